package org.zhiren.platform.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account that is signed in.
 *
 * @param id the account
 * @param login what is typed to sign in
 * @param name the person's name
 * @param roles roles held now
 * @param personId the person in the roster, if the account belongs to one
 */
public record Account(
    UUID id, String login, String name, Set<Role> roles, @Nullable UUID personId) {

  /** Copies the roles. */
  public Account {
    roles = Set.copyOf(roles);
  }

  /** Everything that the roles allow. */
  public Set<Right> rights() {
    EnumSet<Right> all = EnumSet.noneOf(Right.class);
    roles.forEach(role -> all.addAll(role.rights()));
    return all;
  }

  /** Whether one of the roles allows {@code right}. */
  public boolean may(Right right) {
    return roles.stream().anyMatch(role -> role.rights().contains(right));
  }
}
