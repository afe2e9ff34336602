package org.zhiren.platform.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Actor;

/**
 * What the acting account may see. Other modules put the {@linkplain #predicate predicate} into
 * their queries and call {@code access.protect} for their tables; either would do, both must.
 *
 * <pre>{@code
 * NeedToKnow.Predicate visible = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
 * jdbc.sql("select p.name from roster.person p where p.leaving is null and " + visible.sql())
 *     .params(visible.params())
 *     .query(String.class)
 *     .list();
 * }</pre>
 */
@Component
public class NeedToKnow {

  private static final Pattern COLUMN =
      Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*){0,2}");

  private final JdbcClient jdbc;
  private final ScopeUnits units;
  private final DatabaseIdentity identity;
  private final Acting acting;
  private final Purposes purposes;
  private final SensitiveReads reads;
  private final ObjectProvider<NearRelatives> relatives;
  private final Clock clock;

  NeedToKnow(
      JdbcClient jdbc,
      ScopeUnits units,
      DatabaseIdentity identity,
      Acting acting,
      Purposes purposes,
      SensitiveReads reads,
      ObjectProvider<NearRelatives> relatives,
      Clock clock) {
    this.jdbc = jdbc;
    this.units = units;
    this.identity = identity;
    this.acting = acting;
    this.purposes = purposes;
    this.reads = reads;
    this.relatives = relatives;
    this.clock = clock;
  }

  /**
   * A condition for a {@code where} clause.
   *
   * @param sql the condition, in brackets where it needs them
   * @param params its named parameters, to be added to the statement's own
   */
  public record Predicate(String sql, Map<String, Object> params) {
    /** Copies the parameters. */
    public Predicate {
      params = Map.copyOf(params);
    }
  }

  /**
   * The condition that a row's unit lies within the scopes of the acting account. Nobody acting:
   * never. The platform itself, or a scope over the whole organisation: always.
   *
   * @param unitColumn the column with the unit's id, for instance {@code "p.unit_id"}: a constant
   *     of the program
   */
  @Transactional(readOnly = true)
  public Predicate predicate(String unitColumn, InformationClass informationClass) {
    if (!COLUMN.matcher(unitColumn).matches()) {
      throw new IllegalArgumentException(
          "The column (%s) is no column name.".formatted(unitColumn));
    }
    Optional<UUID> account = Acting.accountForDatabase();
    if (account.isEmpty() || officer()) {
      return new Predicate("false", Map.of());
    }
    if (seesAll(informationClass)) {
      return new Predicate("true", Map.of());
    }
    return new Predicate(
        """
        %s in (select needed.unit_id from access.scope_unit needed
               where needed.account_id = :needAccount and needed.information_class = '%s'
                 and needed.starts_at <= :needAt and needed.ends_at > :needAt)
        """
            .formatted(unitColumn, informationClass.name())
            .strip(),
        Map.of("needAccount", account.get(), "needAt", Timestamp.from(clock.instant())));
  }

  /** Whether the acting account sees the class throughout the organisation. */
  @Transactional(readOnly = true)
  public boolean seesAll(InformationClass informationClass) {
    Optional<UUID> account = Acting.accountForDatabase();
    if (account.isEmpty() || account.get().equals(Actor.SYSTEM)) {
      return account.isPresent();
    }
    return !officer()
        && jdbc.sql(
                """
                select exists (select from access.scope
                  where account_id = :account and information_class = :class and unit_id is null
                    and revoked_at is null and starts_at <= :now and ends_at > :now)
                """)
            .param("account", account.get())
            .param("class", informationClass.name())
            .param("now", Timestamp.from(clock.instant()))
            .query(Boolean.class)
            .single();
  }

  /**
   * The units of which the acting account sees a class.
   *
   * @param everywhere whether it sees the class throughout the organisation
   * @param units the units otherwise; may be empty
   */
  public record Visible(boolean everywhere, Set<UUID> units) {
    /** Copies the units. */
    public Visible {
      units = Set.copyOf(units);
    }
  }

  /**
   * The units of which the acting account sees the class at this moment, for a module that keeps
   * rows outside the database. Never to be kept longer than one answer: scopes end and are revoked.
   */
  @Transactional(readOnly = true)
  public Visible visible(InformationClass informationClass) {
    if (seesAll(informationClass)) {
      return new Visible(true, Set.of());
    }
    return new Visible(
        false,
        Set.copyOf(
            jdbc.sql("select access.visible_units(:class)")
                .param("class", informationClass.name())
                .query(UUID.class)
                .list()));
  }

  /** Whether the acting account sees the class of this unit. */
  @Transactional(readOnly = true)
  public boolean sees(InformationClass informationClass, UUID unit) {
    Predicate visible = predicate("asked.id", informationClass);
    return jdbc.sql(
            "select exists (select from (select :unit) as asked (id) where " + visible.sql() + ")")
        .param("unit", unit)
        .params(visible.params())
        .query(Boolean.class)
        .single();
  }

  /**
   * Whether the acting account may open this person's file: never the own one or a near relative's,
   * whatever the roles say, and only after a purpose has been stated that one of its scopes serves.
   * Whether the person lies within the scopes is a matter of {@link #predicate}. A refusal is
   * recorded.
   */
  @Transactional(readOnly = true)
  public boolean mayOpenPerson(UUID person) {
    Account account = acting.required();
    UUID own = account.personId();
    if (own != null && isNear(own, person)) {
      reads.refused("person", person, "kin");
      return false;
    }
    if (purposes.stated().filter(stated -> serves(stated.purpose())).isEmpty()) {
      reads.refused("person", person, "purpose");
      return false;
    }
    return true;
  }

  /** Whether a scope in force serves {@code purpose}: a program may state any in its request. */
  private boolean serves(Purpose purpose) {
    return jdbc.sql(
            """
            select exists (select from access.scope
              where account_id = :account and purpose = :purpose
                and revoked_at is null and starts_at <= :now and ends_at > :now)
            """)
        .param("account", acting.required().id())
        .param("purpose", purpose.name())
        .param("now", Timestamp.from(clock.instant()))
        .query(Boolean.class)
        .single();
  }

  /**
   * The acting account's own person and near relatives, whose appraisals, sanctions and family it
   * may learn nothing about, not even by a count; empty for an account without a person.
   */
  @Transactional(readOnly = true)
  public Set<UUID> near() {
    UUID own = acting.account().map(Account::personId).orElse(null);
    if (own == null || Acting.accountForDatabase().filter(Actor.SYSTEM::equals).isPresent()) {
      return Set.of();
    }
    Set<UUID> near = new java.util.HashSet<>(Set.of(own));
    NearRelatives kin = relatives.getIfAvailable();
    if (kin != null) {
      near.addAll(identity.asSystem(() -> kin.of(own)));
    }
    return Set.copyOf(near);
  }

  private boolean isNear(UUID own, UUID person) {
    NearRelatives kin = relatives.getIfAvailable();
    return own.equals(person)
        || (kin != null && identity.asSystem(() -> kin.of(own).contains(person)));
  }

  /**
   * The tree of units has changed: every scope is spelt out anew, in the transaction that changed
   * the tree. Called by the module that keeps the organisation.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void treeChanged() {
    units.spellOutAll();
  }

  private boolean officer() {
    return acting.account().stream().flatMap(a -> a.roles().stream()).anyMatch(Role::officer);
  }
}
