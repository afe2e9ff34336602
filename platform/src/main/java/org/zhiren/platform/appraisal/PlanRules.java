package org.zhiren.platform.appraisal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** What a plan must hold. Every fault names its field and value; all are told at once. */
final class PlanRules {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_TEXT = 1_000;
  private static final int MOST_ITEMS = 30;
  private static final int MOST_GROUPS = 12;
  private static final int MOST_EXPECTED = 20_000;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2200;
  private static final BigDecimal MOST_WEIGHT = new BigDecimal(1_000);

  private final List<InvalidInput.Fault> faults = new ArrayList<>();

  private PlanRules() {}

  /**
   * Checks a plan.
   *
   * @throws InvalidInput with every fault
   */
  static void check(Plan plan) {
    PlanRules rules = new PlanRules();
    rules.head(plan);
    rules.scale(plan.scale());
    rules.items(plan.items());
    rules.groups(plan.groups());
    if (!rules.faults.isEmpty()) {
      throw new InvalidInput(rules.faults);
    }
  }

  private void head(Plan plan) {
    text("title", plan.title(), LONGEST_TITLE, Text.of("名称", "name"));
    number("year", plan.year(), FIRST_YEAR, LAST_YEAR, Text.of("考核年度", "year"));
    text("ground", plan.ground(), LONGEST_TITLE, Text.of("依据", "ground"));
    if (plan.introduction().length() > LONGEST_TEXT) {
      tooLong("introduction", plan.introduction(), LONGEST_TEXT, Text.of("说明", "introduction"));
    }
    number("validPercent", plan.validPercent(), 1, 100, Text.of("有效回收率（%）", "valid share in %"));
    number(
        "leastScores",
        plan.leastScores(),
        5,
        MOST_EXPECTED,
        Text.of("分数的最少票数", "least number of marks shown"));
    number(
        "leastRemarks",
        plan.leastRemarks(),
        8,
        MOST_EXPECTED,
        Text.of("评语的最少票数", "least number of sheets for remarks"));
    Integer perSheet = plan.peoplePerSheet();
    if (perSheet != null) {
      number("peoplePerSheet", perSheet, 2, 500, Text.of("每票人数", "people on a sheet"));
    }
    if (plan.closesOn().isBefore(plan.opensOn())) {
      fault(
          "closesOn",
          plan.closesOn().toString(),
          Text.of(
                  "截止日期 {0} 早于开始日期 {1}，请改晚。",
                  "It closes on {0}, before it opens on {1}. Choose a later day.")
              .fill(plan.closesOn(), plan.opensOn()));
    }
  }

  private void scale(MarkScale scale) {
    number("points", scale.points(), 2, MarkScale.MOST_POINTS, Text.of("分档数", "number of marks"));
    if (!scale.labels().isEmpty() && scale.labels().size() != scale.points()) {
      fault(
          "labels",
          String.join("、", scale.labels()),
          Text.of(
                  "档次名称有 {0} 个，分档数是 {1}，请使两者相等，或者不写名称只打分。",
                  "There are {0} words for {1} marks. Make them equal, or leave the words out.")
              .fill(scale.labels().size(), scale.points()));
    }
    if (!scale.english().isEmpty() && scale.english().size() != scale.labels().size()) {
      fault(
          "labelsEn",
          String.join(", ", scale.english()),
          Text.of(
                  "英文名称有 {0} 个，中文名称有 {1} 个，请使两者相等，或者不写英文。",
                  "There are {0} English words for {1} Chinese ones. Make them equal, or leave the"
                      + " English out.")
              .fill(scale.english().size(), scale.labels().size()));
    }
    if (new HashSet<>(scale.labels()).size() < scale.labels().size()) {
      fault(
          "labels",
          String.join("、", scale.labels()),
          Text.of("档次名称有重复，请改成不同的名称。", "Two marks have the same word. Make them differ."));
    }
  }

