/** The page of the whole-process record. */
@NullMarked
package org.zhiren.platform.selection.record.web;

import org.jspecify.annotations.NullMarked;
