package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.OrganizationIntake;

/** Invented people as files. */
public final class RosterSample extends SampleHouse {

  /** Makes places, people and accounts through the intake of their modules. */
  public RosterSample(
      OrganizationIntake organization,
      RosterIntake intake,
      Accounts accounts,
      Scopes scopes,
      Acting acting) {
    super(organization, intake, accounts, scopes, acting);
  }

  /** An identity number of an area that does not exist, with its check character. */
  public static String idNumber(LocalDate birth, int order) {
    String head = "990102" + birth.toString().replace("-", "") + "%03d".formatted(order);
    int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += (head.charAt(i) - '0') * weights[i];
    }
    return head + "10X98765432".charAt(sum % 11);
  }

  /** Somebody ordinary: born 1985, in service since 2008, one post, one relative. */
  public static PersonFile person(UUID id, UUID unit, String name, int order) {
    return person(id, unit, name, order, LocalDate.of(1985, 3, 1 + order % 27));
  }

  /** The same, born on another day; a woman, if {@code order} is even. */
  public static PersonFile person(UUID id, UUID unit, String name, int order, LocalDate birth) {
    LocalDate start = LocalDate.of(2008, 8, 1);
    return new PersonFile(
        new PersonFile.Basics(
            id,
            name,
            order % 2 == 1 ? "1" : "2",
            birth,
            idNumber(birth, order),
            "汉族",
            "某省某县",
            "某省某县",
            "某省某县",
            null,
            "中共党员",
            LocalDate.of(2006, 6, 30),
            start,
            "健康",
            "现职人员",
            "公务员",
            "县级党委管理干部",
            "60",
            "",
            order,
            null),
        new PersonFile.Placement(unit, null, "示例局科员", "1A50", "二级科员"),
        List.of(
            new PersonFile.Career(
                unit, null, start, null, true, "1A50", "示例局科员", "录用", null, null, false, null, null,
                false)),
        List.of(new PersonFile.Rank("1C", "二级科员", LocalDate.of(2019, 6, 1), null, "职级套转")),
        List.of(
            new PersonFile.Education(
                "1",
                "21",
                "大学",
                null,
                null,
                "某某大学",
                "法学",
                LocalDate.of(2004, 9, 1),
                LocalDate.of(2008, 7, 1),
                true)),
        List.of(),
        List.of(
            new PersonFile.Appraisal(2023, "称职", unit),
            new PersonFile.Appraisal(2024, "称职", unit),
            new PersonFile.Appraisal(2025, "优秀", unit)),
        List.of(),
        List.of(),
        List.of(),
        List.of(
            new PersonFile.Relative(
                "10", "父亲", "父" + name, LocalDate.of(1958, 5, 1), "群众", "务农", null)),
        List.of(),
        new PersonFile.Archive(
            birth, start, LocalDate.of(2006, 6, 30), "21", "公务员", LocalDate.of(2025, 5, 20)));
  }

  /** Plain values of a post. */
  public static Map<String, String> post(UUID unit, String wording, String from) {
    return Map.of(
        "at_unit_id",
        unit.toString(),
        "wording",
        wording,
        "begins_on",
        from,
        "level_code",
        "1A42",
        "change_kind",
        "提拔",
        "main",
        "true");
  }

  /** The same person in another main post, since a day, with other relatives. */
  public static PersonFile holding(
      PersonFile plain,
      UUID unit,
      UUID post,
      String wording,
      LocalDate since,
      List<PersonFile.Relative> family) {
    return placed(
        plain,
        new PersonFile.Placement(unit, post, wording, "1A32", null),
        List.of(
            new PersonFile.Career(
                unit, post, since, null, true, "1A32", wording, "提拔", null, null, false, null, null,
                false)),
        family);
  }

  /** The file of a person with another placement, career and family. */
  public static PersonFile placed(
      PersonFile plain,
      PersonFile.Placement placement,
      List<PersonFile.Career> career,
      List<PersonFile.Relative> family) {
    return new PersonFile(
        plain.basics(),
        placement,
        career,
        plain.ranks(),
        plain.education(),
        plain.titles(),
        plain.appraisals(),
        plain.trainings(),
        plain.honours(),
        plain.sanctions(),
        family,
        plain.languages(),
        plain.archive());
  }
}
