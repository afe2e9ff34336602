package org.zhiren.platform.voting;

import java.util.List;

/**
 * Voters who are counted together (leaders, heads of sections, staff …).
 *
 * @param name its name
 * @param voters names of the voters, as the list shows them on which slips are signed for
 */
public record VoterStratum(String name, List<String> voters) {

  /** Copies the list. */
  public VoterStratum {
    voters = List.copyOf(voters);
  }
}
