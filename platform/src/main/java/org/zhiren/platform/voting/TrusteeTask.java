package org.zhiren.platform.voting;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a trustee's page needs.
 *
 * @param id the election
 * @param publicId in its addresses
 * @param title what is voted on
 * @param state where the election stands
 * @param no the trustee's number, from 1
 * @param threshold how many trustees suffice
 * @param step how far this trustee is
 * @param others how far the others are, by name
 * @param certificates of all trustees in their order; empty before all are there
 * @param received what this trustee is to check in the third round; null before all have dealt
 * @param accepted what this trustee handed in in the third round; its own key in it is encrypted
 * @param election the election as serialised text; null before it was opened
 * @param tallies the encrypted totals, then those of each group of strata; empty before the close
 * @param groups what each of them covers, in words; the first is all
 * @param declaration of the strata; null before the close, and if there is one only
 * @param head hash of the board's last event
 */
public record TrusteeTask(
    UUID id,
    String publicId,
    String title,
    ElectionState state,
    int no,
    int threshold,
    TrusteeStep step,
    List<ElectionView.TrusteeView> others,
    List<String> certificates,
    @Nullable String received,
    @Nullable String accepted,
    @Nullable String election,
    List<String> tallies,
    List<String> groups,
    @Nullable String declaration,
    String head) {

  /** Copies the lists. */
  public TrusteeTask {
    others = List.copyOf(others);
    certificates = List.copyOf(certificates);
    tallies = List.copyOf(tallies);
    groups = List.copyOf(groups);
  }
}
