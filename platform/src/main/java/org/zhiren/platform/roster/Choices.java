package org.zhiren.platform.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhiren.platform.organization.CodeTables;

/**
 * What the fields of a file can be filled with: the national tables (GB/T 14946 family), and the
 * usual words where there is no table.
 */
public final class Choices {

  private static final Map<String, List<Choice>> LISTS =
      Map.ofEntries(
          Map.entry("sexes", table("GB2261.1_sex")),
          Map.entry("ethnicities", names(table("GB3304_ethnicity"))),
          Map.entry("politicalStatuses", names(table("GB4762_political_status"))),
          Map.entry("healths", names(table("GB2261.3_health"))),
          Map.entry("categories", names(table("ZB125_personnel_category"))),
          Map.entry("managements", names(table("ZB130_management_category"))),
          Map.entry("ageLimits", table("NLLB_former_age_limit")),
          Map.entry("levels", entries(CodeTables.postLevels())),
          Map.entry("ranks", entries(CodeTables.ranks())),
          Map.entry("modes", table("ZB123_education_mode")),
          Map.entry("educations", table("ZB64_education")),
          Map.entry("degrees", table("GB6864_degree")),
          Map.entry("titles", table("GB8561_professional_title")),
          Map.entry("routes", names(table("ZB24_title_route"))),
          Map.entry("methods", names(table("ZB122_selection_method"))),
          Map.entry("grades", names(table("ZB18_appraisal_result"))),
          Map.entry("relations", table("GB4761_family_relation")),
          Map.entry("honours", words("授予荣誉称号", "记一等功", "记二等功", "记三等功", "嘉奖")),
          Map.entry(
              "sanctions",
              Stream.concat(
                      words("诫勉").stream(),
                      names(table("ZB65_reward_discipline")).stream()
                          .filter(choice -> choice.name().contains("（")))
                  .toList()),
          Map.entry(
              "unitLevels",
              CodeTables.levels().stream().map(name -> new Choice(name, name)).toList()),
          Map.entry("identities", words("公务员", "事业编制", "企业")),
          Map.entry(
              "changes",
              words("录用", "提拔", "平级调动", "转任", "转任职级公务员", "兼任", "挂职", "机构改革", "免职", "其他")),
          Map.entry("rankChanges", words("职级套转", "确定职级", "职级晋升", "任领导职务确定职级", "降低职级")));

  private Choices() {}

  /**
   * One value.
   *
   * @param code what is stored
   * @param name the official Chinese name
   */
  public record Choice(String code, String name) {}

  /** The list of that name, in its official order. */
  public static List<Choice> of(String list) {
    List<Choice> found = LISTS.get(list);
    if (found == null) {
      throw new IllegalArgumentException("There is no list (%s).".formatted(list));
    }
    return found;
  }

  /** The value with that code or that name. */
  public static Optional<Choice> find(String list, String typed) {
    return of(list).stream()
        .filter(choice -> choice.code().equals(typed))
        .findFirst()
        .or(() -> of(list).stream().filter(choice -> choice.name().equals(typed)).findFirst());
  }

  private static List<Choice> words(String... words) {
    return Stream.of(words).map(word -> new Choice(word, word)).toList();
  }

  private static List<Choice> names(List<Choice> choices) {
    return choices.stream().map(choice -> new Choice(choice.name(), choice.name())).toList();
  }

  private static List<Choice> entries(List<CodeTables.Entry> entries) {
    return entries.stream().map(entry -> new Choice(entry.code(), entry.name())).toList();
  }

  private static List<Choice> table(String name) {
    return entries(CodeTables.rows(name));
  }
}
