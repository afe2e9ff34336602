package org.zhiren.platform.voting;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trustee of an election: the row of {@code voting.trustee}. */
record TrusteeRow(
    int no,
    UUID account,
    String name,
    @Nullable String certificate,
    @Nullable String dealt,
    @Nullable String accepted,
    boolean decrypted,
    @Nullable String subtotals) {

  TrusteeStep step() {
    if (decrypted) {
      return TrusteeStep.DECRYPTED;
    }
    if (accepted != null) {
      return TrusteeStep.READY;
    }
    if (dealt != null) {
      return TrusteeStep.DEALT;
    }
    return certificate != null ? TrusteeStep.CERTIFIED : TrusteeStep.NONE;
  }
}
