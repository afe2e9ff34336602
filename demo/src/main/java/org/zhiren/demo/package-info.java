@NullMarked
package org.zhiren.demo;

import org.jspecify.annotations.NullMarked;
