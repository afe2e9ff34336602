package org.zhiren.command;

import java.util.Locale;
import java.util.Map;
import org.zhiren.explain.Text;

/** The language a command speaks: {@code --lang}, else that of the environment. */
public final class Speech {

  private Speech() {}

  /** The language named by {@code --lang}; else Chinese if the environment says so, or English. */
  static Locale of(Map<String, String> environment, String... arguments) {
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--lang=")) {
        return parse(arguments[i].substring("--lang=".length()));
      }
      if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
        return parse(arguments[i + 1]);
      }
    }
    for (String name : new String[] {"ZHIREN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return parse(value);
      }
    }
    return Locale.ENGLISH;
  }

  static Locale parse(String language) {
    return language.toLowerCase(Locale.ROOT).startsWith("zh")
        ? Locale.SIMPLIFIED_CHINESE
        : Locale.ENGLISH;
  }

  /** The wording in the language of this command. */
  public static String say(Text text) {
    return text.in(Locale.getDefault());
  }

  /** The wording in the language of this command. */
  public static String say(String zh, String en, Object... arguments) {
    return say(Text.of(zh, en).fill(arguments));
  }
}
