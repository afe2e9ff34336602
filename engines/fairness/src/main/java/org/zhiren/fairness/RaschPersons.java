package org.zhiren.fairness;

/** Measures of single persons, the levels being known. */
final class RaschPersons {

  private static final double FARTHEST = 30;

  private final RaschData data;
  private final double[] measures;
  private final double[] thresholds;
  private final RatingScale scale;

  RaschPersons(RaschData data, double[] measures) {
    this.data = data;
    this.measures = measures;
    this.thresholds = data.thresholds(measures);
    this.scale = new RatingScale(data.steps());
  }

  /** The sum of a person's answers as categories 0 … steps. */
  int total(int person) {
    int total = 0;
    for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
      total += data.answer()[i];
    }
    return total;
  }

  int answers(int person) {
    return data.first()[person + 1] - data.first()[person];
  }

  boolean extreme(int person) {
    int total = total(person);
    return total == 0 || total == answers(person) * data.steps();
  }

  /** The measure that makes the total most likely, an extreme total moved {@code inwards}. */
  double likeliest(int person, double inwards) {
    double most = (double) answers(person) * data.steps();
    double total = Math.min(Math.max(total(person), inwards), most - inwards);
    return bisect(theta -> total - sum(person, theta, Moment.MEAN));
  }

  /** Warm's weighted likelihood estimate (1989). */
  double weighted(int person) {
    int total = total(person);
    return bisect(theta ->
        total
            - sum(person, theta, Moment.MEAN)
            + sum(person, theta, Moment.THIRD) / (2 * sum(person, theta, Moment.VARIANCE)));
  }

  /** The information about a person at {@code theta}. */
  double information(int person, double theta) {
    return sum(person, theta, Moment.VARIANCE);
  }

  private enum Moment {
    MEAN,
    VARIANCE,
    THIRD
  }

  private double sum(int person, double theta, Moment moment) {
    double sum = 0;
    for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
      scale.at(theta - data.difficulty(i, measures), thresholds);
      sum +=
          switch (moment) {
            case MEAN -> scale.mean();
            case VARIANCE -> scale.variance();
            case THIRD -> scale.thirdMoment();
          };
    }
    return sum;
  }

  private static double bisect(java.util.function.DoubleUnaryOperator falling) {
    double low = -FARTHEST;
    double high = FARTHEST;
    for (int i = 0; i < 80; i++) {
      double middle = (low + high) / 2;
      if (falling.applyAsDouble(middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
