package org.zhiren.platform.responsibility.evaluation;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Target;

/** Writes one edition of the results of a plan: its head, its targets, its units. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EditionWriter {

  private final JdbcClient jdbc;

  EditionWriter(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What stands above an edition.
   *
   * @param edition its number, from 1
   * @param reason why it is made
   * @param appealsUntil last day for appeals
   * @param authorId who makes it
   * @param author the name
   * @param madeAt when
   */
  record Head(
      int edition,
      String reason,
      LocalDate appealsUntil,
      UUID authorId,
      String author,
      Instant madeAt) {}

  /** Writes what a run over the plan said. */
  void write(Plan plan, Head head, Reckoned reckoned) {
    jdbc.sql(
            """
            insert into responsibility.evaluation (plan_id, edition, unit_id, reason, appeals_until, missing, note,
              author_id, author_name, made_at)
            values (:plan, :edition, :unit, :reason, :until, :missing, :note::jsonb, :by, :name, :at)
            """)
        .param("plan", plan.id())
        .param("edition", head.edition())
        .param("unit", plan.unitId())
        .param("reason", head.reason())
        .param("until", head.appealsUntil())
        .param("missing", reckoned.missing())
        .param("note", Stored.JSON.writeValueAsString(reckoned.said()))
        .param("by", head.authorId())
        .param("name", head.author())
        .param("at", Timestamp.from(head.madeAt()))
        .update();
    targets(plan.id(), head.edition(), reckoned);
    units(plan.id(), head.edition(), reckoned);
  }

  /** All rows in one statement: an edition may have thousands. */
  private void targets(UUID plan, int edition, Reckoned reckoned) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Outcomes.Scored one : reckoned.targets()) {
      Target target = one.target();
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("target_id", target.id());
      row.put("unit_id", target.unitId());
      row.put("leader_id", target.facts().leader().id());
      row.put("person_id", target.facts().person().id());
      row.put("name", target.facts().name());
      row.put("kind", target.kind().name());
      row.put("weight", target.facts().weight());
      row.put("measure", target.facts().measure());
      row.put("value", one.reached().value());
      row.put("score", one.score().points());
      row.put("low", one.score().low());
      row.put("high", one.score().high());
      row.put("explanation", ExplanationPrinter.asJson(one.score().explanation()));
      rows.add(row);
    }
    jdbc.sql(
            """
            insert into responsibility.result_target (plan_id, edition, target_id, unit_id, leader_id, person_id, name,
              kind, weight, measure, value, score, low, high, explanation)
            select :plan, :edition, r.target_id, r.unit_id, r.leader_id, r.person_id, r.name, r.kind, r.weight, r.measure,
              r.value, r.score, r.low, r.high, r.explanation::jsonb
            from jsonb_to_recordset(:rows::jsonb) as r (target_id uuid, unit_id uuid, leader_id uuid, person_id uuid,
              name text, kind text, weight int, measure text, value numeric, score numeric, low numeric, high numeric,
              explanation text)
            """)
        .param("plan", plan)
        .param("edition", edition)
        .param("rows", Stored.JSON.writeValueAsString(rows))
        .update();
  }

  private void units(UUID plan, int edition, Reckoned reckoned) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (UnitScore one : reckoned.units()) {
      UnitScore.Place place = one.place();
      Adjusting.Adjusted adjusted = reckoned.adjusted().get(one.unitId());
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("unit_id", one.unitId());
      row.put("targets", one.parts().size());
      row.put("known", one.known());
      row.put("known_share", one.whole().knownShare());
      row.put("raw", one.raw());
      row.put("low", one.whole().low());
      row.put("high", one.whole().high());
      row.put("peer_group", Map.of("zh", one.group().zh(), "en", one.group().en()));
      row.put("peers", one.peers());
      row.put("rank_low", place == null ? null : place.low());
      row.put("rank_high", place == null ? null : place.high());
      row.put("explanation", ExplanationPrinter.asJson(one.explanation()));
      if (adjusted != null) {
        row.put("adjusted", adjusted.points());
        row.put("adjusted_low", adjusted.low());
        row.put("adjusted_high", adjusted.high());
        row.put("adjusted_rank_low", adjusted.place().low());
        row.put("adjusted_rank_high", adjusted.place().high());
        row.put("adjustment", ExplanationPrinter.asJson(adjusted.why()));
      }
      rows.add(row);
    }
    jdbc.sql(
            """
            insert into responsibility.result_unit (plan_id, edition, unit_id, targets, known, known_share, raw, low, high,
              peer_group, peers, rank_low, rank_high, adjusted, adjusted_low, adjusted_high, adjusted_rank_low,
              adjusted_rank_high, explanation, adjustment)
            select :plan, :edition, r.unit_id, r.targets, r.known, r.known_share, r.raw, r.low, r.high, r.peer_group, r.peers,
              r.rank_low, r.rank_high, r.adjusted, r.adjusted_low, r.adjusted_high, r.adjusted_rank_low,
              r.adjusted_rank_high, r.explanation::jsonb, r.adjustment::jsonb
            from jsonb_to_recordset(:rows::jsonb) as r (unit_id uuid, targets int, known int, known_share int, raw numeric,
              low numeric, high numeric, peer_group jsonb, peers int, rank_low int, rank_high int, adjusted numeric,
              adjusted_low numeric, adjusted_high numeric, adjusted_rank_low int, adjusted_rank_high int,
              explanation text, adjustment text)
            """)
        .param("plan", plan)
        .param("edition", edition)
        .param("rows", Stored.JSON.writeValueAsString(rows))
        .update();
  }
}
