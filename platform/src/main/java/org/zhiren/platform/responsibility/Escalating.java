package org.zhiren.platform.responsibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;

/**
 * Every morning of a working day: reminds of open orders and raises those that are late, by the
 * published rules. A rule speaks once for each deadline, however often the timer runs; a new
 * deadline begins anew. Nothing else changes: what an order needs is decided by people.
 */
@Component
public class Escalating {

  private static final Logger LOG = LoggerFactory.getLogger(Escalating.class);

  private final JdbcClient jdbc;
  private final EscalationRules rules;
  private final Supervisions supervisions;
  private final SupervisionNotices notices;
  private final DueDays days;
  private final Acting acting;
  private final Records records;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Escalating(
      JdbcClient jdbc,
      EscalationRules rules,
      Supervisions supervisions,
      SupervisionNotices notices,
      DueDays days,
      Acting acting,
      Records records,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.supervisions = supervisions;
    this.notices = notices;
    this.days = days;
    this.acting = acting;
    this.records = records;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Scheduled(cron = "0 40 7 * * MON-SUN")
  void everyMorning() throws Exception {
    int spoken = run(LocalDate.now(clock));
    if (spoken > 0) {
      LOG.info("Supervision: reminders and escalations {}", spoken);
    }
  }

  /**
   * Applies the rules as of a day.
   *
   * @return how many orders were reminded of or raised
   */
  public int run(LocalDate today) throws Exception {
    return acting.asSystem(
        "targets.escalation",
        () -> {
          Integer spoken = transactions.execute(status -> all(today));
          return spoken == null ? 0 : spoken;
        });
  }

  private int all(LocalDate today) {
    List<EscalationRules.Rule> published = rules.all();
    DueDays.Counted counted = days.counted();
    int spoken = 0;
    for (Supervision order : supervisions.waiting()) {
      int past = counted.past(order.dueOn(), today);
      EscalationRules.@Nullable Rule last = null;
      for (EscalationRules.Rule rule : published) {
        if (rule.workingDays() <= past && first(order, rule)) {
          last = rule;
        }
      }
      // What was missed while the server stood still is said once, by the latest rule.
      if (last != null) {
        speak(order, last, past);
        spoken++;
      }
    }
    return spoken;
  }

  private boolean first(Supervision order, EscalationRules.Rule rule) {
    return jdbc.sql(
                """
                insert into responsibility.escalation (supervision_id, unit_id, working_days, due_on, at)
                values (:id, :unit, :days, :due, :now) on conflict do nothing
                """)
            .param("id", order.id())
            .param("unit", order.unitId())
            .param("days", rule.workingDays())
            .param("due", order.dueOn())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  private void speak(Supervision order, EscalationRules.Rule rule, int past) {
    Text step =
        rule.level() == EscalationRules.Level.REMIND
            ? Text.of("按规则催办", "reminded by rule")
            : Text.of("按规则升级", "raised by rule");
    jdbc.sql(
            """
            update responsibility.supervision set level = greatest(level, :level), version = version + 1
            where id = :id
            """)
        .param("level", rule.level().ordinal())
        .param("id", order.id())
        .update();
    supervisions.note(order.id(), order.unitId(), step, rule.said(), null);
    records.record(
        Act.of("targets.supervision.raised", "supervision", order.id())
            .with("number", order.number())
            .with("level", rule.level())
            .with("workingDays", past)
            .with("dueOn", order.dueOn()));
    notices.raised(order, rule, past);
  }
}
