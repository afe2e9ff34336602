/** Pages and addresses of import, export, the form and the code tables. */
@NullMarked
package org.zhiren.platform.roster.exchange.web;

import org.jspecify.annotations.NullMarked;
