package org.zhiren.ballots;

/**
 * A ballot whose credential is on the list and whose proofs and signature hold: what {@link
 * ElectionBoard#check} found, so that the long arithmetic is done before the board is locked.
 */
public final class CheckedBallot {

  private final Ballot ballot;
  private final String electionHash;

  CheckedBallot(Ballot ballot, String electionHash) {
    this.ballot = ballot;
    this.electionHash = electionHash;
  }

  /** The ballot. */
  public Ballot ballot() {
    return ballot;
  }

  /** Fingerprint of the election that it was checked for. */
  String electionHash() {
    return electionHash;
  }
}
