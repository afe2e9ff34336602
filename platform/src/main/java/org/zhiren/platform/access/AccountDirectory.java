package org.zhiren.platform.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which account is meant: whoever belongs to a person, holds a right, or holds it for a unit. For
 * addressing messages; what an account may see is decided when it looks, never here.
 */
@Component
public class AccountDirectory {

  private final JdbcClient jdbc;
  private final Clock clock;

  AccountDirectory(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The account of a person in the roster, if there is one and it is not locked. */
  @Transactional(readOnly = true)
  public Optional<UUID> ofPerson(UUID person) {
    return jdbc.sql("select id from access.account where person_id = :person and active")
        .param("person", person)
        .query(UUID.class)
        .optional();
  }

  /** The person in the roster to whom an account belongs, locked or not, if it belongs to one. */
  @Transactional(readOnly = true)
  public Optional<UUID> person(UUID account) {
    return jdbc.sql("select person_id from access.account where id = :id and person_id is not null")
        .param("id", account)
        .query(UUID.class)
        .optional();
  }

  /** The accounts that hold a right by a role of their own, by account name. */
  @Transactional(readOnly = true)
  public List<UUID> holding(Right right) {
    return jdbc.sql(
            """
            select id from access.account
            where active and not roles_withheld and roles && cast(:roles as text[]) order by login
            """)
        .param("roles", rolesWith(right))
        .query(UUID.class)
        .list();
  }

  /** The accounts that hold a right and see this unit for a class of information. */
  @Transactional(readOnly = true)
  public List<UUID> holding(Right right, InformationClass informationClass, UUID unit) {
    return jdbc.sql(
            """
            select a.id from access.account a
            where a.active and not a.roles_withheld and a.roles && cast(:roles as text[])
              and (exists (select from access.scope s
                           where s.account_id = a.id and s.information_class = :class and s.unit_id is null
                             and s.revoked_at is null and s.starts_at <= :now and s.ends_at > :now)
                or exists (select from access.scope_unit u
                           where u.account_id = a.id and u.information_class = :class and u.unit_id = :unit
                             and u.starts_at <= :now and u.ends_at > :now))
            order by a.login
            """)
        .param("roles", rolesWith(right))
        .param("class", informationClass.name())
        .param("unit", unit)
        .param("now", Timestamp.from(clock.instant()))
        .query(UUID.class)
        .list();
  }

  /**
   * The accounts of those whom a text names, so that they can be kept away from it. A name that is
   * part of another word counts too: keeping somebody away in vain does no harm.
   */
  @Transactional(readOnly = true)
  public List<UUID> namedIn(String text) {
    return jdbc.sql(
            """
            select id from access.account where active and length(name) > 1 and strpos(:text, name) > 0
            """)
        .param("text", text)
        .query(UUID.class)
        .list();
  }

  /** Whether an account exists and is not locked. */
  @Transactional(readOnly = true)
  public boolean active(UUID account) {
    return jdbc.sql("select exists (select from access.account where id = :id and active)")
        .param("id", account)
        .query(Boolean.class)
        .single();
  }

  private static String[] rolesWith(Right right) {
    return Arrays.stream(Role.values())
        .filter(role -> role.rights().contains(right))
        .map(Role::name)
        .toArray(String[]::new);
  }
}
