package org.zhiren.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.appraisal.AppraisalStanding;
import org.zhiren.platform.roster.FilesInBulk;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterSample;

/** Who is listed as passed over, and who is not, at each border of the rule. */
class PassedOverTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
  private static final UUID ID = UUID.randomUUID();
  private static final UUID UNIT = UUID.randomUUID();
  private static final Set<InformationClass> ALL = EnumSet.allOf(InformationClass.class);

  private static AppraisalStanding standing(boolean hardship, double low, double peers) {
    return new AppraisalStanding(
        ID,
        UNIT,
        3,
        2025,
        low + 4,
        low,
        low + 8,
        peers,
        hardship,
        null,
        null,
        null,
        Explanation.of("test", Verdict.PASS, Text.of("三次测评", "three appraisals")).build());
  }

  private static PersonFile.Career post(LocalDate start, String level, String change) {
    return new PersonFile.Career(
        UNIT, null, start, null, true, level, "示例乡干部", change, null, null, false, null, null, true);
  }

  private static PersonFile file(
      List<PersonFile.Career> career,
      List<PersonFile.Appraisal> grades,
      List<PersonFile.Sanction> sanctions) {
    PersonFile like = RosterSample.person(ID, UNIT, "沈岚", 1);
    return new PersonFile(
        like.basics(),
        like.placement(),
        career,
        like.ranks(),
        like.education(),
        like.titles(),
        grades,
        like.trainings(),
        like.honours(),
        sanctions,
        like.family(),
        like.languages(),
        like.archive());
  }

  private static List<PersonFile.Career> since(LocalDate day) {
    return List.of(post(LocalDate.of(2008, 8, 1), "1A60", "录用"), post(day, "1A50", "提拔"));
  }

  private static List<PersonFile.Appraisal> grades(String... latestFirst) {
    List<PersonFile.Appraisal> grades = new ArrayList<>();
    for (int i = 0; i < latestFirst.length; i++) {
      grades.add(new PersonFile.Appraisal(2025 - i, latestFirst[i], UNIT));
    }
    return grades;
  }

  private static Optional<PassedOver.Line> line(PersonFile file, Set<InformationClass> classes) {
    Person person =
        new Person(
            ID, UNIT, "沈岚", "1", file.basics().birthDate(), "示例乡干部", "1A50", null, "现职人员", null);
    return PassedOver.line(
        person,
        new FilesInBulk.Filed(file, classes, DAY),
        standing(true, 72, 68),
        DAY,
        PassedOver.YEARS);
  }

  @Test
  void theWholeIntervalLiesAboveThePeersInHardConditions() {
    assertThat(PassedOver.strong(standing(true, 68.1, 68))).isTrue();
    assertThat(PassedOver.strong(standing(true, 68, 68))).as("touches the median").isFalse();
    assertThat(PassedOver.strong(standing(false, 90, 68))).as("usual conditions").isFalse();
  }

  @Test
  void theYearsAreCountedFromThePresentLevelOrTheLastPromotion() {
    assertThat(line(file(since(DAY.minusYears(5)), grades("称职"), List.of()), ALL))
        .hasValueSatisfying(line -> {
          assertThat(line.years()).isEqualTo(5);
          assertThat(line.since()).isEqualTo(DAY.minusYears(5));
        });
    assertThat(line(file(since(DAY.minusYears(5).plusDays(1)), grades("称职"), List.of()), ALL))
        .as("a day short")
        .isEmpty();
    List<PersonFile.Career> moved = new ArrayList<>(since(DAY.minusYears(9)));
    moved.add(post(DAY.minusYears(1), "1A50", "平级调动"));
    assertThat(line(file(moved, grades("称职"), List.of()), ALL))
        .as("a move on the same level is no promotion")
        .hasValueSatisfying(line -> assertThat(line.years()).isEqualTo(9));
    assertThat(line(file(List.of(), grades("称职"), List.of()), ALL)).as("no post").isEmpty();
  }

  @Test
  void gradesAndSanctionsSpeakAgainst() {
    LocalDate long5 = DAY.minusYears(7);
    assertThat(line(file(since(long5), grades("称职", "基本称职"), List.of()), ALL)).isEmpty();
    assertThat(line(file(since(long5), grades("称职", "优秀", "称职", "基本称职"), List.of()), ALL))
        .as("the fourth year back counts no more")
        .isPresent();
    for (int days : new int[] {0, 1}) {
      PersonFile.Sanction sanction =
          new PersonFile.Sanction(
              "记过", DAY.minusMonths(18), 18, DAY.plusDays(days), null, "示例", "县纪委监委");
      assertThat(line(file(since(long5), grades("称职"), List.of(sanction)), ALL).isPresent())
          .as("ends in %d days", days)
          .isEqualTo(days == 0);
    }
  }

  @Test
  void whatIsNotSeenIsToldAsNotSeen() {
    PassedOver.Line line =
        line(
                file(since(DAY.minusYears(7)), List.of(), List.of()),
                EnumSet.of(InformationClass.ROSTER, InformationClass.APPRAISAL))
            .orElseThrow();
    assertThat(line.explanation().missingFacts()).hasSize(2);
    assertThat(line.explanation().because()).hasSize(4);
    assertThat(line.explanation().sentence().zh()).contains("72.0", "68.0", "7 年");
  }
}
