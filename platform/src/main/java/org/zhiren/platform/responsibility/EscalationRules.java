package org.zhiren.platform.responsibility;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/** The published rules by which open orders are reminded of and raised. */
@Component
public class EscalationRules {

  private static final int EARLIEST = -30;
  private static final int LATEST = 250;
  private static final int MOST = 20;
  private static final int LONGEST = 200;

  private final JdbcClient jdbc;
  private final Records records;

  EscalationRules(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /** To whom an order is raised. */
  public enum Level {
    /** The unit is reminded. */
    REMIND(Text.of("提醒承办单位", "remind the unit")),
    /** The leader of the unit is told. */
    UNIT(Text.of("报单位主要负责人", "to the leader of the unit")),
    /** The leader of the body is told. */
    LEADER(Text.of("报领导", "to the leader"));

    private final Text text;

    Level(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * A rule.
   *
   * @param workingDays working days after the deadline, negative before it
   * @param level to whom
   * @param said what is said
   */
  public record Rule(int workingDays, Level level, String said) {}

  /** The rules, the earliest first. */
  @Transactional(readOnly = true)
  public List<Rule> all() {
    return jdbc.sql("select * from responsibility.escalation_rule order by working_days")
        .query((row, number) ->
            new Rule(
                row.getInt("working_days"),
                Level.values()[row.getInt("level")],
                row.getString("said")))
        .list();
  }

  /**
   * Puts these rules in the place of those in force.
   *
   * @throws InvalidInput with every fault; then the old ones stay
   */
  @Transactional
  public void replace(List<Rule> rules) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    Set<Integer> days = new HashSet<>();
    if (rules.isEmpty() || rules.size() > MOST) {
      faults.add(
          new InvalidInput.Fault(
              "rules",
              Integer.toString(rules.size()),
              Text.of("规则应有 1 至 {0} 条。", "There are 1 to {0} rules.").fill(MOST)));
    }
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (rule.workingDays() < EARLIEST || rule.workingDays() > LATEST) {
        faults.add(
            new InvalidInput.Fault(
                "days" + i,
                Integer.toString(rule.workingDays()),
                Text.of(
                        "工作日数应在 {0}（到期前）至 {1}（逾期后）之间。",
                        "Working days lie between {0} (before the deadline) and {1} (after it).")
                    .fill(EARLIEST, LATEST)));
      } else if (!days.add(rule.workingDays())) {
        faults.add(
            new InvalidInput.Fault(
                "days" + i,
                Integer.toString(rule.workingDays()),
                Text.of("这一天已有一条规则，请合并。", "There is a rule for this day already. Join the two.")));
      }
      if (rule.said().isBlank() || rule.said().length() > LONGEST) {
        faults.add(
            new InvalidInput.Fault(
                "said" + i,
                rule.said(),
                Text.of("请写明提醒的话，1 至 {0} 字。", "Say what is said, in 1 to {0} characters.")
                    .fill(LONGEST)));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    String before = words(all());
    jdbc.sql("delete from responsibility.escalation_rule").update();
    for (Rule rule : rules) {
      jdbc.sql(
              """
              insert into responsibility.escalation_rule (working_days, level, said)
              values (:days, :level, :said)
              """)
          .param("days", rule.workingDays())
          .param("level", rule.level().ordinal())
          .param("said", rule.said().strip())
          .update();
    }
    records.record(
        Act.of("targets.escalation.changed", "escalation-rules", "all")
            .with("before", before)
            .with("after", words(all())));
  }

  private static String words(List<Rule> rules) {
    StringBuilder words = new StringBuilder();
    rules.forEach(
        rule -> words.append(rule.workingDays()).append(' ').append(rule.level()).append("; "));
    return words.toString();
  }
}
