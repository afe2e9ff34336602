package org.zhiren.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many values programs submit in a minute while nothing goes wrong: one by one for the whole
 * house, one by one by the reporter of one branch who sees nothing else, and a hundred in one
 * delivery.
 */
final class TargetsPace {

  private static final int TOGETHER = 100;
  private static final int MOST = 400_000;

  private final House house;
  private final UUID plan;
  private final int clients;
  private final int seconds;

  TargetsPace(House house, UUID plan, int clients, int seconds) {
    this.house = house;
    this.plan = plan;
    this.clients = clients;
    this.seconds = seconds;
  }

  void measure(String token, PrintStream out) throws Exception {
    LocalDate today = LocalDate.now(House.ZONE);
    List<UUID> all =
        TargetsHouse.ids(
            house,
            "select id from responsibility.target where plan_id = ? and name = '叶' order by id desc"
                + " limit ?",
            plan,
            MOST);
    pace(out, "one by one", token, all, today.minusDays(3), 1);
    List<UUID> branch = ofBranch();
    if (!branch.isEmpty()) {
      String narrow;
      try (Visitor visitor = new Visitor(house, "danwei1")) {
        narrow = visitor.token("TARGETS_REPORT");
      }
      pace(
          out,
          "one by one by the reporter of a branch with %,d of the targets".formatted(branch.size()),
          narrow,
          branch,
          today.minusDays(4),
          1);
    }
    pace(out, "%d in one delivery".formatted(TOGETHER), token, all, today.minusDays(5), TOGETHER);
  }

  private List<UUID> ofBranch() throws SQLException {
    return TargetsHouse.ids(
        house,
        """
        select t.id from responsibility.target t
        where t.plan_id = ? and t.name = '叶' and t.unit_id in (
          select u.unit_id from access.scope_unit u join access.account a on a.id = u.account_id
          where a.login = 'danwei1' and u.information_class = 'TARGETS')
        order by t.id desc limit ?
        """,
        plan,
        MOST);
  }

  private void pace(
      PrintStream out, String how, String token, List<UUID> ids, LocalDate day, int together)
      throws InterruptedException {
    AtomicLong taken = new AtomicLong();
    long begin = System.nanoTime();
    long until = begin + Duration.ofSeconds(seconds).toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      int first = i;
      threads.add(
          Thread.ofPlatform()
              .start(() -> send(token, ids, first * together, day, together, until, taken)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    TargetsBench.line(
        out,
        "values submitted by %d programs, %s".formatted(clients, how),
        "%,.0f a minute",
        taken.get() / ((System.nanoTime() - begin) / 1e9) * 60);
  }

  private void send(
      String token,
      List<UUID> ids,
      int first,
      LocalDate day,
      int together,
      long until,
      AtomicLong taken) {
    try (ValueSender sender = new ValueSender(house, token)) {
      for (int at = first; System.nanoTime() < until; at += clients * together) {
        // The targets may run out before the time does: then they are corrected.
        List<UUID> some = new ArrayList<>(together);
        for (int i = 0; i < together; i++) {
          some.add(ids.get((at + i) % ids.size()));
        }
        String value = Long.toString(1 + at / ids.size());
        if (sender.send(UUID.randomUUID().toString(), some, day, value)) {
          taken.addAndGet(together);
        }
      }
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
