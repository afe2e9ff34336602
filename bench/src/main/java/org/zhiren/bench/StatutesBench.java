package org.zhiren.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.Population;
import org.zhiren.statutes.PopulationBuilder;
import org.zhiren.statutes.Post;
import org.zhiren.statutes.Screening;
import org.zhiren.statutes.Statutes;

/**
 * Screening of a whole province for one post: time, memory, trees for the people listed; and, side
 * by side in the same run, ten of the provisions in Drools and in SQL.
 *
 * <p>Options: {@code --people N} (default 1,000,000), {@code --peers N} people for the comparison
 * (default 100,000; 0 leaves it out), {@code --rounds N} (default 7).
 */
final class StatutesBench implements Benchmark {
  private static final long SEED = 20_261_123;

  private record Times(double best, double median, double processor) {}

  @Override
  public String name() {
    return "statutes";
  }

  @Override
  public String purpose() {
    return "screening of 1,000,000 invented people for a post, beside Drools and SQL";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int people = option(options, "--people", 1_000_000);
    int peers = option(options, "--peers", 100_000);
    int rounds = option(options, "--rounds", 7);
    out.println("| figure | value |");
    out.println("|---|---|");
    screen(people, rounds, out);
    if (peers > 0) {
      compare(peers, rounds, out);
    }
  }

  private static void screen(int people, int rounds, PrintStream out) {
    InventedPeople invented = new InventedPeople(SEED);
    PopulationBuilder builder = Population.builder();
    for (int i = 0; i < people; i++) {
      builder.add(invented.next());
    }
    Population population = builder.build();
    Statutes statutes = Statutes.national();
    Post post = InventedPeople.post();
    Times times =
        measure(rounds, () -> statutes.screen(population, post, InventedPeople.AS_OF).size());
    Screening last = statutes.screen(population, post, InventedPeople.AS_OF);
    List<Integer> listed = last.qualified();
    int trees = Math.min(listed.size(), 1000);
    long nodes = 0;
    long start = System.nanoTime();
    for (int row : listed.subList(0, trees)) {
      nodes += last.explain(row, "").explanation().stream().count();
    }
    double treeSeconds = (System.nanoTime() - start) / 1e9;
    out.printf("| people | %,d |%n", people);
    out.printf("| provisions judged for each | %d |%n", last.reasons().size());
    out.printf("| bytes per person | %.0f |%n", population.bytes() / (double) people);
    out.printf("| screening, best of %d, by the clock | %.2f s |%n", rounds, times.best());
    out.printf("| screening, median of %d, by the clock | %.2f s |%n", rounds, times.median());
    out.printf("| screening, processor time of all threads | %.2f s |%n", times.processor());
    for (Verdict v : Verdict.values()) {
      out.printf("| on the record: %s | %,d |%n", v.text().en(), last.totals().get(v));
    }
    out.printf("| explanation trees | %,d in %.2f s, %,d nodes |%n", trees, treeSeconds, nodes);
  }

  private static void compare(int count, int rounds, PrintStream out) throws Exception {
    InventedPeople invented = new InventedPeople(SEED);
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      people.add(invented.next());
    }
    Population population = Population.of(people);
    Statutes statutes = Statutes.national();
    Post post = InventedPeople.post();
    Screening screening = statutes.screen(population, post, InventedPeople.AS_OF);
    DroolsPeer drools = new DroolsPeer(people);
    try (SqlPeer sql = new SqlPeer(people)) {
      int[] byDrools = drools.unmet();
      TenRules.requireEqual(screening, byDrools, "Drools");
      TenRules.requireEqual(screening, sql.unmet(), "SQL");
      if (!Arrays.equals(byDrools, sql.unmet())) {
        throw new IllegalStateException("Drools and SQL differ about a person.");
      }
      out.printf("| compared: people, rules, equal answers | %,d, 10, yes |%n", count);
      Times ours =
          measure(rounds * 3, () -> statutes.screen(population, post, InventedPeople.AS_OF).size());
      Set<String> ten = Set.copyOf(TenRules.IDS);
      TenRules.requireEqual(
          statutes.screenOnly(population, post, InventedPeople.AS_OF, ten), byDrools, "Drools");
      Times oursTen =
          measure(
              rounds * 3,
              () -> statutes.screenOnly(population, post, InventedPeople.AS_OF, ten).size());
      Times theirs = measure(3, () -> drools.unmet().length);
      Times query = measure(rounds, () -> sql.unmet().length);
      int provisions = screening.reasons().size();
      row(out, "Zhiren, all %d provisions".formatted(provisions), ours, count);
      row(out, "Zhiren, ten provisions", oursTen, count);
      row(out, "Drools %s, ten rules".formatted(DroolsPeer.VERSION), theirs, count);
      row(out, "SQL on the embedded PostgreSQL, ten rules", query, count);
      out.printf(
          "| Drools / Zhiren, ten each | %.0f by the clock, %.0f by processor time |%n",
          theirs.best() / oursTen.best(), theirs.processor() / oursTen.processor());
      out.printf("| SQL / Zhiren, ten each | %.1f by the clock |%n", query.best() / oursTen.best());
    }
  }

  private static void row(PrintStream out, String what, Times times, int people) {
    out.printf(
        "| %s | best %.3f s, median %.3f s, processor time of this process %.3f s; %.2f µs a person |%n",
        what, times.best(), times.median(), times.processor(), times.best() / people * 1e6);
  }

  /** One thing to measure; what it returns is used, so that it cannot be left out. */
  private interface Work {
    int run() throws Exception;
  }

  private static Times measure(int rounds, Work work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    double[] clock = new double[rounds];
    double[] processor = new double[rounds];
    long used = 0;
    try {
      used += work.run();
      for (int i = 0; i < rounds; i++) {
        long begin = System.nanoTime();
        long ran = system.getProcessCpuTime();
        used += work.run();
        clock[i] = (System.nanoTime() - begin) / 1e9;
        processor[i] = (system.getProcessCpuTime() - ran) / 1e9;
      }
    } catch (Exception e) {
      throw new IllegalStateException("The measurement failed: " + e.getMessage(), e);
    }
    if (used == 0) {
      throw new IllegalStateException("Nothing was measured.");
    }
    Arrays.sort(clock);
    Arrays.sort(processor);
    return new Times(clock[0], clock[rounds / 2], processor[0]);
  }

  private static int option(List<String> options, String name, int otherwise) {
    int at = options.indexOf(name);
    return at < 0 ? otherwise : Integer.parseInt(options.get(at + 1));
  }
}
