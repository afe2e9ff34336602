/** Tests of the organisation. */
@NullMarked
package org.zhiren.platform.organization;

import org.jspecify.annotations.NullMarked;
