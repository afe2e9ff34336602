package org.zhiren.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Target responsibility through the real server: a plan of a million targets with twelve values
 * each on the leader's page, the memory that it takes, the same after a new start; one changed
 * value until it stands there; submissions by the API, one by one and together, by who sees all and
 * who sees a branch, and with {@code kill -9} in between; a workbook of a hundred thousand values;
 * forecasts of the invented plan against months held out.
 *
 * <p>Options: {@code --targets N} (default 1,000,000), {@code --changes N} (default 50), {@code
 * --seconds N} of submissions (default 60), {@code --clients N} (default 8), {@code --sheet N} rows
 * (default 100,000), {@code --people N} of the house (default 20,000).
 */
final class TargetsHouse implements Benchmark {

  private static final int FAN = 100;
  private static final Pattern COUNTS =
      Pattern.compile(
          "Of (\\d+) targets (\\d+) are far behind \\(\\d+ %\\), (\\d+) are behind, (\\d+)");

  @Override
  public String name() {
    return "targets-house";
  }

  @Override
  public String purpose() {
    return "targets through the real server: a million on a page, one change, submissions through"
        + " kill -9, a workbook of 100,000 values, forecasts of the demonstration";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int targets = (int) Options.number(options, "--targets", 1_000_000);
    int changes = (int) Options.number(options, "--changes", 50);
    int seconds = (int) Options.number(options, "--seconds", 60);
    int clients = (int) Options.number(options, "--clients", 8);
    int sheet = (int) Options.number(options, "--sheet", 100_000);
    int people = (int) Options.number(options, "--people", 20_000);
    try (House house = new House(people)) {
      house.startMillis();
      out.println("| figure | value |");
      out.println("|---|---|");
      String token;
      try (Visitor visitor = new Visitor(house, "ganbu")) {
        token = visitor.token("TARGETS_MANAGE");
      }
      new DemoForecasts(house.owner()).measure(out);
      OptionalLong without = heap(house);
      UUID plan = plan(house, targets, out);
      page(house, plan, token, changes, out);
      kept(without, heap(house), targets, out);
      again(house, plan, out);
      if (sheet > 0) {
        TargetsSheet.measure(house, plan, Math.min(sheet, targets), out);
      }
      if (seconds > 0) {
        new TargetsPace(house, plan, clients, Math.max(5, seconds / 3)).measure(token, out);
        new TargetsWriters(house, plan, token).measure(clients, seconds, out);
      }
    }
  }

  private static OptionalLong heap(House house) throws IOException, InterruptedException {
    OptionalLong server = house.serverPid();
    return server.isEmpty() ? server : HeapInUse.mebibytes(server.getAsLong());
  }

  private static void kept(OptionalLong before, OptionalLong after, int targets, PrintStream out) {
    if (before.isPresent() && after.isPresent()) {
      long more = after.getAsLong() - before.getAsLong();
      TargetsBench.line(
          out,
          "heap of the server that is kept for the plan in memory",
          "%,d MiB (%,d before, %,d with it), %.0f bytes a target",
          more,
          before.getAsLong(),
          after.getAsLong(),
          more * 1_048_576.0 / targets);
    }
  }

  /** A server that starts again reads the plans that run by itself; the page waits for it. */
  private static void again(House house, UUID plan, PrintStream out) throws Exception {
    house.stop();
    long begin = System.nanoTime();
    house.startMillis();
    long started = System.nanoTime();
    try (Visitor leader = new Visitor(house, "buzhang")) {
      leader.english();
      counts(leader.get("/targets/" + plan + "/board"));
    }
    TargetsBench.line(
        out,
        "server started again, then the page of the plan",
        "%.1f s until ready, %.1f s more until the page is shown",
        (started - begin) / 1e9,
        (System.nanoTime() - started) / 1e9);
  }

