package org.zhiren.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Places in Chinese statutes as English texts name them: 第八条第一项 is Article 8, item 1. What is no
 * such place (a topic, a title) stays as it is.
 */
final class Articles {

  private static final String DIGITS = "零一二三四五六七八九";
  private static final String NUMERAL = "[" + DIGITS + "十百]+";
  private static final String NUMERALS = NUMERAL + "(?:[、至]" + NUMERAL + ")*";
  private static final Pattern SPAN = Pattern.compile("第(" + NUMERAL + ")条至第(" + NUMERAL + ")条");
  private static final Pattern PLACE =
      Pattern.compile("第(%1$s)条(?:第(%1$s)款|(末)款)?(?:第(%1$s)项)?".formatted(NUMERALS));
  private static final String TABLE = "及附表";
  private static final String UNCHECKED = "（条号待核）";

  private Articles() {}

  /** The place in English; the same text if it is none. */
  static String english(String place) {
    boolean unchecked = place.endsWith(UNCHECKED);
    String plain = unchecked ? place.substring(0, place.length() - UNCHECKED.length()) : place;
    boolean table = plain.endsWith(TABLE);
    plain = table ? plain.substring(0, plain.length() - TABLE.length()) : plain;
    List<String> parts = new ArrayList<>();
    for (String part : plain.split("，|、(?=第)", -1)) {
      Matcher span = SPAN.matcher(part);
      Matcher one = PLACE.matcher(part);
      if (span.matches()) {
        parts.add("Articles " + number(span.group(1)) + " to " + number(span.group(2)));
      } else if (one.matches()) {
        parts.add(place(one));
      } else {
        return place;
      }
    }
    return String.join("; ", parts)
        + (table ? " with its table" : "")
        + (unchecked ? " (number to be checked)" : "");
  }

  private static String place(Matcher one) {
    StringBuilder place = new StringBuilder(counted("Article", one.group(1)));
    if (one.group(2) != null) {
      place.append(", ").append(counted("paragraph", one.group(2)));
    }
    if (one.group(3) != null) {
      place.append(", last paragraph");
    }
    if (one.group(4) != null) {
      place.append(", ").append(counted("item", one.group(4)));
    }
    return place.toString();
  }

  /** One numeral, some of them, or a span of them, behind what they count. */
  private static String counted(String what, String numerals) {
    String words =
        List.of(numerals.split("、")).stream()
            .map(part ->
                List.of(part.split("至")).stream()
                    .map(numeral -> String.valueOf(number(numeral)))
                    .collect(Collectors.joining(" to ")))
            .collect(Collectors.joining(", "));
    int last = words.lastIndexOf(", ");
    return what
        + (numerals.matches(NUMERAL) ? " " : "s ")
        + (last < 0 ? words : words.substring(0, last) + " and " + words.substring(last + 2));
  }

  /** A numeral below a thousand, for instance 一百零五. */
  private static int number(String numeral) {
    int number = 0;
    int digit = 0;
    for (char c : numeral.toCharArray()) {
      int place = c == '百' ? 100 : c == '十' ? 10 : 0;
      if (place == 0) {
        digit = DIGITS.indexOf(c);
      } else {
        number += (digit == 0 ? 1 : digit) * place;
        digit = 0;
      }
    }
    return number + digit;
  }
}
