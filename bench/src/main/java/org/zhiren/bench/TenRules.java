package org.zhiren.bench;

import java.util.List;
import java.util.Map;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Examination;
import org.zhiren.statutes.Screening;

/** The ten provisions that every peer expresses; bit i of a mask says that the i-th is not met. */
final class TenRules {
  static final List<String> IDS =
      List.of(
          "XB-08-1",
          "XB-08-2",
          "XB-08-3b",
          "XB-08-4",
          "XB-08-5",
          "XB-08-6",
          "XB-09-1",
          "XB-24-3",
          "XB-24-6",
          "GWY-92");

  /** People whose ten verdicts are compared one by one; the counts are compared over all. */
  private static final int SAMPLE = 3000;

  private TenRules() {}

  private static boolean isUnmet(Verdict verdict) {
    return verdict == Verdict.FAIL || verdict == Verdict.NEEDS_APPROVAL || verdict == Verdict.WARN;
  }

  /**
   * Compares a peer's masks with the screening: for each rule the number of people over all, and
   * person by person for a sample spread over the rows.
   *
   * @throws IllegalStateException if they differ; the text names rule and person
   */
  static void requireEqual(Screening screening, int[] masks, String peer) {
    for (Screening.Reason reason : screening.reasons()) {
      int bit = IDS.indexOf(reason.provision().id());
      if (bit < 0) {
        continue;
      }
      long ours =
          reason.counts().entrySet().stream()
              .filter(e -> isUnmet(e.getKey()))
              .mapToLong(Map.Entry::getValue)
              .sum();
      long theirs = 0;
      for (int mask : masks) {
        theirs += mask >> bit & 1;
      }
      if (ours != theirs) {
        throw new IllegalStateException(
            "%s finds %d people who do not meet %s; Zhiren finds %d."
                .formatted(peer, theirs, IDS.get(bit), ours));
      }
    }
    int step = Math.max(1, masks.length / SAMPLE);
    for (int row = 0; row < masks.length; row += step) {
      Examination one = screening.explain(row, "");
      for (int bit = 0; bit < IDS.size(); bit++) {
        boolean ours = isUnmet(one.verdicts().getOrDefault(IDS.get(bit), Verdict.PASS));
        if (ours != ((masks[row] >> bit & 1) == 1)) {
          throw new IllegalStateException(
              "%s differs about %s of the person %s."
                  .formatted(peer, IDS.get(bit), one.personId()));
        }
      }
    }
  }
}
