package org.zhiren.platform.roster.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.Field;
import org.zhiren.platform.roster.PersonFile;

/** The form from facts, facts from the form, and wordings that hold until the facts change. */
class FormOfFileTest {

  private static final UUID UNIT = UUID.randomUUID();
  private static final FileOfForm.Names NO_CODES = (table, name) -> "";

  private static PersonFile file() {
    return new PersonFile(
        new PersonFile.Basics(
            UUID.randomUUID(),
            "林示例",
            "1",
            LocalDate.of(1981, 3, 7),
            "",
            "汉族",
            "示例虚构",
            "示例虚构",
            "",
            null,
            "中共党员",
            LocalDate.of(2002, 6, 1),
            LocalDate.of(2003, 7, 1),
            "健康",
            "现职人员",
            "",
            "",
            "",
            "",
            1,
            null),
        new PersonFile.Placement(UNIT, null, "示例市财政局副局长", "1A32", null),
        List.of(
            career("2003-07-01", "2012-05-01", "示例市财政局科员", true),
            career("2012-05-01", null, "示例市财政局副局长", true),
            career("2015-01-01", "2016-01-01", "挂职某镇党委副书记", false)),
        List.of(),
        List.of(
            new PersonFile.Education(
                "1",
                "21",
                "大学",
                null,
                "管理学学士",
                "示例大学",
                "行政管理",
                LocalDate.of(1999, 9, 1),
                LocalDate.of(2003, 7, 1),
                true),
            new PersonFile.Education(
                "2",
                "1B",
                "省委党校研究生",
                null,
                null,
                "示例省委党校",
                "",
                LocalDate.of(2013, 9, 1),
                LocalDate.of(2016, 6, 1),
                false)),
        List.of(),
        List.of(
            new PersonFile.Appraisal(2022, "称职", null),
            new PersonFile.Appraisal(2023, "优秀", null),
            new PersonFile.Appraisal(2024, "称职", null),
            new PersonFile.Appraisal(2025, "称职", null)),
        List.of(),
        List.of(new PersonFile.Honour("嘉奖", LocalDate.of(2023, 12, 1), "示例市委", "")),
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  private static PersonFile.Career career(String from, String until, String text, boolean main) {
    return new PersonFile.Career(
        UNIT,
        null,
        LocalDate.parse(from),
        until == null ? null : LocalDate.parse(until),
        main,
        "",
        text,
        "",
        null,
        null,
        false,
        null,
        null,
        false);
  }

  @Test
  void theFormSaysWhatTheFactsSay() {
    Dossier form = FormOfFile.of(file());
    assertThat(form.get(Field.BIRTH_MONTH)).isEqualTo("198103");
    assertThat(form.get(Field.PARTY_JOINED)).isEqualTo("200206");
    assertThat(form.get(Field.APPRAISALS)).isEqualTo("2023年度优秀；2024年度称职；2025年度称职");
    assertThat(form.get(Field.REWARDS)).isEqualTo("2023.12 经示例市委批准，授予嘉奖");
    assertThat(form.get(Field.FULL_TIME_EDUCATION_SCHOOL)).isEqualTo("示例大学行政管理");
    assertThat(form.get(Field.RESUME).split("\n"))
        .containsExactly(
            "1999.09--2003.07  示例大学行政管理专业学习",
            "2003.07--2012.05  示例市财政局科员",
            "2012.05--         示例市财政局副局长（其间：2015.01--2016.01挂职某镇党委副书记；"
                + "2013.09--2016.06在示例省委党校学习）");
    assertThat(form.get(Field.REASON)).isEmpty();
  }

  @Test
  void factsReadFromTheFormGiveTheFormAgain() {
    Dossier form = FormOfFile.of(file());
    PersonFile read = FileOfForm.of(form, UUID.randomUUID(), UNIT, NO_CODES);
    assertThat(read.career())
        .extracting(c -> c.start() + " " + c.end())
        .containsExactly("1999-09-01 2003-07-01", "2003-07-01 2012-05-01", "2012-05-01 null");
    assertThat(read.career().getLast().unitId()).isEqualTo(UNIT);
    assertThat(read.appraisals()).hasSize(3);
    Dossier again = FormOfFile.of(read);
    assertThat(again.get(Field.RESUME)).isEqualTo(form.get(Field.RESUME));
    Map<String, Wordings.Wording> needed = Wordings.needed(again, form);
    assertThat(needed).containsOnlyKeys("REWARDS");
    assertThat(Wordings.apply(again, needed)).isEqualTo(form);
  }

  @Test
  void aWordingGivesWayWhenTheFactChanges() {
    Dossier facts = new Dossier.Draft().set(Field.HEALTH, "健康").finish();
    Dossier said = facts.draft().set(Field.HEALTH, "健 康 良 好").set(Field.REASON, "工作需要").finish();
    Map<String, Wordings.Wording> kept = Wordings.needed(facts, said);
    assertThat(Wordings.apply(facts, kept)).isEqualTo(said);
    Dossier corrected = new Dossier.Draft().set(Field.HEALTH, "一般").finish();
    Dossier now = Wordings.apply(corrected, kept);
    assertThat(now.get(Field.HEALTH)).isEqualTo("一般");
    assertThat(now.get(Field.REASON)).isEqualTo("工作需要");
  }

  @Test
  void appraisalsAreReadFromSeveralWordings() {
    for (String text :
        List.of(
            "2021年度优秀；2022、2023年度称职",
            "2021年度考核结果为优秀，2022年、2023年均为称职",
            "2021年优秀 2022年度：称职 2023年度考核称职")) {
      assertThat(FileOfForm.appraisals(new Dossier.Draft().set(Field.APPRAISALS, text).finish()))
          .as(text)
          .extracting(a -> a.year() + a.grade())
          .containsExactly("2021优秀", "2022称职", "2023称职");
    }
    assertThat(
            FileOfForm.appraisals(
                new Dossier.Draft().set(Field.APPRAISALS, "近三年考核均为称职以上").finish()))
        .as("nothing is guessed")
        .isEmpty();
  }

  @Test
  void birthIsTheDayOfTheNumberOnlyWhereTheMonthsAgree() {
    Dossier agree =
        new Dossier.Draft()
            .set(Field.BIRTH_MONTH, "198103")
            .set(Field.ID_NUMBER, "110101198103070010")
            .finish();
    assertThat(FileOfForm.birth(agree)).contains(LocalDate.of(1981, 3, 7));
    Dossier differ = agree.draft().set(Field.BIRTH_MONTH, "198104").finish();
    assertThat(FileOfForm.birth(differ)).contains(LocalDate.of(1981, 4, 1));
    assertThat(FileOfForm.birth(agree.draft().set(Field.BIRTH_MONTH, "2021-13").finish()))
        .isEmpty();
    assertThat(FileOfForm.birth(agree.draft().set(Field.BIRTH_MONTH, "").finish()))
        .contains(LocalDate.of(1981, 3, 7));
  }

  @Test
  void identityNumbersAreChecked() {
    // The worked example of GB 11643-1999.
    assertThat(IdNumbers.isValid("11010519491231002X")).isTrue();
    assertThat(IdNumbers.isValid("110105194912310021")).isFalse();
    assertThat(IdNumbers.isValid("110105194913310021")).isFalse();
    assertThat(IdNumbers.isValid("")).isFalse();
  }
}
