/** What the public may see and say. */
@NullMarked
package org.zhiren.platform.portal;

import org.jspecify.annotations.NullMarked;
