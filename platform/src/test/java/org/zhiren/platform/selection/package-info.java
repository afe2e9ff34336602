@NullMarked
package org.zhiren.platform.selection;

import org.jspecify.annotations.NullMarked;
