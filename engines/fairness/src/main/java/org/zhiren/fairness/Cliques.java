package org.zhiren.fairness;

import java.util.List;

/**
 * Whether people who rate one another return favours. For whoever runs the appraisal: a reason to
 * look, not a judgement.
 *
 * @param reciprocity correlation of what two people give each other beyond what the model expects
 *     of either; NaN if nobody rates one another
 * @param reciprocityProbability how often chance alone would bring a correlation as high
 * @param groups groups whose members favour one another, strongest first; false discoveries are
 *     controlled
 */
public record Cliques(double reciprocity, double reciprocityProbability, List<Group> groups) {

  /** Copies the groups. */
  public Cliques {
    groups = List.copyOf(groups);
  }

  /**
   * A group whose members favour one another.
   *
   * @param members by name
   * @param ratings how many ratings they gave one another
   * @param excess by how much these lie above what the model expects, mean, in score units; the
   *     model's expectation is taken from all other ratings
   * @param probability how often chance alone would show such a group somewhere in its surroundings
   */
  public record Group(List<String> members, int ratings, double excess, double probability) {

    /** Copies the members. */
    public Group {
      members = List.copyOf(members);
    }
  }
}
