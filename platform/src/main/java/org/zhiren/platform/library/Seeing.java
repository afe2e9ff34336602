package org.zhiren.platform.library;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.materials.search.Access;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.records.Actor;

/**
 * Need-to-know in the words of the index: which labels a document carries and which ones the acting
 * account holds. The same rule stands in the database as a policy; either would do, both must.
 */
@Component
class Seeing {

  private static final String EVERYBODY = "all";
  static final String ANY_UNIT = "units";

  private final NeedToKnow needToKnow;
  private final Acting acting;

  Seeing(NeedToKnow needToKnow, Acting acting) {
    this.needToKnow = needToKnow;
    this.acting = acting;
  }

  /** The labels of a document. */
  static Set<String> labels(Reach reach, @Nullable UUID unit, UUID author) {
    Set<String> labels = new HashSet<>(Set.of("account:" + author));
    if (reach == Reach.EVERYBODY) {
      labels.add(EVERYBODY);
    }
    if (reach == Reach.UNIT && unit != null) {
      labels.add(ANY_UNIT);
      labels.add("unit:" + unit);
    }
    return labels;
  }

  /** What the acting account may see at this moment. Never to be kept longer than one answer. */
  @Transactional(readOnly = true)
  public Access access() {
    Actor actor = acting.current();
    if (actor.accountId().equals(Actor.SYSTEM)) {
      return Access.ALL;
    }
    if (acting.account().stream().flatMap(a -> a.roles().stream()).anyMatch(Role::officer)) {
      return Access.of(Set.of());
    }
    Set<String> labels = new HashSet<>(ofEverybody(actor.accountId()));
    NeedToKnow.Visible visible = needToKnow.visible(InformationClass.ORGANIZATION);
    if (visible.everywhere()) {
      labels.add(ANY_UNIT);
    } else {
      visible.units().forEach(unit -> labels.add("unit:" + unit));
    }
    return Access.of(labels);
  }

  /** The labels that an account holds without any scope. */
  static Set<String> ofEverybody(UUID account) {
    return Set.of(EVERYBODY, "account:" + account);
  }

  /** The condition for the column of a shared thing's unit: notes, collections. */
  NeedToKnow.Predicate unit(String column) {
    return needToKnow.predicate(column, InformationClass.ORGANIZATION);
  }

  boolean sees(UUID unit) {
    return needToKnow.sees(InformationClass.ORGANIZATION, unit);
  }
}
