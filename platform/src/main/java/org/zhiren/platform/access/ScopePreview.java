package org.zhiren.platform.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a scope would open: names of units to choose from and counts, never a person. Read as the
 * platform itself, since the security officer sees no business data.
 */
@Component
public class ScopePreview {

  private final DatabaseIdentity identity;
  private final ObjectProvider<UnitTree> tree;
  private final ObjectProvider<HeadCount> heads;

  ScopePreview(
      DatabaseIdentity identity, ObjectProvider<UnitTree> tree, ObjectProvider<HeadCount> heads) {
    this.identity = identity;
    this.tree = tree;
    this.heads = heads;
  }

  /**
   * How much a scope opens.
   *
   * @param units how many units
   * @param people how many people; {@code null} if nobody keeps people yet
   */
  public record Size(int units, @Nullable Integer people) {}

  /** Units to choose from. */
  @Transactional(readOnly = true)
  public List<UnitTree.Unit> find(String words) {
    UnitTree units = tree.getIfAvailable();
    return units == null ? List.of() : identity.asSystem(() -> units.find(words.strip(), 30));
  }

  /** One unit. */
  @Transactional(readOnly = true)
  public Optional<UnitTree.Unit> unit(UUID id) {
    UnitTree units = tree.getIfAvailable();
    return units == null ? Optional.empty() : identity.asSystem(() -> units.unit(id));
  }

  /** How much a scope on {@code unit} opens; {@code null} is the whole organisation. */
  @Transactional(readOnly = true)
  public Size size(@Nullable UUID unit) {
    UnitTree units = tree.getIfAvailable();
    HeadCount people = heads.getIfAvailable();
    return identity.asSystem(() -> {
      if (unit == null) {
        return new Size(units == null ? 0 : units.size(), people == null ? null : people.all());
      }
      Set<UUID> below = units == null ? Set.of() : units.subtree(unit);
      return new Size(below.size(), people == null ? null : people.in(below));
    });
  }
}
