@NullMarked
package org.zhiren.platform.selection.procedure;

import org.jspecify.annotations.NullMarked;
