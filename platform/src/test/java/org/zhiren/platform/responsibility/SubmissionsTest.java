package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Many programs submit at once, more than there are connections to the database: for the same
 * targets and days, under the same keys, some of it wrong.
 */
class SubmissionsTest extends TargetSample {

  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
  private static final int SENDERS = 40;
  private static final int EACH = 12;
  private static final int DAYS = 4;
  private static final int SHARED_KEYS = 25;

  @Autowired private DeliveringValues delivering;
  @Autowired private FollowingValues following;

  private record Inputs(Target jobs, Target task, Target share) {}

  /** What came of the deliveries. */
  private static final class Tally {
    final AtomicInteger changed = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    final AtomicInteger repeated = new AtomicInteger();
    final Map<String, List<DeliveringValues.Delivered>> byKey = new ConcurrentHashMap<>();
  }

  private TargetFacts named(UUID unit, String name, String measure, int weight, String formula) {
    return facts(unit, weight, "100")
        .with()
        .name(name)
        .kind(TargetKind.STEP)
        .indicator(name)
        .measure(measure)
        .challenge(null)
        .evidence("")
        .formula(formula)
        .facts();
  }

  private Inputs drawn() throws Exception {
    return at(
        officer,
        () -> {
          UUID plan = drawingUp.begin(body, head());
          UUID top = setting.add(plan, null, facts(body, 10_000));
          UUID jobs = setting.add(plan, top, named(one, "新增就业", "人", 3_000, ""));
          UUID task = setting.add(plan, top, named(one, "就业任务", "人", 3_000, ""));
          UUID share =
              setting.add(plan, top, named(one, "就业完成率", "%", 4_000, "新增就业 ÷ 就业任务 × 100%"));
          publishing.publish(plan, "");
          return new Inputs(
              targets.required(jobs), targets.required(task), targets.required(share));
        });
  }

  private static List<LocalDate> days() {
    List<LocalDate> days = new ArrayList<>();
    for (int back = 0; back < DAYS; back++) {
      LocalDate day = TODAY.minusDays(back);
      days.add(day.getYear() == YEAR ? day : TODAY);
    }
    return days;
  }

