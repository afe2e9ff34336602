package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verification;

/**
 * A law, Party regulation or decision with its versions.
 *
 * @param id short key, for instance {@code XB}
 * @param title its title
 * @param issuer who issued it
 * @param versions the versions on file, the oldest first
 */
public record Regulation(String id, Text title, Text issuer, List<Version> versions) {

  /** Copies the list. */
  public Regulation {
    versions = List.copyOf(versions);
  }

  /** The version in force on {@code day}, or null if none on file was. */
  public @Nullable Version on(LocalDate day) {
    for (Version v : versions) {
      if (!day.isBefore(v.from()) && (v.to() == null || !day.isAfter(v.to()))) {
        return v;
      }
    }
    return null;
  }

  /**
   * One version.
   *
   * @param name its name, usually the year
   * @param from first day in force
   * @param to last day in force, null while in force
   * @param checked how far the dates were checked
   */
  public record Version(String name, LocalDate from, @Nullable LocalDate to, Checked checked) {}

  /**
   * How far a wording or number was checked, and against what.
   *
   * @param tag tag of the catalogue: V, V-old, V-sec or U, with №U if the article number is
   *     inferred
   * @param source key of the source page, empty if none
   * @param verification the status shown wherever the wording or number is used
   */
  public record Checked(String tag, String source, Verification verification) {}
}
