package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * What the verification of an archive gave.
 *
 * @param election the election; null if it could not be read
 * @param quorums for each party of trustees, how many of how many are needed
 * @param voters credentials listed
 * @param cast ballots cast, those replaced later included
 * @param counted ballots that count: the last of each credential
 * @param result the published totals; null if the election is not finished or the archive broken
 * @param head hash of the last good event, in hexadecimal: keep it for the next verification
 * @param height number of the last good event, from 0; −1 if there is none
 * @param outcomes for each check that was reached, how many things it looked at
 * @param findings what is wrong: {@link #MAX_FINDINGS} of them, and one of each kind in any case
 * @param findingCount how many there were in all
 * @param trackers of the ballots that count, by public credential: it shows which credentials
 *     voted, so that an abstainer can prove that nobody used his
 * @param subtotals by group of strata, if a supplement was checked and holds
 */
public record VerificationReport(
    @Nullable Election election,
    List<Text> quorums,
    int voters,
    int cast,
    int counted,
    @Nullable Result result,
    String head,
    int height,
    Map<Check, Integer> outcomes,
    List<Finding> findings,
    int findingCount,
    Map<String, String> trackers,
    List<Subtotal> subtotals) {

  /** Findings that are kept; more are only counted. */
  public static final int MAX_FINDINGS = 100;

  /**
   * The totals of a group of strata.
   *
   * @param name the names of its strata
   * @param ballots how many ballots count in it
   * @param result the totals
   */
  public record Subtotal(String name, int ballots, Result result) {}

  /** How a check came out. */
  public enum Outcome {
    /** Everything it looked at is right. */
    PASSED,
    /** Something is wrong. */
    FAILED,
    /** There was nothing to look at yet, or the archive broke off before. */
    NOT_REACHED
  }

  /** Copies the collections. */
  public VerificationReport {
    quorums = List.copyOf(quorums);
    outcomes = outcomes.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(outcomes));
    findings = List.copyOf(findings);
    trackers = Map.copyOf(trackers);
    subtotals = List.copyOf(subtotals);
  }

  /** Whether nothing is wrong. */
  public boolean passed() {
    return findingCount == 0;
  }

  /** How {@code check} came out. */
  public Outcome outcome(Check check) {
    if (findings.stream().anyMatch(finding -> finding.check() == check)) {
      return Outcome.FAILED;
    }
    return outcomes.containsKey(check) ? Outcome.PASSED : Outcome.NOT_REACHED;
  }

  /** The report as one JSON object for programs. */
  public String json() {
    List<Map<String, Object>> checks = new ArrayList<>();
    for (Check check : Check.values()) {
      checks.add(
          Fields.object(
              "check",
              check.name(),
              "outcome",
              outcome(check).name(),
              "examined",
              outcomes.getOrDefault(check, 0),
              "zh",
              check.title().zh(),
              "en",
              check.title().en()));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", passed());
    json.put("election", election == null ? "" : election.id());
    json.put("name", election == null ? "" : election.name());
    json.put("fingerprint", election == null ? "" : election.fingerprint());
    json.put("voters", voters);
    json.put("cast", cast);
    json.put("counted", counted);
    json.put("finished", result != null);
    json.put("result", result == null ? List.of() : result.totals());
    json.put(
        "subtotals",
        subtotals.stream()
            .map(subtotal ->
                Fields.object(
                    "name",
                    subtotal.name(),
                    "ballots",
                    subtotal.ballots(),
                    "result",
                    subtotal.result().totals()))
            .toList());
    json.put("head", head);
    json.put("height", height);
    json.put("checks", checks);
    json.put("findingCount", findingCount);
    json.put(
        "findings",
        findings.stream()
            .map(finding ->
                Fields.object(
                    "check",
                    finding.check().name(),
                    "zh",
                    finding.detail().zh(),
                    "en",
                    finding.detail().en()))
            .toList());
    return Json.write(json);
  }

  /** Collects what the checks find. */
  static final class Draft {
    final Map<Check, Integer> outcomes = new EnumMap<>(Check.class);
    final List<Finding> findings = new ArrayList<>();
    private int findingCount;

    void looked(Check check) {
      looked(check, 1);
    }

    void looked(Check check, int things) {
      outcomes.merge(check, things, Integer::sum);
    }

    void add(Finding finding) {
      findingCount++;
      boolean firstOfItsKind =
          findings.stream().noneMatch(known -> known.check() == finding.check());
      if (findings.size() < MAX_FINDINGS || firstOfItsKind) {
        findings.add(finding);
      }
    }

    void wrong(Check check, Text detail) {
      add(new Finding(check, detail));
    }

    int findingCount() {
      return findingCount;
    }
  }
}
