package org.zhiren.platform.eligibility.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.EnteringCalendar;
import org.zhiren.platform.eligibility.WorkingCalendar;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Page;
import org.zhiren.platform.shell.Typing;

/** Working-day calendars: the official years, and entering a later one. */
@Controller
public class CalendarController {

  private static final int MOST_DAYS = 120;

  private final WorkingCalendar calendar;
  private final EnteringCalendar entering;
  private final Acting acting;

  CalendarController(WorkingCalendar calendar, EnteringCalendar entering, Acting acting) {
    this.calendar = calendar;
    this.entering = entering;
    this.acting = acting;
  }

  /**
   * What the form holds, as typed.
   *
   * @param year the year
   * @param off days off, one or several a line
   * @param on weekend days on which one works
   * @param document the notice
   */
  public record Typed(String year, String off, String on, String document) {}

  @Allowed({Right.ELIGIBILITY_EXAMINE, Right.STATUTES_EDIT})
  @GetMapping("/eligibility/calendar")
  String years(Page page, Model model) {
    return show(new Typed(String.valueOf(next()), "", "", ""), List.of(), List.of(), model);
  }

  private int next() {
    int latest = calendar.official().getFirst().year();
    while (calendar.days().knows(latest)) {
      latest++;
    }
    return latest;
  }

  private String show(
      Typed typed,
      List<InvalidInput.Fault> faults,
      List<InvalidInput.Fault> decisionFaults,
      Model model) {
    model.addAttribute("official", calendar.official());
    model.addAttribute("entries", calendar.entries());
    model.addAttribute("typed", typed);
    model.addAttribute("faults", faults);
    model.addAttribute("decisionFaults", decisionFaults);
    model.addAttribute("me", acting.required().id());
    return "eligibility/web/calendar";
  }

  @Allowed(Right.STATUTES_EDIT)
  @PostMapping("/eligibility/calendar")
  String propose(
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String off,
      @RequestParam(defaultValue = "") String on,
      @RequestParam(defaultValue = "") String document,
      Page page,
      Model model,
      HttpServletResponse response) {
    Typed typed = new Typed(year.strip(), off, on, document);
    try {
      int number = Typing.whole("year", typed.year());
      entering.propose(number, days("off", off, number), days("on", on, number), document);
      return "redirect:/eligibility/calendar";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(typed, refused.faults(), List.of(), model);
    }
  }

  /**
   * Days typed as {@code 2027-01-01} or {@code 01-01}, a span as {@code 02-06..02-12}, separated by
   * spaces, commas or lines. Of a span only the days of the asked kind are taken: working days for
   * days off, weekend days for days on.
   */
  static List<LocalDate> days(String field, String typed, int year) {
    List<LocalDate> days = new ArrayList<>();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    for (String word : typed.split("[\\s,，、;；]+")) {
      if (word.isEmpty()) {
        continue;
      }
      int span = word.indexOf("..");
      try {
        if (span < 0) {
          days.add(day(word, year));
        } else {
          LocalDate last = day(word.substring(span + 2), year);
          LocalDate first = day(word.substring(0, span), year);
          for (LocalDate d = first;
              !d.isAfter(last) && days.size() < MOST_DAYS;
              d = d.plusDays(1)) {
            if (field.equals("off") != weekend(d)) {
              days.add(d);
            }
          }
        }
      } catch (DateTimeException notADay) {
        faults.add(
            new InvalidInput.Fault(
                field,
                word,
                Text.of(
                        "“{0}”不是日期，请写成 01-01，连续几天写成 02-06..02-12。",
                        "“{0}” is no day. Write 01-01, and a span as 02-06..02-12.")
                    .fill(word)));
      }
    }
    if (days.size() >= MOST_DAYS) {
      faults.add(
          new InvalidInput.Fault(
              field,
              typed,
              Text.of("日期超过 {0} 个，请核对。", "More than {0} days; please check.").fill(MOST_DAYS)));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return days;
  }

  private static boolean weekend(LocalDate day) {
    return day.getDayOfWeek().getValue() >= 6;
  }

  private static LocalDate day(String word, int year) {
    return Typing.findDay(word.length() > 5 ? word : year + "-" + word)
        .orElseThrow(() -> new DateTimeException(word));
  }

  @Allowed(Right.STATUTES_EDIT)
  @PostMapping("/eligibility/calendar/{id}/{step}")
  String decide(
      @PathVariable UUID id,
      @PathVariable String step,
      @RequestParam(defaultValue = "") String reason,
      Page page,
      Model model,
      HttpServletResponse response) {
    try {
      step(entering, id, step, reason);
      return "redirect:/eligibility/calendar";
    } catch (InvalidInput refused) {
      response.setStatus(422);
      return show(
          new Typed(String.valueOf(next()), "", "", ""), List.of(), refused.faults(), model);
    }
  }

  static void step(EnteringCalendar entering, UUID id, String step, String reason) {
    switch (step) {
      case "approve" -> entering.approve(id, reason);
      case "return" -> entering.sendBack(id, reason);
      default -> throw new NotFound("step " + step);
    }
  }
}
