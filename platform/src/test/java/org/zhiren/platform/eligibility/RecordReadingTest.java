package org.zhiren.platform.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.roster.FilesInBulk.Standing;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.PersonFile.Career;
import org.zhiren.platform.roster.PersonFile.Sanction;
import org.zhiren.statutes.Health;
import org.zhiren.statutes.MeasureKind;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.PersonFacts.Measure;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.Span;
import org.zhiren.statutes.PersonFacts.TermServed;
import org.zhiren.statutes.PostLevel;
import org.zhiren.statutes.RetirementGroup;

/** A gap in the record never becomes a yes; ends, bounds and classes are read as decided. */
class RecordReadingTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
  private static final UUID WHO = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final UUID UNIT = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  private static final UUID POST = UUID.fromString("00000000-0000-0000-0000-00000000000c");
  private static final UUID SPOUSE = UUID.fromString("00000000-0000-0000-0000-00000000000d");
  private static final Set<InformationClass> ALL = EnumSet.allOf(InformationClass.class);

  private String sex = "1";
  private String ageLimit = "60";
  private String health = "健康";
  private String ethnicity = "汉族";
  private @Nullable LocalDate joined = LocalDate.of(2010, 7, 1);
  private @Nullable LocalDate workStart = LocalDate.of(2008, 7, 1);
  private final List<Career> career = new ArrayList<>();
  private final List<Sanction> sanctions = new ArrayList<>();
  private final List<PersonFile.Training> trainings = new ArrayList<>();
  private final List<PersonFile.Education> education = new ArrayList<>();
  private final List<PersonFile.Appraisal> appraisals = new ArrayList<>();
  private final List<PersonFile.Relative> family = new ArrayList<>();
  private Map<UUID, Standing> relatives = Map.of();

  private RecordReading.Read read(Set<InformationClass> classes) {
    PersonFile file =
        new PersonFile(
            new PersonFile.Basics(
                WHO,
                "林一",
                sex,
                LocalDate.of(1986, 3, 2),
                "",
                ethnicity,
                "示例县",
                "示例县",
                "示例县",
                "990101",
                "中共党员",
                joined,
                workStart,
                health,
                "现职人员",
                "公务员",
                "",
                ageLimit,
                "",
                1,
                null),
            new PersonFile.Placement(UNIT, POST, "示例局局长", "1A41", null),
            career,
            List.of(),
            education,
            List.of(),
            appraisals,
            trainings,
            List.of(),
            sanctions,
            family,
            List.of(),
            null);
    return RecordReading.read(
        file, classes, LocalDate.of(2026, 1, 5), Surroundings.of(DAY, Map.of(), relatives, 5));
  }

  private Person person() {
    return read(ALL).person();
  }

  private static Career stretch(String from, @Nullable String until, String level) {
    return new Career(
        UNIT,
        POST,
        LocalDate.parse(from),
        until == null ? null : LocalDate.parse(until),
        true,
        level,
        "示例局",
        "提拔",
        null,
        null,
        false,
        null,
        null,
        false);
  }

  private static Sanction sanction(String name, @Nullable String lifted) {
    return new Sanction(
        name,
        LocalDate.of(2024, 1, 10),
        6,
        LocalDate.of(2024, 7, 10),
        lifted == null ? null : LocalDate.parse(lifted),
        "试验",
        "示例纪委");
  }

  @Test
  void theFirstDayWithoutBecomesTheLastDayWith() {
    career.add(stretch("2015-03-01", "2018-06-01", "1A42"));
    career.add(stretch("2018-06-01", null, "1A41"));
    List<Position> positions = person().positions();
    assertThat(positions.get(0).to()).isEqualTo("2018-05-31");
    assertThat(positions.get(0).level()).isEqualTo(PostLevel.SECTION_DEPUTY);
    assertThat(positions.get(1).to()).isNull();
  }

  @Test
  void codesBelowLeadingAreNoLeadingPostsAndUnknownCodesAreUnknown() {
    career.add(stretch("2010-01-01", "2012-01-01", "1A50"));
    career.add(stretch("2012-01-01", "2014-01-01", "1A99"));
    career.add(stretch("2014-01-01", null, "?"));
    List<Position> positions = person().positions();
    assertThat(positions.get(0).leading()).isFalse();
    assertThat(positions.get(1).leading()).isFalse();
    assertThat(positions.get(2).leading()).isNull();
    assertThat(positions.get(2).level()).isNull();
  }

  @Test
  void aGapLongerThanAMonthIsNoServiceAndIsNamed() {
    career.add(stretch("2008-07-01", "2012-01-01", "1A50"));
    career.add(stretch("2012-02-01", "2015-01-01", "1A50"));
    career.add(stretch("2015-02-02", null, "1A50"));
    RecordReading.Read read = read(ALL);
    assertThat(read.person().workGaps())
        .as("31 days are none, 32 are one")
        .containsExactly(new Span(LocalDate.of(2015, 1, 1), LocalDate.of(2015, 2, 1)));
    assertThat(read.leftOut()).hasSize(1);
    assertThat(read.leftOut().getFirst().zh()).contains("2015-01-01", "2015-02-01");
  }

  @Test
  void partyYearsCountFromTheLatestDayOfFullMembershipOnceItCannotMatter() {
    joined = DAY.minusYears(7);
    assertThat(person().fullMemberSince()).isEqualTo(DAY.minusYears(5));
    joined = DAY.minusYears(7).plusDays(1);
    assertThat(person().fullMemberSince()).isNull();
    joined = null;
    assertThat(person().fullMemberSince()).isNull();
  }

  @Test
  void whatIsNotSeenIsNotOnFile() {
    sanctions.add(sanction("警告（公务员）", null));
    appraisals.add(new PersonFile.Appraisal(2025, "优秀", null));
    family.add(new PersonFile.Relative("12", "妻子", "周二", null, "群众", "示例局科员", SPOUSE));
    Person blind = read(EnumSet.of(InformationClass.ROSTER)).person();
    assertThat(blind.measures()).isNull();
    assertThat(blind.appraisals()).isEmpty();
    assertThat(blind.family()).isNull();
    assertThat(person().measures()).hasSize(1);
    assertThat(person().appraisals()).hasSize(1);
    assertThat(person().family()).isNotNull();
  }

  @Test
  void anEmptyRegisterOfSanctionsIsNoneAndNoTrainingIsUnknown() {
    assertThat(person().measures()).isEmpty();
    assertThat(person().training()).isNull();
    trainings.add(
        new PersonFile.Training(
            "进修班", "州委党校", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 10), 60, true));
    trainings.add(
        new PersonFile.Training(
            "网络课", "网络学院", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30), 40, false));
    assertThat(person().training().get(0).days()).isEqualTo(10);
    assertThat(person().training().get(1).days()).as("days count only away from work").isZero();
  }

  @Test
  void aSanctionOfAnUnlistedKindMakesTheRegisterUnknown() {
    sanctions.add(sanction("警告（公务员）", "2024-07-12"));
    sanctions.add(sanction("某种处理", null));
    RecordReading.Read read = read(ALL);
    assertThat(read.person().measures()).isNull();
    assertThat(read.leftOut().getFirst().zh()).contains("某种处理");
  }

  @Test
  void onlyALiftedAdministrativeSanctionIsKnownNotToAffectUse() {
    sanctions.add(sanction("警告（公务员）", "2024-07-12"));
    sanctions.add(sanction("警告（公务员）", null));
    sanctions.add(sanction("警告（党员）", "2024-07-12"));
    sanctions.add(sanction("诫勉", null));
    List<Measure> measures = person().measures();
    assertThat(measures.get(0).stillAffects()).isFalse();
    assertThat(measures.get(1).stillAffects()).isNull();
    assertThat(measures.get(2).kind()).isEqualTo(MeasureKind.PARTY_WARNING);
    assertThat(measures.get(2).stillAffects()).isNull();
    assertThat(measures.get(0).months()).as("the rule fixes the length").isNull();
    assertThat(measures.get(3).months()).as("the document fixes the length").isEqualTo(6);
  }

  @Test
  void educationWithoutAGraduationAfterEnrolmentIsLeftOut() {
    education.add(
        new PersonFile.Education(
            "1",
            "21",
            "大学",
            null,
            null,
            "甲大学",
            "法学",
            LocalDate.of(2008, 9, 1),
            LocalDate.of(2004, 7, 1),
            true));
    education.add(
        new PersonFile.Education(
            "1", "31", "大专", null, null, "乙学院", "法学", null, LocalDate.of(2007, 7, 1), false));
    RecordReading.Read read = read(ALL);
    assertThat(read.person().education()).hasSize(1);
    assertThat(read.leftOut()).hasSize(1);
  }

  @Test
  void relativesStandWhereTheyStandTodayAndThoseWhoLeftHoldNothing() {
    family.add(new PersonFile.Relative("12", "妻子", "周二", null, "群众", "示例局科员", SPOUSE));
    assertThat(person().family().relatives().getFirst().unitId())
        .as("a file that may not be seen: unknown")
        .isNull();
    relatives = Map.of(SPOUSE, new Standing(true, UNIT, POST, "1A42"));
    assertThat(person().family().relatives().getFirst().postId()).isEqualTo(POST.toString());
    assertThat(person().family().relatives().getFirst().leading()).isTrue();
    relatives = Map.of(SPOUSE, new Standing(false, null, null, null));
    assertThat(person().family().relatives()).isEmpty();
  }

  @Test
  void termsAreReckonedByFullYearsInPost() {
    career.add(stretch("2016-05-01", null, "1A32"));
    assertThat(person().terms())
        .extracting(TermServed::to)
        .containsExactly(LocalDate.of(2021, 4, 30), LocalDate.of(2026, 4, 30));
  }

  @Test
  void groupsHealthAndNationalityAreTakenOnlyWhereTheyAreSure() {
    assertThat(person().retirementGroup()).isEqualTo(RetirementGroup.MEN_60);
    assertThat(person().health()).isEqualTo(Health.FIT);
    assertThat(person().citizen()).isTrue();
    sex = "2";
    assertThat(person().retirementGroup()).as("a woman at 60 is not settled").isNull();
    ageLimit = "55";
    assertThat(person().retirementGroup()).isEqualTo(RetirementGroup.WOMEN_55);
    health = "一般";
    ethnicity = "外国血统";
    workStart = null;
    assertThat(person().health()).isNull();
    assertThat(person().citizen()).isNull();
    assertThat(person().workStart()).isNull();
  }
}
