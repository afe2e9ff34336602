package org.zhiren.ledger;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;

/** Collects findings; keeps the first hundred and counts the rest, so that memory stays bounded. */
final class Findings {

  private final List<Finding> kept = new ArrayList<>();
  private long count;

  void add(Finding.Kind kind, long line, Text detail) {
    count++;
    if (kept.size() < VerificationReport.MAX_FINDINGS) {
      kept.add(new Finding(kind, line, detail));
    }
  }

  List<Finding> kept() {
    return kept;
  }

  long count() {
    return count;
  }
}
