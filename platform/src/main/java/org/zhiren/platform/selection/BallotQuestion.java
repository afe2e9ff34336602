package org.zhiren.platform.selection;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.zhiren.platform.voting.VoteQuestion;

/** Finds the question of a vote that is about one person: votes know words, not people. */
public final class BallotQuestion {

  private BallotQuestion() {}

  /**
   * The place of the question about somebody: the one that begins with the name, followed by no
   * further letter ("王二（拟任科长）" is about 王二, "王二小" is not); else the only one that contains the
   * name.
   *
   * @return empty if there is none, or more than one
   */
  public static OptionalInt about(List<VoteQuestion> questions, String name) {
    int[] named = places(questions, name, true);
    int[] found = named.length > 0 ? named : places(questions, name, false);
    return found.length == 1 ? OptionalInt.of(found[0]) : OptionalInt.empty();
  }

  private static int[] places(List<VoteQuestion> questions, String name, boolean first) {
    return IntStream.range(0, questions.size())
        .filter(i -> {
          String wording = questions.get(i).wording();
          return first ? begins(wording, name) : wording.contains(name);
        })
        .toArray();
  }

  private static boolean begins(String wording, String name) {
    return wording.startsWith(name)
        && (wording.length() == name.length()
            || !Character.isLetter(wording.codePointAt(name.length())));
  }
}
