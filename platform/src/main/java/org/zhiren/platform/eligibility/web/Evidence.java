package org.zhiren.platform.eligibility.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.roster.PersonFile;

/**
 * What on file a provision was judged on, so that the reader can go back to it.
 *
 * @param anchor section of the person's page; empty if the fact stands in no section
 * @param lines the rows that were read
 */
public record Evidence(String anchor, List<Line> lines) {

  private static final int TRAINING_YEARS = 5;

  /** Copies the list. */
  public Evidence {
    lines = List.copyOf(lines);
  }

  /**
   * One row on file.
   *
   * @param when the day or period
   * @param what what is on file
   */
  public record Line(String when, Text what) {}

  /** The rows that the provision looks at. */
  static Evidence of(String provision, PersonFile file, LocalDate day) {
    return switch (provision) {
      case "XB-08-1" -> {
        List<Line> lines = new ArrayList<>();
        LocalDate began = file.basics().workStartDate();
        if (began != null) {
          lines.add(new Line(began.toString(), Text.of("参加工作", "start of work")));
        }
        lines.addAll(career(file, PersonFile.Career::grassroots));
        yield new Evidence("career", lines);
      }
      case "GW-2" -> new Evidence("career", career(file, PersonFile.Career::grassroots));
      case "XB-08-2", "XB-08-3a", "XB-08-3b", "XB-09-1", "XB-08-8", "RQ-6", "RQ-7", "GW-3" ->
          new Evidence("career", career(file, c -> c.levelCode().compareTo("1A50") < 0));
      case "XB-08-4", "GW-1" ->
          new Evidence(
              "education",
              file.education().stream()
                  .map(e ->
                      new Line(
                          e.graduatedOn() == null ? "—" : e.graduatedOn().toString(),
                          Text.of("{0} · {1}", "{0} · {1}")
                              .fill(CodeNames.text(e.educationName()), e.school())))
                  .toList());
      case "XB-08-5" ->
          new Evidence(
              "training",
              file.trainings().stream()
                  .filter(t -> t.end().isAfter(day.minusYears(TRAINING_YEARS)))
                  .map(t ->
                      new Line(
                          t.start() + " – " + t.end(),
                          Text.of("{0}，{1}学时", "{0}, {1} hours").fill(t.course(), t.hours())))
                  .toList());
      case "XB-08-6" ->
          new Evidence("basics", List.of(new Line("", CodeNames.text(file.basics().health()))));
      case "XB-08-7" -> {
        LocalDate joined = file.basics().partyJoinDate();
        yield new Evidence(
            "basics",
            List.of(
                new Line(
                    joined == null ? "—" : joined.toString(),
                    Text.of(
                            "{0}（入党时间；党龄自转正起计）",
                            "{0} (joined; Party years count from full membership)")
                        .fill(CodeNames.text(file.basics().politicalStatus())))));
      }
      case "XB-24-3" ->
          new Evidence(
              "appraisals",
              file.appraisals().stream()
                  .filter(a -> a.year() >= day.getYear() - 3 && a.year() < day.getYear())
                  .map(a -> new Line(String.valueOf(a.year()), CodeNames.text(a.grade())))
                  .toList());
      case "XB-24-6", "XB-57-1", "XB-57-2", "NSNX-eff-2" ->
          new Evidence(
              "sanctions",
              file.sanctions().stream()
                  .map(s ->
                      new Line(
                          s.decidedOn().toString(),
                          Text.of("{0}：{1}", "{0}: {1}")
                              .fill(CodeNames.text(s.name()), s.ground())))
                  .toList());
      case "GWY-74-1" ->
          new Evidence(
              "family",
              file.family().stream()
                  .map(r ->
                      new Line(
                          r.relationName(),
                          Text.of("{0} · {1}", "{0} · {1}")
                              .fill(
                                  r.name(),
                                  r.workplace().isEmpty() ? "—" : CodeNames.text(r.workplace()))))
                  .toList());
      case "GWY-92" ->
          new Evidence(
              "basics",
              List.of(
                  new Line(
                      file.basics().birthDate().toString(),
                      Text.of(
                              "出生日期；原法定退休年龄 {0} 周岁",
                              "date of birth; statutory retirement age before 2025: {0}")
                          .fill(file.basics().formerAgeLimit()))));
      case "GWY-13" ->
          new Evidence(
              "basics",
              List.of(
                  new Line(
                      file.basics().birthDate().toString(),
                      Text.of("出生日期；民族：{0}", "date of birth; ethnicity: {0}")
                          .fill(CodeNames.text(file.basics().ethnicity())))));
      case "GWY-75", "HB-5-county", "HB-5-city" ->
          new Evidence(
              "basics",
              List.of(
                  new Line(
                      "",
                      Text.of("成长地：{0}", "place of upbringing: {0}")
                          .fill(file.basics().growthPlace()))));
      case "GWY-70" ->
          new Evidence("basics", List.of(new Line("", CodeNames.text(file.basics().category()))));
      default -> new Evidence("", List.of());
    };
  }

  private static List<Line> career(PersonFile file, Predicate<PersonFile.Career> wanted) {
    return file.career().stream()
        .filter(wanted)
        .map(c ->
            new Line(
                c.start() + " – " + (c.end() == null ? "" : c.end().minusDays(1)),
                CodeTables.postLevel(c.levelCode())
                    .filter(level -> !level.code().equals("1A99"))
                    .map(level -> Text.of("{0}（{1}）", "{0} ({1})").fill(c.wording(), level.text()))
                    .orElseGet(() -> Text.same(c.wording()))))
        .toList();
  }
}
