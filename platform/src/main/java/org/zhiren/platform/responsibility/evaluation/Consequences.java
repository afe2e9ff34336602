package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Proposals that follow from released results by published rules, and what people decide about
 * them. None of them does anything by itself.
 */
@Component
public class Consequences {

  private static final BigDecimal FULL = BigDecimal.valueOf(100);
  private static final BigDecimal PASS = BigDecimal.valueOf(60);
  private static final int BEST = 5;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Evaluations evaluations;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  Consequences(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      Evaluations evaluations,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.evaluations = evaluations;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /** Somebody on file with the targets for which he or she answered. */
  private record Answered(
      UUID personId,
      UUID unitId,
      String name,
      int targets,
      int known,
      int full,
      int low,
      @Nullable BigDecimal least) {}

  /** Lists proposals for the people on file; once, at the release. */
  int propose(Plan plan, int edition) {
    Map<UUID, Evaluations.UnitLine> units = new LinkedHashMap<>();
    evaluations.units(plan.id(), edition).forEach(line -> units.put(line.unitId(), line));
    List<Answered> people = new ArrayList<>();
    jdbc.sql(
            """
            select r.person_id, min(r.unit_id::text)::uuid as unit_id, min(t.person_name) as name, count(*) as targets,
              count(r.score) as known, count(*) filter (where r.score >= :full) as full,
              count(*) filter (where r.score < :pass) as low, min(r.score) as least
            from responsibility.result_target r join responsibility.target t on t.id = r.target_id
            where r.plan_id = :plan and r.edition = :edition and r.person_id is not null
            group by r.person_id order by r.person_id
            """)
        .param("plan", plan.id())
        .param("edition", edition)
        .param("full", FULL)
        .param("pass", PASS)
        .query((java.sql.ResultSet row) -> {
          people.add(
              new Answered(
                  Stored.uuid(row, "person_id"),
                  Stored.uuid(row, "unit_id"),
                  row.getString("name"),
                  row.getInt("targets"),
                  row.getInt("known"),
                  row.getInt("full"),
                  row.getInt("low"),
                  row.getBigDecimal("least")));
        });
    int count = 0;
    for (Answered one : people) {
      Optional<Proposed> proposed = proposed(one, Optional.ofNullable(units.get(one.unitId())));
      proposed.ifPresent(what -> write(plan.id(), edition, one, what));
      count += proposed.isPresent() ? 1 : 0;
    }
    return count;
  }

  /** What the published rules propose, and why. */
  private record Proposed(Proposal.Kind kind, Text reason) {}

  private static Optional<Proposed> proposed(Answered one, Optional<Evaluations.UnitLine> unit) {
    if (one.low() > 0) {
      return Optional.of(
          new Proposed(one.low() > 1 ? Proposal.Kind.TRAINING : Proposal.Kind.REMINDER, low(one)));
    }
    return one.full() == one.targets()
        ? unit.filter(Consequences::best)
            .map(best -> new Proposed(Proposal.Kind.REWARD, full(one, best)))
        : Optional.empty();
  }

  /** Whether the worst place that is possible lies within the best fifth of the peers. */
  private static boolean best(Evaluations.UnitLine unit) {
    Integer worst = unit.adjustedRankHigh() == null ? unit.rankHigh() : unit.adjustedRankHigh();
    return worst != null && worst * BEST <= unit.peers();
  }

  private static Text low(Answered answered) {
    return Text.of(
            "负责目标 {0} 项，有得分 {1} 项，其中不足 60 分 {2} 项，最低 {3} 分。",
            "Answered for {0} targets, {1} with a score; {2} below 60 points, the lowest {3}.")
        .fill(
            answered.targets(),
            answered.known(),
            answered.low(),
            answered.least() == null ? "—" : answered.least().toPlainString());
  }

  private static Text full(Answered answered, Evaluations.UnitLine unit) {
    return Text.of(
            "负责目标 {0} 项，全部达到 100 分；所在单位在 {1} 个同类单位中列第 {2}。",
            "Answered for {0} targets, all with 100 points; the unit's place among {1} peers is {2}.")
        .fill(
            answered.targets(),
            unit.peers(),
            unit.adjustedRankHigh() == null ? unit.place() : unit.adjustedPlace());
  }

  private void write(UUID plan, int edition, Answered answered, Proposed proposed) {
    jdbc.sql(
            """
            insert into responsibility.proposal (id, plan_id, edition, unit_id, person_id, person_name, kind, reason, state)
            values (:id, :plan, :edition, :unit, :person, :name, :kind, :reason::jsonb, 'OPEN')
            """)
        .param("id", UUID.randomUUID())
        .param("plan", plan)
        .param("edition", edition)
        .param("unit", answered.unitId())
        .param("person", answered.personId())
        .param("name", answered.name())
        .param("kind", proposed.kind().name())
        .param("reason", Stored.text(proposed.reason()))
        .update();
  }

  /** The proposals of a plan, open ones first; never about oneself or near relatives. */
  @Transactional(readOnly = true)
  public List<Proposal> of(UUID planId) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select p.* from responsibility.proposal p
            where p.plan_id = :plan and p.person_id <> all(:near) and
            """
                + seen.sql()
                + " order by (p.state <> 'OPEN'), p.kind, p.person_name, p.id")
        .param("plan", planId)
        .param("near", needToKnow.near().toArray(UUID[]::new))
        .params(seen.params())
        .query((row, number) ->
            new Proposal(
                Stored.uuid(row, "id"),
                Stored.uuid(row, "unit_id"),
                Stored.uuid(row, "person_id"),
                row.getString("person_name"),
                Proposal.Kind.valueOf(row.getString("kind")),
                Stored.text(row.getString("reason")),
                Proposal.State.valueOf(row.getString("state")),
                row.getString("said"),
                row.getString("decided_name"),
                Stored.perhaps(row, "decided_at", clock)))
        .list();
  }

  /**
   * A person decides about a proposal.
   *
   * @param accept whether it is taken up; what follows is done by people elsewhere
   * @param reason why; needed for yes and for no
   */
  @Transactional
  public void decide(UUID planId, UUID proposalId, boolean accept, String reason) {
    Proposal proposal =
        of(planId).stream()
            .filter(one -> one.id().equals(proposalId))
            .findFirst()
            .orElseThrow(() -> new NotFound("proposal " + proposalId));
    if (reason.isBlank()) {
      throw new InvalidInput(
          "said",
          reason,
          Text.of("采纳或不采纳都请写明理由。", "Say why, whether you accept the proposal or decline it."));
    }
    Actor actor = acting.current();
    int changed =
        jdbc.sql(
                """
                update responsibility.proposal set state = :state, said = :said, decided_by = :by, decided_name = :name,
                  decided_at = :now where id = :id and state = 'OPEN'
                """)
            .param("state", accept ? "ACCEPTED" : "DECLINED")
            .param("said", reason.strip())
            .param("by", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .param("id", proposalId)
            .update();
    if (changed == 0) {
      throw new InvalidInput(
          "said",
          proposal.state().name(),
          Text.of("这条建议已经有人研究过。", "Somebody has decided about this proposal already."));
    }
    records.record(
        Act.of(
                accept ? "targets.proposal.accepted" : "targets.proposal.declined",
                "proposal",
                proposalId)
            .with("person", proposal.personId())
            .with("kind", proposal.kind())
            .because(reason));
  }
}
