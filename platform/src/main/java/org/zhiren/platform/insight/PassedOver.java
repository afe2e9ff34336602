package org.zhiren.platform.insight;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.appraisal.AppraisalStanding;
import org.zhiren.platform.appraisal.Appraisals;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.roster.FilesInBulk;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.shell.Language;

/**
 * 不让老实人吃亏: people in hard conditions whose appraisals are strong beyond doubt and who have not been
 * promoted for years, each with the reasons. A reminder to look, in statutory precedence; no
 * ranking, no recommendation. Whether somebody qualifies by law, the examination of eligibility
 * says.
 */
@Component
public class PassedOver {

  /** How many years without promotion, unless another number is asked for. */
  public static final int YEARS = 5;

  /** The smallest number that can be asked for: a promotion needs two years in the level below. */
  public static final int LEAST_YEARS = 2;

  /** The largest number that can be asked for. */
  public static final int MOST_YEARS = 20;

  /** How many of the latest yearly grades are looked at. */
  public static final int GRADES = 3;

  private static final int EVERYBODY = 2_000_000;
  private static final String PROMOTED = "提拔";
  private static final List<String> GOOD_GRADES = List.of("优秀", "称职", "合格");

  private final Appraisals appraisals;
  private final FilesInBulk files;
  private final People people;

  PassedOver(Appraisals appraisals, FilesInBulk files, People people) {
    this.appraisals = appraisals;
    this.files = files;
    this.people = people;
  }

  /**
   * Somebody to look at.
   *
   * @param person the person
   * @param standing what the campaigns say
   * @param since at the present level since
   * @param years whole years since then
   * @param explanation why the person is listed
   */
  public record Line(
      Person person,
      AppraisalStanding standing,
      LocalDate since,
      int years,
      Explanation explanation) {}

  /** The list as of a day, in statutory precedence. */
  @Transactional(readOnly = true)
  public List<Line> on(LocalDate day, int years) {
    Map<UUID, AppraisalStanding> strong = new HashMap<>();
    for (AppraisalStanding standing : appraisals.standings(day)) {
      if (strong(standing)) {
        strong.put(standing.person(), standing);
      }
    }
    Map<UUID, Person> listed = new LinkedHashMap<>();
    people.list(People.Search.everybody(), null, EVERYBODY).people().stream()
        .filter(person -> strong.containsKey(person.id()))
        .forEach(person -> listed.put(person.id(), person));
    List<Line> lines = new ArrayList<>();
    files.of(
        List.copyOf(listed.keySet()),
        filed -> {
          UUID id = filed.file().basics().id();
          line(
                  Objects.requireNonNull(listed.get(id)),
                  filed,
                  Objects.requireNonNull(strong.get(id)),
                  day,
                  years)
              .ifPresent(lines::add);
        });
    return lines;
  }

  /** Strong beyond doubt in hard conditions: the whole interval lies above the median of peers. */
  static boolean strong(AppraisalStanding standing) {
    return standing.hardship() && standing.low() > standing.peers();
  }

  /** The line of somebody whose appraisals are strong, if the facts on file let it stand. */
  static Optional<Line> line(
      Person person,
      FilesInBulk.Filed filed,
      AppraisalStanding standing,
      LocalDate day,
      int years) {
    Optional<LocalDate> since = since(filed.file(), day);
    if (since.isEmpty()) {
      return Optional.empty();
    }
    int passed = Period.between(since.get(), day).getYears();
    Optional<Explanation> grades = grades(filed);
    Optional<Explanation> sanctions = sanctions(filed, day);
    if (passed < years || grades.isEmpty() || sanctions.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Line(
            person,
            standing,
            since.get(),
            passed,
            Explanation.of(
                    "insight.passed-over",
                    Verdict.PASS,
                    Text.of(
                            "条件艰苦，{0} 年来测评得分区间下限（{1}）高于同批中位数（{2}），任现层次 {3} 年未提任。",
                            "In hard conditions; the lower end ({1}) of the appraisals of {0} years"
                                + " lies above the median ({2}) of those appraised together; {3}"
                                + " years at this level without promotion.")
                        .fill(
                            Appraisals.YEARS,
                            number(standing.low()),
                            number(standing.peers()),
                            passed))
                .because(standing.explanation())
                .because(
                    Explanation.of(
                            "insight.passed-over.level",
                            Verdict.PASS,
                            Text.of(
                                    "自 {0} 起任现层次，其后没有提任记录。",
                                    "At this level since {0}; no promotion on file after that.")
                                .fill(since.get()))
                        .using(Fact.of(Text.of("任现层次起始日期", "at this level since"), since.get()))
                        .build())
                .because(grades.get())
                .because(sanctions.get())
                .build()));
  }

