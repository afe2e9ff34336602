/** Tests of how results are worded, without a database. */
@NullMarked
package org.zhiren.platform.appraisal.results.web;

import org.jspecify.annotations.NullMarked;
