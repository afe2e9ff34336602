package org.zhiren.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.zhiren.ballots.ArchiveVerifier;
import org.zhiren.ballots.Credential;
import org.zhiren.ballots.Election;
import org.zhiren.ballots.Expectations;
import org.zhiren.ballots.PreparedBallot;
import org.zhiren.ballots.VerificationReport;

/**
 * Ballots cast at the real server over HTTP while it is killed with {@code kill -9} again and
 * again, during casting and during closing: whether every ballot that was answered as cast is on
 * the board exactly once, and whether the archive verifies. The ballots are encrypted before the
 * clock starts; the voters are those of the demonstration's open vote, who vote again and again.
 * Then {@code belenios-tool}, if it is on the path, verifies what the platform handed out: this
 * archive, and that of the demonstration's finished vote.
 *
 * <p>Options: {@code --ballots N} (default 60), {@code --kills N} during casting (default 3),
 * {@code --phones N} at once (default 4), {@code --seed N}.
 */
final class ElectionsBench implements Benchmark {

  private static final int PEOPLE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public String name() {
    return "elections";
  }

  @Override
  public String purpose() {
    return "kill -9 during casting and closing of a secret vote: none lost, none double";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int ballots = Math.toIntExact(Options.number(options, "--ballots", 60));
    int kills = Math.toIntExact(Options.number(options, "--kills", 3));
    int phones = Math.toIntExact(Options.number(options, "--phones", 4));
    long seed = Options.number(options, "--seed", System.nanoTime());
    Random random = new Random(seed);
    try (House house = new House(PEOPLE)) {
      house.startMillis();
      List<String> links =
          Files.readAllLines(house.data().resolve(Path.of("demo-votes", "codes.txt"))).stream()
              // Spare slips are void until somebody who lost one gets them.
              .takeWhile(line -> !line.startsWith("# spare"))
              .filter(line -> line.contains("#") && !line.startsWith("#"))
              .toList();
      String vote =
          links.getFirst().substring(links.getFirst().indexOf("/b/") + 3).split("#", 2)[0];
      List<PreparedBallot> prepared = prepare(house, vote, links, ballots, random);
      int before = onBoard(house, vote);
      Casting casting = new Casting(house, vote, prepared);
      long start = System.nanoTime();
      casting.all(phones, kills);
      double seconds = (System.nanoTime() - start) / 1e9;
      boolean closed = close(house, vote, random);
      Verdict verdict = judge(house, vote, casting, before);
      out.println("| figure | value |");
      out.println("|---|---|");
      out.printf("| seed | %d |%n", seed);
      out.printf(
          "| ballots cast by %d phones with %d kill -9 in between | %d in %.1f s, %d sent again |%n",
          phones, kills, casting.answered.size(), seconds, casting.retries.get());
      out.printf("| answered as cast but not on the board | %d |%n", verdict.lost());
      out.printf("| on the board without having been sent, or twice | %d |%n", verdict.surplus());
      out.printf(
          "| closed exactly once though killed while closing | %s |%n", closed ? "yes" : "NO");
      out.printf(
          "| the archive verifies up to the decryption | %s |%n",
          verdict.verifies() ? "yes" : "NO");
      boolean outside = outside(house, vote, out);
      if (verdict.lost() > 0
          || verdict.surplus() > 0
          || !closed
          || !verdict.verifies()
          || !outside) {
        throw new IllegalStateException(
            "Ballots were lost or counted twice, or an archive does not verify: see the table.");
      }
    }
  }

  private List<PreparedBallot> prepare(
      House house, String vote, List<String> links, int ballots, Random random) throws Exception {
    Election election = Election.parse(get(house, "/b/" + vote + "/election"));
    int answers = election.questions().getFirst().answers().size();
    List<PreparedBallot> prepared = new ArrayList<>();
    for (int i = 0; i < ballots; i++) {
      String link = links.get(i % links.size()).split(" ", 2)[0];
      List<Integer> choices = new ArrayList<>(Collections.nCopies(answers, 0));
      choices.set(random.nextInt(answers), 1);
      prepared.add(
          PreparedBallot.of(
              election,
              Credential.parse(link.substring(link.indexOf('#') + 1)),
              List.of(choices),
              new java.security.SecureRandom()));
    }
    return prepared;
  }

  private String get(House house, String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create(house.address() + path))
                .timeout(Duration.ofMinutes(1))
                .build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** Phones that send each ballot until it has been answered, and the one who kills. */
  private final class Casting {
    private final House house;
    private final String vote;
    private final ConcurrentLinkedQueue<PreparedBallot> waiting;
    private final int all;
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger retries = new AtomicInteger();

    Casting(House house, String vote, List<PreparedBallot> prepared) {
      this.house = house;
      this.vote = vote;
      this.waiting = new ConcurrentLinkedQueue<>(prepared);
      this.all = prepared.size();
    }

