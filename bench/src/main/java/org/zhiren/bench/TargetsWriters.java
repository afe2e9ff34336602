package org.zhiren.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Programs that submit values one by one. Half-way the server is killed with {@code kill -9} and
 * started again; a program that got no answer sends the same under the same key until it gets one.
 * At the end every acknowledged value is there, once.
 */
final class TargetsWriters {

  private final House house;
  private final UUID plan;
  private final String token;
  private final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicInteger repeated = new AtomicInteger();
  private volatile boolean over;
  private volatile boolean down;

  TargetsWriters(House house, UUID plan, String token) {
    this.house = house;
    this.plan = plan;
    this.token = token;
  }

  void measure(int clients, int seconds, PrintStream out) throws Exception {
    List<UUID> ids =
        TargetsHouse.ids(
            house,
            """
            select t.id from responsibility.target t where t.plan_id = ? and t.name = '叶'
              and not exists (select from responsibility.reading r where r.target_id = t.id and r.as_of = current_date - 2)
            order by t.id limit ?
            """,
            plan,
            1_000_000);
    LocalDate day = LocalDate.now(House.ZONE).minusDays(2);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int first = i;
      threads.add(Thread.ofPlatform().daemon().start(() -> work(ids, first, clients, day)));
    }
    long begin = System.nanoTime();
    Thread.sleep(Duration.ofSeconds(seconds / 2));
    long before = acknowledged.size();
    double calm = (System.nanoTime() - begin) / 1e9;
    down = true;
    long killed = System.nanoTime();
    ProcessHandle.of(house.serverPid().orElseThrow())
        .ifPresent(process -> {
          process.destroyForcibly();
          process.onExit().join();
        });
    house.startMillis();
    down = false;
    double away = (System.nanoTime() - killed) / 1e9;
    Thread.sleep(Duration.ofSeconds(seconds - seconds / 2));
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    int[] found = check(day);
    TargetsBench.line(
        out,
        "values submitted one by one by %d programs before the blow".formatted(clients),
        "%,.0f a minute",
        before / calm * 60);
    TargetsBench.line(
        out,
        "kill -9 of the server until it answers again",
        "%.1f s; %,d values acknowledged in all, %d sent again",
        away,
        acknowledged.size(),
        repeated.get());
    TargetsBench.line(
        out,
        "acknowledged but lost / taken in twice / other value",
        "%d / %d / %d",
        found[0],
        found[1],
        found[2]);
    if (found[0] + found[1] + found[2] > 0) {
      throw new IllegalStateException("Values were lost or taken in twice: see the table.");
    }
  }

  private void work(List<UUID> ids, int first, int step, LocalDate day) {
    try (ValueSender sender = new ValueSender(house, token)) {
      for (int at = first; at < ids.size() && !over; at += step) {
        String value = Long.toString(sent.incrementAndGet() % 1_000);
        String key = UUID.randomUUID().toString();
        while (!submit(sender, key, ids.get(at), day, value)) {
          if (over && down) {
            return;
          }
          repeated.incrementAndGet();
          Thread.sleep(Duration.ofMillis(100));
        }
        acknowledged.put(ids.get(at), value);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean submit(
      ValueSender sender, String key, UUID target, LocalDate day, String value)
      throws InterruptedException {
    try {
      return sender.send(key, target, day, value);
    } catch (IOException noAnswer) {
      return false;
    }
  }

  /** Lost, taken in twice, of another value. */
  private int[] check(LocalDate day) throws SQLException {
    Map<UUID, List<String>> there = new HashMap<>();
    try (Connection connection = house.owner().open();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "select set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true)");
      try (ResultSet rows =
          statement.executeQuery(
              """
              select r.target_id, trunc(r.value)::text from responsibility.reading r join responsibility.target t on t.id = r.target_id
              where t.plan_id = '%s' and r.as_of = '%s' and r.way = 'PROGRAM' and r.author_name <> 'bench'
              """
                  .formatted(plan, day))) {
        while (rows.next()) {
          there
              .computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>())
              .add(rows.getString(2));
        }
      }
      connection.rollback();
    }
    int[] found = new int[3];
    acknowledged.forEach((target, value) -> {
      List<String> values = there.getOrDefault(target, List.of());
      found[0] += values.isEmpty() ? 1 : 0;
      found[1] += values.size() > 1 ? 1 : 0;
      found[2] += values.size() == 1 && !values.getFirst().equals(value) ? 1 : 0;
    });
    return found;
  }
}
