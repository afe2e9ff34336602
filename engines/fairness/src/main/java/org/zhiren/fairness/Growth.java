package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.List;

/**
 * How a person develops over time.
 *
 * @param person the person
 * @param slope points per unit of time, the common slope included
 * @param beyondCommon points per unit of time beyond the common slope
 * @param beyondCommonSd standard deviation of its error
 * @param low lower end of the 95 % interval of {@code beyondCommon}
 * @param high upper end of that interval
 */
public record Growth(
    String person,
    double slope,
    double beyondCommon,
    double beyondCommonSd,
    double low,
    double high) {

  static List<Growth> of(FairFit fit, String person, String number) {
    Effects effects = fit.effects(person);
    int c = effects.coefficients().indexOf(number);
    if (c < 0) {
      throw new IllegalArgumentException(
          "The term (%s) has coefficients %s, none for (%s). Maybe build the model with growth()."
              .formatted(person, effects.coefficients(), number));
    }
    double common =
        fit.fixed().stream()
            .filter(f -> f.name().equals(number))
            .mapToDouble(FixedEffect::estimate)
            .findFirst()
            .orElse(0);
    List<Growth> growth = new ArrayList<>();
    double quantile = Normal.quantile(0.975);
    for (int l = 0; l < effects.size(); l++) {
      Effects.Effect own = effects.get(l, c);
      growth.add(
          new Growth(
              own.level(),
              common + own.estimate(),
              own.estimate(),
              own.predictionSd(),
              own.low(quantile),
              own.high(quantile)));
    }
    return growth;
  }
}
