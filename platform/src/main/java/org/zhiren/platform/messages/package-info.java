/**
 * Messages: what the platform has to say to people, and the ways on which it reaches them.
 *
 * <p>A module that has something to say calls {@link org.zhiren.platform.messages.Messages#send}
 * inside its transaction: the message exists if and only if its cause does. It always reaches the
 * inbox. Mail, webhooks and the feed follow later and at least once, each delivery with an
 * identifier that stays the same at every attempt.
 *
 * <pre>{@code
 * messages.send(
 *     Message.to(account, "targets", "order-" + order.id() + "-due")
 *         .says(Text.of("督办事项三日内到期", "An order falls due within three days"))
 *         .details(Text.same(order.subject()))
 *         .at("/supervisions/" + order.id()));
 * }</pre>
 *
 * <p>A module declares each of its kinds of message as a bean of {@link
 * org.zhiren.platform.messages.MessageCategory}; its {@link org.zhiren.platform.messages.Outside}
 * says how much of a message may leave the house. Who is meant by a person, a right or a unit is
 * answered by {@link org.zhiren.platform.access.AccountDirectory}.
 */
@ApplicationModule(
    displayName = "Messages",
    allowedDependencies = {"shell", "records", "access"})
@NullMarked
package org.zhiren.platform.messages;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
