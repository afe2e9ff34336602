package org.zhiren.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.database.TestPostgres.FreshDatabase;
import org.zhiren.platform.ZhirenApplication;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.Units;

/**
 * One running platform for all journeys: server, real database, a small invented prefecture of
 * {@value #PEOPLE} people, an account for each role. Leader and cadre of the department see all of
 * it for daily work; the personnel cadre of a unit sees the second branch of the tree.
 */
final class House {

  static final String PASSWORD = "Correct-Horse-7-Stable";
  static final int PEOPLE = 1_000;

  private static @Nullable House running;

  private final ConfigurableApplicationContext context;
  private final int port;
  private final Map<Role, String> logins = new HashMap<>();
  private final Map<Role, UUID> accountIds = new HashMap<>();

  private House() {
    try {
      FreshDatabase database = EmbeddedPostgres.forTests().freshDatabase();
      Path data = Files.createTempDirectory("zhiren-journeys-");
      this.context =
          SpringApplication.run(
              ZhirenApplication.class,
              "--server.port=0",
              "--spring.datasource.url=" + database.application().jdbcUrl(),
              "--spring.datasource.username=" + database.application().username(),
              "--spring.datasource.password=" + database.application().password(),
              "--zhiren.owner.url=" + database.owner().jdbcUrl(),
              "--zhiren.owner.username=" + database.owner().username(),
              "--zhiren.owner.password=" + database.owner().password(),
              "--zhiren.data=" + data,
              "--zhiren.feedback.take-in-at=* * * * * *",
              "--zhiren.public-form-seconds=0",
              "--zhiren.demo=true",
              "--zhiren.demo-people=" + PEOPLE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    for (Role role : Role.values()) {
      String login = role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      accountIds.put(role, createAccount(login, role.text().zh() + "示例", Set.of(role)));
      logins.put(role, login);
    }
    UUID branch =
        asSystem(() -> {
          List<Units.Node> upper = bean(Units.class).tree(null, LocalDate.now(zone()), 2, 600);
          return upper.get(2).unit().id();
        });
    grant(Role.DEPARTMENT_LEADER, null, InformationClass.values());
    grant(Role.DEPARTMENT_CADRE, null, InformationClass.values());
    grant(
        Role.UNIT_CADRE,
        branch,
        InformationClass.ORGANIZATION,
        InformationClass.ROSTER,
        InformationClass.TARGETS);
  }

  /** The calendar of the platform. */
  ZoneId zone() {
    return bean(Clock.class).getZone();
  }

  private void grant(Role role, @Nullable UUID unit, InformationClass... classes) {
    LocalDate today = LocalDate.now(zone());
    asSystem(() -> {
      UUID account = accountIds.get(role);
      for (InformationClass seen : classes) {
        bean(Scopes.class)
            .grant(account, seen, unit, Purpose.DAILY, today, today.plusYears(1), "journeys");
      }
      return true;
    });
  }

  static synchronized House open() {
    if (running == null) {
      House house = new House();
      running = house;
      Runtime.getRuntime().addShutdownHook(new Thread(house.context::close));
    }
    return running;
  }

  /** Makes an account with the journeys' password. */
  UUID createAccount(String login, String name, Set<Role> roles) {
    return asSystem(() -> bean(Accounts.class).create(login, name, PASSWORD, roles, null).id());
  }

  /** Runs work as the platform itself. */
  <T> T asSystem(java.util.concurrent.Callable<T> work) {
    try {
      return bean(Acting.class).asSystem("journeys", work);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  String login(Role role) {
    return logins.get(role);
  }

  String address(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** The same under a host name, which passkeys need. */
  String named(String path) {
    return "http://localhost:" + port + path;
  }
}
