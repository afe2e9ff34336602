package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** What an inspection has to bring before anybody is proposed. */
final class InspectionGate {

  private static final Text NOT_THERE = Text.of("尚未登记", "not entered yet");

  private final CaseFile file;
  private final ProcedureLaw law;
  private final Entering entering;
  private final LocalDate today;
  private final Form form;
  private final List<Requirement> all = new ArrayList<>();

  InspectionGate(CaseFile file, ProcedureLaw law, Entering entering) {
    this.file = file;
    this.law = law;
    this.entering = entering;
    this.today = entering.today();
    this.form = file.brief().form();
  }

  /** What is examined and heard about each person, by the form of case. */
  private Set<CheckKind> asked() {
    return switch (form) {
      case PROMOTION, TERM, EXCEPTIONAL, COMPETITIVE -> EnumSet.allOf(CheckKind.class);
      case EXCHANGE -> EnumSet.of(CheckKind.DISCIPLINE, CheckKind.PERSONNEL);
      case DEMOTION, CONFIRMATION -> EnumSet.of(CheckKind.PERSONNEL);
      case REMOVAL, RESIGNATION -> EnumSet.noneOf(CheckKind.class);
    };
  }

  List<Requirement> requirements() {
    Optional<Step.FormTeam> team = file.last(Step.FormTeam.class);
    add(
        "inspection.team",
        Text.of("考察组两名以上成员，成员与考察对象无应回避的关系", "a team of two or more, nobody related"),
        team.isPresent(),
        team.map(t -> Text.of("{0} 人", "{0} members").fill(t.members().size())).orElse(NOT_THERE),
        Gates.OFFICER,
        null,
        "XB-33");
    all.addAll(
        new RecusalGate(file, law, entering)
            .declarations(team.map(Step.FormTeam::members).orElse(List.of()), true));
    if (form.raises()) {
      Optional<Step.Foretell> foretold = file.last(Step.Foretell.class);
      LocalDate until = foretold.map(Step.Foretell::until).orElse(null);
      add(
          "inspection.foretold",
          Text.of("发布考察预告，预告期已满", "announced beforehand, and that time is over"),
          until != null && today.isAfter(until),
          until == null ? NOT_THERE : Text.of("预告至 {0}", "until {0}").fill(until),
          Gates.OFFICER,
          until,
          "XB-29");
    }
    int talked = file.all(Step.Interview.class).stream().mapToInt(Step.Interview::people).sum();
    add(
        "inspection.talks",
        Text.of("个别谈话、征求意见", "talks"),
        talked > 0,
        Text.of("已谈 {0} 人", "{0} people").fill(talked),
        Gates.TEAM,
        null,
        "XB-29");
    for (Named person : file.candidates()) {
      checks(person);
      reported(person);
    }
    boolean proposed =
        file.candidates().stream()
            .anyMatch(person -> lastReport(person).filter(Step.Report::proposed).isPresent());
    add(
        "inspection.proposed",
        Text.of("集体研究后至少建议一名", "at least one proposed after joint study"),
        proposed,
        proposed ? Text.of("有建议人选", "there is one") : Text.of("尚无建议人选", "nobody yet"),
        Gates.OFFICER,
        null,
        "XB-29");
    RecommendationAge.requirement(file, law, today).ifPresent(all::add);
    return all;
  }

  /** Only the examinations, once more: one of them may have run out. */
  List<Requirement> checks() {
    file.candidates().forEach(this::checks);
    return all;
  }

  /** Only what concerns the one whom the decision chose. */
  List<Requirement> againstChosen() {
    Named chosen = file.chosen(law);
    if (chosen != null) {
      checks(chosen);
    }
    return all;
  }

  private void checks(Named person) {
    for (CheckKind kind : asked()) {
      Optional<Step.Check> last =
          file.all(Step.Check.class).stream()
              .filter(check -> check.kind() == kind && check.person().same(person))
              .reduce((first, second) -> second);
      LocalDate valid = last.map(Step.Check::validUntil).orElse(null);
      boolean expired = valid != null && today.isAfter(valid);
      boolean clear =
          last.filter(check -> check.result() == CheckKind.Result.CLEAR).isPresent() && !expired;
      Text finding =
          last.map(check ->
                  expired
                      ? Text.of("结果有效期至 {0}，已过期", "valid until {0}, run out")
                          .fill(String.valueOf(valid))
                      : check.result().text())
              .orElse(NOT_THERE);
      add(
          "inspection." + kind.name().toLowerCase(java.util.Locale.ROOT),
          Text.of("{0}：{1}", "{0}: {1}").fill(person.name(), kind.text()),
          clear,
          finding,
          kind == CheckKind.DISCIPLINE ? Text.of("纪检监察机关", "the discipline body") : Gates.TEAM,
          valid,
          kind.provision());
    }
  }

  private void reported(Named person) {
    Optional<Step.Report> report = lastReport(person);
    add(
        "inspection.report",
        Text.of("{0}：书面考察材料，写明优点和不足", "{0}: written report with strengths and weaknesses")
            .fill(person.name()),
        report.isPresent(),
        report
            .map(r -> r.proposed() ? Text.of("建议任用", "proposed") : Text.of("不建议", "not proposed"))
            .orElse(NOT_THERE),
        Gates.TEAM,
        null,
        "XB-32");
  }

  private Optional<Step.Report> lastReport(Named person) {
    return file.all(Step.Report.class).stream()
        .filter(report -> report.person().same(person))
        .reduce((first, second) -> second);
  }

  private void add(
      String code,
      Text demand,
      boolean met,
      Text finding,
      Text who,
      @Nullable LocalDate by,
      String provision) {
    all.add(
        new Requirement(
            code,
            demand,
            met ? Verdict.PASS : Verdict.FAIL,
            finding,
            who,
            by,
            law.citation(provision, today)));
  }
}
