/** Tests of appraisal campaigns. */
@NullMarked
package org.zhiren.platform.appraisal;

import org.jspecify.annotations.NullMarked;
