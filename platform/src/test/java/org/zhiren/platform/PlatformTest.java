package org.zhiren.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.zhiren.database.DatabaseAccess;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.database.TestPostgres.FreshDatabase;
import org.zhiren.platform.access.Acting;

/**
 * Base of module tests: the whole platform on a real PostgreSQL. All tests of a run share one
 * application and one database, so a test makes what it needs and counts nothing but its own.
 */
@SpringBootTest
@AutoConfigureMockMvc
@Import(QuickPasswords.class)
public abstract class PlatformTest {

  private static final FreshDatabase DATABASE = EmbeddedPostgres.forTests().freshDatabase();

  @Autowired protected MockMvc web;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected Acting acting;

  @DynamicPropertySource
  static void database(DynamicPropertyRegistry registry) throws Exception {
    Path data = Files.createTempDirectory("zhiren-test-data-");
    registry.add("spring.datasource.url", () -> DATABASE.application().jdbcUrl());
    registry.add("spring.datasource.username", () -> DATABASE.application().username());
    registry.add("spring.datasource.password", () -> DATABASE.application().password());
    registry.add("zhiren.owner.url", () -> DATABASE.owner().jdbcUrl());
    registry.add("zhiren.owner.username", () -> DATABASE.owner().username());
    registry.add("zhiren.owner.password", () -> DATABASE.owner().password());
    registry.add("zhiren.data", data::toString);
    // The matrix of endpoints asks more often within a minute than any program may.
    registry.add("zhiren.api-requests-per-minute", () -> 1_000_000);
    registry.add("zhiren.mail.host", () -> "127.0.0.1");
    registry.add("zhiren.mail.port", () -> LocalMail.shared().port());
    registry.add("zhiren.mail.security", () -> "none");
    registry.add("zhiren.mail.from", () -> "zhiren@local.test");
    registry.add("zhiren.address", () -> "https://zhiren.test");
    registry.add("zhiren.webhooks.allowed-networks", () -> "127.0.0.0/8");
    // A test dispatches when it wants to see what becomes of a message.
    registry.add("zhiren.messages.dispatch-every", () -> "1h");
    // Nor does anybody else take up the files that a test lays into a watched folder.
    registry.add("zhiren.targets.folder-look", () -> "PT1H");
    registry.add("zhiren.library.watch-every", () -> "1h");
    // Tests bring people in all the time; one that wants the data checks runs them.
    registry.add("zhiren.checks-after-imports", () -> false);
    // Tests type faster than people and come from one address.
    registry.add("zhiren.public-form-seconds", () -> 0);
    registry.add("zhiren.public-sends-per-minute", () -> 1_000_000);
    registry.add("zhiren.public-reads-per-minute", () -> 1_000_000);
    registry.add("zhiren.oidc.issuer", () -> LocalProvider.shared().issuer());
    registry.add("zhiren.oidc.client-id", () -> LocalProvider.CLIENT);
    registry.add("zhiren.oidc.client-secret", () -> LocalProvider.SECRET);
  }

  /** A superuser's way into the database of this run: what an attacker inside could do. */
  protected static DatabaseAccess superuser() {
    return EmbeddedPostgres.forTests().administrator(DATABASE);
  }

  /** The owner's way into the database of this run. */
  protected static DatabaseAccess owner() {
    return DATABASE.owner();
  }

  /** The application's way into the database of this run, without the application around it. */
  protected static DatabaseAccess application() {
    return DATABASE.application();
  }
}
