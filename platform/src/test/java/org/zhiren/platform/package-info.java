/** Tests of the house as a whole, and the base class for module tests. */
@NullMarked
package org.zhiren.platform;

import org.jspecify.annotations.NullMarked;
