/** The public pages, and the officers' pages behind them. */
@NullMarked
package org.zhiren.platform.portal.web;

import org.jspecify.annotations.NullMarked;