  /** The first day of the unbroken run of main posts at the present level. */
  private static Optional<LocalDate> since(PersonFile file, LocalDate day) {
    List<PersonFile.Career> posts =
        file.career().stream()
            .filter(post -> post.main() && !post.start().isAfter(day))
            .sorted(Comparator.comparing(PersonFile.Career::start).reversed())
            .toList();
    LocalDate first = null;
    String level = posts.isEmpty() ? "" : posts.getFirst().levelCode();
    for (PersonFile.Career post : posts) {
      if (!post.levelCode().equals(level)) {
        break;
      }
      first = post.start();
      if (post.change().equals(PROMOTED)) {
        break;
      }
    }
    return Optional.ofNullable(first);
  }

  private static Optional<Explanation> grades(FilesInBulk.Filed filed) {
    Text name = Text.of("近年年度考核", "latest yearly grades");
    if (!filed.classes().contains(InformationClass.APPRAISAL)
        || filed.file().appraisals().isEmpty()) {
      return Optional.of(
          Explanation.of(
                  "insight.passed-over.grades",
                  Verdict.UNKNOWN,
                  Text.of("没有可查的年度考核结果。", "No yearly grades can be seen."))
              .using(Fact.missing(name))
              .build());
    }
    List<PersonFile.Appraisal> latest =
        filed.file().appraisals().stream()
            .sorted(Comparator.comparing(PersonFile.Appraisal::year).reversed())
            .limit(GRADES)
            .toList();
    if (!latest.stream().allMatch(one -> GOOD_GRADES.contains(one.grade()))) {
      return Optional.empty();
    }
    String words =
        String.join("、", latest.stream().map(one -> one.year() + " " + one.grade()).toList());
    Text shown = Text.of(words, CodeNames.each(Language.EN, words));
    return Optional.of(
        Explanation.of(
                "insight.passed-over.grades",
                Verdict.PASS,
                Text.of("近 {0} 年年度考核均为称职以上。", "The last {0} yearly grades are competent or better.")
                    .fill(latest.size()))
            .using(Fact.of(name, shown))
            .build());
  }

  private static Optional<Explanation> sanctions(FilesInBulk.Filed filed, LocalDate day) {
    Text name = Text.of("影响期内的处分", "sanctions in effect");
    if (!filed.classes().contains(InformationClass.DISCIPLINE)) {
      return Optional.of(
          Explanation.of(
                  "insight.passed-over.sanctions",
                  Verdict.UNKNOWN,
                  Text.of("处分情况不在您的知悉范围内。", "Sanctions lie outside what you need to know."))
              .using(Fact.missing(name))
              .build());
    }
    boolean inEffect =
        filed.file().sanctions().stream()
            .anyMatch(one -> !one.decidedOn().isAfter(day) && one.effectEnds().isAfter(day));
    return inEffect
        ? Optional.empty()
        : Optional.of(
            Explanation.of(
                    "insight.passed-over.sanctions",
                    Verdict.PASS,
                    Text.of("没有影响期内的处分。", "No sanction is in effect."))
                .using(Fact.of(name, Text.of("无", "none")))
                .build());
  }

  private static String number(double points) {
    return String.format(Locale.ROOT, "%.1f", points);
  }
}
