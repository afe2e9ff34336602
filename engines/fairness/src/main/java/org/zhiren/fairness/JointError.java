package org.zhiren.fairness;

import java.util.List;
import java.util.Random;

/** The joint distribution of the errors of all estimated effects, in units of σ. */
interface JointError {

  /** Draws from the normal distribution with mean zero and covariance C⁻¹. */
  List<Coefficients> draw(Random random, int count);
}
