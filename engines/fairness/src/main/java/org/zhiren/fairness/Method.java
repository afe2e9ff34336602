package org.zhiren.fairness;

/** The criterion that the variances minimise. */
public enum Method {
  /**
   * Restricted maximum likelihood: variances allow for the fixed effects having been estimated. The
   * usual choice (Patterson and Thompson 1971).
   */
  REML,
  /** Maximum likelihood: for comparing models whose fixed effects differ. */
  ML
}
