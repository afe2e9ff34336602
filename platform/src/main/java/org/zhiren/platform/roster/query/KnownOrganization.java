package org.zhiren.platform.roster.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.organization.Changes;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;

/**
 * Units and posts as they stand now or stood last, so that a stretch of a career in a unit long
 * dissolved still has a kind and a place in the tree. Kept until the organisation changes; read as
 * the platform itself, and never shown: it only says which stretches match.
 */
@Component
class KnownOrganization {

  private final Units units;
  private final Posts posts;
  private final Changes changes;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private volatile @Nullable Known known;

  KnownOrganization(
      Units units,
      Posts posts,
      Changes changes,
      Acting acting,
      PlatformTransactionManager manager) {
    this.units = units;
    this.posts = posts;
    this.changes = changes;
    this.acting = acting;
    this.transactions = new TransactionTemplate(manager);
    this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.transactions.setReadOnly(true);
  }

  private record Known(
      String stamp, Map<UUID, Unit> units, Map<UUID, List<UUID>> below, Map<UUID, Post> posts) {}

  /** The units that a test names: by subtree, kind, level or sector. */
  Set<UUID> units(Field.Type type, Collection<String> values) {
    Known now = current();
    return switch (type) {
      case UNIT -> subtrees(now, values);
      case UNIT_KIND -> unitsWith(now, unit -> values.contains(unit.facts().kind()));
      case UNIT_LEVEL -> unitsWith(now, unit -> values.contains(unit.facts().level()));
      case SECTOR -> unitsWith(now, unit -> values.contains(unit.facts().sector().name()));
      default -> throw new IllegalArgumentException("%s names no units.".formatted(type));
    };
  }

  /** The posts that a test names: by kind or standing. */
  Set<UUID> posts(Field.Type type, Collection<String> values) {
    Set<UUID> found = new HashSet<>();
    for (Post post : current().posts().values()) {
      String value =
          type == Field.Type.POST_KIND ? post.facts().kind().name() : post.facts().member().name();
      if (values.contains(value)) {
        found.add(post.id());
      }
    }
    return found;
  }

  private static Set<UUID> unitsWith(Known now, Predicate<Unit> wanted) {
    Set<UUID> found = new HashSet<>();
    now.units().values().stream().filter(wanted).map(Unit::id).forEach(found::add);
    return found;
  }

  private static Set<UUID> subtrees(Known now, Collection<String> tops) {
    Set<UUID> found = new HashSet<>();
    Deque<UUID> open = new ArrayDeque<>();
    tops.stream().map(UUID::fromString).forEach(open::add);
    while (!open.isEmpty()) {
      UUID unit = open.pop();
      if (found.add(unit)) {
        open.addAll(now.below().getOrDefault(unit, List.of()));
      }
    }
    return found;
  }

  private Known current() {
    return asSystem(() -> {
      String stamp = changes.stamp();
      Known before = known;
      if (before != null && before.stamp().equals(stamp)) {
        return before;
      }
      Known read = read(stamp);
      known = read;
      return read;
    });
  }

  private Known read(String stamp) {
    Map<UUID, Unit> byId = new HashMap<>();
    Map<UUID, List<UUID>> below = new HashMap<>();
    for (Unit unit : units.known()) {
      byId.put(unit.id(), unit);
      if (unit.parentId() != null) {
        below.computeIfAbsent(unit.parentId(), key -> new ArrayList<>()).add(unit.id());
      }
    }
    Map<UUID, Post> postsById = new HashMap<>();
    posts.known().forEach(post -> postsById.put(post.id(), post));
    return new Known(stamp, byId, below, postsById);
  }

  private <T> T asSystem(java.util.function.Supplier<T> work) {
    try {
      return acting.asSystem(
          "roster.query",
          () -> {
            T result = transactions.execute(status -> work.get());
            if (result == null) {
              throw new IllegalStateException("The organisation gave no answer.");
            }
            return result;
          });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
