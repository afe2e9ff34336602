package org.zhiren.platform.selection.decision;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.decision.Comparing.Gathered;
import org.zhiren.platform.selection.decision.Comparison.Cell;
import org.zhiren.platform.selection.procedure.CheckKind;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.statutes.Statutes;

/**
 * What stands in the rows of the comparison. Missing data is said to be unknown, never left out.
 */
final class Rows {

  private static final int CAREER_SHOWN = 4;
  private static final int GRADES_SHOWN = 3;

  private final CaseView view;
  private final Statutes law;
  private final LocalDate today;

  Rows(CaseView view, Statutes law, LocalDate today) {
    this.view = view;
    this.law = law;
    this.today = today;
  }

  /** A row before its cells are filled. */
  record Line(Text label, Function<Gathered, Cell> cell) {}

  static Line row(String zh, String en, Function<Gathered, Cell> cell) {
    return new Line(Text.of(zh, en), cell);
  }

  /** A row about the file. */
  private static Line filed(String zh, String en, Function<PersonFile, Cell> cell) {
    return row(
        zh,
        en,
        one -> one.file() == null ? Cell.withheld() : cell.apply(one.file().opened().file()));
  }

  static Comparison.Line plain(Text text) {
    return new Comparison.Line(text, "", null);
  }

  static Cell listed(List<Comparison.Line> lines, Text none) {
    return lines.isEmpty() ? Cell.said(none) : new Cell(lines);
  }

  List<Line> particulars() {
    return List.of(
        filed("现任职务", "present post", file -> Cell.data(file.placement().postText())),
        filed(
            "出生年月（年龄）",
            "birth (age)",
            file -> {
              LocalDate birth = file.basics().birthDate();
              return Cell.said(
                  Text.of("{0}（{1}）", "{0} ({1})")
                      .fill(YearMonth.from(birth), Period.between(birth, today).getYears()));
            }),
        filed(
            "性别",
            "sex",
            file ->
                Cell.said(
                    file.basics().sex().equals("2") ? Text.of("女", "woman") : Text.of("男", "man"))),
        filed("民族", "ethnicity", file -> Cell.said(CodeNames.text(file.basics().ethnicity()))),
        filed("政治面貌", "Party", file -> Cell.said(CodeNames.text(file.basics().politicalStatus()))),
        filed("参加工作", "began to work", file -> month(file.basics().workStartDate())),
        filed("学历", "education", Rows::education),
        filed("任职经历", "career", Rows::career),
        row("年度考核", "yearly assessment", this::grades),
        row("处分和诫勉", "sanctions", this::sanctions));
  }

  private static Cell month(@Nullable LocalDate day) {
    return day == null
        ? Cell.unknown()
        : Cell.data("%d-%02d".formatted(day.getYear(), day.getMonthValue()));
  }

  private static Cell education(PersonFile file) {
    List<Comparison.Line> lines =
        file.education().stream()
            .filter(PersonFile.Education::highest)
            .map(one ->
                plain(
                    Text.of("{0}　{1} {2}", "{0} {1} {2}")
                        .fill(
                            CodeNames.text(one.educationName()),
                            one.school(),
                            CodeNames.text(one.major()))))
            .toList();
    return lines.isEmpty() ? Cell.unknown() : new Cell(lines);
  }

  private static Cell career(PersonFile file) {
    List<Comparison.Line> lines =
        file.career().reversed().stream()
            .filter(PersonFile.Career::main)
            .limit(CAREER_SHOWN)
            .map(one ->
                plain(
                    Text.same(
                        one.start()
                            + " ～ "
                            + (one.end() == null ? "" : one.end())
                            + "　"
                            + one.wording())))
            .toList();
    return lines.isEmpty() ? Cell.unknown() : new Cell(lines);
  }

  private static boolean sees(Gathered one, InformationClass informationClass) {
    return one.file() != null && one.file().opened().classes().contains(informationClass);
  }

  private Cell grades(Gathered one) {
    if (one.file() == null || !sees(one, InformationClass.APPRAISAL)) {
      return Cell.withheld();
    }
    List<Comparison.Line> lines =
        one.file().opened().file().appraisals().reversed().stream()
            .limit(GRADES_SHOWN)
            .map(grade ->
                plain(
                    Text.of("{0}　{1}", "{0} {1}")
                        .fill(String.valueOf(grade.year()), CodeNames.text(grade.grade()))))
            .toList();
    return lines.isEmpty() ? Cell.unknown() : new Cell(lines);
  }

  private Cell sanctions(Gathered one) {
    if (one.file() == null || !sees(one, InformationClass.DISCIPLINE)) {
      return Cell.withheld();
    }
    List<Comparison.Line> lines = new ArrayList<>();
    for (PersonFile.Sanction sanction : one.file().opened().file().sanctions()) {
      boolean running = today.isBefore(sanction.effectEnds());
      lines.add(
          new Comparison.Line(
              (running
                      ? Text.of("{0}（{1}），影响期至 {2}", "{0} ({1}), in effect until {2}")
                      : Text.of("{0}（{1}），影响期已于 {2} 届满", "{0} ({1}), over since {2}"))
                  .fill(
                      CodeNames.text(sanction.name()), sanction.decidedOn(), sanction.effectEnds()),
              running ? "z-late" : "",
              null));
    }
    return listed(lines, Text.of("没有记录", "none on record"));
  }

