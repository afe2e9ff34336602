/** Tests of the module access. */
@NullMarked
package org.zhiren.platform.access;

import org.jspecify.annotations.NullMarked;
