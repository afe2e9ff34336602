package org.zhiren.ballots;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Iterator;
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
  private final Set<String> opened = new HashSet<>();
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
    return open(
        ArchiveSink.tar(out, timestampSeconds),
        timestampSeconds,
        election,
        trustees,
        publicCredentials);
  }

  /**
   * The same, with the archive kept file by file.
   *
   * @param sink given the files in their order
   * @throws BallotException if keys or credentials do not hold
   * @throws IOException if the archive cannot be written
   */
  public static ElectionBoard open(
      ArchiveSink sink,
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
    ArchiveWriter archive = ArchiveWriter.begin(sink, timestampSeconds);
    SetupData setup =
        new SetupData(
            archive.data(election.json()),
            archive.data(trustees.json()),
            archive.data(Json.write(publicCredentials)));
    archive.event(Event.Type.SETUP, archive.data(Json.write(setup.json())));
    return new ElectionBoard(archive, election, trustees, credentials);
  }

  /**
   * Goes on with an election after a restart, from the files that were kept.
   *
   * @param sink given the files that follow
   * @param files those kept, in their order
   * @param openedTrackers of ballots that were opened for an audit, see {@link #markOpened}: the
   *     archive does not tell
   * @throws BallotException if the files are damaged, or end within an event
   */
  public static ElectionBoard resume(
      ArchiveSink sink, Iterator<ArchiveFile> files, Set<String> openedTrackers) {
    ResumedBoard read = new ResumedBoard(files);
    ElectionBoard board =
        new ElectionBoard(
            ArchiveWriter.resume(sink, read.head(), read.events()),
            read.election(),
            read.trustees(),
            read.credentials());
    board.counted.putAll(read.counted);
    board.trackers.addAll(read.trackers);
    board.parts.putAll(read.parts);
    board.opened.addAll(openedTrackers);
    board.tally = read.tally();
    board.stage = read.stage;
    return board;
  }

  /** Where the election stands. */
  public Stage stage() {
    return stage;
  }

  /** The hash of the last event, in hexadecimal: what a witness should write down. */
  public String head() {
    return archive.head();
  }

  /** The encrypted totals; null before they are published. */
  public @Nullable EncryptedTally encryptedTally() {
    return tally;
  }

  /** How many credentials have cast a ballot. */
  public int turnout() {
    return counted.size();
  }

  /**
   * Checks credential, proofs and signature of a ballot. Changes nothing and may be called by
   * several threads at once.
   *
   * @throws BallotException if one of them does not hold
   */
  public CheckedBallot check(Ballot ballot) {
    if (credentials.weightOf(ballot.credential()) == null) {
      throw new BallotException(
          Text.of(
              "该投票码不属于本次选举的选民", "this voting code does not belong to a voter of this election"));
    }
    List<Finding> findings = BallotCheck.of(election, ballot);
    if (!findings.isEmpty()) {
      throw new BallotException(findings.getFirst().detail());
    }
    return new CheckedBallot(ballot, election.fingerprint());
  }

  /**
   * Takes a ballot. A later one with the same credential replaces it.
   *
   * @return its tracker
   * @throws BallotException if it does not hold, was cast or opened before, or voting is over;
   *     nothing was written then
   * @throws IOException if the archive cannot be written
   */
  public String cast(Ballot ballot) throws IOException {
    need(Stage.VOTING);
    return cast(check(ballot));
  }

  /**
   * Takes a ballot that this board has checked.
   *
   * @return its tracker
   * @throws BallotException if it was cast or opened before, or voting is over; nothing was written
   *     then
   * @throws IOException if the archive cannot be written
   */
  public String cast(CheckedBallot checked) throws IOException {
    need(Stage.VOTING);
    ownBallot(checked);
    Ballot ballot = checked.ballot();
    String tracker = ballot.tracker();
    if (opened.contains(tracker)) {
      throw new BallotException(
          Text.of(
                  "这张选票已为查验而打开，内容不再保密，不能再投（{0}）。请重新填写一张。",
                  "this ballot was opened for an audit and is no longer secret; it cannot be cast"
                      + " ({0}). Fill in a new one.")
              .fill(tracker));
    }
    if (trackers.contains(tracker)) {
      throw new BallotException(
          Text.of("这张选票已经投过（{0}）", "this ballot was cast before ({0})").fill(tracker));
    }
    archive.event(Event.Type.BALLOT, archive.data(ballot.json()));
    trackers.add(tracker);
    counted.put(ballot.credential(), ballot.answers().stream().map(Answer::choices).toList());
    return tracker;
  }

  /**
   * Remembers that a prepared ballot is being opened in order to test the device that made it: it
   * can never be cast any more. The archive does not tell of it; whoever keeps the files keeps the
   * tracker beside them and gives it back to {@link #resume}.
   *
   * @return its tracker
   * @throws BallotException if it was cast already, or voting is over
   */
  public String markOpened(CheckedBallot checked) {
    need(Stage.VOTING);
    ownBallot(checked);
    String tracker = checked.ballot().tracker();
    if (trackers.contains(tracker)) {
      throw new BallotException(
          Text.of(
                  "这张选票已经投出，不能再打开查验（{0}）。请另填一张来查验。",
                  "this ballot was cast and cannot be opened any more ({0}). Fill in another one for"
                      + " the audit.")
              .fill(tracker));
    }
    opened.add(tracker);
    return tracker;
  }

  private void ownBallot(CheckedBallot checked) {
    if (!checked.electionHash().equals(election.fingerprint())) {
      throw new IllegalArgumentException("The ballot was checked for another election.");
    }
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
