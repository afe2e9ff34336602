package org.zhiren.platform.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;

/** The accounts. */
@Repository
public class Accounts implements UserDetailsService {

  private final JdbcClient jdbc;
  private final PasswordEncoder passwords;
  private final Records records;

  Accounts(JdbcClient jdbc, PasswordEncoder passwords, Records records) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.records = records;
  }

  /** Creates an account. The caller says who it is and what it may do. */
  @Transactional
  public Account create(
      String login, String name, String password, Set<Role> roles, @Nullable UUID personId) {
    Roles.requireCompatible(roles);
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into access.account (id, login, name, password_hash, roles, person_id)
            values (:id, :login, :name, :hash, :roles, :person)
            """)
        .param("id", id)
        .param("login", login)
        .param("name", name)
        .param("hash", passwords.encode(password))
        .param("roles", Roles.names(roles))
        .param("person", personId)
        .update();
    records.record(Act.of("access.account.created", "account", id).with("roles", roles));
    return new Account(id, login, name, roles, personId);
  }

  /** Whether there is any account yet. */
  @Transactional(readOnly = true)
  public boolean isEmpty() {
    return jdbc.sql("select not exists (select from access.account)").query(Boolean.class).single();
  }

  @Override
  @Transactional(readOnly = true)
  public UserDetails loadUserByUsername(String login) {
    Optional<SignedInAccount> found =
        jdbc.sql(
                """
                select id, login, name, password_hash, roles, person_id, active
                from access.account where login = :login
                """)
            .param("login", login)
            .query((row, number) ->
                new SignedInAccount(
                    new Account(
                        row.getObject("id", UUID.class),
                        row.getString("login"),
                        row.getString("name"),
                        Roles.of(row.getArray("roles")),
                        row.getObject("person_id", UUID.class)),
                    row.getString("password_hash"),
                    row.getBoolean("active")))
            .optional();
    return found.orElseThrow(() -> new UsernameNotFoundException("No such account."));
  }
}
