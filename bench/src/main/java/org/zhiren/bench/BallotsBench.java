package org.zhiren.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.zhiren.ballots.ArchiveVerifier;
import org.zhiren.ballots.Expectations;
import org.zhiren.ballots.Question;
import org.zhiren.ballots.Rehearsal;
import org.zhiren.ballots.VerificationReport;

/**
 * Secret ballots beside the independent program {@code belenios-tool}, if it is on the path: random
 * elections accepted by both with equal totals; changed archives refused; time to verify a large
 * election.
 *
 * <p>Options: {@code --elections N} (default 10), {@code --largest N} voters at most in one of them
 * (default 30), {@code --most N} candidates at most (default 8), {@code --skew K} (default 1: sizes
 * are uniform; with K the voters are drawn as the K-th power of a uniform number, candidates as a
 * milder one: mostly small elections with a few large ones), {@code --mutations N} (default 1,000),
 * {@code --voters N} (default 100) and {@code --candidates N} (default 20) of the large
 * election, {@code --tool-voters N} up to how many voters the other program is given the large one
 * too (default 100), {@code --seed N}.
 */
final class BallotsBench implements Benchmark {

  private static final String TOOL = "belenios-tool";

  @Override
  public String name() {
    return "ballots";
  }

  @Override
  public String purpose() {
    return "random elections, changed archives and a large election, beside belenios-tool";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    long seed = Options.number(options, "--seed", System.nanoTime());
    boolean tool = onPath();
    Path folder = Files.createTempDirectory("zhiren-ballots-bench");
    try {
      out.println("| figure | value |");
      out.println("|---|---|");
      out.printf("| seed; %s on the path | %d; %s |%n", TOOL, seed, tool ? "yes" : "no");
      load(out, "before");
      elections(options, new Random(seed), tool, folder, out);
      mutations(options, new Random(seed), out);
      large(options, tool, folder, out);
      load(out, "after");
    } finally {
      remove(folder);
    }
  }

  private static void load(PrintStream out, String when) {
    out.printf(
        "| load of the machine %s, one minute | %.1f on %d processors |%n",
        when,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.getRuntime().availableProcessors());
  }

