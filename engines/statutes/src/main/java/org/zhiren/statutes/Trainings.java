package org.zhiren.statutes;

/**
 * Training added up over a period: what is certainly recognised, and what may be. One is kept by
 * each {@link Judge} and filled anew for each sum.
 */
final class Trainings {
  private int days;
  private int hours;
  private int perhapsDays;
  private int perhapsHours;

  /**
   * Adds up the training of the person in hand that ended after {@code after} and not after {@code
   * upTo}.
   */
  void sum(Dossier p, int after, int upTo) {
    days = 0;
    hours = 0;
    perhapsDays = 0;
    perhapsHours = 0;
    for (int i = 0; i < p.trainings(); i++) {
      int end = p.trainingEnd(i);
      Known recognised = p.trainingRecognised(i);
      if (end <= after || end > upTo || recognised == Known.NO) {
        continue;
      }
      perhapsDays += p.trainingDays(i);
      perhapsHours += p.trainingHours(i);
      if (recognised == Known.YES) {
        days += p.trainingDays(i);
        hours += p.trainingHours(i);
      }
    }
  }

  int days() {
    return days;
  }

  int hours() {
    return hours;
  }

  /**
   * Whether either number is reached: YES on what is certain, UNKNOWN on what may be recognised.
   */
  Known reach(Threshold neededDays, Threshold neededHours) {
    if (days >= neededDays.number() || hours >= neededHours.number()) {
      return Known.YES;
    }
    return perhapsDays >= neededDays.number() || perhapsHours >= neededHours.number()
        ? Known.UNKNOWN
        : Known.NO;
  }
}
