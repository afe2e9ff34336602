package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.DueDays;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanLife;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.SigningParts;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * What a unit says about its frozen results: that they are right, or that one is wrong and why. An
 * appeal is answered by somebody else than the one who froze the results and the one who filed it;
 * a correction makes the next edition.
 */
@Component
public class Appeals {

  private static final int LONGEST = 2_000;

  private final JdbcClient jdbc;
  private final PlanLife life;
  private final Targets targets;
  private final Evaluations evaluations;
  private final Freezing freezing;
  private final Schemes schemes;
  private final SigningParts sides;
  private final NeedToKnow needToKnow;
  private final Acting acting;
  private final Records records;
  private final DueDays dueDays;
  private final Clock clock;

  Appeals(
      JdbcClient jdbc,
      PlanLife life,
      Targets targets,
      Evaluations evaluations,
      Freezing freezing,
      Schemes schemes,
      SigningParts sides,
      NeedToKnow needToKnow,
      Acting acting,
      Records records,
      DueDays dueDays,
      Clock clock) {
    this.jdbc = jdbc;
    this.life = life;
    this.targets = targets;
    this.evaluations = evaluations;
    this.freezing = freezing;
    this.schemes = schemes;
    this.sides = sides;
    this.needToKnow = needToKnow;
    this.acting = acting;
    this.records = records;
    this.dueDays = dueDays;
    this.clock = clock;
  }

  /** The appeals of a plan that may be seen, open ones first. */
  @Transactional(readOnly = true)
  public List<Appeal> of(UUID planId) {
    NeedToKnow.Predicate seen = needToKnow.predicate("a.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select a.*, t.name from responsibility.appeal a join responsibility.target t on t.id = a.target_id
            where a.plan_id = :plan and
            """
                + seen.sql()
                + " order by (a.state <> 'OPEN'), a.filed_at, a.id")
        .param("plan", planId)
        .params(seen.params())
        .query(this::appeal)
        .list();
  }

  private Appeal appeal(ResultSet row, int number) throws SQLException {
    return new Appeal(
        Stored.uuid(row, "id"),
        Stored.uuid(row, "plan_id"),
        row.getInt("edition"),
        Stored.uuid(row, "unit_id"),
        Stored.uuid(row, "target_id"),
        row.getString("name"),
        row.getString("ground"),
        row.getString("evidence"),
        Stored.uuid(row, "filed_by"),
        row.getString("filed_name"),
        Stored.time(row, "filed_at", clock),
        Stored.day(row, "answer_by"),
        Appeal.State.valueOf(row.getString("state")),
        row.getString("answer"),
        row.getBigDecimal("corrected"),
        row.getString("answered_name"),
        Stored.perhaps(row, "answered_at", clock));
  }

  /** How many appeals of all frozen plans wait for an answer of the acting account's side. */
  @Transactional(readOnly = true)
  public int waiting() {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select count(*) from responsibility.appeal a join responsibility.plan p on p.id = a.plan_id
            where a.state = 'OPEN' and p.state = 'FROZEN' and
            """
                + seen.sql())
        .params(seen.params())
        .query(Integer.class)
        .single();
  }

  /**
   * A unit that may still confirm its results or appeal.
   *
   * @param planId the plan
   * @param plan what it is called
   * @param unitId the unit
   * @param until last day
   */
  public record Asked(UUID planId, String plan, UUID unitId, LocalDate until) {}

  /**
   * The own units that have neither confirmed nor appealed, in frozen plans; at most {@code most}.
   */
  @Transactional(readOnly = true)
  public List<Asked> asked(int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("r.unit_id", InformationClass.TARGETS);
    return jdbc.sql(
            """
            select r.plan_id, p.title, r.unit_id, e.appeals_until
            from responsibility.result_unit r
              join responsibility.plan p on p.id = r.plan_id and p.state = 'FROZEN'
              join responsibility.evaluation e on e.plan_id = r.plan_id and e.edition = r.edition
            where r.edition = (select max(l.edition) from responsibility.evaluation l where l.plan_id = r.plan_id)
              and e.appeals_until >= :today
              and not exists (select from responsibility.confirmation c
                              where c.plan_id = r.plan_id and c.edition = r.edition and c.unit_id = r.unit_id)
              and not exists (select from responsibility.appeal a
                              where a.plan_id = r.plan_id and a.unit_id = r.unit_id and a.state = 'OPEN')
              and
            """
                + seen.sql()
                + " order by e.appeals_until, p.id, r.unit_id limit :most")
        .param("today", LocalDate.now(clock))
        .param("most", most)
        .params(seen.params())
        .query((row, number) ->
            new Asked(
                Stored.uuid(row, "plan_id"),
                row.getString("title"),
                Stored.uuid(row, "unit_id"),
                Stored.day(row, "appeals_until")))
        .list();
  }

