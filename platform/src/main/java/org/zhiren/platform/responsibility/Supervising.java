package org.zhiren.platform.responsibility;

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
import org.zhiren.platform.access.Right;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;

/** Hands out supervision orders and takes their steps, one after the other. */
@Component
public class Supervising {

  private static final int LONGEST = 1_000;
  private static final int MOST_WORKING_DAYS = 250;
  private static final int MOST_UNITS = 50;

  private final JdbcClient jdbc;
  private final Supervisions supervisions;
  private final DueDays days;
  private final SupervisionNotices notices;
  private final NeedToKnow needToKnow;
  private final Acting acting;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  Supervising(
      JdbcClient jdbc,
      Supervisions supervisions,
      DueDays days,
      SupervisionNotices notices,
      NeedToKnow needToKnow,
      Acting acting,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.supervisions = supervisions;
    this.days = days;
    this.notices = notices;
    this.needToKnow = needToKnow;
    this.acting = acting;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * An order to be handed out.
   *
   * @param unitId the unit that has to act
   * @param targetId the target that gave rise to it; {@code null} for none
   * @param subject what it is about
   * @param demand what is asked
   * @param workingDays how many working days the unit has
   */
  public record Order(
      UUID unitId, @Nullable UUID targetId, String subject, String demand, int workingDays) {}

  /**
   * 交办.
   *
   * @throws InvalidInput with every fault
   */
  @Transactional
  public UUID assign(Order order) {
    return assign(order, null);
  }

  private UUID assign(Order order, @Nullable UUID splitFrom) {
    LocalDate today = LocalDate.now(clock);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    needed(faults, "subject", order.subject(), 120);
    needed(faults, "demand", order.demand(), LONGEST);
    LocalDate due = today;
    if (order.workingDays() < 1 || order.workingDays() > MOST_WORKING_DAYS) {
      faults.add(
          new InvalidInput.Fault(
              "workingDays",
              Integer.toString(order.workingDays()),
              Text.of("期限请填 1 至 {0} 个工作日。", "Give 1 to {0} working days.")
                  .fill(MOST_WORKING_DAYS)));
    } else {
      due = days.after(today, order.workingDays());
    }
    if (!needToKnow.sees(InformationClass.TARGETS, order.unitId())) {
      faults.add(OutOfScope.fault("unit", order.unitId()));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    UUID id = UUID.randomUUID();
    String number = number(today.getYear());
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into responsibility.supervision (id, number, unit_id, target_id, split_from, subject, demand,
              stage, assigned_on, due_on, author_id, author_name)
            values (:id, :number, :unit, :target, :split, :subject, :demand, 'ASSIGNED', :today, :due, :by, :name)
            """)
        .param("id", id)
        .param("number", number)
        .param("unit", order.unitId())
        .param("target", order.targetId())
        .param("split", splitFrom)
        .param("subject", order.subject().strip())
        .param("demand", order.demand().strip())
        .param("today", today)
        .param("due", due)
        .param("by", actor.accountId())
        .param("name", actor.name())
        .update();
    supervisions.note(id, order.unitId(), Text.of("交办", "assigned"), order.demand().strip(), due);
    records.record(
        Act.of("targets.supervision.assigned", "supervision", id)
            .with("number", number)
            .with("unit", order.unitId())
            .with("target", order.targetId())
            .with("splitFrom", splitFrom)
            .with("dueOn", due));
    notices.assigned(id, number, order.unitId(), order.subject().strip(), due.toString());
    return id;
  }

  /** 拆分: hands parts of an open order to other units; the order itself stays with its unit. */
  @Transactional
  public List<UUID> split(UUID id, List<UUID> others, int workingDays) {
    Supervision order = supervisions.required(id).order();
    if (order.stage().over() || others.isEmpty() || others.size() > MOST_UNITS) {
      throw new InvalidInput(
          "units",
          Integer.toString(others.size()),
          Text.of(
                  "未办结的督办可以拆分给 1 至 {0} 个单位（现为 {1} 个）。",
                  "An open order can be divided among 1 to {0} units ({1} were given).")
              .fill(MOST_UNITS, others.size()));
    }
    return others.stream()
        .map(unit ->
            assign(
                new Order(unit, order.targetId(), order.subject(), order.demand(), workingDays),
                id))
        .toList();
  }

  /**
   * Takes a step.
   *
   * @param version the version that was read
   * @throws InvalidInput if the step cannot be taken where the order stands, or not by this account
   */
  @Transactional
  public void take(UUID id, long version, SupervisionStep step) {
    jdbc.sql("select id from responsibility.supervision where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    Supervision order = supervisions.required(id).order();
    if (order.version() != version) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("督办 {0}", "order {0}").fill(order.number()),
                  "v" + version,
                  order.stage().text().zh() + " v" + order.version(),
                  null)));
    }
    boolean supervises = acting.account().map(a -> a.may(Right.TARGETS_MANAGE)).orElse(true);
    SupervisionStage next =
        step.from(order.stage(), order.askedUntil() != null)
            .filter(any -> step.byUnit() || supervises)
            .orElseThrow(() ->
                new InvalidInput(
                    "step",
                    step.text().zh(),
                    Text.of(
                            "督办{0}，现在不能“{1}”。请刷新页面查看可办的步骤。",
                            "The order is {0}: “{1}” is not possible now. Reload the page to see what"
                                + " is.")
                        .fill(order.stage().text(), step.text())));
    List<InvalidInput.Fault> faults = new ArrayList<>();
    needed(faults, "said", step.said(), LONGEST);
    LocalDate today = LocalDate.now(clock);
    @Nullable LocalDate day = day(step, order, today, faults);
    if (step instanceof SupervisionStep.Undertake undertake) {
      needed(faults, "undertaker", undertake.undertaker(), 60);
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    write(order, step, next, day, today);
    supervisions.note(id, order.unitId(), step.text(), step.said().strip(), day);
    records.record(
        Act.of("targets.supervision.step", "supervision", id)
            .with("number", order.number())
            .with("step", step.text().zh())
            .with("stage", next)
            .with("day", day)
            .because(step.said()));
    notices.step(order, step, version);
  }

  private static @Nullable LocalDate day(
      SupervisionStep step, Supervision order, LocalDate today, List<InvalidInput.Fault> faults) {
    return switch (step) {
      case SupervisionStep.AskExtension ask -> {
        if (!ask.until().isAfter(order.dueOn()) || !ask.until().isAfter(today)) {
          faults.add(
              new InvalidInput.Fault(
                  "until",
                  ask.until().toString(),
                  Text.of(
                          "延期日 {0} 应晚于原期限 {1} 和今天。",
                          "The new day {0} has to be later than the deadline {1} and than today.")
                      .fill(ask.until(), order.dueOn())));
        }
        yield ask.until();
      }
      case SupervisionStep.Return back -> {
        if (!back.dueOn().isAfter(today)) {
          faults.add(
              new InvalidInput.Fault(
                  "until",
                  back.dueOn().toString(),
                  Text.of("新的期限 {0} 应晚于今天。", "The new deadline {0} has to be later than today.")
                      .fill(back.dueOn())));
        }
        yield back.dueOn();
      }
      case SupervisionStep.AnswerExtension answer -> answer.granted() ? order.askedUntil() : null;
      case SupervisionStep.Undertake none -> null;
      case SupervisionStep.Report none -> null;
      case SupervisionStep.Close none -> null;
      case SupervisionStep.Remind none -> null;
      case SupervisionStep.Withdraw none -> null;
    };
  }

  private void write(
      Supervision order,
      SupervisionStep step,
      SupervisionStage next,
      @Nullable LocalDate day,
      LocalDate today) {
    boolean asks = step instanceof SupervisionStep.AskExtension;
    jdbc.sql(
            """
            update responsibility.supervision set stage = :stage, due_on = :due, asked_until = :asked,
              asked_because = :because, undertaker = :undertaker, closed_on = :closed, version = version + 1,
              level = case when due_on = cast(:due as date) then level else 0 end
            where id = :id
            """)
        .param("stage", next.name())
        .param("due", day == null || asks ? order.dueOn() : day)
        .param("asked", asks ? day : null)
        .param("because", asks ? step.said().strip() : null)
        .param(
            "undertaker",
            step instanceof SupervisionStep.Undertake undertake
                ? undertake.undertaker().strip()
                : order.undertaker())
        .param("closed", next.over() ? today : null)
        .param("id", order.id())
        .update();
  }

  private String number(int year) {
    int last =
        jdbc.sql(
                """
                insert into responsibility.supervision_number (year, last) values (:year, 1)
                on conflict (year) do update set last = supervision_number.last + 1 returning last
                """)
            .param("year", year)
            .query(Integer.class)
            .single();
    return "督办〔%d〕%d号".formatted(year, last);
  }

  private static void needed(
      List<InvalidInput.Fault> faults, String field, String value, int longest) {
    if (value.isBlank() || value.length() > longest) {
      faults.add(
          new InvalidInput.Fault(
              field,
              value,
              Text.of("请填写，1 至 {0} 字（现为 {1} 字）。", "Enter 1 to {0} characters ({1} are there).")
                  .fill(longest, value.strip().length())));
    }
  }
}
