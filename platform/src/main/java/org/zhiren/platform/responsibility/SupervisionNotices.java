package org.zhiren.platform.responsibility;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.AccountDirectory;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.messages.Message;
import org.zhiren.platform.messages.MessageCategory;
import org.zhiren.platform.messages.Messages;
import org.zhiren.platform.messages.Outside;

/**
 * Tells the sides of an order what has happened: in the inbox, and by mail and webhook as the house
 * and its people have chosen. A notice exists if and only if its step does.
 */
@Component
class SupervisionNotices {

  /** The kind of message. */
  static final String CATEGORY = "supervision";

  private final Messages messages;
  private final AccountDirectory accounts;

  SupervisionNotices(Messages messages, AccountDirectory accounts) {
    this.messages = messages;
    this.accounts = accounts;
  }

  /** Declares the kind of message. */
  @Configuration(proxyBeanMethods = false)
  static class Setup {
    @Bean
    MessageCategory supervisionMessages() {
      return new MessageCategory(CATEGORY, Text.of("督办", "Supervision"), Outside.SUBJECT);
    }
  }

  /** An order was handed out: the unit is told. */
  void assigned(UUID order, String number, UUID unit, String subject, String due) {
    Text line =
        Text.of("{0} 交办，{1} 前反馈", "{0} was assigned, to be reported by {1}").fill(number, due);
    for (UUID account : unitSide(unit)) {
      send(account, order, "assigned", line, subject);
    }
  }

  /** A step was taken: the other side is told. */
  void step(Supervision order, SupervisionStep step, long version) {
    Text line = Text.of("{0}：{1}", "{0}: {1}").fill(order.number(), step.text());
    Set<UUID> told = step.byUnit() ? supervisingSide(order.unitId()) : unitSide(order.unitId());
    for (UUID account : told) {
      send(account, order.id(), "v" + version, line, order.subject());
    }
  }

  /** A rule has spoken. */
  void raised(Supervision order, EscalationRules.Rule rule, int past) {
    Text line =
        past > 0
            ? Text.of("{0} 逾期 {1} 个工作日", "{0} is {1} working days late").fill(order.number(), past)
            : Text.of("{0} 还有 {1} 个工作日到期", "{0} falls due in {1} working days")
                .fill(order.number(), -past);
    Set<UUID> told = unitSide(order.unitId());
    if (rule.level() == EscalationRules.Level.LEADER) {
      told.addAll(supervisingSide(order.unitId()));
    }
    String key = "rule" + rule.workingDays() + "-" + order.dueOn();
    for (UUID account : told) {
      send(account, order.id(), key, line, rule.said());
    }
  }

  /** Those who report for the unit; whoever supervises it as well is told as that side. */
  private Set<UUID> unitSide(UUID unit) {
    Set<UUID> side =
        new LinkedHashSet<>(accounts.holding(Right.TARGETS_REPORT, InformationClass.TARGETS, unit));
    side.removeAll(accounts.holding(Right.TARGETS_MANAGE, InformationClass.TARGETS, unit));
    return side;
  }

  private Set<UUID> supervisingSide(UUID unit) {
    return new LinkedHashSet<>(
        accounts.holding(Right.TARGETS_MANAGE, InformationClass.TARGETS, unit));
  }

  private void send(UUID account, UUID order, String key, Text line, String details) {
    messages.send(
        new Message(
            account,
            CATEGORY,
            "supervision-" + order + "-" + key,
            line,
            Text.same(details),
            "/supervisions/" + order));
  }
}
