package org.zhiren.ballots;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * The bulletin board of one election: takes ballots, closes, tallies, collects the parts of the
 * trustees, and writes every step to the archive that anybody can verify. It refuses whatever does
 * not hold, so that an archive written here verifies.
 *
 * <p>Not for use by several threads at once.
 */
public final class ElectionBoard {

  /** Where an election stands. */
  public enum Stage {
    /** Ballots are taken. */
    VOTING,
    /** No more ballots; not yet tallied. */
    CLOSED,
    /** The encrypted totals are published; the trustees decrypt. */
    TALLIED,
    /** The result is published; nothing follows. */
    FINISHED
  }

  private final ArchiveWriter archive;
  private final Election election;
  private final Trustees trustees;
  private final PublicCredentials credentials;
  private final Map<String, List<List<Ciphertext>>> counted = new LinkedHashMap<>();
  private final Set<String> trackers = new HashSet<>();
  private final Map<Integer, PartialDecryption> parts = new TreeMap<>();
  private Stage stage = Stage.VOTING;
  private @Nullable EncryptedTally tally;

  private ElectionBoard(
      ArchiveWriter archive, Election election, Trustees trustees, PublicCredentials credentials) {
    this.archive = archive;
    this.election = election;
    this.trustees = trustees;
    this.credentials = credentials;
  }

  /**
   * Opens an election: writes the header, the setup and its event.
   *
   * @param out the archive; appended to only, flushed after each event, not closed
   * @param timestampSeconds the beginning of the election, seconds since 1970; ballots bear no time
   *     of their own
   * @param publicCredentials one for each voter ({@link Credential#publicCredential}), best
   *     shuffled; "credential,weight" where voters have different weights
   * @throws BallotException if keys or credentials do not hold
   * @throws IOException if the archive cannot be written
   */
  public static ElectionBoard open(
      OutputStream out,
      long timestampSeconds,
      Election election,
      Trustees trustees,
      List<String> publicCredentials)
      throws IOException {
    if (!trustees.electionKey().equals(election.publicKey())) {
      throw new BallotException(
          Text.of(
              "选举公钥不是由这些监票人的钥匙合成的",
              "the election's key does not come from the keys of these trustees"));
    }
    trustees.parties().forEach(Trustees.Party::check);
    PublicCredentials credentials = PublicCredentials.of(publicCredentials);
    for (String credential : credentials.all()) {
      if (!Element.parse(credential).isMember()) {
        throw new BallotException(
            Text.of("选民凭证（{0}）不在子群中", "the public credential ({0}) lies outside the subgroup")
                .fill(Numbers.shown(credential)));
      }
    }
    ArchiveWriter archive = new ArchiveWriter(out, timestampSeconds);
    SetupData setup =
        new SetupData(
            archive.data(election.json()),
            archive.data(trustees.json()),
            archive.data(Json.write(publicCredentials)));
    archive.event(Event.Type.SETUP, archive.data(Json.write(setup.json())));
    return new ElectionBoard(archive, election, trustees, credentials);
  }

  /** Where the election stands. */
  public Stage stage() {
    return stage;
  }

  /** The hash of the last event, in hexadecimal: what a witness should write down. */
  public String head() {
    return archive.head();
  }

  /** How many credentials have cast a ballot. */
  public int turnout() {
    return counted.size();
  }

  /**
   * Takes a ballot. A later one with the same credential replaces it.
   *
   * @return its tracker
   * @throws BallotException if it does not hold, was cast before, or voting is over; nothing was
   *     written then
   * @throws IOException if the archive cannot be written
   */
  public String cast(Ballot ballot) throws IOException {
    need(Stage.VOTING);
    if (credentials.weightOf(ballot.credential()) == null) {
      throw new BallotException(
          Text.of(
              "该投票码不属于本次选举的选民", "this voting code does not belong to a voter of this election"));
    }
    List<Finding> findings = BallotCheck.of(election, ballot);
    if (!findings.isEmpty()) {
      throw new BallotException(findings.getFirst().detail());
    }
    if (!trackers.add(ballot.tracker())) {
      throw new BallotException(
          Text.of("这张选票已经投过（{0}）", "this ballot was cast before ({0})").fill(ballot.tracker()));
    }
    archive.event(Event.Type.BALLOT, archive.data(ballot.json()));
    counted.put(ballot.credential(), ballot.answers().stream().map(Answer::choices).toList());
    return ballot.tracker();
  }

