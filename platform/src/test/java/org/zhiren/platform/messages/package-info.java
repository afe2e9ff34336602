/** Messages on their ways: inbox, mail, webhooks, feed. */
@NullMarked
package org.zhiren.platform.messages;

import org.jspecify.annotations.NullMarked;
