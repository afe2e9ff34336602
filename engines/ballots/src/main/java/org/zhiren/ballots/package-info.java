@NullMarked
package org.zhiren.ballots;

import org.jspecify.annotations.NullMarked;
