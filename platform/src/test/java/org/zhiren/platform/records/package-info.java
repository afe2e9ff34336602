/** Tests of the record on a real database. */
@NullMarked
package org.zhiren.platform.records;

import org.jspecify.annotations.NullMarked;
