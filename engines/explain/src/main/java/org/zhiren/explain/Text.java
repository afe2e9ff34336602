package org.zhiren.explain;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence or name in the two languages of the house.
 *
 * @param zh the Chinese wording, never blank
 * @param en the English wording, never blank
 */
public record Text(String zh, String en) {

  private static final Pattern NUMBER_OF =
      Pattern.compile("\\{(?<slot>\\d+)\\|(?<one>[^|{}]*)\\|(?<other>[^|{}]*)}");

  /**
   * Checks that both wordings are present.
   *
   * @throws IllegalArgumentException if either wording is blank: a page must never show a gap
   */
  public Text {
    Objects.requireNonNull(zh, "zh");
    Objects.requireNonNull(en, "en");
    if (zh.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException(
          "A text needs both wordings: zh (%s), en (%s).".formatted(zh, en));
    }
  }

  /** The text with the wording {@code zh} in Chinese and {@code en} in English. */
  public static Text of(String zh, String en) {
    return new Text(zh, en);
  }

  /** The same wording in both languages: for proper names, numbers and codes only. */
  public static Text same(String wording) {
    return new Text(wording, wording);
  }

  /**
   * Fills {@code {0}}, {@code {1}} … in both wordings.
   *
   * <p>A {@link Text} argument contributes its own wording in each language; anything else its
   * {@code toString()}. A placeholder without an argument stays as it is, so that the gap is seen.
   *
   * <p>{@code {0|post|posts}} yields the first word if the argument reads {@code 1}, otherwise the
   * second: English needs it, Chinese does not.
   */
  public Text fill(Object... arguments) {
    String filledZh = agree(zh, arguments);
    String filledEn = agree(en, arguments);
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      String slot = "{" + i + "}";
      filledZh = filledZh.replace(slot, argument instanceof Text t ? t.zh : argument.toString());
      filledEn = filledEn.replace(slot, argument instanceof Text t ? t.en : argument.toString());
    }
    return new Text(filledZh, filledEn);
  }

  private static String agree(String wording, Object... arguments) {
    // Most wordings count nothing, and a page fills hundreds of them.
    return wording.indexOf('|') < 0
        ? wording
        : NUMBER_OF
            .matcher(wording)
            .replaceAll(found -> Matcher.quoteReplacement(wordFor(found, arguments)));
  }

  private static String wordFor(MatchResult found, Object... arguments) {
    int slot = Integer.parseInt(found.group("slot"));
    if (slot >= arguments.length) {
      return found.group();
    }
    return found.group("1".equals(arguments[slot].toString()) ? "one" : "other");
  }

  /** The wording for {@code locale}: Chinese for any Chinese locale, otherwise English. */
  public String in(Locale locale) {
    return Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? zh : en;
  }
}
