package org.zhiren.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings each module's schema up to date, in the order in which the modules stand on one another.
 * The owner's role does it; the role with which the application works owns nothing.
 */
@Configuration(proxyBeanMethods = false)
class Migrations {

  /** Ground first. A module without migrations is passed over. */
  private static final List<String> MODULES =
      List.of(
          "records",
          "access",
          "organization",
          "roster",
          "eligibility",
          "appraisal",
          "insight",
          "matching",
          "voting",
          "selection",
          "cultivation",
          "supervision",
          "incentive",
          "responsibility",
          "foresight",
          "library",
          "portal",
          "workbench");

  /**
   * The role that owns the schemas.
   *
   * @param url address of the database; the application's own if absent
   * @param username name of the role
   * @param password its password
   */
  @ConfigurationProperties("zhiren.owner")
  record Owner(String url, String username, String password) {}

  @Bean
  @ConfigurationProperties("spring.datasource.hikari")
  HikariDataSource dataSource(DataSourceProperties properties, Owner owner) throws Exception {
    migrate(
        owner,
        Objects.requireNonNull(properties.determineUsername(), "spring.datasource.username"));
    return properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
  }

  private static void migrate(Owner owner, String applicationRole) throws Exception {
    PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    for (String module : MODULES) {
      String folder = "db/migration/" + module;
      if (resources.getResources("classpath*:" + folder + "/*.sql").length == 0) {
        continue;
      }
      FluentConfiguration flyway =
          Flyway.configure()
              .dataSource(owner.url(), owner.username(), owner.password())
              .schemas(module)
              .defaultSchema(module)
              .table("schema_history")
              .locations("classpath:" + folder)
              .placeholders(Map.of("app", applicationRole))
              .validateMigrationNaming(true);
      flyway.load().migrate();
    }
  }
}
