package org.zhiren.platform.appraisal.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.Item;
import org.zhiren.platform.appraisal.MarkScale;
import org.zhiren.platform.appraisal.Plan;
import org.zhiren.platform.appraisal.RaterGroup;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;

/**
 * The form of a draft as typed; nothing is lost when something in it is wrong. Rows of items and
 * groups that were left empty are dropped, so that the fields of a row carry the number that the
 * row will have.
 *
 * @param title name
 * @param year year
 * @param ground document
 * @param introduction what raters read first
 * @param points number of marks
 * @param labels words for the marks, separated by commas; empty for plain points
 * @param labelsEn the same in English
 * @param peoplePerSheet people on a sheet; empty for all
 * @param remarks whether raters may write
 * @param leastScores least number of marks shown
 * @param leastRemarks least number of sheets for remarks
 * @param validPercent share that must come back
 * @param opensOn first day
 * @param closesOn last day
 * @param items rows of items
 * @param groups rows of groups
 */
public record PlanForm(
    String title,
    String year,
    String ground,
    String introduction,
    String points,
    String labels,
    String labelsEn,
    String peoplePerSheet,
    boolean remarks,
    String leastScores,
    String leastRemarks,
    String validPercent,
    String opensOn,
    String closesOn,
    List<ItemRow> items,
    List<GroupRow> groups) {

  private static final int MOST_ROWS = 60;
  private static final int BLANK_ROWS = 2;

  /**
   * A row for an item.
   *
   * @param name name
   * @param english English name
   * @param explanation what to look at
   * @param explanationEn the same in English
   * @param weight weight
   */
  public record ItemRow(
      String name, String english, String explanation, String explanationEn, String weight) {

    static final ItemRow BLANK = new ItemRow("", "", "", "", "");
  }

  /**
   * A row for a group.
   *
   * @param name name
   * @param english English name
   * @param weight weight
   * @param expected how many should take part
   * @param paper how many of them on paper
   * @param named whether it is one named rater
   * @param account login of the named rater
   */
  public record GroupRow(
      String name,
      String english,
      String weight,
      String expected,
      String paper,
      boolean named,
      String account) {

    static final GroupRow BLANK = new GroupRow("", "", "", "", "", false, "");
  }

  /** Rows to show: those there are and two blank ones. */
  public List<ItemRow> itemRows() {
    List<ItemRow> rows = new ArrayList<>(items);
    for (int i = 0; i < BLANK_ROWS; i++) {
      rows.add(ItemRow.BLANK);
    }
    return rows;
  }

  /** Rows to show: those there are and two blank ones. */
  public List<GroupRow> groupRows() {
    List<GroupRow> rows = new ArrayList<>(groups);
    for (int i = 0; i < BLANK_ROWS; i++) {
      rows.add(GroupRow.BLANK);
    }
    return rows;
  }

  /** The form of a plan as it stands. */
  static PlanForm of(Plan plan, Function<UUID, String> login) {
    return new PlanForm(
        plan.title(),
        Integer.toString(plan.year()),
        plan.ground(),
        plan.introduction(),
        Integer.toString(plan.scale().points()),
        String.join("，", plan.scale().labels()),
        String.join(", ", plan.scale().english()),
        Objects.toString(plan.peoplePerSheet(), ""),
        plan.remarks(),
        Integer.toString(plan.leastScores()),
        Integer.toString(plan.leastRemarks()),
        Integer.toString(plan.validPercent()),
        plan.opensOn().toString(),
        plan.closesOn().toString(),
        plan.items().stream()
            .map(item ->
                new ItemRow(
                    item.name(),
                    item.english(),
                    item.explanation(),
                    item.englishExplanation(),
                    item.weight().toPlainString()))
            .toList(),
        plan.groups().stream().map(group -> row(group, login)).toList());
  }

  private static GroupRow row(RaterGroup group, Function<UUID, String> login) {
    UUID account = group.raterAccount();
    return new GroupRow(
        group.name(),
        group.english(),
        group.weight().toPlainString(),
        Integer.toString(group.expected()),
        Integer.toString(group.onPaper()),
        group.attributed(),
        account == null ? "" : login.apply(account));
  }

  /** What was sent. */
  static PlanForm of(MultiValueMap<String, String> sent) {
    List<ItemRow> items = new ArrayList<>();
    List<GroupRow> groups = new ArrayList<>();
    for (int i = 1; i <= MOST_ROWS; i++) {
      String item = "item-" + i + "-";
      ItemRow row =
          new ItemRow(
              text(sent, item + "name"),
              text(sent, item + "english"),
              text(sent, item + "explanation"),
              text(sent, item + "explanationEn"),
              text(sent, item + "weight"));
      if (!row.equals(ItemRow.BLANK)) {
        items.add(row);
      }
      String group = "group-" + i + "-";
      GroupRow line =
          new GroupRow(
              text(sent, group + "name"),
              text(sent, group + "english"),
              text(sent, group + "weight"),
              text(sent, group + "expected"),
              text(sent, group + "paper"),
              sent.containsKey(group + "named"),
              text(sent, group + "account"));
      if (!line.equals(GroupRow.BLANK)) {
        groups.add(line);
      }
    }
    return new PlanForm(
        text(sent, "title"),
        text(sent, "year"),
        text(sent, "ground"),
        text(sent, "introduction"),
        text(sent, "points"),
        text(sent, "labels"),
        text(sent, "labelsEn"),
        text(sent, "peoplePerSheet"),
        sent.containsKey("remarks"),
        text(sent, "leastScores"),
        text(sent, "leastRemarks"),
        text(sent, "validPercent"),
        text(sent, "opensOn"),
        text(sent, "closesOn"),
        items,
        groups);
  }

  private static String text(MultiValueMap<String, String> sent, String field) {
    return Objects.requireNonNullElse(sent.getFirst(field), "").strip();
  }

  /**
   * The plan that was typed.
   *
   * @param account finds the account of a login; {@code null} if there is none
   * @throws InvalidInput naming every field that is no number or no day
   */
  Plan plan(Function<String, @Nullable UUID> account) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    List<Item> asked = new ArrayList<>();
    for (ItemRow row : items) {
      int no = asked.size() + 1;
      asked.add(
          new Item(
              no,
              row.name(),
              row.english().isEmpty() ? row.name() : row.english(),
              row.explanation(),
              row.explanationEn(),
              weight("item-" + no + "-weight", row.weight(), faults)));
    }
    List<RaterGroup> raters = new ArrayList<>();
    for (GroupRow row : groups) {
      raters.add(group(raters.size() + 1, row, account, faults));
    }
    Plan plan =
        new Plan(
            title,
            number("year", year, faults),
            ground,
            introduction,
            new MarkScale(number("points", points, faults), words(labels), words(labelsEn)),
            peoplePerSheet.isEmpty() ? null : number("peoplePerSheet", peoplePerSheet, faults),
            remarks,
            number("leastScores", leastScores, faults),
            number("leastRemarks", leastRemarks, faults),
            number("validPercent", validPercent, faults),
            day("opensOn", opensOn, faults),
            day("closesOn", closesOn, faults),
            asked,
            raters);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return plan;
  }

  private static RaterGroup group(
      int no,
      GroupRow row,
      Function<String, @Nullable UUID> account,
      List<InvalidInput.Fault> faults) {
    String field = "group-" + no + "-";
    UUID rater = null;
    if (row.named() && !row.account().isEmpty()) {
      rater = account.apply(row.account());
      if (rater == null) {
        faults.add(
            new InvalidInput.Fault(
                field + "account",
                row.account(),
                Text.of("没有账户名为“{0}”的账户。", "There is no account called “{0}”.")
                    .fill(row.account())));
      }
    }
    return new RaterGroup(
        no,
        row.name(),
        row.english().isEmpty() ? row.name() : row.english(),
        weight(field + "weight", row.weight(), faults),
        row.named() ? 1 : number(field + "expected", row.expected(), faults),
        row.named() || row.paper().isEmpty() ? 0 : number(field + "paper", row.paper(), faults),
        row.named() ? "" : null,
        rater);
  }

  private static List<String> words(String typed) {
    return Arrays.stream(typed.split("[,，、;；\\n]"))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** Without a fault the day is there; with one nobody reads the plan. */
  private static LocalDate day(String field, String typed, List<InvalidInput.Fault> faults) {
    return Objects.requireNonNullElse(Typing.day(field, typed, faults), LocalDate.EPOCH);
  }

  private static int number(String field, String typed, List<InvalidInput.Fault> faults) {
    return Typing.whole(field, typed, 1, faults);
  }

  private static BigDecimal weight(String field, String typed, List<InvalidInput.Fault> faults) {
    return Objects.requireNonNullElse(Typing.number(field, typed, 6, faults), BigDecimal.ONE);
  }
}
