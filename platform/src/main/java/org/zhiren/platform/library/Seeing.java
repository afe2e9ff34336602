package org.zhiren.platform.library;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhiren.materials.search.Access;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.records.Actor;

/**
 * Need-to-know in the words of the index: which labels a document carries and which ones the acting
 * account holds. The same rule stands in the database as a policy; either would do, both must.
 *
 * <p>A page asks many times. The condition is kept until the transaction ends that asked for it,
 * never longer and for no other account: the next request learns at once what was granted or
 * revoked, and the policy is asked by every statement anyway.
 */
@Component
class Seeing {

  private static final String EVERYBODY = "all";
  static final String ANY_UNIT = "units";

  /** Stands in the kept condition until the column that is asked for takes its place. */
  private static final String COLUMN = "column_of_the_unit";

  private static final String EVERYWHERE = "true";

  private final NeedToKnow needToKnow;
  private final Acting acting;

  Seeing(NeedToKnow needToKnow, Acting acting) {
    this.needToKnow = needToKnow;
    this.acting = acting;
  }

  /** What was learnt in a transaction, and for whom. */
  private record Kept(UUID account, NeedToKnow.Predicate condition) {}

  /** Forgets it with the end of the transaction; one within another learns for itself. */
  private final class Forgetting implements TransactionSynchronization {
    private @Nullable Object aside;

    @Override
    public void suspend() {
      aside = TransactionSynchronizationManager.unbindResourceIfPossible(Seeing.this);
    }

    @Override
    public void resume() {
      if (aside != null) {
        TransactionSynchronizationManager.bindResource(Seeing.this, aside);
        aside = null;
      }
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResourceIfPossible(Seeing.this);
    }
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
    if (condition().sql().equals(EVERYWHERE)) {
      labels.add(ANY_UNIT);
    } else {
      NeedToKnow.Visible visible = needToKnow.visible(InformationClass.ORGANIZATION);
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
    NeedToKnow.Predicate condition = condition();
    return new NeedToKnow.Predicate(condition.sql().replace(COLUMN, column), condition.params());
  }

  private NeedToKnow.Predicate condition() {
    UUID account = acting.current().accountId();
    if (TransactionSynchronizationManager.getResource(this) instanceof Kept kept
        && kept.account().equals(account)) {
      return kept.condition();
    }
    NeedToKnow.Predicate condition = needToKnow.predicate(COLUMN, InformationClass.ORGANIZATION);
    if (TransactionSynchronizationManager.isSynchronizationActive()) {
      if (TransactionSynchronizationManager.unbindResourceIfPossible(this) == null) {
        TransactionSynchronizationManager.registerSynchronization(new Forgetting());
      }
      TransactionSynchronizationManager.bindResource(this, new Kept(account, condition));
    }
    return condition;
  }

  boolean sees(UUID unit) {
    return needToKnow.sees(InformationClass.ORGANIZATION, unit);
  }
}
