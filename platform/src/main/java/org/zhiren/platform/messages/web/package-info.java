/** The inbox, how it reaches people outside the platform, and the system officer's webhooks. */
@NullMarked
package org.zhiren.platform.messages.web;

import org.jspecify.annotations.NullMarked;
