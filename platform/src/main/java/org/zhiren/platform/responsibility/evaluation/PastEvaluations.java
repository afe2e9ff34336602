package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.DueDays;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.PlanLife;
import org.zhiren.platform.responsibility.PlanState;
import org.zhiren.platform.responsibility.ProvingFile;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Takes over an evaluation that was held before this platform was there: the published formulae,
 * what the panel marked, what units had to say, when the results were released. The results
 * themselves are worked out here, from the values of the plan, by the same code as any other.
 *
 * <p>All sides come in through one hand, so only the platform itself may do it, and the record says
 * that it was a takeover. Whoever acted then is kept by name; the accounts were others.
 */
@Component
public class PastEvaluations {

  /**
   * Hour of the day at which something is said to have happened, of which only the day is known.
   */
  private static final LocalTime HOUR = LocalTime.of(17, 0);

  private final JdbcClient jdbc;
  private final PlanLife life;
  private final Targets targets;
  private final Schemes schemes;
  private final Reckoning reckoning;
  private final EditionWriter writer;
  private final Appeals appeals;
  private final AppealFiles files;
  private final Consequences consequences;
  private final DueDays dueDays;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  PastEvaluations(
      JdbcClient jdbc,
      PlanLife life,
      Targets targets,
      Schemes schemes,
      Reckoning reckoning,
      EditionWriter writer,
      Appeals appeals,
      AppealFiles files,
      Consequences consequences,
      DueDays dueDays,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.life = life;
    this.targets = targets;
    this.schemes = schemes;
    this.reckoning = reckoning;
    this.writer = writer;
    this.appeals = appeals;
    this.files = files;
    this.consequences = consequences;
    this.dueDays = dueDays;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * An evaluation that is over.
   *
   * @param scheme the formulae that were published
   * @param panel who judged highlights; empty if nobody did
   * @param marks what the members marked
   * @param days when it was closed and released
   * @param appeals what units had to say against the results, in the order of the answers
   * @param confirmed who confirmed the results for a unit, by unit
   */
  public record Past(
      Scheme scheme,
      List<Judge> panel,
      List<Mark> marks,
      Days days,
      List<Answered> appeals,
      Map<UUID, String> confirmed) {

    /** Copies. */
    public Past {
      panel = List.copyOf(panel);
      marks = List.copyOf(marks);
      appeals = List.copyOf(appeals);
      confirmed = Map.copyOf(confirmed);
    }
  }

  /** A member of the panel, by the identifier that the marks name. */
  public record Judge(UUID id, String name) {}

  /**
   * What one member said about one highlight.
   *
   * @param marks criterion → 0 to 100; {@code null} if the member stood back
   * @param stoodBack why the member stood back; {@code null} if there are marks
   */
  public record Mark(
      UUID target,
      UUID judge,
      @Nullable Map<String, BigDecimal> marks,
      @Nullable String stoodBack) {}

  /**
   * When what happened.
   *
   * @param frozen when the values were fixed, after the last day of the plan
   * @param frozenBy who did it
   * @param appealsUntil last day for appeals
   * @param released when the results were released
   * @param ground which meeting approved them
   */
  public record Days(
      LocalDate frozen,
      String frozenBy,
      LocalDate appealsUntil,
      LocalDate released,
      String ground) {}

  /** Who said something on a day. */
  public record Said(String by, LocalDate on, String words) {}

  /**
   * An appeal with its answer.
   *
   * @param target the target whose score was in question
   * @param ground what the unit said was wrong
   * @param evidence by which documents it showed it
   * @param files those of the documents that are at hand
   * @param answer what was found
   * @param corrected the value that took the place of the frozen one; {@code null} if rejected
   */
  public record Answered(
      UUID target,
      Said ground,
      String evidence,
      List<ProvingFile> files,
      Said answer,
      @Nullable BigDecimal corrected) {

    /** Copies the files. */
    public Answered {
      files = List.copyOf(files);
    }
  }

  /**
   * Takes a plan that has ended and is in force to its released results.
   *
   * @return the proposals that follow from them by the published rules, all open
   * @throws InvalidInput if the days do not follow one another
   * @throws IllegalStateException unless the platform itself acts
   */
  @Transactional
  public List<Proposal> load(UUID planId, Past past) {
    onlyThePlatform();
    Plan plan = life.lock(planId);
    ordered(plan, past.days());
    schemes.set(planId, past.scheme());
    judged(plan, past);
    life.move(planId, PlanState.FROZEN);
    Days days = past.days();
    int edition = 1;
    writer.write(plan, head(days, edition, "封账", days.frozen()), reckoning.run(plan, Map.of()));
    Map<UUID, BigDecimal> corrected = new HashMap<>();
    for (Answered one : past.appeals()) {
      Target target = answered(plan, edition, past.scheme(), one);
      if (one.corrected() != null) {
        corrected.put(target.id(), one.corrected());
        String reason = target.facts().name() + "：" + one.answer().words();
        edition++;
        writer.write(
            plan, head(days, edition, reason, one.answer().on()), reckoning.run(plan, corrected));
      }
    }
    int confirmed = confirmed(plan, edition, past);
    life.move(planId, PlanState.RELEASED);
    int proposals = consequences.propose(plan, edition);
    records.record(
        Act.of("targets.results.taken-over", "plan", planId)
            .with("edition", edition)
            .with("marks", past.marks().size())
            .with("appeals", past.appeals().size())
            .with("confirmed", confirmed)
            .with("proposals", proposals)
            .with("released", days.released())
            .because(days.ground()));
    return consequences.of(planId);
  }

  /**
   * Takes over what somebody decided about a proposal.
   *
   * @throws IllegalStateException unless the platform itself acts
   */
  @Transactional
  public void decided(UUID proposal, boolean accepted, Said said) {
    onlyThePlatform();
    jdbc.sql(
            """
            update responsibility.proposal set state = :state, said = :said, decided_by = :by, decided_name = :name,
              decided_at = :at where id = :id and state = 'OPEN'
            """)
        .param("state", accepted ? "ACCEPTED" : "DECLINED")
        .param("said", said.words())
        .param("by", Actor.SYSTEM)
        .param("name", said.by())
        .param("at", at(said.on()))
        .param("id", proposal)
        .update();
    records.record(
        Act.of("targets.proposal.taken-over", "proposal", proposal)
            .with("accepted", accepted)
            .because(said.words()));
  }

  private void onlyThePlatform() {
    if (!acting.current().accountId().equals(Actor.SYSTEM)) {
      throw new IllegalStateException("One account cannot play all sides of an evaluation.");
    }
  }

  private void ordered(Plan plan, Days days) {
    boolean follows =
        plan.state() == PlanState.IN_FORCE
            && days.frozen().isAfter(plan.endsOn())
            && !days.appealsUntil().isBefore(days.frozen())
            && !days.released().isBefore(days.frozen())
            && !days.released().isAfter(LocalDate.now(clock));
    if (!follows) {
      throw new InvalidInput(
          "days",
          days.frozen() + " – " + days.released(),
          Text.of(
                  "计划“{0}”（{1}，执行到 {2}）应先期满、再封账、后发布，都不晚于今天；收到封账 {3}、发布 {4}，请核对。",
                  "The plan “{0}” ({1}, runs until {2}) ends, is frozen, is released, in this order"
                      + " and not after today; frozen on {3} and released on {4} was given. Check the"
                      + " days.")
              .fill(
                  plan.title(),
                  plan.state().text(),
                  plan.endsOn(),
                  days.frozen(),
                  days.released()));
    }
  }

  private Timestamp at(LocalDate day) {
    return Timestamp.from(instant(day));
  }

  private Instant instant(LocalDate day) {
    return day.atTime(HOUR).atZone(clock.getZone()).toInstant();
  }

  private EditionWriter.Head head(Days days, int edition, String reason, LocalDate on) {
    return new EditionWriter.Head(
        edition, reason, days.appealsUntil(), Actor.SYSTEM, days.frozenBy(), instant(on));
  }

  private void judged(Plan plan, Past past) {
    for (Judge one : past.panel()) {
      jdbc.sql(
              """
              insert into responsibility.panel_member (plan_id, account_id, unit_id, name, named_by, named_at)
              values (:plan, :id, :unit, :name, :by, :at)
              """)
          .param("plan", plan.id())
          .param("id", one.id())
          .param("unit", plan.unitId())
          .param("name", one.name())
          .param("by", past.days().frozenBy())
          .param("at", at(plan.startsOn()))
          .update();
    }
    List<Map<String, @Nullable Object>> rows =
        past.marks().stream().map(PastEvaluations::row).toList();
    jdbc.sql(
            """
            insert into responsibility.panel_mark (target_id, account_id, plan_id, unit_id, marks, stood_back, marked_at)
            select r.target, r.judge, :plan, :unit, r.marks, r.back, :at
            from jsonb_to_recordset(:rows::jsonb) as r (target uuid, judge uuid, marks jsonb, back text)
            """)
        .param("plan", plan.id())
        .param("unit", plan.unitId())
        .param("at", at(plan.endsOn()))
        .param("rows", Stored.JSON.writeValueAsString(rows))
        .update();
  }

  private static Map<String, @Nullable Object> row(Mark mark) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("target", mark.target());
    row.put("judge", mark.judge());
    row.put("marks", mark.marks());
    row.put("back", mark.stoodBack());
    return row;
  }

