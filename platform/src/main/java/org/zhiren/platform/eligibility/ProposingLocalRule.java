package org.zhiren.platform.eligibility;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.statutes.Overlay;
import org.zhiren.statutes.ParameterHistory;
import org.zhiren.statutes.Statutes;
import org.zhiren.statutes.Tightening;

/** Proposes a local rule. It changes nothing until a second person has approved it. */
@Component
public class ProposingLocalRule {

  private static final int MOST_FRACTION_DIGITS = 4;
  private static final BigDecimal LARGEST = new BigDecimal("1000000");

  private final JdbcClient jdbc;
  private final Records records;
  private final ActorSource actors;
  private final Clock clock;

  ProposingLocalRule(JdbcClient jdbc, Records records, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.records = records;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * What is proposed.
   *
   * @param parameter identifier of the national parameter
   * @param value the local value
   * @param since first day
   * @param title title of the local regulation, without 《》
   * @param article article that sets the value; may be empty
   * @param document number of the document
   * @param reason why
   */
  public record Proposal(
      String parameter,
      BigDecimal value,
      LocalDate since,
      String title,
      String article,
      String document,
      String reason) {}

  /**
   * Writes the proposal.
   *
   * @return its identifier
   * @throws InvalidInput if something is missing, or the value does not tighten the national one
   */
  @Transactional
  public UUID propose(Proposal proposal) {
    check(proposal);
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into eligibility.local_rule (id, parameter, value, since, title, article,
              document, reason, state, proposed_by, proposed_name, proposed_at)
            values (:id, :parameter, :value, :since, :title, :article, :document, :reason,
              'PROPOSED', :by, :name, :now)
            """)
        .param("id", id)
        .param("parameter", proposal.parameter())
        .param("value", proposal.value())
        .param("since", proposal.since())
        .param("title", proposal.title().strip())
        .param("article", proposal.article().strip())
        .param("document", proposal.document().strip())
        .param("reason", proposal.reason().strip())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of("eligibility.local.proposed", "local_rule", id)
            .with("parameter", proposal.parameter())
            .with("value", proposal.value().toPlainString())
            .with("since", proposal.since())
            .with("document", proposal.document())
            .because(proposal.reason()));
    return id;
  }

  private static void check(Proposal proposal) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    required(
        "title", proposal.title(), Text.of("请填写地方规定的名称。", "Name the local regulation."), faults);
    required(
        "document",
        proposal.document(),
        Text.of("请填写文号。", "Give the number of the document."),
        faults);
    required("reason", proposal.reason(), Text.of("请写明理由。", "Give the reason."), faults);
    Text loosening = refusal(proposal.parameter(), proposal.value(), proposal.since());
    if (loosening != null) {
      faults.add(new InvalidInput.Fault("value", proposal.value().toPlainString(), loosening));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private static void required(
      String field, String value, Text message, List<InvalidInput.Fault> faults) {
    if (value.isBlank()) {
      faults.add(new InvalidInput.Fault(field, value, message));
    }
  }

  /** Why the engine refuses the value, in words; {@code null} if it tightens. */
  static @Nullable Text refusal(String parameter, BigDecimal value, LocalDate since) {
    Statutes national = Statutes.national();
    ParameterHistory history =
        national.parameters().stream()
            .filter(p -> p.id().equals(parameter))
            .findFirst()
            .orElseThrow(() ->
                new InvalidInput(
                    "parameter",
                    parameter,
                    Text.of(
                            "没有参数“{0}”，请从列表中选择。",
                            "There is no parameter “{0}”; choose one of the list.")
                        .fill(parameter)));
    if (value.signum() < 0
        || value.stripTrailingZeros().scale() > MOST_FRACTION_DIGITS
        || value.compareTo(LARGEST) > 0) {
      return Text.of(
              "数值（{0}）须为不大于 {1} 的非负数，至多 {2} 位小数。",
              "The value ({0}) must be a number from 0 to {1} with at most {2} decimals.")
          .fill(value.toPlainString(), LARGEST.toPlainString(), MOST_FRACTION_DIGITS);
    }
    if (history.tightening() == Tightening.FIXED) {
      return Text.of("国家规定的“{0}”不得由地方调整。", "The national “{0}” may not be changed locally.")
          .fill(history.name());
    }
    try {
      national.with(
          new Overlay("proposal", "", List.of(new Overlay.Change(parameter, since, value))));
      return null;
    } catch (IllegalArgumentException notStricter) {
      ParameterHistory.DatedValue valid = history.on(since);
      return valid == null
          ? Text.of(
                  "{0}在{1}尚无国家数值，无从收紧。",
                  "{0} has no national value on {1}: there is nothing to tighten.")
              .fill(history.name(), since)
          : Text.of(
                  "{0}的国家数值为 {1}{2}，{3}；{4} 没有收紧，未予接受。",
                  "The national value of {0} is {1} {2} and {3}; {4} does not tighten it and was"
                      + " refused.")
              .fill(
                  history.name(),
                  valid.value().toPlainString(),
                  history.unit(),
                  history.tightening().text(),
                  value.toPlainString());
    }
  }
}
