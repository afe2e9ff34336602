package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiren.explain.Text;

/** Checks a supplement of subtotals against the ballots of its archive. */
final class StrataCheck {

  private StrataCheck() {}

  /**
   * Checks everything that the supplement says.
   *
   * @param counted the ballots that count, from the archive
   * @param total the result of the archive
   * @return the subtotals by group
   * @throws BallotException if something does not hold
   */
  static List<VerificationReport.Subtotal> check(
      String supplement,
      Election election,
      Trustees trustees,
      Map<String, List<List<Ciphertext>>> counted,
      Result total) {
    Fields fields =
        Fields.of(Json.parse(supplement), "election", "declaration", "groups", "decryptions");
    Strata strata = fields.field("declaration", Strata::parse);
    if (!fields.string("election").equals(election.fingerprint()) || !strata.boundTo(election)) {
      throw StrataCount.unbound();
    }
    List<Strata.Group> groups = strata.groups(counted.keySet());
    List<EncryptedTally> tallies =
        groups.stream().map(group -> StrataCount.tally(election, strata, group, counted)).toList();
    Map<Integer, List<PartialDecryption>> parts = new TreeMap<>();
    for (Owned owned : fields.list("decryptions", Owned::parse)) {
      StrataCount.check(election, trustees, tallies, owned.owner(), owned.parts());
      parts.put(owned.owner(), owned.parts());
    }
    List<Published> expected = new ArrayList<>();
    List<Result> results = StrataCount.results(trustees, groups, tallies, parts);
    for (int i = 0; i < groups.size(); i++) {
      expected.add(new Published(groups.get(i).strata(), groups.get(i).ballots(), results.get(i)));
    }
    if (!fields.list("groups", Published::parse).equals(expected)) {
      throw new BallotException(
          Text.of(
                  "分组、票数或结果与选票不符：应为 {0}",
                  "groups, numbers of ballots or subtotals do not follow from the ballots: {0}"
                      + " expected")
              .fill(expected.stream().map(one -> one.result().totals()).toList()));
    }
    if (!sum(results).equals(total)) {
      throw new BallotException(Text.of("各组合计与总结果不符", "the subtotals do not add up to the result"));
    }
    List<VerificationReport.Subtotal> subtotals = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      Strata.Group group = groups.get(i);
      subtotals.add(
          new VerificationReport.Subtotal(strata.name(group), group.ballots(), results.get(i)));
    }
    return subtotals;
  }

  private static Result sum(List<Result> results) {
    List<List<Integer>> sum = results.getFirst().totals();
    for (Result result : results.subList(1, results.size())) {
      List<List<Integer>> next = new ArrayList<>();
      for (int i = 0; i < sum.size(); i++) {
        List<Integer> row = new ArrayList<>();
        for (int j = 0; j < sum.get(i).size(); j++) {
          row.add(sum.get(i).get(j) + result.totals().get(i).get(j));
        }
        next.add(row);
      }
      sum = next;
    }
    return new Result(sum);
  }

  private record Owned(int owner, List<PartialDecryption> parts) {
    static Owned parse(Object json) {
      Fields fields = Fields.of(json, "owner", "parts");
      return new Owned(
          fields.integer("owner"),
          fields.list("parts", part -> PartialDecryption.parse(Json.write(part))));
    }
  }

  private record Published(List<Integer> strata, int ballots, Result result) {
    static Published parse(Object json) {
      Fields fields = Fields.of(json, "strata", "ballots", "result");
      return new Published(
          fields.list("strata", Fields::integer),
          fields.integer("ballots"),
          new Result(fields.list("result", row -> Fields.list(row, Fields::integer))));
    }
  }
}