  /**
   * How the units answered.
   *
   * @param units how many there are
   * @param confirmed how many have confirmed the last edition
   * @param open how many appeals are open
   */
  public record Progress(int units, int confirmed, int open) {
    /** Whether nobody has anything left to say. */
    public boolean settled() {
      return confirmed == units && open == 0;
    }
  }

  /** How the units answered so far, within what may be seen. */
  @Transactional(readOnly = true)
  public Progress progress(UUID planId, int edition) {
    return jdbc.sql(
            """
            select (select count(*) from responsibility.result_unit where plan_id = :plan and edition = :edition),
              (select count(*) from responsibility.confirmation where plan_id = :plan and edition = :edition),
              (select count(*) from responsibility.appeal where plan_id = :plan and state = 'OPEN')
            """)
        .param("plan", planId)
        .param("edition", edition)
        .query((row, number) -> new Progress(row.getInt(1), row.getInt(2), row.getInt(3)))
        .single();
  }

  /** Whether the unit has confirmed this edition. */
  @Transactional(readOnly = true)
  public boolean confirmed(UUID planId, int edition, UUID unitId) {
    return jdbc.sql(
            """
            select exists (select from responsibility.confirmation
              where plan_id = :plan and edition = :edition and unit_id = :unit)
            """)
        .param("plan", planId)
        .param("edition", edition)
        .param("unit", unitId)
        .query(Boolean.class)
        .single();
  }

  /**
   * Whether the acting account may speak for a unit about these results: not whoever computed them.
   */
  @Transactional(readOnly = true)
  public boolean speaks(UUID planId) {
    UUID me = acting.current().accountId();
    return evaluations.editions(planId).stream().noneMatch(one -> one.authorId().equals(me));
  }

  private void speaking(UUID planId) {
    if (!speaks(planId)) {
      throw new InvalidInput(
          "ground",
          null,
          Text.of(
              "结果由您算出，单位的确认和申诉应由单位的人提出。",
              "You computed these results: somebody of the unit confirms them or appeals."));
    }
  }

