package org.zhiren.platform.responsibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Monitoring;
import org.zhiren.platform.responsibility.PrintedSheets;
import org.zhiren.platform.responsibility.Supervising;
import org.zhiren.platform.responsibility.Supervision;
import org.zhiren.platform.responsibility.SupervisionStep;
import org.zhiren.platform.responsibility.Supervisions;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Supervision orders: the list, a new one, one with its steps, the paper. */
@Controller
@Allowed({Right.TARGETS_MANAGE, Right.TARGETS_REPORT})
public class SupervisionController {

  private static final int PART = 50;
  private static final int USUAL_DAYS = 10;

  private final Supervisions supervisions;
  private final Supervising supervising;
  private final PrintedSheets sheets;
  private final Targets targets;
  private final Monitoring monitoring;
  private final Naming naming;

  SupervisionController(
      Supervisions supervisions,
      Supervising supervising,
      PrintedSheets sheets,
      Targets targets,
      Monitoring monitoring,
      Naming naming) {
    this.supervisions = supervisions;
    this.supervising = supervising;
    this.sheets = sheets;
    this.targets = targets;
    this.monitoring = monitoring;
    this.naming = naming;
  }

  /**
   * What the form of a new order holds.
   *
   * @param unit the unit, as typed
   * @param target id of the target; empty for none
   * @param subject what it is about
   * @param demand what is asked
   * @param workingDays how many working days
   */
  public record OrderForm(
      String unit, String target, String subject, String demand, String workingDays) {}

  @GetMapping("/supervisions")
  String list(
      @RequestParam(defaultValue = "OPEN") String show,
      @RequestParam(required = false) @Nullable UUID after,
      Page page,
      Model model) {
    Supervisions.Wanted wanted =
        Arrays.stream(Supervisions.Wanted.values())
            .filter(one -> one.name().equals(show))
            .findFirst()
            .orElse(Supervisions.Wanted.OPEN);
    Supervisions.Part part = supervisions.list(wanted, after, PART);
    model.addAttribute("part", part);
    model.addAttribute("wanted", wanted);
    model.addAttribute("first", after == null);
    model.addAttribute(
        "units",
        naming.units(part.orders().stream().map(Supervision::unitId).toList(), page.today()));
    return "responsibility/web/supervisions";
  }

  @Allowed(Right.TARGETS_MANAGE)
  @GetMapping("/supervisions/new")
  String form(@RequestParam(required = false) @Nullable UUID target, Page page, Model model) {
    OrderForm typed = new OrderForm("", "", "", "", Integer.toString(USUAL_DAYS));
    if (target != null) {
      Target about = targets.required(target);
      Text why = monitoring.why(about).explanation().sentence();
      typed =
          new OrderForm(
              naming.unit(about.unitId(), page.today()),
              target.toString(),
              about.facts().name(),
              page.t(why),
              Integer.toString(USUAL_DAYS));
    }
    return form(typed, List.of(), model);
  }

  private static String form(OrderForm typed, List<InvalidInput.Fault> faults, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    return "responsibility/web/newsupervision";
  }

