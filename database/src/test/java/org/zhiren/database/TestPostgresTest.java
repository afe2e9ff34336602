package org.zhiren.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestPostgresTest {

  @Test
  void givesEachCallerADatabaseOfItsOwn() throws SQLException {
    TestPostgres postgres = EmbeddedPostgres.forTests();
    TestPostgres.FreshDatabase first = postgres.freshDatabase();
    try (Connection connection = first.owner().open();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA office");
      statement.execute("CREATE TABLE office.post (title text)");
      statement.execute("INSERT INTO office.post VALUES ('处长')");
      statement.execute("GRANT USAGE ON SCHEMA office TO zhiren_app");
      statement.execute("GRANT SELECT ON office.post TO zhiren_app");
    }
    TestPostgres.FreshDatabase copy = postgres.freshDatabase(first.name());
    try (Connection connection = copy.application().open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT title FROM office.post")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("处长");
    }
    TestPostgres.FreshDatabase empty = postgres.freshDatabase();
    try (Connection connection = empty.owner().open();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("SELECT * FROM office.post"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("does not exist");
    }
    assertThat(EmbeddedPostgres.forTests()).isSameAs(postgres);
  }
}
