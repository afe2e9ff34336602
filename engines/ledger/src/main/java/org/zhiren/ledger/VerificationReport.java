package org.zhiren.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the verification of a log file gave.
 *
 * @param origin the name of the log; empty if the header could not be read
 * @param entries entries read
 * @param checkpoints checkpoints read
 * @param last the last checkpoint whose signature and root are right; null if none. Keep it: it is
 *     what the next file can be checked against
 * @param lastCosigners names of the witnesses whose cosignature on it is right
 * @param keysFromFile whether the log's keys came from the file itself: then the file proves only
 *     that it is whole, not who wrote it
 * @param opened commitments whose opening is shown and right
 * @param withheld commitments without opening: withheld or lawfully erased
 * @param findings what is wrong, in the order of the file; at most {@link #MAX_FINDINGS}
 * @param findingCount how many there were in all
 */
public record VerificationReport(
    String origin,
    long entries,
    long checkpoints,
    @Nullable SignedCheckpoint last,
    List<String> lastCosigners,
    boolean keysFromFile,
    long opened,
    long withheld,
    List<Finding> findings,
    long findingCount) {

  /** Findings that are kept; more are only counted. */
  public static final int MAX_FINDINGS = 100;

  /** Copies the lists. */
  public VerificationReport {
    lastCosigners = List.copyOf(lastCosigners);
    findings = List.copyOf(findings);
  }

  /** Whether nothing is wrong. */
  public boolean passed() {
    return findingCount == 0;
  }

  /**
   * The report as one JSON object for programs: {@code passed}, the counts, {@code checkpoint} (the
   * note of {@link #last}, or an empty text), {@code findings} with kind, line and wording.
   */
  public String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", passed());
    json.put("origin", origin);
    json.put("entries", entries);
    json.put("checkpoints", checkpoints);
    json.put("checkpoint", last == null ? "" : last.encoded());
    json.put("witnesses", lastCosigners);
    json.put("keysFromFile", keysFromFile);
    json.put("opened", opened);
    json.put("withheld", withheld);
    json.put("findingCount", findingCount);
    json.put("findings", findings.stream().map(VerificationReport::json).toList());
    return CanonicalJson.write(json);
  }

  private static Map<String, Object> json(Finding finding) {
    return Map.of(
        "kind", finding.kind().name(),
        "line", finding.line(),
        "zh", finding.detail().zh(),
        "en", finding.detail().en());
  }
}