    void all(int phones, int kills) throws Exception {
      long end = System.nanoTime() + PATIENCE.toNanos();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < phones; i++) {
        threads.add(Thread.ofVirtual().start(() -> sendAll(end)));
      }
      for (int kill = 1; kill <= kills; kill++) {
        while (answered.size() < kill * all / (kills + 1) && System.nanoTime() < end) {
          Thread.sleep(Duration.ofMillis(2));
        }
        kill(house);
        house.startMillis();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      if (answered.size() < all) {
        throw new IllegalStateException(
            "Only %d of %d ballots were answered.".formatted(answered.size(), all));
      }
    }

    private void sendAll(long end) {
      PreparedBallot next = waiting.poll();
      while (next != null && System.nanoTime() < end) {
        if (send(next)) {
          answered.add(next.ballot().tracker());
          next = waiting.poll();
        } else {
          retries.incrementAndGet();
          pause();
        }
      }
    }

    private boolean send(PreparedBallot prepared) {
      try {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(house.address() + "/b/" + vote + "/ballots"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(prepared.ballot().json()))
                    .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200;
      } catch (IOException serverIsGone) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void kill(House house) {
    ProcessHandle.of(house.serverPid().orElseThrow())
        .ifPresent(process -> {
          process.destroyForcibly();
          process.onExit().join();
        });
  }

  /** Lets the time run out, kills the server while it closes, and waits for the other start. */
  private boolean close(House house, String vote, Random random) throws Exception {
    update(house, "update voting.poll set closes_at = now() where public_id = ?", vote);
    Thread close =
        Thread.ofVirtual()
            .start(() -> {
              try {
                get(house, "/b/" + vote);
              } catch (IOException | InterruptedException killedMeanwhile) {
                // Expected: the server dies while it answers.
              }
            });
    Thread.sleep(Duration.ofMillis(random.nextInt(60)));
    kill(house);
    close.join();
    house.startMillis();
    get(house, "/b/" + vote);
    return number(
                house,
                """
                select count(*) from voting.archive_file f join voting.poll p using (election_id)
                where p.public_id = ? and f.content like '%"type":"EndBallots"%'
                """,
                vote)
            == 1
        && number(
                house,
                "select count(*) from voting.poll where public_id = ? and state = 'DECRYPTING'",
                vote)
            == 1;
  }

  private int onBoard(House house, String vote) throws SQLException {
    return number(
        house,
        """
        select count(*) from voting.ballot b join voting.poll p using (election_id)
        where p.public_id = ?
        """,
        vote);
  }

  private record Verdict(int lost, int surplus, boolean verifies) {}

  private Verdict judge(House house, String vote, Casting casting, int before) throws Exception {
    Set<String> kept = ConcurrentHashMap.newKeySet();
    try (Connection connection = house.owner().open();
        PreparedStatement read =
            connection.prepareStatement(
                """
                select b.tracker from voting.ballot b join voting.poll p using (election_id)
                where p.public_id = ?
                """)) {
      read.setString(1, vote);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          kept.add(row.getString(1));
        }
      }
    }
    int lost = (int) casting.answered.stream().filter(one -> !kept.contains(one)).count();
    HttpResponse<byte[]> archive =
        client.send(
            HttpRequest.newBuilder(URI.create(house.address() + "/b/" + vote + "/archive")).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    VerificationReport report =
        ArchiveVerifier.verify(new ByteArrayInputStream(archive.body()), Expectations.ofRunning());
    int surplus = Math.abs(report.cast() - before - casting.answered.size());
    return new Verdict(lost, surplus, report.passed());
  }

  /** What the other program says of archives as anybody downloads them. */
  private boolean outside(House house, String vote, PrintStream out) throws Exception {
    if (!OutsideTool.there()) {
      out.printf("| archives of the platform verified by %s | not measured |%n", OutsideTool.NAME);
      return true;
    }
    List<String> votes = new ArrayList<>(List.of(vote));
    try (Connection connection = house.owner().open();
        PreparedStatement read =
            connection.prepareStatement(
                "select public_id from voting.poll where state = 'FINISHED'");
        ResultSet row = read.executeQuery()) {
      while (row.next()) {
        votes.add(row.getString(1));
      }
    }
    int accepted = 0;
    for (String one : votes) {
      byte[] archive =
          client
              .send(
                  HttpRequest.newBuilder(URI.create(house.address() + "/b/" + one + "/archive"))
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray())
              .body();
      accepted += OutsideTool.accepts(one, archive) ? 1 : 0;
    }
    out.printf(
        "| archives of the platform, one of them not decrypted yet, verified by %s | %d of %d |%n",
        OutsideTool.NAME, accepted, votes.size());
    return accepted == votes.size();
  }

  private static int number(House house, String sql, String vote) throws SQLException {
    try (Connection connection = house.owner().open();
        PreparedStatement read = connection.prepareStatement(sql)) {
      read.setString(1, vote);
      try (ResultSet row = read.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private static void update(House house, String sql, String vote) throws SQLException {
    try (Connection connection = house.owner().open();
        PreparedStatement write = connection.prepareStatement(sql)) {
      write.setString(1, vote);
      write.executeUpdate();
    }
  }
}