  private Target answered(Plan plan, int edition, Scheme scheme, Answered one) {
    Target target = targets.required(one.target());
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into responsibility.appeal (id, plan_id, edition, unit_id, target_id, ground, evidence, filed_by,
              filed_name, filed_at, answer_by, state, answer, corrected, answered_by, answered_name, answered_at)
            values (:id, :plan, :edition, :unit, :target, :ground, :evidence, :by, :name, :filed, :until, :state, :answer,
              :corrected, :by, :answerer, :answered)
            """)
        .param("id", id)
        .param("plan", plan.id())
        .param("edition", edition)
        .param("unit", target.unitId())
        .param("target", target.id())
        .param("ground", one.ground().words())
        .param("evidence", one.evidence())
        .param("by", Actor.SYSTEM)
        .param("name", one.ground().by())
        .param("filed", at(one.ground().on()))
        .param("until", dueDays.after(one.ground().on(), scheme.answerDays()))
        .param("state", one.corrected() == null ? "REJECTED" : "UPHELD")
        .param("answer", one.answer().words())
        .param("corrected", one.corrected())
        .param("answerer", one.answer().by())
        .param("answered", at(one.answer().on()))
        .update();
    if (!one.files().isEmpty()) {
      files.add(
          appeals.required(id),
          one.files(),
          new AppealFiles.Added(one.ground().by(), instant(one.ground().on())));
    }
    return target;
  }

  private int confirmed(Plan plan, int edition, Past past) {
    List<UUID> units =
        past.confirmed().keySet().stream().sorted(Comparator.naturalOrder()).toList();
    return jdbc.sql(
            """
            insert into responsibility.confirmation (plan_id, edition, unit_id, account_id, name, confirmed_at)
            select :plan, :edition, v.unit, :by, v.name, :at
            from unnest(cast(:units as uuid[]), cast(:names as text[])) as v (unit, name)
            """)
        .param("plan", plan.id())
        .param("edition", edition)
        .param("by", Actor.SYSTEM)
        .param("at", at(past.days().appealsUntil()))
        .param("units", units.toArray(UUID[]::new))
        .param("names", units.stream().map(past.confirmed()::get).toArray(String[]::new))
        .update();
  }
}
