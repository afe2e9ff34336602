package org.zhiren.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random designs against the textbook formulas on dense matrices: V = I + ZGZ', no block, no
 * elimination, no derivative in common with the engine.
 */
class DenseReferenceTest {

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithTheTextbookFormulas(long seed) {
    Random random = new Random(seed);
    int persons = 8 + random.nextInt(10);
    int raters = 5 + random.nextInt(8);
    int units = 3 + random.nextInt(3);
    int n = 90 + random.nextInt(60);
    int[] person = new int[n];
    int[] rater = new int[n];
    int[] unit = new int[n];
    double[] base = new double[n];
    double[] weight = new double[n];
    double[] y = new double[n];
    double[] personEffect = random.doubles(persons, -1, 1).toArray();
    double[] raterEffect = random.doubles(raters, -1, 1).toArray();
    double[] unitEffect = random.doubles(units, -1, 1).toArray();
    for (int i = 0; i < n; i++) {
      person[i] = i < persons ? i : random.nextInt(persons);
      rater[i] = i < raters ? i : random.nextInt(raters);
      unit[i] = i < units ? i : random.nextInt(units);
      base[i] = 2020 + random.nextInt(6);
      weight[i] = 1 + random.nextInt(3);
      y[i] =
          80
              + 3 * personEffect[person[i]]
              + 2 * raterEffect[rater[i]]
              + unitEffect[unit[i]]
              + 0.3 * (base[i] - 2022)
              + 1.5 * random.nextGaussian() / Math.sqrt(weight[i]);
    }
    RatingTable table =
        RatingTable.rows(n)
            .number("y", y)
            .number("base", base)
            .number("weight", weight)
            .codes("person", person, persons)
            .codes("rater", rater, raters)
            .codes("unit", unit, units)
            .build();
    boolean reml = seed % 2 == 0;
    FairModel model =
        FairModel.of("y")
            .linear("base")
            .random("rater")
            .random("person")
            .random("unit")
            .weightedBy("weight")
            .by(reml ? Method.REML : Method.ML);
    FairFit fit = Fairness.fit(table, model);
    assertThat(fit.converged()).isTrue();

    Dense dense = new Dense(y, base, weight, List.of(rater, person, unit));
    double[] theta = {fit.theta().get("rater"), fit.theta().get("person"), fit.theta().get("unit")};
    Dense.Result result = dense.at(theta, reml);
    assertThat(fit.criterion()).isCloseTo(result.criterion, within(1e-8));
    assertThat(fit.sigma()).isCloseTo(result.sigma, within(1e-9));
    for (int j = 0; j < 2; j++) {
      assertThat(fit.fixed().get(j).estimate()).isCloseTo(result.beta[j], within(1e-6));
      assertThat(fit.fixed().get(j).standardError())
          .isCloseTo(Math.sqrt(result.betaCovariance[j][j]), within(1e-6));
    }
    List<String> names = List.of("rater", "person", "unit");
    for (int t = 0; t < 3; t++) {
      Effects effects = fit.effects(names.get(t));
      for (int l = 0; l < effects.size(); l++) {
        assertThat(effects.get(l).estimate()).isCloseTo(result.effect[t][l], within(1e-8));
        assertThat(effects.get(l).conditionalSd())
            .isCloseTo(result.conditionalSd[t][l], within(1e-7));
        assertThat(effects.get(l).predictionSd())
            .isCloseTo(result.predictionSd[t][l], within(1e-7));
      }
      // The optimum: the criterion rises to either side of every variance that is not zero.
      for (double factor : new double[] {0.99, 1.01}) {
        double[] moved = theta.clone();
        moved[t] = theta[t] == 0 ? 0.02 : theta[t] * factor;
        assertThat(dense.at(moved, reml).criterion)
            .as("criterion with theta of %s moved by %s", names.get(t), factor)
            .isGreaterThan(result.criterion);
      }
    }
  }

  /** Dense mixed-model formulas. */
  private static final class Dense {
    private final double[] y;
    private final double[][] x;
    private final double[] weight;
    private final List<int[]> codes;

    Dense(double[] y, double[] base, double[] weight, List<int[]> codes) {
      this.y = y;
      this.weight = weight;
      this.codes = codes;
      x = new double[y.length][];
      for (int i = 0; i < y.length; i++) {
        x[i] = new double[] {1, base[i] - 2022};
      }
    }

    private static final class Result {
      double criterion;
      double sigma;
      double[] beta = new double[2];
      double[][] betaCovariance = new double[2][2];
      double[][] effect = new double[3][];
      double[][] conditionalSd = new double[3][];
      double[][] predictionSd = new double[3][];
    }

