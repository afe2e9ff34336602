package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The encrypted totals: for each question and place the product of the ciphertexts of the ballots
 * that count (section 4.16).
 */
public final class EncryptedTally {

  private final List<List<Ciphertext>> totals;

  EncryptedTally(List<List<Ciphertext>> totals) {
    this.totals = totals.stream().map(List::copyOf).toList();
  }

  /**
   * Reads encrypted totals.
   *
   * @throws BallotException if the text is malformed
   */
  public static EncryptedTally parse(String json) {
    return new EncryptedTally(
        Fields.list(Json.parse(json), row -> Fields.list(row, Ciphertext::parse)));
  }

  /** As published. */
  public String json() {
    return Json.write(
        totals.stream().map(row -> row.stream().map(Ciphertext::json).toList()).toList());
  }

  List<List<Ciphertext>> totals() {
    return totals;
  }

  /** Totals under construction. */
  static final class Sum {
    private final List<List<Ciphertext>> totals = new ArrayList<>();
    private int ballots;
    private long weight;

    Sum(Election election) {
      for (Question question : election.questions()) {
        List<Ciphertext> row = new ArrayList<>();
        for (int i = 0; i < question.places(); i++) {
          row.add(Ciphertext.ONE);
        }
        totals.add(row);
      }
    }

    void add(List<List<Ciphertext>> choices, int weightOfVoter) {
      ballots++;
      weight += weightOfVoter;
      for (int i = 0; i < totals.size(); i++) {
        List<Ciphertext> row = totals.get(i);
        for (int j = 0; j < row.size(); j++) {
          row.set(j, row.get(j).times(choices.get(i).get(j).weighted(weightOfVoter)));
        }
      }
    }

    int ballots() {
      return ballots;
    }

    long weight() {
      return weight;
    }

    EncryptedTally tally() {
      return new EncryptedTally(totals);
    }
  }

  /** The payload of the event: how many ballots count, their weight, the hash of the totals. */
  record Sized(int ballots, int weight, String hash) {
    static Sized parse(String json) {
      Fields fields = Fields.of(Json.parse(json), "num_tallied", "total_weight", "encrypted_tally");
      return new Sized(
          fields.integer("num_tallied"),
          fields.integer("total_weight"),
          fields.string("encrypted_tally"));
    }

    Map<String, Object> json() {
      return Fields.object("num_tallied", ballots, "total_weight", weight, "encrypted_tally", hash);
    }
  }
}
