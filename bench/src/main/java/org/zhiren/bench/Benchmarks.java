package org.zhiren.bench;

import java.util.List;

/** The list of measurements and the entry of {@code ./zhiren bench}. */
public final class Benchmarks {

  private static final List<Benchmark> ALL =
      List.of(
          new LedgerBench(),
          new DemoBench(),
          new RecordsBench(),
          new AccessBench(),
          new WebBench(),
          new StartBench(),
          new CrashBench(),
          new CampaignBench(),
          new InsightBench(),
          new StatutesBench(),
          new DossiersBench(),
          new QueryBench(),
          new FairnessBench(),
          new BallotsBench(),
          new ElectionsBench(),
          new TargetsBench(),
          new ImportBench(),
          new LibraryWebBench(),
          new TargetsHouse(),
          new LibraryBench(),
          new ClusterBench());

  private Benchmarks() {}

  /** Runs the measurement named first, with the remaining words as its options. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      for (Benchmark benchmark : ALL) {
        if (benchmark.name().equals(arguments[0])) {
          benchmark.run(List.of(arguments).subList(1, arguments.length), System.out);
          return;
        }
      }
      System.err.printf("There is no measurement (%s).%n", arguments[0]);
    }
    System.err.println("Measurements:");
    for (Benchmark benchmark : ALL) {
      System.err.printf("  %-14s %s%n", benchmark.name(), benchmark.purpose());
    }
    System.exit(2);
  }
}
