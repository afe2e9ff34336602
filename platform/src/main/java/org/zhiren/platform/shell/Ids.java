package org.zhiren.platform.shell;

import java.util.Optional;
import java.util.UUID;

/** Identifiers as they come in addresses and forms, where anything may stand. */
public final class Ids {

  private Ids() {}

  /** The identifier; empty if it is none. */
  public static Optional<UUID> find(String typed) {
    try {
      return Optional.of(UUID.fromString(typed.strip()));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
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
