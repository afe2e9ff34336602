package org.zhiren.platform.access;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;

/**
 * Who acts in this thread: the account of the request, or the platform itself within {@link
 * #asSystem}. The database learns it at the beginning of each transaction.
 */
@Component
public class Acting implements ActorSource {

  private static final ScopedValue<Actor> SYSTEM = ScopedValue.newInstance();

  /** The account of the request, if somebody is signed in. */
  public Optional<Account> account() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
            && authentication.getPrincipal() instanceof SignedInAccount principal
        ? Optional.of(principal.account())
        : Optional.empty();
  }

  /**
   * The account of the request.
   *
   * @throws IllegalStateException if nobody is signed in
   */
  public Account required() {
    return account().orElseThrow(() -> new IllegalStateException("Nobody is signed in."));
  }

  @Override
  public Actor current() {
    if (SYSTEM.isBound()) {
      return SYSTEM.get();
    }
    Account account = required();
    return new Actor(
        account.id(),
        account.name(),
        String.join(",", account.roles().stream().map(Role::name).sorted().toList()),
        Purposes.current().map(Purposes.Stated::line).orElse(""),
        RequestToken.current());
  }

  /**
   * Runs {@code work} as the platform itself: first set-up, timers.
   *
   * @param task what for, as it will stand in the record
   */
  public <T> T asSystem(String task, Callable<T> work) throws Exception {
    return ScopedValue.where(
            SYSTEM, new Actor(Actor.SYSTEM, "Zhiren", "SYSTEM", task, UUID.randomUUID().toString()))
        .call(work::call);
  }

  /** The account id that the database is told, or empty if nobody acts. */
  static Optional<UUID> accountForDatabase() {
    if (SYSTEM.isBound()) {
      return Optional.of(Actor.SYSTEM);
    }
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
            && authentication.getPrincipal() instanceof SignedInAccount principal
        ? Optional.of(principal.account().id())
        : Optional.empty();
  }
}
