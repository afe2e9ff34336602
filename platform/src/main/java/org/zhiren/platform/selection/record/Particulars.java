package org.zhiren.platform.selection.record;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.shell.Texts;

/**
 * The particulars of an act in words, for page and paper. What has no word stands as it is in the
 * log.
 */
public final class Particulars {

  private static final int FINGERPRINT = 64;

  private Particulars() {}

  /** What a particular is called. */
  public static Text key(Texts texts, String key) {
    return word(texts, "record.said." + key, key);
  }

  /** What it says. */
  public static Text value(Texts texts, String key, String value) {
    return switch (key) {
      case "class" ->
          Arrays.stream(InformationClass.values())
              .filter(one -> one.name().equals(value))
              .findFirst()
              .map(InformationClass::text)
              .orElse(Text.same(value));
      case "fields" -> {
        List<Text> parts =
            Arrays.stream(value.split(","))
                .map(part -> word(texts, "record.part." + part, part))
                .toList();
        yield Text.of(joined(parts, Text::zh, "、"), joined(parts, Text::en, ", "));
      }
      default -> Text.same(value);
    };
  }

  /** Whether a value is a fingerprint, which is read character by character. */
  public static boolean fingerprint(String value) {
    return value.length() == FINGERPRINT
        && value.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static String joined(List<Text> parts, Function<Text, String> language, String between) {
    return parts.stream().map(language).collect(Collectors.joining(between));
  }

  private static Text word(Texts texts, String key, String otherwise) {
    return texts.has(key) ? texts.both(key) : Text.same(otherwise);
  }
}