  /** Makes the plan in the database itself: what is measured is how it is read, not how made. */
  private static UUID plan(House house, int targets, PrintStream out) throws SQLException {
    UUID plan = UUID.randomUUID();
    int groups = Math.max(1, targets / FAN);
    int year = LocalDate.now(House.ZONE).getYear();
    long begin = System.nanoTime();
    try (Connection connection = house.owner().open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "select set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true)");
      statement.execute(
          """
          create temp table made on commit drop as
          select u.unit_id, row_number() over (order by u.unit_id) - 1 as no, count(*) over () as units,
            (select s.unit_id from organization.unit_state s where s.ended_by is null and s.parent_id is null limit 1) as top
          from (select distinct unit_id from organization.unit_state where ended_by is null) u
          """);
      statement.execute(
          """
          insert into responsibility.plan (id, unit_id, title, kind, starts_on, ends_on, ground, state, edition,
            author_id, author_name, created_at)
          select '%1$s', top, '大计划', 'YEAR', '%2$d-01-01', '%2$d-12-31', 'bench', 'IN_FORCE', 1, top, 'bench', now()
          from made limit 1
          """
              .formatted(plan, year));
      target(
          statement,
          plan,
          year,
          "md5('top%s')::uuid".formatted(plan),
          "null",
          "10000",
          "from made where no = 0",
          "1");
      target(
          statement,
          plan,
          year,
          "md5('group' || g || '%s')::uuid".formatted(plan),
          "md5('top%s')::uuid".formatted(plan),
          "10000 / %1$d + case when g < 10000 %% %1$d then 1 else 0 end".formatted(groups),
          "from generate_series(0, %d) g join made on made.no = g %% made.units"
              .formatted(groups - 1),
          "g + 1");
      target(
          statement,
          plan,
          year,
          "md5('leaf' || i || '%s')::uuid".formatted(plan),
          "md5('group' || i %% %d || '%s')::uuid".formatted(groups, plan).replace("%%", "%"),
          "case when i / %2$d = p.parts - 1 then 10000 - (p.parts - 1) * (10000 / p.parts) else 10000 / p.parts end"
              .formatted(0, groups),
          """
          from generate_series(0, %1$d) i
            join made on made.no = i %% made.units
            cross join lateral (select (%1$d - i %% %2$d) / %2$d + 1 as parts) p
          """
              .formatted(targets - 1, groups),
          "i / %d + 1".formatted(groups));
      statement.execute(
          """
          insert into responsibility.reading (target_id, as_of, no, unit_id, value, way, author_id, author_name, reported_at)
          select t.id, least((make_date(%1$d, m, 1) + interval '1 month - 1 day')::date, date '%3$s'), 1, t.unit_id,
            round(100.0 * m * (0.7 + 0.5 * ((hashtext(t.id::text) & 1023) / 1023.0))), 'PROGRAM', t.unit_id, 'bench', now()
          from responsibility.target t cross join generate_series(1, 12) m
          where t.plan_id = '%2$s' and t.name = '叶' and make_date(%1$d, m, 1) <= date '%3$s'
          on conflict do nothing
          """
              .formatted(year, plan, LocalDate.now(House.ZONE)));
      connection.commit();
      statement.execute("analyze responsibility.target");
      statement.execute("analyze responsibility.reading");
      connection.commit();
    }
    TargetsBench.line(
        out,
        "plan of %,d targets with their months made in the database".formatted(targets),
        "%.0f s",
        (System.nanoTime() - begin) / 1e9);
    return plan;
  }

  private static void target(
      Statement statement,
      UUID plan,
      int year,
      String id,
      String parent,
      String weight,
      String from,
      String no)
      throws SQLException {
    String name = from.contains("lateral") ? "叶" : "枝";
    statement.execute(
        """
        insert into responsibility.target (id, plan_id, parent_id, unit_id, no, name, kind, leader_name, person_name,
          indicator, measure, direction, baseline, goal, challenge, rule, course, weight, deadline, evidence, source)
        select %s, '%s', %s, made.unit_id, %s, '%s', 'STEP', '沈甲', '陆乙', '完成量', '万元', 'UP', 0, 1200, 1440, 'LINEAR',
          'LINEAR', %s, '%d-12-31', '', '月报'
        """
                .formatted(id, plan, parent, no, name, weight, year)
            + from);
  }

  private static void page(House house, UUID plan, String token, int changes, PrintStream out)
      throws Exception {
    String board = "/targets/" + plan + "/board";
    List<UUID> leaves = leaves(house, plan, changes);
    try (Visitor leader = new Visitor(house, "buzhang")) {
      leader.english();
      long begin = System.nanoTime();
      int[] before = counts(leader.get(board));
      TargetsBench.line(
          out,
          "first page of the plan: read from the database, worked out, shown",
          "%.1f s",
          (System.nanoTime() - begin) / 1e9);
      Sample still = new Sample();
      for (int i = 0; i < Math.max(10, changes); i++) {
        begin = System.nanoTime();
        leader.get(board);
        still.add(System.nanoTime() - begin);
      }
      TargetsBench.line(
          out,
          "the page again, of %d".formatted(still.count()),
          "median %.0f ms, slowest %.0f ms",
          still.quantile(0.5) / 1e6,
          still.quantile(1) / 1e6);
      Sample seen = new Sample();
      Sample posted = new Sample();
      int wrong = 0;
      try (ValueSender sender = new ValueSender(house, token)) {
        for (UUID leaf : leaves) {
          begin = System.nanoTime();
          sender.send(UUID.randomUUID().toString(), leaf, LocalDate.now(House.ZONE), "1200");
          long answered = System.nanoTime();
          int[] now = counts(leader.get(board));
          long shown = System.nanoTime();
          posted.add(answered - begin);
          seen.add(shown - answered);
          // What was red, yellow or grey has reached its target: one fewer stands badly.
          int bad = before[1] + before[2] + before[3];
          wrong += now[1] + now[2] + now[3] == bad - 1 ? 0 : 1;
          before = now;
        }
      }
      TargetsBench.line(
          out,
          "one value by API, of %d".formatted(posted.count()),
          "median %.0f ms until it is acknowledged",
          posted.quantile(0.5) / 1e6);
      TargetsBench.line(
          out,
          "then the leader's page that shows it at the root",
          "median %.0f ms, slowest %.0f ms; %d pages did not show it",
          seen.quantile(0.5) / 1e6,
          seen.quantile(1) / 1e6,
          wrong);
      if (wrong > 0) {
        throw new IllegalStateException("A changed value was not seen at the root.");
      }
    }
  }

  private static int[] counts(String page) {
    Matcher found = COUNTS.matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("The page names no counts.");
    }
    return new int[] {
      Integer.parseInt(found.group(1)),
      Integer.parseInt(found.group(2)),
      Integer.parseInt(found.group(3)),
      Integer.parseInt(found.group(4))
    };
  }

  /** Targets that are behind, so that a good value changes what the root says. */
  private static List<UUID> leaves(House house, UUID plan, int most) throws SQLException {
    return ids(
        house,
        """
        select t.id from responsibility.target t join lateral (
          select r.value from responsibility.reading r where r.target_id = t.id and r.current order by r.as_of desc limit 1) r
          on r.value < 800
        where t.plan_id = ? and t.name = '叶'
        limit ?
        """,
        plan,
        most);
  }

  static List<UUID> ids(House house, String sql, UUID plan, int most) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Connection connection = house.owner().open()) {
      connection.setAutoCommit(false);
      try (Statement set = connection.createStatement()) {
        set.execute(
            "select set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true)");
      }
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, plan);
        statement.setInt(2, most);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            ids.add(rows.getObject(1, UUID.class));
          }
        }
      }
      connection.rollback();
    }
    return ids;
  }
}
