/** Rules about the whole house. */
@NullMarked
package org.zhiren.architecture;

import org.jspecify.annotations.NullMarked;