  List<Line> rules() {
    return List.of(
        row("资格审查", "eligibility", this::eligibility),
        row("任职和地域回避", "recusal from the post", Rows::conflicts));
  }

  private Cell eligibility(Gathered one) {
    if (one.examined() == null) {
      return one.file() == null
          ? Cell.withheld()
          : Cell.said(Text.of("该职位不是领导职务，没有逐条审查", "no leading post: not examined by rule"));
    }
    var examination = one.examined().examination();
    String here = "/eligibility/posts/" + view.brief().postId() + "/people/" + one.id();
    List<Comparison.Line> lines = new ArrayList<>();
    lines.add(
        new Comparison.Line(examination.onRecord().text(), mark(examination.onRecord()), here));
    for (Map.Entry<String, Verdict> each : examination.verdicts().entrySet()) {
      Verdict verdict = each.getValue();
      boolean waits = examination.openFindings().contains(each.getKey());
      boolean shown =
          verdict == Verdict.FAIL
              || verdict == Verdict.NEEDS_APPROVAL
              || verdict == Verdict.WARN
              || (verdict == Verdict.UNKNOWN && !waits);
      if (shown) {
        Text title = law.provision(each.getKey()).title();
        Text source = law.citation(each.getKey(), today).label();
        lines.add(
            plain(
                Text.of(
                    verdict.text().zh() + "：" + title.zh() + "　" + source.zh(),
                    verdict.text().en() + ": " + title.en() + ", " + source.en())));
      }
    }
    return new Cell(lines);
  }

  private static String mark(Verdict verdict) {
    return switch (verdict) {
      case PASS, NOT_APPLICABLE -> "z-good";
      case WARN, NEEDS_APPROVAL -> "z-attention";
      case FAIL -> "z-late";
      case UNKNOWN -> "z-neutral";
    };
  }

  private static Cell conflicts(Gathered one) {
    List<Comparison.Line> lines = new ArrayList<>();
    for (Conflict conflict : one.conflicts()) {
      lines.add(
          new Comparison.Line(
              conflict.certain()
                  ? conflict.kind().text()
                  : Text.of(
                      conflict.kind().text().zh() + "（待核实）",
                      conflict.kind().text().en() + " (to be found out)"),
              conflict.certain() ? "z-late" : "z-attention",
              null));
      Text path = conflict.path();
      if (path != null) {
        lines.add(plain(path));
      }
      lines.add(plain(conflict.ground()));
      lines.add(plain(conflict.citation().label()));
    }
    return listed(lines, Text.of("档案中没有发现", "nothing found on file"));
  }

  List<Line> inspection() {
    List<Line> lines = new ArrayList<>();
    lines.add(row("提名", "nomination", one -> nominations(one.person())));
    lines.add(row("民主推荐（参考）", "recommendations (inform only)", one -> votes(one.person())));
    for (CheckKind kind : CheckKind.values()) {
      lines.add(new Line(kind.text(), one -> check(one.person(), kind)));
    }
    lines.add(row("主要特长", "strengths", one -> report(one.person(), Step.Report::strengths)));
    lines.add(row("缺点和不足", "weaknesses", one -> report(one.person(), Step.Report::weaknesses)));
    return lines;
  }

  private Cell nominations(Named person) {
    List<Comparison.Line> lines =
        view.file().all(Step.Nominate.class).stream()
            .filter(one -> one.person().same(person))
            .map(one -> plain(Text.same(one.nominator() + "：" + one.ground())))
            .toList();
    return listed(lines, Text.of("没有登记", "not entered"));
  }

  private Cell votes(Named person) {
    List<Comparison.Line> lines = new ArrayList<>();
    for (Step.Recommend part : view.file().all(Step.Recommend.class)) {
      part.tally().stream()
          .filter(one -> one.person().same(person))
          .findFirst()
          .ifPresent(one ->
              lines.add(
                  plain(
                      Text.of("{0}：{1} 票（参加 {2} 人）", "{0}: {1} of {2}")
                          .fill(part.way().text(), one.votes(), part.present()))));
    }
    return listed(lines, Text.of("没有登记", "not entered"));
  }

  private Cell check(Named person, CheckKind kind) {
    return view.file().all(Step.Check.class).stream()
        .filter(one -> one.kind() == kind && one.person().same(person))
        .reduce((first, second) -> second)
        .map(one ->
            Cell.of(
                new Comparison.Line(
                    one.result().text(),
                    switch (one.result()) {
                      case CLEAR -> "z-good";
                      case OPEN -> "z-attention";
                      case AGAINST -> "z-late";
                    },
                    null),
                plain(Text.same(one.on() + "　" + one.conclusion()))))
        .orElseGet(Cell::unknown);
  }

  private Cell report(Named person, Function<Step.Report, String> part) {
    return view.file().all(Step.Report.class).stream()
        .filter(one -> one.person().same(person))
        .reduce((first, second) -> second)
        .map(one -> Cell.data(part.apply(one)))
        .orElseGet(Cell::unknown);
  }
}
