package org.zhiren.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.database.TestPostgres.FreshDatabase;
import org.zhiren.platform.ZhirenApplication;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Role;

/** One running platform for all journeys: server, real database, accounts for each role. */
final class House {

  static final String PASSWORD = "Correct-Horse-7-Stable";

  private static @Nullable House running;

  private final ConfigurableApplicationContext context;
  private final int port;
  private final Map<Role, String> logins = new HashMap<>();

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
              "--zhiren.data=" + data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.port = Integer.parseInt(context.getEnvironment().getProperty("local.server.port", "0"));
    for (Role role : Role.values()) {
      String login = role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
      createAccount(login, role.text().zh() + "示例", Set.of(role));
      logins.put(role, login);
    }
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
  void createAccount(String login, String name, Set<Role> roles) {
    asSystem(() -> bean(Accounts.class).create(login, name, PASSWORD, roles, null));
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
}
