/** Tests of recusal. */
@NullMarked
package org.zhiren.platform.selection.recusal;

import org.jspecify.annotations.NullMarked;
