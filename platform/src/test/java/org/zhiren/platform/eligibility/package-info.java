/** How files and posts are read for the rules. */
@NullMarked
package org.zhiren.platform.eligibility;

import org.jspecify.annotations.NullMarked;
