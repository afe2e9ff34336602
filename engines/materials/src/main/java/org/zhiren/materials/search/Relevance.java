package org.zhiren.materials.search;

import java.util.List;
import java.util.Set;

/**
 * How well a ranking serves questions whose right answers are known. Sums over questions; the means
 * are what is reported.
 */
public final class Relevance {

  private static final int AT = 10;
  private static final int RECALL_AT = 100;

  private int questions;
  private double gain;
  private double reciprocal;
  private double recalled;

  /**
   * Takes one question into account.
   *
   * @param ranked the ids found, the best first
   * @param right the ids that answer it; a question without any is left out
   */
  public void add(List<String> ranked, Set<String> right) {
    if (right.isEmpty()) {
      return;
    }
    questions++;
    double found = 0;
    double best = 0;
    int first = 0;
    int recall = 0;
    for (int i = 0; i < Math.min(RECALL_AT, ranked.size()); i++) {
      if (right.contains(ranked.get(i))) {
        recall++;
        if (i < AT) {
          found += 1 / log2(i + 2);
          first = first == 0 ? i + 1 : first;
        }
      }
    }
    for (int i = 0; i < Math.min(AT, right.size()); i++) {
      best += 1 / log2(i + 2);
    }
    gain += found / best;
    reciprocal += first == 0 ? 0 : 1.0 / first;
    recalled += (double) recall / right.size();
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  /** How many questions were taken into account. */
  public int questions() {
    return questions;
  }

  /** Normalised discounted cumulative gain over the first ten, each right answer worth 1. */
  public double ndcgAt10() {
    return questions == 0 ? 0 : gain / questions;
  }

  /** Mean of one over the rank of the first right answer, 0 if it is not among the first ten. */
  public double mrrAt10() {
    return questions == 0 ? 0 : reciprocal / questions;
  }

  /** The part of the right answers among the first hundred. */
  public double recallAt100() {
    return questions == 0 ? 0 : recalled / questions;
  }
}
