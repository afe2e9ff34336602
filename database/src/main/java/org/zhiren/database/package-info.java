@NullMarked
package org.zhiren.database;

import org.jspecify.annotations.NullMarked;
