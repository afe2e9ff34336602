/** Tests of the reference library on a real database and a real index. */
@NullMarked
package org.zhiren.platform.library;

import org.jspecify.annotations.NullMarked;