    Result at(double[] theta, boolean reml) {
      int n = y.length;
      double[][] v = new double[n][n];
      for (int i = 0; i < n; i++) {
        v[i][i] = 1 / weight[i];
        for (int j = 0; j < n; j++) {
          for (int t = 0; t < 3; t++) {
            if (codes.get(t)[i] == codes.get(t)[j]) {
              v[i][j] += theta[t] * theta[t];
            }
          }
        }
      }
      double[][] inverse = new double[n][n];
      double logV = invert(v, inverse);
      double[][] vx = multiply(inverse, x);
      double[][] information = multiply(transpose(x), vx);
      double[][] covariance = new double[2][2];
      double logX = invert(information, covariance);
      double[] beta = apply(covariance, apply(transpose(vx), y));
      double[] rest = y.clone();
      for (int i = 0; i < n; i++) {
        rest[i] -= x[i][0] * beta[0] + x[i][1] * beta[1];
      }
      double[] weighted = apply(inverse, rest);
      double squares = 0;
      for (int i = 0; i < n; i++) {
        squares += rest[i] * weighted[i];
      }
      double freedom = reml ? n - 2 : n;
      Result r = new Result();
      r.sigma = Math.sqrt(squares / freedom);
      r.criterion =
          logV + (reml ? logX : 0) + freedom * (1 + Math.log(2 * Math.PI * squares / freedom));
      // Back from the year counted from 2022.
      double[][] back = {{1, -2022}, {0, 1}};
      r.beta = apply(back, beta);
      r.betaCovariance = multiply(multiply(back, covariance), transpose(back));
      for (double[] row : r.betaCovariance) {
        for (int j = 0; j < 2; j++) {
          row[j] *= r.sigma * r.sigma;
        }
      }
      double[][] p = multiply(multiply(vx, covariance), transpose(vx));
      for (int t = 0; t < 3; t++) {
        double g = theta[t] * theta[t];
        int levels = 0;
        for (int code : codes.get(t)) {
          levels = Math.max(levels, code + 1);
        }
        r.effect[t] = new double[levels];
        r.conditionalSd[t] = new double[levels];
        r.predictionSd[t] = new double[levels];
        for (int l = 0; l < levels; l++) {
          double effect = 0;
          double known = 0;
          double estimated = 0;
          for (int i = 0; i < n; i++) {
            if (codes.get(t)[i] != l) {
              continue;
            }
            effect += g * weighted[i];
            for (int j = 0; j < n; j++) {
              if (codes.get(t)[j] == l) {
                known += inverse[i][j];
                estimated += inverse[i][j] - p[i][j];
              }
            }
          }
          r.effect[t][l] = effect;
          r.conditionalSd[t][l] = r.sigma * Math.sqrt(Math.max(0, g - g * g * known));
          r.predictionSd[t][l] = r.sigma * Math.sqrt(Math.max(0, g - g * g * estimated));
        }
      }
      return r;
    }

    /** Gauss and Jordan; returns the logarithm of the determinant. */
    private static double invert(double[][] matrix, double[][] inverse) {
      int n = matrix.length;
      double[][] a = new double[n][];
      for (int i = 0; i < n; i++) {
        a[i] = matrix[i].clone();
        inverse[i][i] = 1;
      }
      double log = 0;
      for (int k = 0; k < n; k++) {
        double pivot = a[k][k];
        log += Math.log(pivot);
        for (int j = 0; j < n; j++) {
          a[k][j] /= pivot;
          inverse[k][j] /= pivot;
        }
        for (int i = 0; i < n; i++) {
          double f = a[i][k];
          if (i == k || f == 0) {
            continue;
          }
          for (int j = 0; j < n; j++) {
            a[i][j] -= f * a[k][j];
            inverse[i][j] -= f * inverse[k][j];
          }
        }
      }
      return log;
    }

    private static double[][] transpose(double[][] a) {
      double[][] t = new double[a[0].length][a.length];
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < a[0].length; j++) {
          t[j][i] = a[i][j];
        }
      }
      return t;
    }

    private static double[][] multiply(double[][] a, double[][] b) {
      double[][] c = new double[a.length][b[0].length];
      for (int i = 0; i < a.length; i++) {
        for (int m = 0; m < b.length; m++) {
          for (int j = 0; j < b[0].length; j++) {
            c[i][j] += a[i][m] * b[m][j];
          }
        }
      }
      return c;
    }

    private static double[] apply(double[][] a, double[] b) {
      double[] c = new double[a.length];
      for (int i = 0; i < a.length; i++) {
        for (int j = 0; j < b.length; j++) {
          c[i] += a[i][j] * b[j];
        }
      }
      return c;
    }
  }
}