  /**
   * Ends the voting.
   *
   * @throws BallotException if it is over already
   * @throws IOException if the archive cannot be written
   */
  public void close() throws IOException {
    need(Stage.VOTING);
    archive.event(Event.Type.END_BALLOTS, null);
    stage = Stage.CLOSED;
  }

  /**
   * Publishes the encrypted totals of each credential's last ballot.
   *
   * @throws BallotException if voting goes on, or nobody voted: there is nothing to count
   * @throws IOException if the archive cannot be written
   */
  public EncryptedTally tally() throws IOException {
    need(Stage.CLOSED);
    if (counted.isEmpty()) {
      throw new BallotException(Text.of("无人投票，没有可计的选票", "nobody voted: there is nothing to count"));
    }
    EncryptedTally.Sum sum = sum();
    EncryptedTally made = sum.tally();
    String hash = archive.data(made.json());
    EncryptedTally.Sized sized =
        new EncryptedTally.Sized(sum.ballots(), Math.toIntExact(sum.weight()), hash);
    archive.event(Event.Type.ENCRYPTED_TALLY, archive.data(Json.write(sized.json())));
    tally = made;
    stage = Stage.TALLIED;
    return made;
  }

  private EncryptedTally.Sum sum() {
    EncryptedTally.Sum sum = new EncryptedTally.Sum(election);
    counted.forEach((credential, choices) -> {
      Integer weight = credentials.weightOf(credential);
      sum.add(choices, weight == null ? 0 : weight);
    });
    return sum;
  }

  /**
   * Takes the part of one trustee.
   *
   * @param trustee the trustee's number, from 1
   * @throws BallotException if it does not hold, or came before
   * @throws IOException if the archive cannot be written
   */
  public void decrypt(int trustee, PartialDecryption part) throws IOException {
    need(Stage.TALLIED);
    if (trustee < 1 || trustee > trustees.count() || parts.containsKey(trustee)) {
      throw new BallotException(
          Text.of("没有第 {0} 名监票人，或其解密已收到", "there is no trustee {0}, or that part was taken already")
              .fill(trustee));
    }
    if (!part.holds(election, published(), trustees.key(trustee).publicKey())) {
      throw new BallotException(
          Text.of("第 {0} 名监票人的解密证明不成立", "the decryption of trustee {0} is not proved")
              .fill(trustee));
    }
    String payload = archive.data(part.json());
    archive.event(
        Event.Type.PARTIAL_DECRYPTION,
        archive.data(Json.write(new PartialDecryption.Owned(trustee, payload).json())));
    parts.put(trustee, part);
  }

  /** Whether enough trustees have taken part for the result. */
  public boolean decryptable() {
    return trustees.suffice(parts.keySet());
  }

  /**
   * Publishes the result.
   *
   * @throws BallotException if too few trustees have taken part
   * @throws IOException if the archive cannot be written
   */
  public Result finish() throws IOException {
    need(Stage.TALLIED);
    Result result = Result.combine(trustees, published(), parts, Math.toIntExact(sum().weight()));
    archive.event(Event.Type.RESULT, archive.data(result.json()));
    stage = Stage.FINISHED;
    return result;
  }

  private EncryptedTally published() {
    EncryptedTally known = tally;
    if (known == null) {
      throw new IllegalStateException("The totals are not published.");
    }
    return known;
  }

  private void need(Stage needed) {
    if (stage != needed) {
      throw new BallotException(
          Text.of(
                  "选举处于“{0}”阶段，此步骤须在“{1}”阶段进行",
                  "the election is in the stage \"{0}\"; this step belongs to \"{1}\"")
              .fill(words(stage), words(needed)));
    }
  }

  private static Text words(Stage stage) {
    return switch (stage) {
      case VOTING -> Text.of("投票中", "voting");
      case CLOSED -> Text.of("已截止", "closed");
      case TALLIED -> Text.of("待解密", "to be decrypted");
      case FINISHED -> Text.of("已公布结果", "finished");
    };
  }

  /** The election. */
  public Election election() {
    return election;
  }

  /** Its trustees. */
  public Trustees trustees() {
    return trustees;
  }

  /** The ciphertexts that count, by public credential. */
  Map<String, List<List<Ciphertext>>> counted() {
    return counted;
  }
}
