package org.zhiren.platform.selection;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;

/** Without a module that holds secret ballots, no step can rest on one. */
@Component
class NoBallots implements SecretBallots {

  @Override
  public void require(UUID election, Step.Recommend step) {
    throw unknown(election);
  }

  @Override
  public void require(UUID election, Step.Decide step) {
    throw unknown(election);
  }

  private static InvalidInput unknown(UUID election) {
    return new InvalidInput(
        "election",
        election.toString(),
        Text.of(
            "没有这次投票的结果。纸质计票请填写监票人。",
            "There is no tallied ballot with this id. For a count on paper, name the scrutineers."));
  }
}
