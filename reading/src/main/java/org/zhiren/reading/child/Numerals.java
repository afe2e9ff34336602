package org.zhiren.reading.child;

import java.util.Locale;

/** Numbers of lists as documents write them. */
final class Numerals {

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String LEGAL = "零壹贰叁肆伍陆柒捌玖";
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final int MOST_CHINESE = 9999;

  private Numerals() {}

  /** A number in a format of WordprocessingML (ST_NumberFormat). */
  static String write(int number, String format) {
    return switch (format) {
      case "none", "bullet" -> "";
      case "upperLetter" -> letters(number, 'A');
      case "lowerLetter" -> letters(number, 'a');
      case "upperRoman" -> roman(number);
      case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
      case "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "taiwaneseCounting",
          "taiwaneseCountingThousand",
          "koreanCounting" ->
          chinese(number, DIGITS, "十百千");
      case "chineseLegalSimplified", "ideographLegalTraditional" -> chinese(number, LEGAL, "拾佰仟");
      case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital" -> digits(number);
      case "ideographTraditional" ->
          number >= 1 && number <= STEMS.length()
              ? STEMS.substring(number - 1, number)
              : Integer.toString(number);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> circled(number);
      case "decimalZero" -> "%02d".formatted(number);
      default -> Integer.toString(number);
    };
  }

  private static String letters(int number, char first) {
    if (number < 1) {
      return Integer.toString(number);
    }
    int repeated = Math.min((number - 1) / 26 + 1, 20);
    return Character.toString((char) (first + (number - 1) % 26)).repeat(repeated);
  }

  private static String roman(int number) {
    if (number < 1 || number > 3999) {
      return Integer.toString(number);
    }
    int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    String[] signs = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    StringBuilder written = new StringBuilder();
    int rest = number;
    for (int i = 0; i < values.length; i++) {
      while (rest >= values[i]) {
        written.append(signs[i]);
        rest -= values[i];
      }
    }
    return written.toString();
  }

  private static String circled(int number) {
    return number >= 1 && number <= 20
        ? Character.toString((char) ('①' + number - 1))
        : Integer.toString(number);
  }

  private static String digits(int number) {
    StringBuilder written = new StringBuilder();
    for (char digit : Integer.toString(number).toCharArray()) {
      written.append(digit >= '0' && digit <= '9' ? DIGITS.charAt(digit - '0') : digit);
    }
    return written.toString();
  }

  private static String chinese(int number, String digits, String units) {
    if (number < 1 || number > MOST_CHINESE) {
      return Integer.toString(number);
    }
    StringBuilder written = new StringBuilder();
    String decimal = Integer.toString(number);
    boolean gap = false;
    for (int i = 0; i < decimal.length(); i++) {
      int digit = decimal.charAt(i) - '0';
      int place = decimal.length() - 1 - i;
      if (digit == 0) {
        gap = true;
        continue;
      }
      if (gap && !written.isEmpty()) {
        written.append('零');
      }
      gap = false;
      boolean plainTen = digit == 1 && place == 1 && written.isEmpty() && units.startsWith("十");
      if (!plainTen) {
        written.append(digits.charAt(digit));
      }
      if (place > 0) {
        written.append(units.charAt(place - 1));
      }
    }
    return written.toString();
  }
}
