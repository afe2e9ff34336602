/** Tests of evidence, talks and coverage. */
@NullMarked
package org.zhiren.platform.insight;

import org.jspecify.annotations.NullMarked;
