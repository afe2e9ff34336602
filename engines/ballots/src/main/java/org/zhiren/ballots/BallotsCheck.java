package org.zhiren.ballots;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Checks the ballots of an archive, several at once, and keeps the last of each credential. Results
 * are taken in the order of the archive, so that the report does not depend on the threads.
 */
final class BallotsCheck implements AutoCloseable {

  private static final int AHEAD = 8;

  private final VerificationReport.Draft draft;
  private final SetupCheck setup;
  private final int threads;
  private final IntConsumer progress;
  private final ExecutorService pool;
  private final Deque<Future<Checked>> waiting = new ArrayDeque<>();
  private final Map<String, Counted> counted = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private int cast;

  /** A ballot that counts. */
  record Counted(String tracker, List<List<Ciphertext>> choices) {}

  private record Checked(@Nullable Ballot ballot, List<Finding> findings) {}

  BallotsCheck(
      VerificationReport.Draft draft, SetupCheck setup, int threads, IntConsumer progress) {
    this.draft = draft;
    this.setup = setup;
    this.threads = threads;
    this.progress = progress;
    this.pool = Executors.newFixedThreadPool(threads);
  }

  void submit(String json) {
    Election election = setup.election();
    waiting.add(pool.submit(() -> check(election, json)));
    while (waiting.size() > AHEAD * threads) {
      take(waiting.remove());
    }
  }

  private static Checked check(Election election, String json) {
    Ballot ballot;
    try {
      ballot = Ballot.parse(json);
    } catch (BallotException e) {
      return new Checked(
          null,
          List.of(
              new Finding(
                  Check.BALLOT_FORM,
                  Text.of("选票 {0}：{1}", "ballot {0}: {1}").fill(Hashes.base64(json), e.text()))));
    }
    return new Checked(ballot, BallotCheck.of(election, ballot));
  }

  private void take(Future<Checked> future) {
    Checked checked;
    try {
      checked = future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BallotException(Text.of("核验被中断", "the verification was interrupted"));
    } catch (ExecutionException e) {
      throw new IllegalStateException("A ballot could not be checked.", e.getCause());
    }
    cast++;
    for (Check check :
        List.of(Check.BALLOT_FORM, Check.BALLOT_PROOFS, Check.SIGNATURES, Check.REPLAY)) {
      draft.looked(check);
    }
    checked.findings().forEach(draft::add);
    Ballot ballot = checked.ballot();
    if (ballot != null) {
      draft.looked(
          Check.MEMBERSHIP,
          ballot.answers().stream().mapToInt(answer -> answer.choices().size()).sum());
    }
    if (ballot != null && checked.findings().isEmpty()) {
      count(ballot);
    }
    progress.accept(cast);
  }

  private void count(Ballot ballot) {
    String tracker = ballot.tracker();
    if (setup.credentials().weightOf(ballot.credential()) == null) {
      draft.wrong(
          Check.BALLOT_FORM,
          Text.of("选票 {0} 的凭证不在册", "ballot {0}: its credential is not listed").fill(tracker));
      return;
    }
    if (!seen.add(tracker)) {
      draft.wrong(Check.REPLAY, Text.of("选票 {0} 出现两次", "ballot {0} was cast twice").fill(tracker));
      return;
    }
    counted.put(
        ballot.credential(),
        new Counted(tracker, ballot.answers().stream().map(Answer::choices).toList()));
  }

  /** Waits for all ballots that were handed in. */
  void drain() {
    while (!waiting.isEmpty()) {
      take(waiting.remove());
    }
  }

  int cast() {
    return cast;
  }

  /** The ballots that count, by public credential; complete after {@link #drain}. */
  Map<String, Counted> counted() {
    return counted;
  }

  EncryptedTally.Sum sum() {
    drain();
    EncryptedTally.Sum sum = new EncryptedTally.Sum(setup.election());
    counted.forEach((credential, ballot) -> {
      Integer weight = setup.credentials().weightOf(credential);
      sum.add(ballot.choices(), weight == null ? 0 : weight);
    });
    return sum;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
