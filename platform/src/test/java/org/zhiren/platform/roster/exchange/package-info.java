@NullMarked
package org.zhiren.platform.roster.exchange;

import org.jspecify.annotations.NullMarked;
