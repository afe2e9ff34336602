/** The decision page. */
@NullMarked
package org.zhiren.platform.selection.decision.web;

import org.jspecify.annotations.NullMarked;
