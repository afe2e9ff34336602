package org.zhiren.ballots;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;

/**
 * What totals give away about single votes, however well the ballots are encrypted. A page shows
 * {@link #before} to whoever opens an election, and asks {@link #unanimous} before it announces a
 * result to more people than are entitled to the exact count.
 */
public final class Disclosure {

  private Disclosure() {}

  /**
   * Warnings to be shown before an election is opened.
   *
   * @param voters how many are entitled to vote
   * @param strata how many voters are in each declared stratum; empty if there are none
   */
  public static List<Text> before(int voters, List<Integer> strata) {
    List<Text> warnings = new ArrayList<>();
    if (voters < Strata.MINIMUM) {
      warnings.add(
          Text.of(
                  "只有 {0} 名选民：人数少于 {1}，票数本身就可能说明各人怎样投票。建议扩大范围或改用其他方式。",
                  "Only {0} voters, fewer than {1}: the totals by themselves may tell who voted"
                      + " how. Widen the circle or choose another way.")
              .fill(voters, Strata.MINIMUM));
    }
    warnings.add(
        Text.of(
            "若全体一致，结果会显示每一名投票人的选择，人数再多也是如此；须公布确切票数的，只向有权知悉者宣布。",
            "If all agree, the result shows how each of them voted, however many they are; where"
                + " the exact count must be announced, announce it only to the body entitled to"
                + " it."));
    for (int i = 0; i < strata.size(); i++) {
      if (strata.get(i) < Strata.MINIMUM) {
        warnings.add(
            Text.of(
                    "第 {0} 层只有 {1} 名选民，不会单独计票，将与相邻的层合并。",
                    "Stratum {0} has only {1} voters: it will not be counted by itself but merged"
                        + " with a neighbour.")
                .fill(i + 1, strata.get(i)));
      }
    }
    return List.copyOf(warnings);
  }

  /**
   * Questions in which all voters gave the same answer: their totals show how each of them voted.
   *
   * @param counted how many ballots count
   * @return their places, from 0
   */
  public static List<Integer> unanimous(Election election, Result result, int counted) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < election.questions().size(); i++) {
      if (result.totals().get(i).contains(counted)) {
        places.add(i);
      }
    }
    return List.copyOf(places);
  }
}
