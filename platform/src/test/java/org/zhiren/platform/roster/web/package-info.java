/** Tests of the pages of the roster. */
@NullMarked
package org.zhiren.platform.roster.web;

import org.jspecify.annotations.NullMarked;
