/** Tests of the decision page. */
@NullMarked
package org.zhiren.platform.selection.decision;

import org.jspecify.annotations.NullMarked;
