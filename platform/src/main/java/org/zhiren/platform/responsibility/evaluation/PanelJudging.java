package org.zhiren.platform.responsibility.evaluation;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * The marks of the members of a {@linkplain PanelMembers panel} that judges highlights. A member
 * sees no marks but the own ones, and does not judge the own unit.
 */
@Component
public class PanelJudging {

  private final JdbcClient jdbc;
  private final Plans plans;
  private final PanelMembers members;
  private final Targets targets;
  private final Schemes schemes;
  private final People people;
  private final Units units;
  private final AsPlatform platform;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  PanelJudging(
      JdbcClient jdbc,
      Plans plans,
      PanelMembers members,
      Targets targets,
      Schemes schemes,
      People people,
      Units units,
      AsPlatform platform,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.members = members;
    this.targets = targets;
    this.schemes = schemes;
    this.people = people;
    this.units = units;
    this.platform = platform;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A highlight as a member sees it.
   *
   * @param target the highlight
   * @param marks the own marks by criterion; empty before
   * @param stoodBack why the member stood back; {@code null} if not
   */
  public record Line(Target target, Map<String, BigDecimal> marks, @Nullable String stoodBack) {
    /** Copies the marks. */
    public Line {
      marks = Map.copyOf(marks);
    }
  }

  /** The highlights with the own marks; only for a member. */
  @Transactional(readOnly = true)
  public List<Line> lines(UUID planId) {
    if (!members.member(planId)) {
      throw new NotFound("panel of plan " + planId);
    }
    Map<UUID, Line> own = new HashMap<>();
    List<Target> highlights = highlights(planId);
    Map<UUID, Target> known = new HashMap<>();
    highlights.forEach(target -> known.put(target.id(), target));
    jdbc.sql(
            "select * from responsibility.panel_mark where plan_id = :plan and account_id = :account")
        .param("plan", planId)
        .param("account", acting.required().id())
        .query((ResultSet row) -> {
          UUID id = Stored.uuid(row, "target_id");
          Target target = known.get(id);
          if (target != null) {
            Map<String, BigDecimal> marks = marks(row);
            own.put(
                id,
                new Line(target, marks == null ? Map.of() : marks, row.getString("stood_back")));
          }
        });
    return highlights.stream()
        .map(target -> own.getOrDefault(target.id(), new Line(target, Map.of(), null)))
        .toList();
  }

  private List<Target> highlights(UUID planId) {
    List<Target> all = targets.ofPlan(planId);
    var parents = new java.util.HashSet<@Nullable UUID>();
    all.forEach(target -> parents.add(target.parentId()));
    return all.stream()
        .filter(target -> target.kind() == TargetKind.HIGHLIGHT && !parents.contains(target.id()))
        .toList();
  }

  private static @Nullable Map<String, BigDecimal> marks(ResultSet row) throws SQLException {
    String stored = row.getString("marks");
    if (stored == null) {
      return null;
    }
    Map<String, BigDecimal> marks = new LinkedHashMap<>();
    Stored.JSON
        .readTree(stored)
        .properties()
        .forEach(one -> marks.put(one.getKey(), one.getValue().decimalValue()));
    return marks;
  }

  /**
   * Marks a highlight by every criterion.
   *
   * @param marks criterion → 0 to 100
   * @throws InvalidInput if a mark is missing or out of range, or the highlight is of the member's
   *     own unit
   */
  @Transactional
  public void mark(UUID targetId, Map<String, BigDecimal> marks) {
    Target target = judged(targetId);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    Map<String, BigDecimal> kept = new LinkedHashMap<>();
    for (Scheme.Criterion criterion : schemes.of(target.planId()).scheme().criteria()) {
      BigDecimal mark = marks.get(criterion.name());
      if (mark == null || mark.signum() < 0 || mark.compareTo(BigDecimal.valueOf(100)) > 0) {
        faults.add(
            new InvalidInput.Fault(
                "marks",
                mark == null ? null : mark.toPlainString(),
                Text.of(
                        "“{0}”应填 0 至 100 的分数（现为 {1}）。",
                        "“{0}” takes a mark from 0 to 100 ({1} was given).")
                    .fill(criterion.name(), mark == null ? "—" : mark.toPlainString())));
      } else {
        kept.put(criterion.name(), mark);
      }
    }
    if (ownUnit(target.unitId())) {
      faults.add(
          new InvalidInput.Fault(
              "marks",
              target.facts().name(),
              Text.of(
                  "这是您所在单位的特色工作，应当回避，请写明后选择回避。",
                  "This is a highlight of your own unit. Stand back from it instead.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    write(target, Stored.JSON.writeValueAsString(kept), null);
    records.record(Act.of("targets.panel.marked", "target", targetId));
  }

  /** Stands back from a highlight. */
  @Transactional
  public void standBack(UUID targetId, String reason) {
    Target target = judged(targetId);
    if (reason.isBlank()) {
      throw new InvalidInput("marks", reason, Text.of("请写明回避的理由。", "Say why you stand back."));
    }
    write(target, null, reason.strip());
    records.record(Act.of("targets.panel.stood-back", "target", targetId).because(reason));
  }

  private Target judged(UUID targetId) {
    Target target = targets.required(targetId);
    members.open(target.planId());
    if (!members.member(target.planId())
        || highlights(target.planId()).stream().noneMatch(one -> one.id().equals(targetId))) {
      throw new NotFound("highlight " + targetId + " for the panel");
    }
    return target;
  }

  /** Whether the acting account's person works in the unit or below it. */
  private boolean ownUnit(UUID unit) {
    UUID own = acting.required().personId();
    if (own == null) {
      return false;
    }
    LocalDate today = LocalDate.now(clock);
    return platform.read(() -> {
      UUID works = people.find(own).map(Person::unitId).orElse(null);
      return works != null
          && (works.equals(unit)
              || units.above(works, today).stream().anyMatch(one -> one.id().equals(unit)));
    });
  }

  private void write(Target target, @Nullable String marks, @Nullable String stoodBack) {
    Plan plan = plans.required(target.planId());
    jdbc.sql(
            """
            insert into responsibility.panel_mark (target_id, account_id, plan_id, unit_id, marks, stood_back, marked_at)
            values (:target, :account, :plan, :unit, :marks::jsonb, :back, :now)
            on conflict (target_id, account_id) do update
              set marks = excluded.marks, stood_back = excluded.stood_back, marked_at = excluded.marked_at
            """)
        .param("target", target.id())
        .param("account", acting.required().id())
        .param("plan", plan.id())
        .param("unit", plan.unitId())
        .param("marks", marks)
        .param("back", stoodBack)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** What the panel says, for the scores. */
  @Transactional(readOnly = true)
  Map<UUID, Panel.Verdict> verdicts(UUID planId, Scheme scheme) {
    List<Panel.Marked> all = new ArrayList<>();
    jdbc.sql(
            "select * from responsibility.panel_mark where plan_id = :plan order by target_id, account_id")
        .param("plan", planId)
        .query((ResultSet row) -> {
          all.add(
              new Panel.Marked(
                  Stored.uuid(row, "target_id"),
                  Stored.uuid(row, "account_id").toString(),
                  marks(row)));
        });
    return Panel.verdicts(all, scheme);
  }
}
