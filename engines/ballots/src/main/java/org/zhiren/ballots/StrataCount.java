package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiren.explain.Text;

/**
 * Subtotals by stratum of a finished election: which are encrypted for decryption, the parts of the
 * trustees, and the supplement to the archive in which they are published. A supplement is verified
 * together with its archive ({@link ArchiveVerifier#verifyStrata}). For elections in which every
 * voter has the weight 1.
 */
public final class StrataCount {

  private final Election election;
  private final Trustees trustees;
  private final Strata strata;
  private final List<Strata.Group> groups;
  private final List<EncryptedTally> tallies;
  private final Map<Integer, List<PartialDecryption>> parts = new TreeMap<>();

  private StrataCount(
      Election election,
      Trustees trustees,
      Strata strata,
      Map<String, List<List<Ciphertext>>> counted) {
    this.election = election;
    this.trustees = trustees;
    this.strata = strata;
    this.groups = strata.groups(counted.keySet());
    this.tallies = groups.stream().map(group -> tally(election, strata, group, counted)).toList();
  }

  /**
   * Prepares the subtotals of an election that takes no more ballots, so that the trustees can
   * decrypt them together with the totals.
   *
   * @throws BallotException if the totals are not published in encrypted form yet, the declaration
   *     is not bound to it, or a ballot belongs to no stratum
   */
  public static StrataCount of(ElectionBoard board, Strata strata) {
    if (board.encryptedTally() == null) {
      throw new BallotException(
          Text.of("选举尚未截止计票，不能分层计票", "there are no subtotals before the votes are tallied"));
    }
    if (!strata.boundTo(board.election())) {
      throw unbound();
    }
    return new StrataCount(board.election(), board.trustees(), strata, board.counted());
  }

  static BallotException unbound() {
    return new BallotException(
        Text.of(
            "分层名单没有在开箱前写入选举说明",
            "the election's description does not contain the mark of these strata"));
  }

  static EncryptedTally tally(
      Election election,
      Strata strata,
      Strata.Group group,
      Map<String, List<List<Ciphertext>>> counted) {
    EncryptedTally.Sum sum = new EncryptedTally.Sum(election);
    for (int place : group.strata()) {
      for (String credential : strata.strata().get(place).credentials()) {
        List<List<Ciphertext>> choices = counted.get(credential);
        if (choices != null) {
          sum.add(choices, 1);
        }
      }
    }
    return sum.tally();
  }

  /** The groups whose subtotals are decrypted; a single one is the result again. */
  public List<Strata.Group> groups() {
    return groups;
  }

  /** For each group what the trustees are to decrypt. */
  public List<EncryptedTally> tallies() {
    return tallies;
  }

  /**
   * Takes the parts of one trustee, one for each group.
   *
   * @throws BallotException if one of them does not hold
   */
  public void decrypt(int trustee, List<PartialDecryption> decrypted) {
    check(election, trustees, tallies, trustee, decrypted);
    parts.put(trustee, List.copyOf(decrypted));
  }

  static void check(
      Election election,
      Trustees trustees,
      List<EncryptedTally> tallies,
      int trustee,
      List<PartialDecryption> decrypted) {
    boolean holds =
        trustee >= 1 && trustee <= trustees.count() && decrypted.size() == tallies.size();
    for (int i = 0; holds && i < tallies.size(); i++) {
      holds = decrypted.get(i).holds(election, tallies.get(i), trustees.key(trustee).publicKey());
    }
    if (!holds) {
      throw new BallotException(
          Text.of("第 {0} 名监票人的分层解密证明不成立", "the subtotals decrypted by trustee {0} are not proved")
              .fill(trustee));
    }
  }

  /**
   * The subtotals, one result for each group.
   *
   * @throws BallotException if too few trustees took part
   */
  public List<Result> results() {
    return results(trustees, groups, tallies, parts);
  }

  static List<Result> results(
      Trustees trustees,
      List<Strata.Group> groups,
      List<EncryptedTally> tallies,
      Map<Integer, List<PartialDecryption>> parts) {
    List<Result> results = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Map<Integer, PartialDecryption> ofGroup = new TreeMap<>();
      int group = i;
      parts.forEach((trustee, decrypted) -> ofGroup.put(trustee, decrypted.get(group)));
      results.add(Result.combine(trustees, tallies.get(i), ofGroup, groups.get(i).ballots()));
    }
    return results;
  }

  /**
   * The supplement: declaration, groups, parts and subtotals, as JSON.
   *
   * @throws BallotException if too few trustees took part
   */
  public String json() {
    List<Result> results = results();
    List<Object> written = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      written.add(
          Fields.object(
              "strata",
              groups.get(i).strata(),
              "ballots",
              groups.get(i).ballots(),
              "result",
              results.get(i).totals()));
    }
    List<Object> decryptions = new ArrayList<>();
    parts.forEach((trustee, decrypted) ->
        decryptions.add(Fields.object("owner", trustee, "parts", objects(decrypted))));
    return Json.write(
        Fields.object(
            "election",
            election.fingerprint(),
            "declaration",
            strata.object(),
            "groups",
            written,
            "decryptions",
            decryptions));
  }

  private static List<Object> objects(Collection<PartialDecryption> decrypted) {
    return decrypted.stream().map(part -> Json.parse(part.json())).toList();
  }
}
