package org.zhiren.platform.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Somebody changed the record since this form was opened. Shown as 409 with three columns: the
 * value read, the value now stored, the value typed. Nothing was changed.
 */
public final class StaleVersion extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Difference> differences;

  /**
   * One field that differs.
   *
   * @param field the field in words
   * @param read the value when the form was opened, if known
   * @param stored the value now
   * @param typed the value typed
   */
  public record Difference(
      Text field, @Nullable String read, @Nullable String stored, @Nullable String typed) {}

  /** Refuses with the fields that differ. */
  public StaleVersion(List<Difference> differences) {
    super("The record was changed since it was read.");
    this.differences = List.copyOf(differences);
  }

  /** The fields that differ. */
  public List<Difference> differences() {
    return differences;
  }
}
