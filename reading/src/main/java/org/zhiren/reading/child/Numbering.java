package org.zhiren.reading.child;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers that a word processor puts before paragraphs; the text itself does not hold them. */
final class Numbering {

  private static final int LEVELS = 9;

  private final Map<String, Level[]> lists = new HashMap<>();
  private final Map<String, String> abstractOf = new HashMap<>();
  private final Map<String, int[]> counters = new HashMap<>();

  /** How a level is written: {@code %1、} with the numbers of the levels. */
  record Level(String format, String text, int start) {}

  static Numbering read(byte[] bytes) throws Refused {
    Numbering numbering = new Numbering();
    if (bytes.length == 0) {
      return numbering;
    }
    Xml xml = new Xml(bytes);
    String list = "";
    String number = "";
    int level = 0;
    String format = "decimal";
    String text = "";
    int start = 1;
    while (xml.next()) {
      if (xml.starts()) {
        String value = xml.attributeOr("val", "");
        switch (xml.name()) {
          case "abstractNum" -> {
            list = xml.attributeOr("abstractNumId", "");
            numbering.lists.put(list, new Level[LEVELS]);
          }
          case "lvl" -> {
            level = Math.clamp(xml.number("ilvl", 0), 0, LEVELS - 1);
            format = "decimal";
            text = "";
            start = 1;
          }
          case "start" -> start = Xml.parsed(value, 1);
          case "numFmt" -> format = value;
          case "lvlText" -> text = value;
          case "num" -> number = xml.attributeOr("numId", "");
          case "abstractNumId" -> numbering.abstractOf.put(number, value);
          default -> {}
        }
      } else if (xml.ends("lvl")) {
        Level[] levels = numbering.lists.get(list);
        if (levels != null && number.isEmpty()) {
          levels[level] = new Level(format, text, start);
        }
      }
    }
    return numbering;
  }

  /**
   * Makes a level of a list known.
   *
   * @param at the level, from 0; levels below the ninth are not counted
   */
  void define(String list, int at, Level level) {
    if (at >= 0 && at < LEVELS) {
      lists.computeIfAbsent(list, fresh -> new Level[LEVELS])[at] = level;
      abstractOf.put(list, list);
    }
  }

  /** The next paragraph of the list is its first again. */
  void restart(String list) {
    counters.remove(list);
  }

  /** The number of the next paragraph of a list; empty if it has none. */
  String next(@Nullable String number, int ilvl) {
    String list = number == null ? null : abstractOf.get(number);
    Level[] levels = list == null ? null : lists.get(list);
    int at = Math.clamp(ilvl, 0, LEVELS - 1);
    if (levels == null || levels[at] == null) {
      return "";
    }
    int[] counts =
        counters.computeIfAbsent(
            list,
            any -> {
              int[] fresh = new int[LEVELS];
              Arrays.fill(fresh, -1);
              return fresh;
            });
    counts[at] = counts[at] < 0 ? levels[at].start() : counts[at] + 1;
    Arrays.fill(counts, at + 1, LEVELS, -1);
    return written(levels, counts, at);
  }

  private static String written(Level[] levels, int[] counts, int at) {
    Level own = levels[at];
    if (own.format().equals("bullet")) {
      return "• ";
    }
    String text = own.text();
    for (int i = 0; i <= at; i++) {
      if (levels[i] != null) {
        int count = counts[i] < 0 ? levels[i].start() : counts[i];
        text = text.replace("%" + (i + 1), Numerals.write(count, levels[i].format()));
      }
    }
    // A blank after Latin numbers, none after 、 and brackets, as the word processor shows it.
    return text.isEmpty() || !text.matches("(?s).*[\\w.]") ? text : text + " ";
  }
}
