package org.zhiren.reading.child;

/** The list styles of OpenDocument as {@link Numbering} knows them. */
final class OpenLists {

  private OpenLists() {}

  /** Makes the list styles of a part known under their names. */
  static void define(byte[] bytes, Numbering numbering) throws Refused {
    if (bytes.length == 0) {
      return;
    }
    Xml xml = new Xml(bytes);
    String style = "";
    while (xml.next()) {
      if (xml.starts("list-style")) {
        style = xml.attributeOr("name", "");
      } else if (xml.starts("list-level-style-number") && !style.isEmpty()) {
        numbering.define(style, xml.number("level", 1) - 1, level(xml));
      } else if (xml.starts("list-level-style-bullet") && !style.isEmpty()) {
        numbering.define(style, xml.number("level", 1) - 1, new Numbering.Level("bullet", "", 1));
      } else if (xml.ends("list-style")) {
        style = "";
      }
    }
  }

  private static Numbering.Level level(Xml xml) {
    int level = Math.clamp(xml.number("level", 1), 1, 9);
    int shown = Math.clamp(xml.number("display-levels", 1), 1, level);
    StringBuilder text = new StringBuilder(xml.attributeOr("num-prefix", ""));
    for (int i = level - shown + 1; i <= level; i++) {
      text.append('%').append(i).append(i < level ? "." : "");
    }
    text.append(xml.attributeOr("num-suffix", ""));
    return new Numbering.Level(
        format(xml.attributeOr("num-format", "")), text.toString(), xml.number("start-value", 1));
  }

  /** A format (style:num-format) in the words of WordprocessingML. */
  private static String format(String named) {
    return switch (named.isEmpty() ? "" : named.substring(0, 1)) {
      case "" -> "none";
      case "a" -> "lowerLetter";
      case "A" -> "upperLetter";
      case "i" -> "lowerRoman";
      case "I" -> "upperRoman";
      case "一" -> "chineseCounting";
      case "壹" -> "chineseLegalSimplified";
      case "甲" -> "ideographTraditional";
      case "①" -> "decimalEnclosedCircle";
      default -> "decimal";
    };
  }
}
