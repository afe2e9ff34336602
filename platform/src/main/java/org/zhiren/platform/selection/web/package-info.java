/** Pages of selection cases, and the same for programs. */
@NullMarked
package org.zhiren.platform.selection.web;

import org.jspecify.annotations.NullMarked;
