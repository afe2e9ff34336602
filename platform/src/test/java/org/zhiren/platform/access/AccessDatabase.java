package org.zhiren.platform.access;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.database.TestPostgres.FreshDatabase;
import org.zhiren.platform.records.Records;

/**
 * Scopes, predicate and policies on a real PostgreSQL, without the web around them: a fresh
 * database with one guarded table {@code sample.row}, a tree that grows as the test likes, a clock
 * that the test moves.
 */
final class AccessDatabase implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

  final FreshDatabase database = EmbeddedPostgres.forTests().freshDatabase();
  final TestTree tree = new TestTree();
  final HikariDataSource pool = new HikariDataSource();
  final JdbcClient jdbc;
  final TransactionTemplate transaction;
  final Scopes scopes;
  final NeedToKnow needToKnow;
  final SensitiveReads reads;
  final SigningIn signingIn;
  final Passwords passwords;
  final LiveAccounts live;
  final Acting acting = new Acting();
  private Instant now = START;
  final Clock clock;

  AccessDatabase() throws SQLException {
    InstantSource source = () -> now;
    clock = source.withZone(ZoneId.of("Asia/Shanghai"));
    for (String module : new String[] {"records", "access"}) {
      Flyway.configure()
          .dataSource(
              database.owner().jdbcUrl(), database.owner().username(), database.owner().password())
          .schemas(module)
          .defaultSchema(module)
          .table("schema_history")
          .locations("classpath:db/migration/" + module)
          .placeholders(Map.of("app", database.application().username()))
          .load()
          .migrate();
    }
    try (Connection owner = database.owner().open();
        Statement statement = owner.createStatement()) {
      statement.execute(
          """
          create schema sample;
          create table sample.row (id bigint generated always as identity, unit_id uuid);
          create index on sample.row (unit_id);
          call access.protect('sample.row', 'ROSTER', 'unit_id');
          grant usage on schema sample to %1$s;
          grant select, insert on sample.row to %1$s;
          """
              .formatted(database.application().username()));
    }
    pool.setJdbcUrl(database.application().jdbcUrl());
    pool.setUsername(database.application().username());
    pool.setPassword(database.application().password());
    pool.setMaximumPoolSize(3);
    jdbc = JdbcClient.create(pool);
    transaction = new TransactionTemplate(new AccountTransactions(pool, clock));
    DatabaseIdentity identity = new DatabaseIdentity(jdbc);
    ScopeUnits units = new ScopeUnits(jdbc, identity, provider(tree), clock);
    Records records = mock(Records.class);
    reads = mock(SensitiveReads.class);
    passwords =
        new Passwords(new Argon2PasswordEncoder(16, 32, 1, 256, 1), new BreachedPasswords(""));
    signingIn =
        new SigningIn(
            jdbc, passwords, acting, records, clock, new AccountTransactions(pool, clock));
    live = new LiveAccounts(jdbc, clock);
    scopes = new Scopes(jdbc, units, records, acting, clock);
    needToKnow =
        new NeedToKnow(jdbc, units, identity, acting, new Purposes(), reads, provider(null), clock);
  }

  @SuppressWarnings("unchecked") // a mock of a generic type
  static <T> ObjectProvider<T> provider(T bean) {
    ObjectProvider<T> provider = mock(ObjectProvider.class);
    when(provider.getIfAvailable()).thenReturn(bean);
    return provider;
  }

  void setNow(Instant instant) {
    now = instant;
  }

  /** An account straight in the table. */
  Account account(Role... roles) {
    UUID id = UUID.randomUUID();
    asSystem(() ->
        jdbc.sql(
                """
                insert into access.account (id, login, name, password_hash, roles)
                values (:id, :login, :login, 'none', :roles)
                """)
            .param("id", id)
            .param("login", "test-" + id)
            .param("roles", Roles.names(Set.of(roles)))
            .update());
    return new Account(id, "test-" + id, "test-" + id, Set.of(roles), null);
  }

  /** Works in one transaction as the platform itself. */
  <T> T asSystem(Supplier<T> work) {
    Callable<T> inTransaction = () -> transaction.execute(status -> work.get());
    try {
      return acting.asSystem("test", inTransaction);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Works in one transaction as {@code account}. */
  <T> T as(Account account, Supplier<T> work) {
    SignedInAccount principal = new SignedInAccount(account, Map.of(), null, false, START, false);
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(principal, null, Set.of()));
    try {
      return transaction.execute(status -> work.get());
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
