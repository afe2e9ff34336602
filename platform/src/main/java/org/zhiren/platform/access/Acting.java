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
    return signedIn().map(SignedInAccount::account);
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
    SignedInAccount signedIn =
        signedIn().orElseThrow(() -> new IllegalStateException("Nobody is signed in."));
    return new Actor(
        signedIn.id(),
        signedIn.account().name(),
        signedIn.actingAs(),
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
    return SYSTEM.isBound() ? Optional.of(Actor.SYSTEM) : signedIn().map(SignedInAccount::id);
  }

  static Optional<SignedInAccount> signedIn() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null
            && authentication.getPrincipal() instanceof SignedInAccount principal
        ? Optional.of(principal)
        : Optional.empty();
  }
}
