package org.zhiren.explain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A recorded fact that a derived value used.
 *
 * @param name what it is, for instance 任现职时间
 * @param value its value as it stands in the record; empty when {@code missing}
 * @param missing whether the record lacks it
 * @param reference where it stands in the record (an opaque key that a page can link), if known
 * @param words the value in both languages, if it is a word rather than a number, day or name
 */
public record Fact(
    Text name, String value, boolean missing, @Nullable String reference, @Nullable Text words) {

  /** A fact whose value is the same in both languages. */
  public Fact(Text name, String value, boolean missing, @Nullable String reference) {
    this(name, value, missing, reference, null);
  }

  /** A fact that is on record. */
  public static Fact of(Text name, Object value) {
    return value instanceof Text words
        ? new Fact(name, words.zh(), false, null, words)
        : new Fact(name, value.toString(), false, null);
  }

  /** A fact that is on record at {@code reference}. */
  public static Fact of(Text name, Object value, String reference) {
    return value instanceof Text words
        ? new Fact(name, words.zh(), false, reference, words)
        : new Fact(name, value.toString(), false, reference);
  }

  /** The value for readers of a language. */
  public String value(Locale locale) {
    return words == null ? value : words.in(locale);
  }

  /** A fact that the record lacks. */
  public static Fact missing(Text name) {
    return new Fact(name, "", true, null);
  }
}
