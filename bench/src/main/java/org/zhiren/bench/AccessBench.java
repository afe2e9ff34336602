package org.zhiren.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhiren.database.EmbeddedPostgres;

/**
 * What need-to-know costs a query: the roster's own tables with the demonstration in them, the same
 * role and the same statement, with row-level security switched off and on and with and without the
 * application's own condition.
 */
final class AccessBench implements Benchmark {

  private static final String CONDITION =
      """
       and p.unit_id in (select needed.unit_id from access.scope_unit needed
         where needed.account_id = access.acting() and needed.information_class = 'ROSTER'
           and needed.starts_at <= access.instant() and needed.ends_at > access.instant())
      """;

  /** The statements measured; {@code %s} is where the application's condition goes. */
  private static final Map<String, String> STATEMENTS = statements();

  private static Map<String, String> statements() {
    Map<String, String> statements = new LinkedHashMap<>();
    statements.put(
        "first page of the list (51 of all)",
        """
        select p.id, p.unit_id, p.name, p.post_text, p.level_code from roster.person p
        where p.left_on is null %s order by p.unit_place, p.post_place, p.level_code, p.id limit 51
        """);
    statements.put(
        "number of people", "select count(*) from roster.person p where p.left_on is null %s");
    statements.put(
        "search by part of the name",
        """
        select p.id, p.name from roster.person p where p.name like '%%明%%' %s
        order by p.unit_place, p.post_place, p.level_code, p.id limit 51
        """);
    statements.put(
        "one person by id", "select p.name from roster.person p where p.id = :person %s");
    statements.put(
        "the career of one person",
        """
        select p.begins_on, p.wording from roster.career p
        where p.person_id = :person and p.ended_by is null %s order by p.begins_on
        """);
    return statements;
  }

  @Override
  public String name() {
    return "access";
  }

  @Override
  public String purpose() {
    return "cost of row-level security for each query, with and without the application's condition";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int people = Math.toIntExact(Options.number(options, "--people", 20_000));
    int times = Math.toIntExact(Options.number(options, "--times", 300));
    try (House house = new House(people);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(house.data())) {
      out.printf(
          "%d people; median of %d executions in one transaction, in microseconds.%n%n",
          people, times);
      out.println("| query | account sees | neither | condition | row-level security | both |");
      out.println("|---|---|---:|---:|---:|---:|");
      Map<String, String> accounts = new LinkedHashMap<>();
      accounts.put("ganbu", "everything");
      accounts.put("danwei1", "one county");
      Map<String, long[]> figures = new LinkedHashMap<>();
      for (boolean security : new boolean[] {false, true}) {
        secure(postgres, security);
        for (Map.Entry<String, String> account : accounts.entrySet()) {
          for (Map.Entry<String, String> statement : STATEMENTS.entrySet()) {
            String row = statement.getKey() + " | " + account.getValue();
            long[] cells = figures.computeIfAbsent(row, key -> new long[4]);
            boolean all = account.getKey().equals("ganbu");
            cells[security ? 2 : 0] =
                micros(postgres, account.getKey(), statement.getValue().formatted(""), times);
            // Who sees everything gets no condition from the application.
            cells[security ? 3 : 1] =
                all
                    ? cells[security ? 2 : 0]
                    : micros(
                        postgres,
                        account.getKey(),
                        statement.getValue().formatted(CONDITION),
                        times);
          }
        }
      }
      figures.forEach((row, cells) ->
          out.printf("| %s | %d | %d | %d | %d |%n", row, cells[0], cells[1], cells[2], cells[3]));
    }
  }

  private static void secure(EmbeddedPostgres postgres, boolean on) throws SQLException {
    try (Connection connection = postgres.owner().open();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("person", "career")) {
        statement.execute(
            "alter table roster." + table + (on ? " enable" : " disable") + " row level security");
      }
    }
  }

  private static long micros(EmbeddedPostgres postgres, String login, String sql, int times)
      throws SQLException {
    UUID account = uuid(postgres, "select id from access.account where login = '" + login + "'");
    try (Connection connection = postgres.application().open()) {
      connection.setAutoCommit(false);
      try (PreparedStatement set =
          connection.prepareStatement(
              "select set_config('zhiren.account', ?, true), set_config('zhiren.now', ?, true)")) {
        set.setString(1, account.toString());
        set.setString(2, java.time.Instant.now().toString());
        set.execute();
      }
      UUID person = visiblePerson(connection);
      Sample sample = new Sample();
      try (PreparedStatement query =
          connection.prepareStatement(sql.replace(":person", "'" + person + "'"))) {
        for (int i = 0; i < times + times / 10; i++) {
          long begin = System.nanoTime();
          try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
              rows.getString(1);
            }
          }
          if (i >= times / 10) {
            sample.add((System.nanoTime() - begin) / 1_000);
          }
        }
      }
      connection.rollback();
      return sample.quantile(0.5);
    }
  }

  private static UUID visiblePerson(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select p.id from roster.person p where p.left_on is null"
                    + CONDITION
                    + " order by p.id limit 1")) {
      if (rows.next()) {
        return rows.getObject(1, UUID.class);
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select id from roster.person where left_on is null order by id limit 1")) {
      if (!rows.next()) {
        throw new IllegalStateException("Nobody can be seen.");
      }
      return rows.getObject(1, UUID.class);
    }
  }

  private static UUID uuid(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (Connection connection = postgres.owner().open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new IllegalStateException("Nothing was found: " + sql);
      }
      return rows.getObject(1, UUID.class);
    }
  }
}