  /**
   * The unit has nothing to say against its results.
   *
   * @throws InvalidInput if an appeal is open, or the acting account computed the results
   */
  @Transactional
  public void confirm(UUID planId, UUID unitId) {
    Evaluations.Edition edition = asked(planId);
    mine(planId, edition.edition(), unitId);
    speaking(planId);
    if (of(planId).stream()
        .anyMatch(one -> one.unitId().equals(unitId) && one.state() == Appeal.State.OPEN)) {
      throw new InvalidInput(
          "ground",
          null,
          Text.of("申诉还没有答复，不能确认无异议。", "An appeal of the unit is still open: it cannot confirm."));
    }
    Actor actor = acting.current();
    int added =
        jdbc.sql(
                """
                insert into responsibility.confirmation (plan_id, edition, unit_id, account_id, name, confirmed_at)
                values (:plan, :edition, :unit, :by, :name, :now) on conflict do nothing
                """)
            .param("plan", planId)
            .param("edition", edition.edition())
            .param("unit", unitId)
            .param("by", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (added > 0) {
      records.record(
          Act.of("targets.results.confirmed", "plan", planId)
              .with("unit", unitId)
              .with("edition", edition.edition()));
    }
  }

  /**
   * Appeals against the score of a target.
   *
   * @throws InvalidInput after the last day, without ground or evidence, or if an appeal about this
   *     target is open
   */
  @Transactional
  public UUID file(UUID planId, UUID targetId, String ground, String evidence) {
    Evaluations.Edition edition = asked(planId);
    Target target = targets.required(targetId);
    mine(planId, edition.edition(), target.unitId());
    speaking(planId);
    LocalDate today = LocalDate.now(clock);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (today.isAfter(edition.appealsUntil())) {
      faults.add(
          new InvalidInput.Fault(
              "ground",
              today.toString(),
              Text.of("申诉截止到 {0}，已经过期。", "Appeals were taken until {0}.")
                  .fill(edition.appealsUntil())));
    }
    words(faults, "ground", ground, "请写明认为哪里不对。", "Say what is wrong.");
    words(faults, "evidence", evidence, "请写明依据的材料和证明的数。", "Name the documents that show it.");
    if (of(planId).stream()
        .anyMatch(one -> one.targetId().equals(targetId) && one.state() == Appeal.State.OPEN)) {
      faults.add(
          new InvalidInput.Fault(
              "ground",
              target.facts().name(),
              Text.of("这项目标已有申诉待答复。", "An appeal about this target is open already.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    int days = schemes.of(planId).scheme().answerDays();
    Actor actor = acting.current();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into responsibility.appeal (id, plan_id, edition, unit_id, target_id, ground, evidence, filed_by,
              filed_name, filed_at, answer_by, state)
            values (:id, :plan, :edition, :unit, :target, :ground, :evidence, :by, :name, :now, :until, 'OPEN')
            """)
        .param("id", id)
        .param("plan", planId)
        .param("edition", edition.edition())
        .param("unit", target.unitId())
        .param("target", targetId)
        .param("ground", ground.strip())
        .param("evidence", evidence.strip())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("until", dueDays.after(today, days))
        .update();
    records.record(
        Act.of("targets.appeal.filed", "appeal", id)
            .with("target", targetId)
            .with("unit", target.unitId())
            .because(ground));
    return id;
  }

  /**
   * Answers an appeal.
   *
   * @param corrected the value that takes the place of the frozen one; {@code null} to reject
   * @throws InvalidInput without an answer, or if the acting account filed the appeal or froze the
   *     results
   */
  @Transactional
  public void answer(UUID appealId, @Nullable BigDecimal corrected, String answer) {
    Appeal appeal = required(appealId);
    Plan plan = life.lock(appeal.planId());
    if (!sides.assigns(plan)) {
      throw new NotFound("appeal " + appealId + " of another side");
    }
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (plan.state() != PlanState.FROZEN || required(appealId).state() != Appeal.State.OPEN) {
      faults.add(
          new InvalidInput.Fault(
              "answer",
              appeal.state().name(),
              Text.of("这件申诉已经答复。", "This appeal has been answered.")));
    }
    words(faults, "answer", answer, "请写明核查的结果和理由。", "Say what was found and why.");
    UUID me = acting.current().accountId();
    boolean judged =
        evaluations.editions(plan.id()).stream()
            .anyMatch(one -> one.edition() == 1 && one.authorId().equals(me));
    if (judged || appeal.filedBy().equals(me)) {
      faults.add(
          new InvalidInput.Fault(
              "answer",
              null,
              judged
                  ? Text.of(
                      "结果由您封账，申诉应由其他人答复。",
                      "You froze the results: somebody else answers appeals against them.")
                  : Text.of(
                      "申诉由您提出，应由其他人答复。", "You filed this appeal: somebody else answers it.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Actor actor = acting.current();
    jdbc.sql(
            """
            update responsibility.appeal set state = :state, answer = :answer, corrected = :corrected,
              answered_by = :by, answered_name = :name, answered_at = :now where id = :id
            """)
        .param("state", corrected == null ? "REJECTED" : "UPHELD")
        .param("answer", answer.strip())
        .param("corrected", corrected)
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("id", appealId)
        .update();
    records.record(
        Act.of(
                corrected == null ? "targets.appeal.rejected" : "targets.appeal.upheld",
                "appeal",
                appealId)
            .with("corrected", corrected)
            .because(answer));
    if (corrected != null) {
      freezing.nextEdition(plan, appeal.target() + "：" + answer.strip());
    }
  }

  private Appeal required(UUID id) {
    UUID plan =
        jdbc.sql("select plan_id from responsibility.appeal where id = :id")
            .param("id", id)
            .query(UUID.class)
            .optional()
            .orElseThrow(() -> new NotFound("appeal " + id));
    return of(plan).stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("appeal " + id));
  }

  private Evaluations.Edition asked(UUID planId) {
    Plan plan = life.lock(planId);
    if (plan.state() != PlanState.FROZEN) {
      throw new InvalidInput(
          "ground",
          plan.state().name(),
          Text.of(
                  "计划“{0}”{1}，只有封账后、发布前可以确认或申诉。",
                  "The plan “{0}” is {1}: results are confirmed or appealed between freeze and"
                      + " release.")
              .fill(plan.title(), plan.state().text()));
    }
    return evaluations.last(planId).orElseThrow(() -> new NotFound("results of plan " + planId));
  }

  private void mine(UUID planId, int edition, UUID unitId) {
    if (evaluations.units(planId, edition).stream().noneMatch(one -> one.unitId().equals(unitId))) {
      throw new NotFound("results of unit " + unitId);
    }
  }

  private static void words(
      List<InvalidInput.Fault> faults, String field, String text, String zh, String en) {
    if (text.isBlank()) {
      faults.add(new InvalidInput.Fault(field, text, Text.of(zh, en)));
    } else if (text.length() > LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              field,
              null,
              Text.of("共 {0} 字，最多 {1} 字，请精简。", "{0} characters; {1} are the most.")
                  .fill(text.length(), LONGEST)));
    }
  }
}
