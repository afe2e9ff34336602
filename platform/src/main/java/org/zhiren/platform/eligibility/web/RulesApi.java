package org.zhiren.platform.eligibility.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhiren.platform.access.Allowed;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.eligibility.CalendarYear;
import org.zhiren.platform.eligibility.DecidingLocalRule;
import org.zhiren.platform.eligibility.EnteringCalendar;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.LocalRule;
import org.zhiren.platform.eligibility.LocalRules;
import org.zhiren.platform.eligibility.ProposingLocalRule;
import org.zhiren.platform.eligibility.WorkingCalendar;
import org.zhiren.statutes.ParameterHistory;
import org.zhiren.statutes.ProvisionText;
import org.zhiren.statutes.Regulation;

/** Regulations, provisions, numbers, local rules and calendars for programs. */
@RestController
@RequestMapping("/api/v1/eligibility")
@Allowed({Right.ELIGIBILITY_EXAMINE, Right.STATUTES_EDIT})
@Tag(name = "rules", description = "Regulations, provisions, numbers, local rules, calendars")
class RulesApi {

  private final LawInForce law;
  private final LocalRules rules;
  private final ProposingLocalRule proposing;
  private final DecidingLocalRule deciding;
  private final WorkingCalendar calendar;
  private final EnteringCalendar entering;

  RulesApi(
      LawInForce law,
      LocalRules rules,
      ProposingLocalRule proposing,
      DecidingLocalRule deciding,
      WorkingCalendar calendar,
      EnteringCalendar entering) {
    this.law = law;
    this.rules = rules;
    this.proposing = proposing;
    this.deciding = deciding;
    this.calendar = calendar;
    this.entering = entering;
  }

  /** What was made. */
  record Made(UUID id) {}

  /** Why a step is taken. */
  record Why(String reason) {}

  /** A year to enter. */
  record Year(int year, List<LocalDate> off, List<LocalDate> on, String document) {}

  @Operation(summary = "The regulations with their versions")
  @GetMapping("/regulations")
  List<Regulation> regulations() {
    return law.national().regulations();
  }

  @Operation(summary = "The provisions with wording or gist, force, articles and verification")
  @GetMapping("/provisions")
  List<ProvisionText> provisions() {
    return law.national().provisions();
  }

  @Operation(summary = "The numbers with every dated value")
  @GetMapping("/parameters")
  List<ParameterHistory> parameters() {
    return law.national().parameters();
  }

  @Operation(summary = "The local rules, those that wait first")
  @GetMapping("/local")
  List<LocalRule> local() {
    return rules.all();
  }

  @Allowed(Right.STATUTES_EDIT)
  @Operation(summary = "Propose a local rule; a value that loosens is refused (422)")
  @PostMapping("/local")
  Made propose(@RequestBody ProposingLocalRule.Proposal body) {
    return new Made(proposing.propose(body));
  }

  @Allowed(Right.STATUTES_EDIT)
  @Operation(
      summary = "approve, return, withdraw, ask-end, end or keep; decisions by a second person")
  @PostMapping("/local/{id}/{step}")
  void decide(@PathVariable UUID id, @PathVariable String step, @RequestBody Why body) {
    LocalController.step(deciding, id, step, body.reason());
  }

  @Operation(summary = "Working-day calendars entered here")
  @GetMapping("/calendar")
  List<CalendarYear> calendars() {
    return calendar.entries();
  }

  @Allowed(Right.STATUTES_EDIT)
  @Operation(summary = "Enter the calendar of a later year")
  @PostMapping("/calendar")
  Made enter(@RequestBody Year body) {
    return new Made(entering.propose(body.year(), body.off(), body.on(), body.document()));
  }

  @Allowed(Right.STATUTES_EDIT)
  @Operation(summary = "approve or return a calendar; by a second person")
  @PostMapping("/calendar/{id}/{step}")
  void decideCalendar(@PathVariable UUID id, @PathVariable String step, @RequestBody Why body) {
    CalendarController.step(entering, id, step, body.reason());
  }
}