  private static List<Reporting.Value> delivery(Inputs inputs, Random random) {
    List<Reporting.Value> values = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      LocalDate day =
          random.nextInt(12) == 0 ? TODAY.plusDays(1) : days().get(random.nextInt(DAYS));
      values.add(
          value(
              random.nextBoolean() ? inputs.jobs() : inputs.task(),
              day,
              Integer.toString(1 + random.nextInt(40)),
              random.nextInt(5) == 0 ? "" : "核对后更正"));
    }
    return values;
  }

  private void send(Account account, String key, List<Reporting.Value> values, Tally tally)
      throws Exception {
    try {
      DeliveringValues.Delivered done =
          at(account, () -> delivering.deliver(key, values, Reading.Way.PROGRAM));
      tally
          .byKey
          .computeIfAbsent(
              account.id() + key, any -> java.util.Collections.synchronizedList(new ArrayList<>()))
          .add(done);
      (done.repeated() ? tally.repeated : tally.changed)
          .addAndGet(done.repeated() ? 1 : done.changed());
    } catch (InvalidInput wrong) {
      tally.refused.incrementAndGet();
    }
  }

  @Test
  void manySendersAtOnceLoseNothingAndRepeatNothing() throws Exception {
    long seed = System.nanoTime();
    System.out.println("SubmissionsTest seed " + seed);
    Inputs inputs = drawn();
    // The same under the same key by several: a program that sends again after a lost answer.
    Random shared = new Random(seed);
    Map<String, List<Reporting.Value>> again = new HashMap<>();
    for (int i = 0; i < SHARED_KEYS; i++) {
      again.put("shared-key-" + i, delivery(inputs, shared));
    }
    Tally tally = new Tally();
    CountDownLatch begin = new CountDownLatch(1);
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int s = 0; s < SENDERS; s++) {
        Random random = new Random(seed + s);
        Account account = s % 3 == 0 ? officer : cadreOfOne;
        all.add(
            senders.submit(() -> {
              begin.await();
              for (int i = 0; i < EACH; i++) {
                if (random.nextInt(4) == 0) {
                  String key = "shared-key-" + random.nextInt(SHARED_KEYS);
                  // Now and then a careless program takes a key for something else.
                  boolean careless = random.nextInt(5) == 0;
                  send(
                      account,
                      key,
                      careless ? delivery(inputs, random) : Objects.requireNonNull(again.get(key)),
                      tally);
                } else {
                  send(account, UUID.randomUUID().toString(), delivery(inputs, random), tally);
                }
              }
              return true;
            }));
      }
      begin.countDown();
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(tally.changed.get()).as("seed " + seed).isPositive();
    assertThat(tally.refused.get()).as("seed " + seed).isPositive();
    tally.byKey.forEach((key, answers) -> {
      assertThat(answers.stream().filter(answer -> !answer.repeated()))
          .as("taken in once, key %s, seed %d", key, seed)
          .hasSize(1);
      assertThat(answers.stream().map(DeliveringValues.Delivered::changed).distinct())
          .as("the answer is the same each time, key %s, seed %d", key, seed)
          .hasSize(1);
    });
    Map<UUID, List<Reading>> histories = new HashMap<>();
    for (Target target : List.of(inputs.jobs(), inputs.task())) {
      histories.put(target.id(), at(officer, () -> reporting.history(target.id())));
    }
    assertThat(histories.values().stream().mapToInt(List::size).sum())
        .as("every acknowledged change is there and no other, seed " + seed)
        .isEqualTo(tally.changed.get());
    histories.values().forEach(history -> numbered(history, seed));
    recorded(inputs, tally.changed.get(), seed);
    following.settled();
    followed(inputs, histories, seed);
  }

  /** Day by day the numbers run from 1 without a gap, and the last one stands. */
  private static void numbered(List<Reading> history, long seed) {
    Map<LocalDate, List<Reading>> byDay = new TreeMap<>();
    history.forEach(
        reading -> byDay.computeIfAbsent(reading.asOf(), day -> new ArrayList<>()).add(reading));
    byDay.forEach((day, readings) -> {
      for (int i = 0; i < readings.size(); i++) {
        Reading reading = readings.get(i);
        assertThat(reading.no()).as("%s, seed %d", day, seed).isEqualTo(readings.size() - i);
        assertThat(reading.current()).as("%s, seed %d", day, seed).isEqualTo(i == 0);
        if (i > 0) {
          assertThat(readings.get(i - 1).value())
              .as("a change changes something, %s, seed %d", day, seed)
              .isNotEqualByComparingTo(reading.value());
        }
      }
    });
  }

  /** Each change has its entry; each entry has a place in the tree or waits for one. */
  private void recorded(Inputs inputs, int changed, long seed) {
    String entries =
        """
        from records.entry e
        where e.object_type = 'target' and e.object_id in (:jobs, :task)
          and e.action in ('targets.value.reported', 'targets.value.corrected')
        """;
    assertThat(
            jdbc.sql("select count(*) " + entries)
                .param("jobs", inputs.jobs().id().toString())
                .param("task", inputs.task().id().toString())
                .query(Integer.class)
                .single())
        .as("entries, seed " + seed)
        .isEqualTo(changed);
    assertThat(
            jdbc.sql(
                    "select count(*) "
                        + entries
                        + """
                          and not exists (select from records.leaf l where l.entry_id = e.id)
                          and not exists (select from records.pending p where p.entry_id = e.id)
                        """)
                .param("jobs", inputs.jobs().id().toString())
                .param("task", inputs.task().id().toString())
                .query(Integer.class)
                .single())
        .as("entries that are lost for the tree, seed " + seed)
        .isZero();
    assertThat(
            jdbc.sql("select count(*) = coalesce(max(position) + 1, 0) from records.leaf")
                .query(Boolean.class)
                .single())
        .as("places without a gap, seed " + seed)
        .isTrue();
  }

  /** What follows by the formula is what the values that stand come to, on every day. */
  private void followed(Inputs inputs, Map<UUID, List<Reading>> histories, long seed)
      throws Exception {
    Map<LocalDate, BigDecimal> expected = new TreeMap<>();
    for (LocalDate day : days()) {
      BigDecimal jobs = upTo(Objects.requireNonNull(histories.get(inputs.jobs().id())), day);
      BigDecimal task = upTo(Objects.requireNonNull(histories.get(inputs.task().id())), day);
      boolean told =
          histories.values().stream()
              .flatMap(List::stream)
              .anyMatch(reading -> reading.asOf().equals(day));
      if (told && jobs != null && task != null) {
        expected.put(
            day,
            jobs.multiply(BigDecimal.valueOf(100))
                .divide(task, 6, RoundingMode.HALF_UP)
                .stripTrailingZeros());
      }
    }
    Map<LocalDate, BigDecimal> found = new TreeMap<>();
    at(officer, () -> reporting.history(inputs.share().id())).stream()
        .filter(Reading::current)
        .forEach(reading -> found.put(reading.asOf(), reading.value().stripTrailingZeros()));
    assertThat(found).as("what follows, seed " + seed).isEqualTo(expected);
  }

  private static @Nullable BigDecimal upTo(List<Reading> history, LocalDate day) {
    return history.stream()
        .filter(reading -> reading.current() && !reading.asOf().isAfter(day))
        .findFirst()
        .map(Reading::value)
        .orElse(null);
  }
}
