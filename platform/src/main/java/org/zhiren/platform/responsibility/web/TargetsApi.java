package org.zhiren.platform.responsibility.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Board;
import org.zhiren.platform.responsibility.DeliveringValues;
import org.zhiren.platform.responsibility.DrawingUpPlan;
import org.zhiren.platform.responsibility.Monitoring;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.Publishing;
import org.zhiren.platform.responsibility.Reading;
import org.zhiren.platform.responsibility.Reporting;
import org.zhiren.platform.responsibility.SettingTargets;
import org.zhiren.platform.responsibility.Supervising;
import org.zhiren.platform.responsibility.Supervision;
import org.zhiren.platform.responsibility.Supervisions;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.TargetFacts;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.responsibility.reckoning.Light;
import org.zhiren.platform.shell.InvalidInput;

/** Targets for programs: plans, values in bulk, lights, orders, scores. */
@RestController
@RequestMapping("/api/v1/targets")
@Allowed({Right.TARGETS_MANAGE, Right.TARGETS_REPORT})
@Tag(name = "targets", description = "Plans, targets, values, lights, supervision")
class TargetsApi {

  private static final int MOST_VALUES = 5_000;
  private static final int PART = 100;
  private static final DateTimeFormatter ICS = DateTimeFormatter.BASIC_ISO_DATE;

  private final Plans plans;
  private final Targets targets;
  private final DrawingUpPlan drawingUp;
  private final SettingTargets setting;
  private final Publishing publishing;
  private final Reporting reporting;
  private final DeliveringValues delivering;
  private final Monitoring monitoring;
  private final Supervisions supervisions;
  private final Supervising supervising;

  TargetsApi(
      Plans plans,
      Targets targets,
      DrawingUpPlan drawingUp,
      SettingTargets setting,
      Publishing publishing,
      Reporting reporting,
      DeliveringValues delivering,
      Monitoring monitoring,
      Supervisions supervisions,
      Supervising supervising) {
    this.plans = plans;
    this.targets = targets;
    this.drawingUp = drawingUp;
    this.setting = setting;
    this.publishing = publishing;
    this.reporting = reporting;
    this.delivering = delivering;
    this.monitoring = monitoring;
    this.supervisions = supervisions;
    this.supervising = supervising;
  }

  /** What a new plan says, and which unit assigns. */
  record NewPlan(UUID unit, Plan.Head head) {}

  /** What was made. */
  record Made(UUID id) {}

  /** A target to be added, below another or on top. */
  record NewTarget(@Nullable UUID under, TargetFacts facts) {}

  /** What a target shall say, for the version that was read. */
  record Changed(long version, TargetFacts facts) {}

  /** Why. */
  record Because(String reason) {}

  /** The number of the edition. */
  record Published(int edition) {}

  /** A value as a program sends it. */
  record Sent(
      UUID target,
      LocalDate asOf,
      BigDecimal value,
      @Nullable String note,
      @Nullable String reason) {}

  /** How many values changed something; the others were there already. */
  record Taken(int changed) {}

  /** How a target stands. */
  record Standing(
      UUID target,
      String name,
      UUID unit,
      Light light,
      Text why,
      @Nullable Double progress,
      double known,
      @Nullable BigDecimal value,
      @Nullable LocalDate asOf) {}

  /** A step of an order, as on its page. */
  record Step(
      long version,
      String step,
      String said,
      @Nullable String undertaker,
      @Nullable LocalDate until) {}

  /** To which units parts go, and how many working days they have. */
  record Parts(List<UUID> units, int workingDays) {}

  @Operation(summary = "Plans, the latest first")
  @GetMapping("/plans")
  List<Plans.Line> plans() {
    return plans.list();
  }

  @Operation(summary = "Draw up a plan")
  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/plans")
  Made begin(@RequestBody NewPlan body) {
    return new Made(drawingUp.begin(body.unit(), body.head()));
  }

  @Operation(summary = "All targets of a plan within the scopes, parents before children")
  @GetMapping("/plans/{plan}/targets")
  List<Target> targets(@Parameter(description = "the plan") @PathVariable UUID plan) {
    plans.required(plan);
    return targets.ofPlan(plan);
  }

  @Operation(summary = "Add a target; refused if it could not be executed, monitored or evaluated")
  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/plans/{plan}/targets")
  Made add(
      @Parameter(description = "the plan") @PathVariable UUID plan, @RequestBody NewTarget body) {
    return new Made(setting.add(plan, body.under(), body.facts()));
  }

  @Operation(summary = "Change what a target says, while its plan is open")
  @Allowed(Right.TARGETS_MANAGE)
  @PutMapping("/{target}")
  void change(
      @Parameter(description = "the target") @PathVariable UUID target, @RequestBody Changed body) {
    setting.change(target, body.version(), body.facts());
  }

  @Operation(summary = "Publish a plan as its next edition")
  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/plans/{plan}/publish")
  Published publish(
      @Parameter(description = "the plan") @PathVariable UUID plan, @RequestBody Because body) {
    return new Published(publishing.publish(plan, body.reason()));
  }

