package org.zhiren.reading.child;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.hwpf.usermodel.HWPFList;
import org.apache.poi.hwpf.usermodel.Paragraph;

/** The numbers before paragraphs of binary Word documents. */
final class BinaryLists {

  private static final int LEVELS = 9;
  private static final int BULLET = 23;

  /** MSONFC numbers ([MS-OSHARED] 2.2.1.3) by the names of WordprocessingML. */
  private static final Map<Integer, String> FORMATS =
      Map.ofEntries(
          Map.entry(0, "decimal"),
          Map.entry(1, "upperRoman"),
          Map.entry(2, "lowerRoman"),
          Map.entry(3, "upperLetter"),
          Map.entry(4, "lowerLetter"),
          Map.entry(10, "ideographDigital"),
          Map.entry(11, "japaneseCounting"),
          Map.entry(18, "decimalEnclosedCircle"),
          Map.entry(22, "decimalZero"),
          Map.entry(BULLET, "bullet"),
          Map.entry(30, "ideographTraditional"),
          Map.entry(33, "taiwaneseCounting"),
          Map.entry(35, "taiwaneseCountingThousand"),
          Map.entry(37, "chineseCounting"),
          Map.entry(38, "chineseLegalSimplified"),
          Map.entry(39, "chineseCountingThousand"));

  private final Map<Integer, int[]> counters = new HashMap<>();

  /** The number of the next paragraph; empty if it has none or its list is damaged. */
  String number(Paragraph paragraph) {
    try {
      return paragraph.isInList() ? next(paragraph) : "";
    } catch (RuntimeException e) {
      // The paragraph is text without its number too.
      return "";
    }
  }

  private String next(Paragraph paragraph) {
    HWPFList list = paragraph.getList();
    int at = Math.clamp(paragraph.getIlvl(), 0, LEVELS - 1);
    if (list.getNumberFormat((char) at) == BULLET) {
      return "• ";
    }
    int[] counts =
        counters.computeIfAbsent(
            list.getLsid(),
            any -> {
              int[] fresh = new int[LEVELS];
              Arrays.fill(fresh, -1);
              return fresh;
            });
    counts[at] = counts[at] < 0 ? list.getStartAt((char) at) : counts[at] + 1;
    Arrays.fill(counts, at + 1, LEVELS, -1);
    StringBuilder written = new StringBuilder();
    String pattern = list.getNumberText((char) at);
    for (int i = 0; pattern != null && i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c >= LEVELS) {
        written.append(c);
        continue;
      }
      int count = counts[c] < 0 ? 1 : counts[c];
      int format = list.getNumberFormat(c);
      written.append(Numerals.write(count, FORMATS.getOrDefault(format, "decimal")));
    }
    String text = written.toString();
    return text.isEmpty() || !text.matches("(?s).*[\\w.]") ? text : text + " ";
  }
}