  private void items(List<Item> items) {
    if (items.isEmpty() || items.size() > MOST_ITEMS) {
      fault(
          "item-1-name",
          Integer.toString(items.size()),
          Text.of("测评项目有 {0} 个，应为 1 至 {1} 个。", "There are {0} items; it takes 1 to {1}.")
              .fill(items.size(), MOST_ITEMS));
    }
    Set<String> names = new HashSet<>();
    for (Item item : items) {
      String field = "item-" + item.no() + "-";
      text(field + "name", item.name(), LONGEST_NAME, Text.of("项目名称", "name of the item"));
      text(field + "english", item.english(), LONGEST_NAME, Text.of("英文名称", "English name"));
      if (item.explanation().length() > LONGEST_TEXT) {
        tooLong(
            field + "explanation", item.explanation(), LONGEST_TEXT, Text.of("说明", "explanation"));
      }
      weight(field + "weight", item.weight(), false);
      if (!names.add(item.name())) {
        repeated(field + "name", item.name());
      }
    }
  }

  private void groups(List<RaterGroup> groups) {
    if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
      fault(
          "group-1-name",
          Integer.toString(groups.size()),
          Text.of("参评群体有 {0} 个，应为 1 至 {1} 个。", "There are {0} groups; it takes 1 to {1}.")
              .fill(groups.size(), MOST_GROUPS));
    }
    Set<String> names = new HashSet<>();
    BigDecimal total = BigDecimal.ZERO;
    for (RaterGroup group : groups) {
      String field = "group-" + group.no() + "-";
      text(field + "name", group.name(), LONGEST_NAME, Text.of("群体名称", "name of the group"));
      text(field + "english", group.english(), LONGEST_NAME, Text.of("英文名称", "English name"));
      weight(field + "weight", group.weight(), true);
      total = total.add(group.weight());
      number(
          field + "expected",
          group.expected(),
          1,
          MOST_EXPECTED,
          Text.of("应参加人数", "number expected"));
      if (group.onPaper() < 0 || group.onPaper() > group.expected()) {
        fault(
            field + "paper",
            Integer.toString(group.onPaper()),
            Text.of("纸质票 {0} 张，应在 0 至 {1} 之间。", "{0} forms on paper; it takes 0 to {1}.")
                .fill(group.onPaper(), group.expected()));
      }
      if (!names.add(group.name())) {
        repeated(field + "name", group.name());
      }
    }
    if (!groups.isEmpty() && total.signum() <= 0) {
      fault(
          "group-1-weight",
          total.toPlainString(),
          Text.of("各群体的权重都是 0，请至少给一个群体权重。", "Every group weighs 0. Give at least one a weight."));
    }
  }

  private void text(String field, String value, int longest, Text what) {
    if (value.isBlank()) {
      fault(field, value, Text.of("请填写{0}。", "Give the {0}.").fill(what));
    } else if (value.length() > longest) {
      tooLong(field, value, longest, what);
    }
  }

  private void tooLong(String field, String value, int longest, Text what) {
    fault(
        field,
        value,
        Text.of("{0}有 {1} 个字，最多 {2} 个，请缩短。", "The {0} has {1} characters; at most {2}. Shorten it.")
            .fill(what, value.length(), longest));
  }

  private void number(String field, int value, int least, int most, Text what) {
    if (value < least || value > most) {
      fault(
          field,
          Integer.toString(value),
          Text.of("{0}是 {1}，应在 {2} 至 {3} 之间。", "The {0} is {1}; it must lie between {2} and {3}.")
              .fill(what, value, least, most));
    }
  }

  private void weight(String field, BigDecimal value, boolean zeroAllowed) {
    boolean fits =
        (zeroAllowed ? value.signum() >= 0 : value.signum() > 0)
            && value.compareTo(MOST_WEIGHT) <= 0
            && value.stripTrailingZeros().scale() <= 4;
    if (!fits) {
      fault(
          field,
          value.toPlainString(),
          (zeroAllowed
                  ? Text.of(
                      "权重是 {0}，应在 0 至 {1} 之间，小数不超过四位。",
                      "The weight is {0}; it must lie between 0 and {1}, with up to four decimals.")
                  : Text.of(
                      "权重是 {0}，应大于 0、不超过 {1}，小数不超过四位。",
                      "The weight is {0}; it must be above 0 and at most {1}, with up to four"
                          + " decimals."))
              .fill(value.toPlainString(), MOST_WEIGHT.toPlainString()));
    }
  }

  private void repeated(String field, String value) {
    fault(
        field,
        value,
        Text.of("名称“{0}”重复，请改成不同的名称。", "The name “{0}” stands there twice. Make them differ.")
            .fill(value));
  }

  private void fault(String field, @Nullable String value, Text message) {
    faults.add(new InvalidInput.Fault(field, value, message));
  }
}