  @Allowed(Right.TARGETS_MANAGE)
  @PostMapping("/supervisions")
  String assign(
      @RequestParam(defaultValue = "") String unit,
      @RequestParam(defaultValue = "") String target,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String demand,
      @RequestParam(defaultValue = "") String workingDays,
      Page page,
      Model model,
      HttpServletResponse response) {
    OrderForm typed = new OrderForm(unit, target, subject, demand, workingDays);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    @Nullable UUID targetId = TargetForm.id(target);
    @Nullable UUID about = targetId == null ? null : targets.required(targetId).unitId();
    boolean same = about != null && naming.unit(about, page.today()).equals(unit.strip());
    @Nullable UUID meant = same ? about : naming.unit("unit", unit, page.today(), faults);
    if (meant == null && faults.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "unit", unit, Text.of("请选择承办单位。", "Choose the unit that has to act.")));
    }
    if (faults.isEmpty() && meant != null) {
      try {
        int days = Typing.findWhole(workingDays).orElse(0);
        UUID id = supervising.assign(new Supervising.Order(meant, targetId, subject, demand, days));
        return "redirect:/supervisions/" + id;
      } catch (InvalidInput refused) {
        faults.addAll(refused.faults());
      }
    }
    response.setStatus(422);
    return form(typed, faults, model);
  }

  @GetMapping("/supervisions/{id}")
  String one(@PathVariable UUID id, Page page, Model model) {
    return one(id, "", "", List.of(), page, model);
  }

  private String one(
      UUID id, String said, String until, List<InvalidInput.Fault> faults, Page page, Model model) {
    Supervision.WithSteps all = supervisions.required(id);
    model.addAttribute("order", all.order());
    model.addAttribute("steps", all.steps());
    List<Supervision> parts = supervisions.parts(id);
    model.addAttribute("parts", parts);
    model.addAttribute(
        "units", naming.units(parts.stream().map(Supervision::unitId).toList(), page.today()));
    model.addAttribute("unit", naming.unit(all.order().unitId(), page.today()));
    model.addAttribute("target", target(all.order()));
    model.addAttribute("manages", page.may(Right.TARGETS_MANAGE.name()));
    model.addAttribute("said", said);
    model.addAttribute("until", until);
    model.addAttribute("faults", faults);
    return "responsibility/web/supervision";
  }

  /** What the target is called; a dash where it is outside what one needs to know. */
  private String target(Supervision order) {
    return Optional.ofNullable(order.targetId())
        .flatMap(targets::find)
        .map(target -> target.facts().name())
        .orElse("—");
  }

  @PostMapping("/supervisions/{id}/step")
  String step(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(defaultValue = "-1") String version,
      @RequestParam(defaultValue = "") String said,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String undertaker,
      Page page,
      Model model,
      HttpServletResponse response) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    @Nullable LocalDate day = Typing.dayIfAny("until", until, faults);
    boolean dated = step.equals("ask") || step.equals("return");
    if (dated && day == null && faults.isEmpty()) {
      faults.add(
          new InvalidInput.Fault("until", until, Text.of("请填写新的期限。", "Enter the new deadline.")));
    }
    if (faults.isEmpty()) {
      try {
        supervising.take(
            id,
            Typing.version(version),
            read(step, said, undertaker, day == null ? page.today() : day));
        return "redirect:/supervisions/" + id;
      } catch (InvalidInput refused) {
        faults.addAll(refused.faults());
      }
    }
    response.setStatus(422);
    return one(id, said, until, faults, page, model);
  }

  static SupervisionStep read(String step, String said, String undertaker, LocalDate day) {
    return switch (step) {
      case "undertake" -> new SupervisionStep.Undertake(undertaker, said);
      case "report" -> new SupervisionStep.Report(said);
      case "ask" -> new SupervisionStep.AskExtension(day, said);
      case "grant" -> new SupervisionStep.AnswerExtension(true, said);
      case "refuse" -> new SupervisionStep.AnswerExtension(false, said);
      case "return" -> new SupervisionStep.Return(day, said);
      case "close" -> new SupervisionStep.Close(said);
      case "remind" -> new SupervisionStep.Remind(said);
      case "withdraw" -> new SupervisionStep.Withdraw(said);
      default ->
          throw new InvalidInput(
              "step",
              step,
              Text.of("没有“{0}”这个步骤，请刷新页面。", "There is no step “{0}”. Reload the page.").fill(step));
    };
  }

  @GetMapping("/supervisions/{id}/sheet.pdf")
  ResponseEntity<byte[]> sheet(@PathVariable UUID id) {
    return PartController.pdf(
        sheets.order(id), supervisions.required(id).order().number() + ".pdf");
  }
}
