package org.zhiren.reading.child;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which styles of a Word document are headings, and which are numbered. */
final class Styles {

  private static final Pattern HEADING = Pattern.compile("^(?:heading|标题)\\s*(\\d)$");
  private static final int MOST_ANCESTORS = 20;

  private final Map<String, Style> styles = new HashMap<>();

  /** What is known of a style; 0 and null where it says nothing. */
  private static final class Style {
    private int level;
    private @Nullable String base;
    private @Nullable String list;
    private int listLevel;
  }

  static Styles read(byte[] bytes) throws Refused {
    Styles styles = new Styles();
    if (bytes.length == 0) {
      return styles;
    }
    Xml xml = new Xml(bytes);
    Style style = new Style();
    while (xml.next()) {
      if (xml.starts()) {
        String value = xml.attributeOr("val", "");
        switch (xml.name()) {
          case "style" -> {
            style = new Style();
            styles.styles.put(xml.attributeOr("styleId", ""), style);
          }
          case "name" -> style.level = Math.max(style.level, level(value));
          case "basedOn" -> style.base = value;
          case "outlineLvl" -> style.level = outline(value);
          case "numId" -> style.list = value;
          case "ilvl" -> style.listLevel = Xml.parsed(value, 0);
          default -> {}
        }
      }
    }
    return styles;
  }

  /** The level of a style by its name, 0 if it is none of a heading. */
  static int level(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    Matcher matcher = HEADING.matcher(lower);
    if (matcher.matches()) {
      return Integer.parseInt(matcher.group(1));
    }
    return lower.equals("title") || lower.equals("标题") ? 1 : 0;
  }

  /** An outline level as Word counts it, from 0; 9 is body text. */
  static int outline(String value) {
    int level = Xml.parsed(value, 9);
    return level >= 0 && level < 9 ? level + 1 : 0;
  }

  int levelOf(@Nullable String id) {
    Style style = id == null ? null : styles.get(id);
    for (int i = 0; style != null && i < MOST_ANCESTORS; i++) {
      if (style.level > 0) {
        return style.level;
      }
      style = style.base == null ? null : styles.get(style.base);
    }
    return 0;
  }

  @Nullable String listOf(@Nullable String id) {
    Style style = id == null ? null : styles.get(id);
    for (int i = 0; style != null && i < MOST_ANCESTORS; i++) {
      if (style.list != null) {
        return style.list;
      }
      style = style.base == null ? null : styles.get(style.base);
    }
    return null;
  }

  int listLevelOf(@Nullable String id) {
    Style style = id == null ? null : styles.get(id);
    return style == null ? 0 : style.listLevel;
  }
}
