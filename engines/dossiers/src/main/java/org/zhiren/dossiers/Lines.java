package org.zhiren.dossiers;

/** Line ends and blanks as the model holds them. */
final class Lines {

  private Lines() {}

  /** LF between lines, no blank lines before or after, no blanks around (résumé: none after). */
  static String clean(Field field, String text) {
    String lf = unixLines(text);
    return field == Field.RESUME ? withoutBlankEdges(lf) : strip(lf);
  }

  static String unixLines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  static String windowsLines(String text) {
    return unixLines(text).replace("\n", "\r\n");
  }

  /** Strips blanks, ideographic and non-breaking ones included. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String withoutBlankEdges(String text) {
    int start = 0;
    for (int i = 0; i < text.length() && isBlank(text.charAt(i)); i++) {
      if (text.charAt(i) == '\n') {
        start = i + 1;
      }
    }
    int end = text.length();
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || c == '\u3000' || c == '\u00a0' || c == '\ufeff';
  }
}
