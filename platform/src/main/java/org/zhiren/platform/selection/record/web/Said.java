package org.zhiren.platform.selection.record.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.shell.Page;

/** The particulars of an act in words. What has no word stands as it is in the log. */
public final class Said {

  private static final int FINGERPRINT = 64;

  private Said() {}

  /** What a particular is called. */
  public static String key(Page page, String key) {
    return word(page, "record.said." + key, key);
  }

  /** What it says. */
  public static String value(Page page, String key, String value) {
    return switch (key) {
      case "class" ->
          Arrays.stream(InformationClass.values())
              .filter(one -> one.name().equals(value))
              .findFirst()
              .map(one -> page.t(one.text()))
              .orElse(value);
      case "fields" ->
          Arrays.stream(value.split(","))
              .map(part -> word(page, "record.part." + part, part))
              .collect(Collectors.joining(page.chinese() ? "、" : ", "));
      default -> value;
    };
  }

  /** Whether a value is a fingerprint, which is read character by character. */
  public static boolean fingerprint(String value) {
    return value.length() == FINGERPRINT
        && value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static String word(Page page, String key, String otherwise) {
    return page.texts().has(key) ? page.t(key) : otherwise;
  }
}