  private static void elections(
      List<String> options, Random random, boolean tool, Path folder, PrintStream out)
      throws Exception {
    int elections = (int) Options.number(options, "--elections", 10);
    int largest = (int) Options.number(options, "--largest", 30);
    int most = (int) Options.number(options, "--most", 8);
    int skew = (int) Options.number(options, "--skew", 1);
    if (elections == 0) {
      return;
    }
    int mostVoters = 0;
    int mostCandidates = 0;
    int accepted = 0;
    int sameTotals = 0;
    int acceptedByTool = 0;
    int ballots = 0;
    for (int i = 0; i < elections; i++) {
      Rehearsal.Plan plan = plan(random, largest, most, skew);
      mostVoters = Math.max(mostVoters, plan.voters());
      mostCandidates = Math.max(mostCandidates, candidates(plan));
      Rehearsal rehearsal = new Rehearsal(plan, new SecureRandom());
      Path election = folder.resolve(rehearsal.election().id());
      Path archive = archive(election);
      Rehearsal.Outcome outcome;
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16)) {
        outcome = rehearsal.run(file, 1_764_115_200, cast -> {});
      }
      VerificationReport report = verify(archive);
      accepted += report.passed() ? 1 : 0;
      sameTotals += outcome.expected().equals(report.result()) ? 1 : 0;
      ballots += report.cast();
      if (tool) {
        acceptedByTool += tool(election) ? 1 : 0;
      }
      remove(election);
    }
    out.printf("| random elections, ballots in them | %,d, %,d |%n", elections, ballots);
    out.printf(
        "| the largest had %,d voters; the longest list %d candidates |%n",
        mostVoters, mostCandidates);
    out.printf("| accepted by our verifier | %,d |%n", accepted);
    out.printf("| totals equal to the count in the clear | %,d |%n", sameTotals);
    out.printf(
        "| accepted by %s, which decrypts and compares the totals | %s |%n",
        TOOL, tool ? "%,d".formatted(acceptedByTool) : "not measured");
  }

  private static Rehearsal.Plan plan(Random random, int largest, int most, int skew) {
    int voters = drawn(random, 5, largest, skew);
    int turnout = 1 + random.nextInt(voters);
    int candidates = drawn(random, 2, most, 1 + (skew - 1) / 4.0);
    List<String> names = new ArrayList<>();
    List<Question> decisions = new ArrayList<>();
    for (int i = 1; i <= candidates; i++) {
      names.add("候选人" + i);
      decisions.add(Question.decision("候选人" + i));
    }
    int chosen = 1 + random.nextInt(candidates);
    boolean five = random.nextBoolean();
    return new Rehearsal.Plan(
        "随机选举",
        "",
        random.nextBoolean()
            ? decisions
            : List.of(new Question("推荐", names, random.nextBoolean(), 0, chosen)),
        voters,
        turnout,
        random.nextInt(turnout + 1),
        five ? 5 : 3,
        five ? 3 : 2,
        random.nextInt(2),
        List.of());
  }

  /** A number from {@code least} to {@code most}: the more skewed, the more often near the least. */
  private static int drawn(Random random, int least, int most, double skew) {
    int width = Math.max(1, most - least + 1);
    return least + (int) (width * Math.pow(random.nextDouble(), skew));
  }

  private static int candidates(Rehearsal.Plan plan) {
    Question first = plan.questions().getFirst();
    return plan.questions().size() > 1 ? plan.questions().size() : first.answers().size();
  }

  private static void mutations(List<String> options, Random random, PrintStream out)
      throws IOException {
    int mutations = (int) Options.number(options, "--mutations", 1_000);
    if (mutations == 0) {
      return;
    }
    Rehearsal.Plan plan =
        new Rehearsal.Plan(
            "小选举",
            "",
            List.of(Question.recommendation("推荐", List.of("甲", "乙"), 1)),
            3,
            2,
            0,
            3,
            2,
            0,
            List.of());
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    new Rehearsal(plan, new SecureRandom()).run(archive, 1_764_115_200, cast -> {});
    byte[] honest = archive.toByteArray();
    ArchiveForger forger = new ArchiveForger(honest);
    int made = 0;
    int accepted = 0;
    long start = System.nanoTime();
    while (made < mutations) {
      byte[] changed = forger.change(random);
      if (Arrays.equals(changed, honest)) {
        continue;
      }
      made++;
      VerificationReport report =
          ArchiveVerifier.verify(new ByteArrayInputStream(changed), Expectations.ofFinished());
      accepted += report.passed() ? 1 : 0;
    }
    out.printf(
        "| changed archives, all hashes made right again; of them accepted | %,d; %,d (%.0f s) |%n",
        made, accepted, seconds(start));
  }

  private static void large(List<String> options, boolean tool, Path folder, PrintStream out)
      throws Exception {
    int voters = (int) Options.number(options, "--voters", 100);
    int candidates = (int) Options.number(options, "--candidates", 20);
    if (voters == 0) {
      return;
    }
    List<Question> questions = new ArrayList<>();
    for (int i = 1; i <= candidates; i++) {
      questions.add(Question.decision("候选人" + i));
    }
    Rehearsal rehearsal =
        new Rehearsal(Rehearsal.Plan.of("大选举", questions, voters), new SecureRandom());
    Path election = folder.resolve(rehearsal.election().id());
    Path archive = archive(election);
    long start = System.nanoTime();
    try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive), 1 << 16)) {
      rehearsal.run(file, 1_764_115_200, cast -> {});
    }
    out.printf(
        "| %,d voters × %d candidates × 3 answers: made, cast (each ballot checked), tallied and"
            + " decrypted, one thread | %.1f s, %,d MB |%n",
        voters, candidates, seconds(start), Files.size(archive) / 1_000_000);
    start = System.nanoTime();
    VerificationReport report = verify(archive);
    double ours = seconds(start);
    out.printf(
        "| verified by us in %d threads: %s | %.1f s, %.1f ms a ballot |%n",
        Expectations.ofFinished().threads(),
        report.passed() ? "passed" : "FAILED",
        ours,
        1_000 * ours / voters);
    if (tool && voters <= Options.number(options, "--tool-voters", 100)) {
      start = System.nanoTime();
      boolean passed = tool(election);
      double theirs = seconds(start);
      out.printf(
          "| the same verified by %s, one thread: %s | %.1f s, %.1f ms a ballot |%n",
          TOOL, passed ? "passed" : "FAILED", theirs, 1_000 * theirs / voters);
    }
  }

  /** The archive in the folder of an election, as the other program looks for it. */
  private static Path archive(Path election) throws IOException {
    return Files.createDirectories(election).resolve(election.getFileName() + ".bel");
  }

  private static VerificationReport verify(Path archive) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
      return ArchiveVerifier.verify(in, Expectations.ofFinished());
    }
  }

  private static boolean onPath() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, TOOL)));
  }

  private static boolean tool(Path election) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(TOOL, "election", "verify", "--dir", election.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean passed = process.waitFor() == 0;
    if (!passed) {
      System.err.println(said);
    }
    return passed;
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
