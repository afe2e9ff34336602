/** Tests of the pages and the API of questions. */
@NullMarked
package org.zhiren.platform.roster.query.web;

import org.jspecify.annotations.NullMarked;
