package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Checks what the Setup event binds together: election, trustees, credentials. */
final class SetupCheck {

  private static final int BATCH = 64;

  private final VerificationReport.Draft draft;
  private final int threads;
  private @Nullable Election election;
  private @Nullable Trustees trustees;
  private @Nullable PublicCredentials credentials;

  SetupCheck(VerificationReport.Draft draft, int threads) {
    this.draft = draft;
    this.threads = threads;
  }

  /**
   * Runs the checks.
   *
   * @param take gives the data with a hash
   * @throws BallotException if one of the three is missing or cannot be read: then nothing that
   *     follows can be judged
   */
  void run(SetupData setup, UnaryOperator<String> take) {
    draft.looked(Check.SETUP);
    election = Election.parse(take.apply(setup.election()));
    trustees = Trustees.parse(take.apply(setup.trustees()));
    credentials = PublicCredentials.parse(take.apply(setup.credentials()));
    draft.looked(Check.TRUSTEES, trustees.count());
    try {
      trustees.parties().forEach(Trustees.Party::check);
      if (!election.publicKey().isMember()
          || !trustees.electionKey().equals(election.publicKey())) {
        draft.wrong(
            Check.TRUSTEES,
            Text.of(
                "选举公钥不是由监票人的钥匙合成的",
                "the election's key does not come from the keys of the trustees"));
      }
    } catch (BallotException e) {
      draft.wrong(Check.TRUSTEES, e.text());
    }
    draft.looked(Check.CREDENTIALS, credentials.size());
    int strangers = strangers();
    if (strangers > 0) {
      draft.wrong(
          Check.CREDENTIALS,
          Text.of("{0} 个选民凭证不在子群中", "{0} public credentials lie outside the subgroup")
              .fill(strangers));
    }
  }

  private int strangers() {
    List<String> all = List.copyOf(credentials().all());
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int from = 0; from < all.size(); from += BATCH) {
      List<String> batch = all.subList(from, Math.min(from + BATCH, all.size()));
      tasks.add(() -> (int) batch.stream().filter(text -> !Element.parse(text).isMember()).count());
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      int strangers = 0;
      for (Future<Integer> batch : pool.invokeAll(tasks)) {
        strangers += batch.resultNow();
      }
      return strangers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BallotException(Text.of("核验被中断", "the verification was interrupted"));
    }
  }

  Election election() {
    return Objects.requireNonNull(election, "The setup was not read");
  }

  Trustees trustees() {
    return Objects.requireNonNull(trustees, "The setup was not read");
  }

  PublicCredentials credentials() {
    return Objects.requireNonNull(credentials, "The setup was not read");
  }
}
