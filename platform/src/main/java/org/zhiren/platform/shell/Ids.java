package org.zhiren.platform.shell;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Identifiers as they come in addresses and forms, where anything may stand. */
public final class Ids {

  /** The form of all identifiers; the JDK's own reader also takes shorter ones. */
  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Ids() {}

  /** The identifier; empty if it is none. */
  public static Optional<UUID> find(String typed) {
    String plain = typed.strip();
    return FORM.matcher(plain).matches() ? Optional.of(UUID.fromString(plain)) : Optional.empty();
  }

  /**
   * The identifier.
   *
   * @param what what it is of, for our own log
   * @throws NotFound if it is none: there is nothing that it could be of
   */
  public static UUID required(String what, String typed) {
    return find(typed).orElseThrow(() -> new NotFound(what + " " + typed));
  }
}
