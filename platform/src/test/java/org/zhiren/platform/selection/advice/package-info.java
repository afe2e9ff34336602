/** Tests of the advice at cases and people. */
@org.jspecify.annotations.NullMarked
package org.zhiren.platform.selection.advice;
