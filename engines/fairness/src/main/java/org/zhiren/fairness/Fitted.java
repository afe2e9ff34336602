package org.zhiren.fairness;

/** Residuals of a fit, row by row. */
final class Fitted {

  private final FairFit fit;
  private final Design design;

  Fitted(FairFit fit) {
    this.fit = fit;
    design = fit.design();
  }

  /** The score less all fixed and predicted effects. */
  double residual(int row) {
    double value = design.score()[row] + design.scoreMean() - fit.fixed().getFirst().estimate();
    for (int j = 1; j < design.fixed().size(); j++) {
      double shift =
          design.fixed().get(j) instanceof FixedColumn.Centred centred ? centred.mean() : 0;
      value -= (design.fixed().get(j).at(row) + shift) * fit.fixed().get(j).estimate();
    }
    for (Term term : design.terms()) {
      double[] estimates = fit.effects(term.name()).estimates();
      for (int c = 0; c < term.width(); c++) {
        value -= term.at(c, row) * estimates[term.codes()[row] * term.width() + c];
      }
    }
    return value;
  }
}
