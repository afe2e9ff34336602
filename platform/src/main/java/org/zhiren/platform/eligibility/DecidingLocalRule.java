package org.zhiren.platform.eligibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.eligibility.LocalRule.State;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Decides on local rules: what one person proposes, another approves or returns. The same holds for
 * the end of a rule in force, because its end loosens again.
 */
@Component
public class DecidingLocalRule {

  private final JdbcClient jdbc;
  private final LocalRules rules;
  private final Records records;
  private final ActorSource actors;
  private final Clock clock;

  DecidingLocalRule(
      JdbcClient jdbc, LocalRules rules, Records records, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.rules = rules;
    this.records = records;
    this.actors = actors;
    this.clock = clock;
  }

  /** Approves a proposal; the engine is asked once more whether it tightens. */
  @Transactional
  public void approve(UUID id, String reason) {
    LocalRule rule = in(id, State.PROPOSED);
    refuseSamePerson(rule.proposed().by());
    Text loosening = ProposingLocalRule.refusal(rule.parameter(), rule.value(), rule.since());
    if (loosening != null) {
      throw new InvalidInput("value", rule.value().toPlainString(), loosening);
    }
    decide(rule, State.IN_FORCE, reason);
    record("eligibility.local.approved", rule, reason);
  }

  /** Sends a proposal back. */
  @Transactional
  public void sendBack(UUID id, String reason) {
    LocalRule rule = in(id, State.PROPOSED);
    refuseSamePerson(rule.proposed().by());
    required(reason);
    decide(rule, State.RETURNED, reason);
    record("eligibility.local.returned", rule, reason);
  }

  /** Takes the own proposal back before it was decided on. */
  @Transactional
  public void withdraw(UUID id, String reason) {
    LocalRule rule = in(id, State.PROPOSED);
    if (!rule.proposed().by().equals(actors.current().accountId())) {
      throw new InvalidInput(
          "reason", null, Text.of("只有提出人可以撤回。", "Only the one who proposed it can withdraw it."));
    }
    required(reason);
    set(rule, State.WITHDRAWN);
    record("eligibility.local.withdrawn", rule, reason);
  }

  /** Asks to end a rule in force. It stays in force until a second person agrees. */
  @Transactional
  public void askToEnd(UUID id, String reason) {
    LocalRule rule = in(id, State.IN_FORCE);
    required(reason);
    Actor actor = actors.current();
    changed(
        jdbc.sql(
                """
                update eligibility.local_rule set state = 'ENDING', ending_by = :by,
                  ending_name = :name, ending_at = :now, ending_reason = :reason
                where id = :id and state = 'IN_FORCE'
                """)
            .param("id", id)
            .param("by", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .param("reason", reason.strip())
            .update());
    record("eligibility.local.ending", rule, reason);
  }

  /** Agrees to the end; from today on the national number holds again. */
  @Transactional
  public void end(UUID id, String reason) {
    LocalRule rule = in(id, State.ENDING);
    refuseSamePerson(asked(rule).by());
    Actor actor = actors.current();
    changed(
        jdbc.sql(
                """
                update eligibility.local_rule set state = 'ENDED', ended_by = :by,
                  ended_name = :name, ended_at = :now, ended_on = :today
                where id = :id and state = 'ENDING'
                """)
            .param("id", id)
            .param("by", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .param("today", LocalDate.now(clock))
            .update());
    record("eligibility.local.ended", rule, reason);
  }

  /** Leaves a rule in force although somebody asked to end it. */
  @Transactional
  public void keep(UUID id, String reason) {
    LocalRule rule = in(id, State.ENDING);
    refuseSamePerson(asked(rule).by());
    required(reason);
    changed(
        jdbc.sql(
                """
                update eligibility.local_rule set state = 'IN_FORCE', ending_by = null,
                  ending_name = null, ending_at = null, ending_reason = null
                where id = :id and state = 'ENDING'
                """)
            .param("id", id)
            .update());
    record("eligibility.local.kept", rule, reason);
  }

  private static LocalRule.Step asked(LocalRule rule) {
    LocalRule.Step ending = rule.ending();
    if (ending == null) {
      throw new IllegalStateException("Nobody asked to end the rule (%s).".formatted(rule.id()));
    }
    return ending;
  }

  private LocalRule in(UUID id, State needed) {
    LocalRule rule = rules.find(id).orElseThrow(() -> new NotFound("local rule " + id));
    if (rule.state() != needed) {
      throw alreadyDone(rule.state());
    }
    return rule;
  }

  private static InvalidInput alreadyDone(State now) {
    return new InvalidInput(
        "state",
        now.name(),
        Text.of(
                "这条地方规定现在的状态是“{0}”，不能再这样处理。请刷新页面。",
                "The local rule is now “{0}”; this can no longer be done. Please reload the page.")
            .fill(now.text()));
  }

  private void refuseSamePerson(UUID proposer) {
    if (proposer.equals(actors.current().accountId())) {
      throw new InvalidInput(
          "reason",
          null,
          Text.of(
              "提出人不能批准自己的事项，请由另一位有权限的人员办理。",
              "Nobody decides on the own proposal; another person with the right has to."));
    }
  }

  private static void required(String reason) {
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明理由。", "Give the reason."));
    }
  }

  private void decide(LocalRule rule, State next, String reason) {
    Actor actor = actors.current();
    changed(
        jdbc.sql(
                """
                update eligibility.local_rule set state = :next, decided_by = :by,
                  decided_name = :name, decided_at = :now, decision_reason = :reason
                where id = :id and state = 'PROPOSED'
                """)
            .param("id", rule.id())
            .param("next", next.name())
            .param("by", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .param("reason", reason.strip())
            .update());
  }

  private void set(LocalRule rule, State next) {
    changed(
        jdbc.sql("update eligibility.local_rule set state = :next where id = :id and state = :now")
            .param("id", rule.id())
            .param("next", next.name())
            .param("now", rule.state().name())
            .update());
  }

  /** Somebody else may have decided between reading and writing. */
  private static void changed(int rows) {
    if (rows == 0) {
      throw alreadyDone(State.IN_FORCE);
    }
  }

  private void record(String action, LocalRule rule, String reason) {
    records.record(
        Act.of(action, "local_rule", rule.id())
            .with("parameter", rule.parameter())
            .with("value", rule.value().toPlainString())
            .with("since", rule.since())
            .because(reason));
  }
}