  @Operation(
      summary =
          "Report values, all or none; the same value once more changes nothing, and the same"
              + " delivery under the same key is answered as the first time")
  @PostMapping("/values")
  Taken report(
      @Parameter(description = "a key of the sender for this delivery, for instance a UUID")
          @RequestHeader(name = "Idempotency-Key", required = false)
          @Nullable String key,
      @RequestBody List<Sent> body) {
    if (body.isEmpty() || body.size() > MOST_VALUES) {
      throw new InvalidInput(
          "values",
          Integer.toString(body.size()),
          Text.of("一次 1 至 {0} 个数值（收到 {1} 个）。", "Send 1 to {0} values at once ({1} came).")
              .fill(MOST_VALUES, body.size()));
    }
    List<Reporting.Value> values =
        body.stream()
            .map(sent ->
                new Reporting.Value(
                    sent.target(),
                    sent.asOf(),
                    sent.value(),
                    sent.note() == null ? "" : sent.note(),
                    sent.reason() == null ? "" : sent.reason()))
            .toList();
    return new Taken(
        key == null
            ? reporting.report(values, Reading.Way.PROGRAM)
            : delivering.deliver(key, values, Reading.Way.PROGRAM).changed());
  }

  @Operation(summary = "Everything reported for a target, corrected values included")
  @GetMapping("/{target}/values")
  List<Reading> values(@Parameter(description = "the target") @PathVariable UUID target) {
    return reporting.history(target);
  }

  @Operation(summary = "How the targets of a plan stand, with the reason of each light")
  @GetMapping("/plans/{plan}/board")
  List<Standing> board(@Parameter(description = "the plan") @PathVariable UUID plan) {
    return monitoring.board(plan).rows().stream().map(TargetsApi::standing).toList();
  }

  private static Standing standing(Board.Row row) {
    return new Standing(
        row.target().id(),
        row.target().facts().name(),
        row.target().unitId(),
        row.light(),
        row.why(),
        row.progress(),
        row.known(),
        row.value(),
        row.valueAsOf());
  }

  @Operation(summary = "Supervision orders, part by part")
  @GetMapping("/supervisions")
  Supervisions.Part supervisions(
      @Parameter(description = "which orders") @RequestParam(defaultValue = "OPEN")
          Supervisions.Wanted show,
      @Parameter(description = "the order after which the part begins")
          @RequestParam(required = false)
          @Nullable UUID after) {
    return supervisions.list(show, after, PART);
  }

  @Operation(summary = "Assign a supervision order with a deadline in working days")
  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/supervisions")
  Made assign(@RequestBody Supervising.Order body) {
    return new Made(supervising.assign(body));
  }

  @Operation(
      summary = "Take a step of an order: undertake, report, ask, grant, refuse, return, close")
  @PostMapping("/supervisions/{order}/steps")
  Supervision.WithSteps step(
      @Parameter(description = "the order") @PathVariable UUID order, @RequestBody Step body) {
    supervising.take(
        order,
        body.version(),
        SupervisionController.read(
            body.step(),
            body.said(),
            body.undertaker() == null ? "" : body.undertaker(),
            body.until() == null ? LocalDate.EPOCH : body.until()));
    return supervisions.required(order);
  }

  @Operation(summary = "Hand parts of an open order to other units")
  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/supervisions/{order}/split")
  List<UUID> split(
      @Parameter(description = "the order") @PathVariable UUID order, @RequestBody Parts body) {
    return supervising.split(order, body.units(), body.workingDays());
  }

  /** Deadlines of open orders as iCalendar, for a calendar that can send a token. */
  @Operation(summary = "Deadlines of open orders as iCalendar")
  @GetMapping(value = "/supervisions/deadlines.ics", produces = "text/calendar")
  ResponseEntity<String> calendar() {
    StringBuilder calendar =
        new StringBuilder(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Zhiren//Supervision//ZH\r\n");
    for (Supervision order : supervisions.list(Supervisions.Wanted.OPEN, null, PART).orders()) {
      line(calendar, "BEGIN:VEVENT");
      line(calendar, "UID:" + order.id() + "@zhiren");
      line(calendar, "DTSTAMP:" + ICS.format(order.assignedOn()) + "T000000Z");
      line(calendar, "DTSTART;VALUE=DATE:" + ICS.format(order.dueOn()));
      line(calendar, "SUMMARY:" + escaped(order.number() + " " + order.subject()));
      line(calendar, "END:VEVENT");
    }
    calendar.append("END:VCALENDAR\r\n");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
        .body(calendar.toString());
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", " ");
  }

  /** RFC 5545: at most 75 octets on a line; a line goes on after a space. */
  private static void line(StringBuilder calendar, String text) {
    int octets = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (octets + size > 74) {
        calendar.append("\r\n ");
        octets = 1;
      }
      calendar.appendCodePoint(point);
      octets += size;
      i += Character.charCount(point);
    }
    calendar.append("\r\n");
  }
}
