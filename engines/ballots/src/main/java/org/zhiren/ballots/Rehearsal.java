package org.zhiren.ballots;

import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A complete election with invented voters, from the key ceremony to the result: for training a
 * polling committee, for demonstrations and for tests. All roles run in one process here, which a
 * real election must never do.
 */
public final class Rehearsal {

  /**
   * What is rehearsed.
   *
   * @param name the election's name
   * @param description a longer text; may be empty
   * @param questions the questions
   * @param voters how many credentials are made, at least 1
   * @param turnout how many of them vote, from 1 to {@code voters}
   * @param revotes how many voters change their mind and vote again, at most {@code turnout}
   * @param trustees how many trustees share the key
   * @param threshold how many of them suffice
   * @param mandatory how many further trustees are needed in any case
   * @param strata how many voters are in which stratum, all voters together; empty if there are no
   *     strata
   */
  public record Plan(
      String name,
      String description,
      List<Question> questions,
      int voters,
      int turnout,
      int revotes,
      int trustees,
      int threshold,
      int mandatory,
      List<Share> strata) {

    /** Checks the numbers. */
    public Plan {
      questions = List.copyOf(questions);
      strata = List.copyOf(strata);
      int inStrata = strata.stream().mapToInt(Share::voters).sum();
      if (!strata.isEmpty() && inStrata != voters) {
        throw new IllegalArgumentException(
            "Every voter belongs to one stratum: voters (%d), in strata (%d)."
                .formatted(voters, inStrata));
      }
      if (turnout < 1 || turnout > voters || revotes < 0 || revotes > turnout || mandatory < 0) {
        throw new IllegalArgumentException(
            "1 ≤ turnout (%d) ≤ voters (%d), 0 ≤ revotes (%d) ≤ turnout and mandatory (%d) ≥ 0 should hold."
                .formatted(turnout, voters, revotes, mandatory));
      }
    }

    /** All voters vote once; 2 of 3 trustees. */
    public static Plan of(String name, List<Question> questions, int voters) {
      return new Plan(name, "", questions, voters, voters, 0, 3, 2, 0, List.of());
    }

    /** The same with strata. */
    public Plan in(List<Share> shares) {
      return new Plan(
          name,
          description,
          questions,
          voters,
          turnout,
          revotes,
          trustees,
          threshold,
          mandatory,
          shares);
    }
  }

  /**
   * A stratum of the plan.
   *
   * @param name its name
   * @param voters how many voters are in it
   */
  public record Share(String name, int voters) {}

  private final Plan plan;
  private final SecureRandom random;
  private final Map<Integer, DecryptionKey> keys = new HashMap<>();
  private final List<Credential> credentials = new ArrayList<>();
  private final Election election;
  private final Trustees trustees;
  private final @Nullable Strata strata;

  /**
   * Holds the key ceremony and makes the voting codes.
   *
   * @throws BallotException if the plan's questions or threshold are out of bounds
   */
  public Rehearsal(Plan plan, SecureRandom random) {
    this.plan = plan;
    this.random = random;
    this.trustees = ceremony();
    for (int i = 0; i < plan.voters(); i++) {
      credentials.add(Credential.generate(random));
    }
    String id = Election.newId(random);
    this.strata = plan.strata().isEmpty() ? null : strata(id);
    String description =
        strata == null ? plan.description() : (plan.description() + "\n" + strata.mark()).strip();
    this.election = Election.of(id, plan.name(), description, plan.questions(), trustees);
  }

  private Strata strata(String electionId) {
    List<Strata.Stratum> declared = new ArrayList<>();
    int from = 0;
    for (Share share : plan.strata()) {
      List<String> members = new ArrayList<>();
      for (Credential credential : credentials.subList(from, from + share.voters())) {
        members.add(credential.publicCredential(electionId));
      }
      Collections.sort(members);
      declared.add(new Strata.Stratum(share.name(), members));
      from += share.voters();
    }
    return new Strata(declared);
  }

  private Trustees ceremony() {
    List<String> publicKeys = new ArrayList<>();
    for (int number = 1; number <= plan.mandatory(); number++) {
      DecryptionKey key = DecryptionKey.generate(random);
      keys.put(number, key);
      publicKeys.add(key.publicKey(random));
    }
    if (plan.trustees() == 0) {
      return Trustees.mandatory(publicKeys);
    }
    List<TrusteeSeed> seeds = new ArrayList<>();
    for (int i = 0; i < plan.trustees(); i++) {
      seeds.add(TrusteeSeed.generate(random));
    }
    List<String> certificates = seeds.stream().map(seed -> seed.certificate(random)).toList();
    List<String> polynomials =
        seeds.stream().map(seed -> seed.deal(certificates, plan.threshold(), random)).toList();
    List<String> routed = KeyCeremony.route(polynomials);
    List<String> accepted = new ArrayList<>();
    for (int i = 0; i < seeds.size(); i++) {
      String answer = seeds.get(i).accept(certificates, plan.threshold(), routed.get(i), random);
      accepted.add(answer);
      keys.put(plan.mandatory() + i + 1, seeds.get(i).open(KeyCeremony.encryptedKey(answer)));
    }
    Trustees sharing = KeyCeremony.finish(plan.threshold(), certificates, polynomials, accepted);
    return publicKeys.isEmpty() ? sharing : Trustees.mandatory(publicKeys).and(sharing);
  }

