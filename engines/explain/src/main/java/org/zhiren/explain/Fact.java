package org.zhiren.explain;

import org.jspecify.annotations.Nullable;

/**
 * A recorded fact that a derived value used.
 *
 * @param name what it is, for instance 任现职时间
 * @param value its value as it stands in the record; empty when {@code missing}
 * @param missing whether the record lacks it
 * @param reference where it stands in the record (an opaque key that a page can link), if known
 */
public record Fact(Text name, String value, boolean missing, @Nullable String reference) {

  /** A fact that is on record. */
  public static Fact of(Text name, Object value) {
    return new Fact(name, value.toString(), false, null);
  }

  /** A fact that is on record at {@code reference}. */
  public static Fact of(Text name, Object value, String reference) {
    return new Fact(name, value.toString(), false, reference);
  }

  /** A fact that the record lacks. */
  public static Fact missing(Text name) {
    return new Fact(name, "", true, null);
  }
}
