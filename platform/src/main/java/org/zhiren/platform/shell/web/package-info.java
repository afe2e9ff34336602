/** Layout, error pages, palette, preferences and help. */
@NullMarked
package org.zhiren.platform.shell.web;

import org.jspecify.annotations.NullMarked;
