package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiren.explain.Text;

/**
 * The totals of an election (section 4.19).
 *
 * @param totals for each question the total of each place; where blank votes are allowed, the first
 *     place is their number
 */
public record Result(List<List<Integer>> totals) {

  /** Copies the lists. */
  public Result {
    totals = totals.stream().map(List::copyOf).toList();
  }

  /**
   * Reads a published result.
   *
   * @throws BallotException if the text is malformed
   */
  public static Result parse(String json) {
    Fields fields = Fields.of(Json.parse(json), "result");
    return new Result(fields.list("result", row -> Fields.list(row, Fields::integer)));
  }

  /** As published. */
  public String json() {
    return Json.write(Fields.object("result", totals));
  }

  /**
   * Combines the parts of the trustees.
   *
   * @param parts by the number of the trustee, all of them checked
   * @param weight the weight of all ballots: no total can be larger
   * @throws BallotException if the trustees are too few, or a total lies beyond the weight
   */
  static Result combine(
      Trustees trustees, EncryptedTally tally, Map<Integer, PartialDecryption> parts, int weight) {
    Logarithms logarithms = new Logarithms(weight);
    List<List<Integer>> totals = new ArrayList<>();
    for (int i = 0; i < tally.totals().size(); i++) {
      List<Integer> row = new ArrayList<>();
      for (int j = 0; j < tally.totals().get(i).size(); j++) {
        Map<Integer, Element> factors = new HashMap<>();
        int question = i;
        int place = j;
        parts.forEach((owner, part) -> factors.put(owner, part.factors().get(question).get(place)));
        Element masked = trustees.combine(factors);
        Element power = tally.totals().get(i).get(j).beta().times(masked.inverse());
        int total = logarithms.of(power);
        if (total < 0) {
          throw new BallotException(
              Text.of(
                      "第 {0} 题第 {1} 项解密后不是 0 到 {2} 之间的数",
                      "question {0}, place {1} does not decrypt to a number from 0 to {2}")
                  .fill(i + 1, j + 1, weight));
        }
        row.add(total);
      }
      totals.add(row);
    }
    return new Result(totals);
  }

  /**
   * Logarithms of small powers of g, by D. Shanks: a table of the first √n powers, and steps of
   * that size down from the power in question.
   */
  private static final class Logarithms {

    private final Map<Element, Integer> first = new HashMap<>();
    private final Element stepDown;
    private final int step;
    private final int most;

    Logarithms(int most) {
      this.most = most;
      this.step = (int) Math.sqrt(most) + 1;
      Element power = Element.ofLimbs(Group.MODULUS.one());
      for (int i = 0; i < step; i++) {
        first.put(power, i);
        power = power.times(Group.GENERATOR);
      }
      this.stepDown = power.inverse();
    }

    /** The logarithm from 0 to {@code most}, or −1 if there is none. */
    int of(Element power) {
      Element rest = power;
      for (int down = 0; down <= most; down += step) {
        Integer small = first.get(rest);
        if (small != null) {
          return down + small <= most ? down + small : -1;
        }
        rest = rest.times(stepDown);
      }
      return -1;
    }
  }
}
