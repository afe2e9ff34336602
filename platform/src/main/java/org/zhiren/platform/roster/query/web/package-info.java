/** The page on which questions are put together, its results, and the same for programs. */
@NullMarked
package org.zhiren.platform.roster.query.web;

import org.jspecify.annotations.NullMarked;
