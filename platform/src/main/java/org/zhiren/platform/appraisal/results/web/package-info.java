/** Pages, files and API of results. */
@NullMarked
package org.zhiren.platform.appraisal.results.web;

import org.jspecify.annotations.NullMarked;
