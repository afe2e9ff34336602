@org.jspecify.annotations.NullMarked
package org.zhiren.platform.responsibility.evaluation;
