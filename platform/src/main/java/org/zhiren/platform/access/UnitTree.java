package org.zhiren.platform.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.zhiren.explain.Text;

/**
 * The units of today, as far as scopes need them; implemented by the module that keeps the
 * organisation. It is asked on behalf of the platform itself: row-level security does not narrow
 * the answers.
 */
public interface UnitTree {

  /**
   * A unit to choose.
   *
   * @param id the unit
   * @param name its name
   * @param path the names above it, from the top, for telling namesakes apart; may be empty
   */
  record Unit(UUID id, Text name, String path) {}

  /** The unit and everything below it; empty if there is no such unit. */
  Set<UUID> subtree(UUID unit);

  /** The same for many units at once, read in one go; without those that do not exist. */
  Map<UUID, Set<UUID>> subtrees(Collection<UUID> units);

  /** The unit, if there is one. */
  Optional<Unit> unit(UUID unit);

  /** How many units there are in all. */
  int size();

  /**
   * Units whose name or code contains {@code words}, in the order of precedence.
   *
   * @param words what was typed; empty for the topmost units
   * @param most at most so many
   */
  List<Unit> find(String words, int most);
}
