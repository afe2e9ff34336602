package org.zhiren.dossiers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The measures of GB/T 9704-2012 and the words that its elements take on; PDF, .docx and plain text
 * are made from the same sheet.
 */
final class OfficialSheet {

  static final double PAGE_WIDTH_MM = 210;
  static final double PAGE_HEIGHT_MM = 297;
  static final double TOP_MM = 37;
  static final double LEFT_MM = 28;
  static final double WIDTH_MM = 156;
  static final double HEIGHT_MM = 225;
  static final double BOTTOM_MM = PAGE_HEIGHT_MM - TOP_MM - HEIGHT_MM;
  static final double RIGHT_MM = PAGE_WIDTH_MM - LEFT_MM - WIDTH_MM;
  static final int LINES = 22;
  static final int CHARACTERS = 28;

  /** One line of the text block. */
  static final double LINE_MM = HEIGHT_MM / LINES;

  /** One character of the text block; 三号 is set a hair closer so that 28 of them fit. */
  static final double CHARACTER_MM = WIDTH_MM / CHARACTERS;

  /** 二号. */
  static final double TITLE_SIZE = 22;

  /** 三号. */
  static final double BODY_SIZE = 16;

  /** 四号. */
  static final double SMALL_SIZE = 14;

  /** 小四, for tables. */
  static final double TABLE_SIZE = 12;

  /** The letterhead begins this far below the upper edge of the text block. */
  static final double ORGAN_MM = 35;

  /** The page number hangs this far below the text block. */
  static final double PAGE_NUMBER_MM = 7;

  /** The red rule lies this far below the document number. */
  static final double RED_RULE_MM = 4;

  static final double THICK_RULE_POINTS = 0.35 / 25.4 * 72;
  static final double THIN_RULE_POINTS = 0.25 / 25.4 * 72;

  private static final String[] DIGITS = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

  private OfficialSheet() {}

  /** A Chinese number from 1 to 99, as headings count. */
  static String chinese(int number) {
    if (number < 1 || number > 99) {
      throw new IllegalArgumentException(
          "The number of a heading (%d) must lie between 1 and 99.".formatted(number));
    }
    int tens = number / 10;
    return (tens > 1 ? DIGITS[tens] : "") + (tens > 0 ? "十" : "") + DIGITS[number % 10];
  }

  /** Counts headings: 一、 （一） 1. （1）. */
  static final class Numbering {
    private final int[] counts = new int[4];

    /** The heading with its number. */
    String next(OfficialDocument.Heading heading) {
      int level = heading.level();
      counts[level - 1]++;
      for (int lower = level; lower < counts.length; lower++) {
        counts[lower] = 0;
      }
      int count = counts[level - 1];
      String number =
          switch (level) {
            case 1 -> chinese(count) + "、";
            case 2 -> "（" + chinese(count) + "）";
            case 3 -> count + ".";
            default -> "（" + count + "）";
          };
      return number + heading.text();
    }
  }

  /** 成文日期: Arabic digits without leading zeros. */
  static String date(LocalDate date) {
    return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
  }

  /** 主送机关, with its colon. */
  static String addressees(List<String> organs) {
    return String.join("，", organs) + "：";
  }

  /** 抄送机关, with the stop at the end. */
  static String copies(List<String> organs) {
    return String.join("，", organs) + "。";
  }

  /** The names of the annexes as they stand below the body: the label, then number and name. */
  static List<String> annexNames(List<OfficialDocument.Annex> annexes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < annexes.size(); i++) {
      names.add((annexes.size() > 1 ? (i + 1) + "." : "") + annexes.get(i).name());
    }
    return names;
  }

  /** What stands at the top left of an annex: 附件, or 附件2. */
  static String annexMark(int index, int count) {
    return "附件" + (count > 1 ? Integer.toString(index + 1) : "");
  }

  static String pageNumber(int page) {
    return "— " + page + " —";
  }
}
