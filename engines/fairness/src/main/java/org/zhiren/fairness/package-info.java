@NullMarked
package org.zhiren.fairness;

import org.jspecify.annotations.NullMarked;
