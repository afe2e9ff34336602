@NullMarked
package org.zhiren.materials;

import org.jspecify.annotations.NullMarked;
