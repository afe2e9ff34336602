/** Pages of the reference library, and the same for programs. */
@NullMarked
package org.zhiren.platform.library.web;

import org.jspecify.annotations.NullMarked;
