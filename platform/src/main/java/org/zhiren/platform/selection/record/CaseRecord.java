package org.zhiren.platform.selection.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.records.Proofs;
import org.zhiren.platform.selection.CaseEntry;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.meeting.Meeting;

/**
 * Everything about a case that was recorded.
 *
 * @param view the case
 * @param steps its entries, each compared with the record
 * @param reasons the written reasons with the names, in the order of their writing
 * @param meetings the meetings at which it stood
 * @param acts the acts on it, the earliest first
 * @param head the newest signed head of the record; {@code null} before the first
 */
public record CaseRecord(
    CaseView view,
    List<Checked> steps,
    List<Map.Entry<String, Reasons.Reason>> reasons,
    List<Meeting> meetings,
    List<Proofs.Proved> acts,
    Proofs.@Nullable Head head) {

  /** Copies the lists. */
  public CaseRecord {
    steps = List.copyOf(steps);
    reasons = List.copyOf(reasons);
    meetings = List.copyOf(meetings);
    acts = List.copyOf(acts);
  }

  /** How an entry stands to the record. */
  public enum Standing {
    /** The record holds the fingerprint that the entry has now. */
    SAME("same", "good"),
    /** The record does not hold it: the row was changed behind the platform's back. */
    DIFFERS("differs", "late");

    private final String key;
    private final String mark;

    Standing(String key, String mark) {
      this.key = key;
      this.mark = mark;
    }

    /** End of the key of its text. */
    public String key() {
      return key;
    }

    /** The tag that shows it. */
    public String mark() {
      return mark;
    }
  }

  /**
   * An entry compared with the record.
   *
   * @param entry the entry
   * @param computed the fingerprint of what is stored now
   * @param standing how it stands
   */
  public record Checked(CaseEntry entry, String computed, Standing standing) {}
}
