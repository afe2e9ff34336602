/** Tests of the demonstration. */
@NullMarked
package org.zhiren.platform.demonstration;

import org.jspecify.annotations.NullMarked;
