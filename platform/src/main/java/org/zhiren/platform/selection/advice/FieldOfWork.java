package org.zhiren.platform.selection.advice;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiren.platform.organization.Unit;

/**
 * What a unit deals with, as far as its name says: 示例州财政局 deals with 财政. Names that say nothing of
 * it, for instance of a township, yield no words.
 */
final class FieldOfWork {

  /** Up to the last word for a place that is not the beginning of another word. */
  private static final Pattern PLACE =
      Pattern.compile(
          "^.*(?:省|州|市(?!场|政|容)|县(?!域)|旗|区(?!域|划)|(?<!城)乡(?!村)|镇(?!村)|街道)"
              + "(?:党委|委员会|委|人民政府|政府)?");

  private static final Pattern ORGAN =
      Pattern.compile(
          "^(?<field>\\p{IsHan}{2,8}?)(?:和\\p{IsHan}{2,12})?"
              + "(?:监督管理局|管理局|局|委员会|委|办公室|部|厅|中心)$");

  private FieldOfWork() {}

  /** Words under which documents speak of what the unit deals with, the most telling first. */
  static List<String> words(Unit unit) {
    return words(unit.name());
  }

  static List<String> words(String name) {
    Matcher organ = ORGAN.matcher(PLACE.matcher(name).replaceFirst(""));
    if (!organ.matches()) {
      return List.of();
    }
    String field = organ.group("field");
    return List.of(field + "工作", field);
  }
}
