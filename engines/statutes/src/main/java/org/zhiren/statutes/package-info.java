@NullMarked
package org.zhiren.statutes;

import org.jspecify.annotations.NullMarked;
