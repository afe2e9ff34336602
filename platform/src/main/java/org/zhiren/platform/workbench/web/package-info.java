/** The first page. */
@NullMarked
package org.zhiren.platform.workbench.web;

import org.jspecify.annotations.NullMarked;
