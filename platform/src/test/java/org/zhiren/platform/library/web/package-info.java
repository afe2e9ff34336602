/** Tests of what the pages of the library say, without a database. */
@NullMarked
package org.zhiren.platform.library.web;

import org.jspecify.annotations.NullMarked;
