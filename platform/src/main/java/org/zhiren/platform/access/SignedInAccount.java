package org.zhiren.platform.access;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The account as the session keeps it. */
final class SignedInAccount implements UserDetails, Serializable {

  private static final long serialVersionUID = 1L;

  private final UUID id;
  private final String login;
  private final String name;
  private final TreeSet<Role> roles;
  private final @Nullable UUID personId;
  private final String passwordHash;
  private final boolean open;

  SignedInAccount(Account account, String passwordHash, boolean open) {
    this.id = account.id();
    this.login = account.login();
    this.name = account.name();
    this.roles = new TreeSet<>(account.roles());
    this.personId = account.personId();
    this.passwordHash = passwordHash;
    this.open = open;
  }

  Account account() {
    return new Account(id, login, name, Set.copyOf(roles), personId);
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of();
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return login;
  }

  @Override
  public boolean isEnabled() {
    return open;
  }
}
