package org.zhiren.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalDatabaseTest {

  private static final Map<String, String> NOTHING = Map.of();

  @Test
  void readsBothNotations() {
    DatabaseAccess expected =
        new DatabaseAccess("jdbc:postgresql://db.example:6432/people", "hr", "p@ss +1");
    assertThat(ExternalDatabase.parse("postgres://hr:p%40ss%20+1@db.example:6432/people", NOTHING))
        .isEqualTo(expected);
    assertThat(
            ExternalDatabase.parse(
                "jdbc:postgresql://db.example:6432/people?user=hr&password=p%40ss%20+1", NOTHING))
        .isEqualTo(expected);
  }

  @Test
  void takesThePasswordFromTheEnvironmentAndKeepsOtherParameters() {
    DatabaseAccess access =
        ExternalDatabase.parse(
            "postgresql://hr@db.example/people?sslmode=require", Map.of("PGPASSWORD", "secret"));
    assertThat(access.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:5432/people?sslmode=require");
    assertThat(access.password()).isEqualTo("secret");
  }

  @Test
  void hidesThePasswordInItsComplaint() {
    for (String wrong : new String[] {"mysql://hr:secret@db/people", "postgres://hr:secret@db"}) {
      DatabaseProblem problem =
          catchThrowableOfType(DatabaseProblem.class, () -> ExternalDatabase.parse(wrong, NOTHING));
      assertThat(problem.text().en()).doesNotContain("secret").contains("postgres://USER");
      assertThat(problem.text().zh()).doesNotContain("secret");
    }
  }
}
