package org.zhiren.platform.selection;

import java.util.UUID;
import org.zhiren.platform.selection.procedure.Step;

/**
 * What a selection case needs from the module that holds secret ballots: that a step which names a
 * ballot says what the ballot counted.
 */
public interface SecretBallots {

  /**
   * Compares a recommendation with its ballot.
   *
   * @throws org.zhiren.platform.shell.InvalidInput if there is no such ballot, it has not been
   *     tallied, or the step says something else
   */
  void require(UUID election, Step.Recommend step);

  /**
   * Compares a decision with its ballot: counts, members, and that whoever had to leave had no
   * vote. The ballot is used up by it.
   *
   * @param caseId the case that uses the ballot
   * @throws org.zhiren.platform.shell.InvalidInput as above, with the names of those who voted
   *     though they left; or if the ballot was used elsewhere
   */
  void require(UUID election, UUID caseId, Step.Decide step);
}
