/** Tests of the roster. */
@NullMarked
package org.zhiren.platform.roster;

import org.jspecify.annotations.NullMarked;
