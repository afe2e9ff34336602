/** Tests of the shell. */
@NullMarked
package org.zhiren.platform.shell;

import org.jspecify.annotations.NullMarked;