  /** The election. */
  public Election election() {
    return election;
  }

  /** The trustees. */
  public Trustees trustees() {
    return trustees;
  }

  /** The strata; null if the plan has none. */
  public @Nullable Strata strata() {
    return strata;
  }

  /** The voting codes, one for each voter. */
  public List<Credential> credentials() {
    return Collections.unmodifiableList(credentials);
  }

  /** The decryption keys by the number of the trustee, from 1. */
  public Map<Integer, DecryptionKey> keys() {
    return Collections.unmodifiableMap(keys);
  }

  /**
   * What came of it.
   *
   * @param board the finished board
   * @param result the decrypted totals
   * @param expected the totals counted in the clear while the ballots were made
   * @param trackers of the ballots that count, by voter
   * @param subtotals the supplement with the subtotals by stratum; null if there are no strata
   */
  public record Outcome(
      ElectionBoard board,
      Result result,
      Result expected,
      Map<Integer, String> trackers,
      @Nullable String subtotals) {}

  /** Opens the board; the public credentials are listed in another order than the voters. */
  public ElectionBoard open(OutputStream out, long timestampSeconds) throws IOException {
    List<String> publicCredentials = new ArrayList<>();
    for (Credential credential : credentials) {
      publicCredentials.add(credential.publicCredential(election.id()));
    }
    Collections.shuffle(publicCredentials, random);
    return ElectionBoard.open(out, timestampSeconds, election, trustees, publicCredentials);
  }

  /**
   * Runs the whole election with random votes.
   *
   * @param out the archive
   * @param timestampSeconds the beginning, seconds since 1970
   * @param progress is given the number of ballots cast, after each
   * @throws IOException if the archive cannot be written
   */
  public Outcome run(OutputStream out, long timestampSeconds, IntConsumer progress)
      throws IOException {
    ElectionBoard board = open(out, timestampSeconds);
    Map<Integer, String> trackers = new HashMap<>();
    Map<Integer, List<List<Integer>>> votes = new HashMap<>();
    for (int i = 0; i < plan.turnout() + plan.revotes(); i++) {
      int voter = i % plan.turnout();
      List<List<Integer>> choices = plan.questions().stream().map(this::randomChoices).toList();
      Ballot ballot = PreparedBallot.of(election, credentials.get(voter), choices, random).ballot();
      trackers.put(voter, board.cast(ballot));
      votes.put(voter, choices);
      progress.accept(i + 1);
    }
    board.close();
    EncryptedTally tally = board.tally();
    Map<Integer, DecryptionKey> deciding = deciding();
    for (Map.Entry<Integer, DecryptionKey> one : deciding.entrySet()) {
      board.decrypt(one.getKey(), one.getValue().decrypt(election, tally, random));
    }
    Result result = board.finish();
    return new Outcome(board, result, sum(votes), trackers, subtotals(board, deciding));
  }

  private @Nullable String subtotals(ElectionBoard board, Map<Integer, DecryptionKey> deciding) {
    if (strata == null) {
      return null;
    }
    StrataCount count = StrataCount.of(board, strata);
    deciding.forEach((number, key) ->
        count.decrypt(
            number,
            count.tallies().stream().map(tally -> key.decrypt(election, tally, random)).toList()));
    return count.json();
  }

  /** The mandatory trustees and a random choice of just enough others. */
  private Map<Integer, DecryptionKey> deciding() {
    List<Integer> others = new ArrayList<>();
    for (int i = 1; i <= plan.trustees(); i++) {
      others.add(plan.mandatory() + i);
    }
    Collections.shuffle(others, random);
    Map<Integer, DecryptionKey> deciding = new HashMap<>(keys);
    if (plan.trustees() > 0) {
      deciding.keySet().removeAll(others.subList(plan.threshold(), others.size()));
    }
    return deciding;
  }

  private Result sum(Map<Integer, List<List<Integer>>> votes) {
    List<List<Integer>> totals = new ArrayList<>();
    for (int i = 0; i < plan.questions().size(); i++) {
      int[] row = new int[plan.questions().get(i).places()];
      for (List<List<Integer>> choices : votes.values()) {
        int[] values = plan.questions().get(i).values(choices.get(i));
        for (int j = 0; j < row.length; j++) {
          row[j] += values[j];
        }
      }
      totals.add(Arrays.stream(row).boxed().toList());
    }
    return new Result(totals);
  }

  private List<Integer> randomChoices(Question question) {
    List<Integer> choices = new ArrayList<>(Collections.nCopies(question.answers().size(), 0));
    if (question.blank() && random.nextInt(4) == 0) {
      return choices;
    }
    int chosen = question.min() + random.nextInt(question.max() - question.min() + 1);
    for (int i = 0; i < chosen; i++) {
      choices.set(i, 1);
    }
    Collections.shuffle(choices, random);
    return choices;
  }
}
