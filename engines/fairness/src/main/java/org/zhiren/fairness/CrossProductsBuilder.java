package org.zhiren.fairness;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.zhiren.fairness.Adjacency.RowsByLevel;

/** Collapses the rows of a {@link Design} to {@link CrossProducts}. */
final class CrossProductsBuilder {

  /** Operations for each row up to which a way to eliminate is good enough. */
  private static final double CHEAP = 200;

  private final Design design;
  private final List<Term> terms;
  private final int tailWidth;
  private final double[] tailOfRow;

  private CrossProductsBuilder(Design design) {
    this.design = design;
    terms = design.terms();
    tailWidth = design.fixed().size() + 1;
    tailOfRow = new double[tailWidth];
  }

  static CrossProducts build(Design design) {
    return new CrossProductsBuilder(design).build();
  }

  /** One way to eliminate. */
  private record Elimination(
      int eliminated, RowsByLevel rows, Adjacency adjacency, BlockPlan plan) {

    static Elimination of(List<Term> terms, int eliminated) {
      RowsByLevel rows = RowsByLevel.of(terms.get(eliminated));
      Adjacency adjacency = Adjacency.of(terms, eliminated, rows);
      return new Elimination(eliminated, rows, adjacency, BlockPlan.choose(adjacency));
    }

    /** Predicted operations: elimination of the levels one by one, then factorisation. */
    double operations() {
      double sum = plan.flops();
      int[] start = adjacency.groupStart();
      for (int g = 0; g < adjacency.groups(); g++) {
        double cells = start[g + 1] - start[g];
        sum += cells * cells;
      }
      return sum;
    }
  }

  /**
   * The largest term is eliminated, unless one of similar size makes less work: where a few raters
   * judge everybody, they would tie all persons together if raters were eliminated.
   */
  private Elimination cheapest() {
    int[] bySize =
        IntStream.range(0, terms.size())
            .boxed()
            .sorted(Comparator.comparingInt((Integer t) -> -terms.get(t).levels()))
            .mapToInt(Integer::intValue)
            .toArray();
    int largest = terms.get(bySize[0]).levels();
    Elimination best = Elimination.of(terms, bySize[0]);
    for (int i = 1; i < bySize.length && terms.get(bySize[i]).levels() * 3L > largest; i++) {
      if (best.operations() <= CHEAP * design.rows()) {
        break;
      }
      Elimination other = Elimination.of(terms, bySize[i]);
      if (other.operations() < 0.5 * best.operations()) {
        best = other;
      }
    }
    return best;
  }

  private CrossProducts build() {
    Elimination elimination = cheapest();
    int eliminated = elimination.eliminated();
    Term term = terms.get(eliminated);
    RowsByLevel rows = elimination.rows();
    Adjacency adjacency = elimination.adjacency();
    BlockPlan plan = elimination.plan();
    int kept = plan.kept();
    int d = term.width();
    int levels = term.levels();
    int[] cellStart = cellStarts(adjacency);
    int[] cellColumn = new int[cellStart[levels]];
    double[] cellValue = new double[cellColumn.length * d];
    double[] own = new double[levels * d * d];
    double[] tail = new double[levels * d * tailWidth];
    double[][] tailTail = new double[tailWidth][tailWidth];
    double[] z = new double[d];
    int[] slot = new int[kept];
    for (int l = 0; l < levels; l++) {
      columnsOf(l, adjacency, plan, cellStart, cellColumn, slot);
      for (int r = rows.start()[l]; r < rows.start()[l + 1]; r++) {
        int row = rows.order()[r];
        double w = weight(row);
        fillTail(row);
        for (int a = 0; a < d; a++) {
          z[a] = term.at(a, row) * w;
        }
        for (int a = 0; a < d; a++) {
          int la = l * d + a;
          for (int b = 0; b < d; b++) {
            own[la * d + b] += z[a] * term.at(b, row);
          }
          for (int j = 0; j < tailWidth; j++) {
            tail[la * tailWidth + j] += z[a] * tailOfRow[j];
          }
        }
        for (int i = 0; i < tailWidth; i++) {
          for (int j = 0; j < tailWidth; j++) {
            tailTail[i][j] += w * tailOfRow[i] * tailOfRow[j];
          }
        }
        for (int t = 0; t < terms.size(); t++) {
          if (t == eliminated) {
            continue;
          }
          Term other = terms.get(t);
          int first = plan.coefficient(t, other.codes()[row]);
          for (int c = 0; c < other.width(); c++) {
            double v = other.at(c, row);
            int cell = slot[first + c];
            for (int a = 0; a < d; a++) {
              cellValue[cell * d + a] += z[a] * v;
            }
          }
        }
      }
    }
    double[] keptTail = keptTail(plan, eliminated);
    Entries entries = keptEntries(plan, eliminated);
    int[] keptStart = new int[kept + 1];
    entries.sortInto(keptStart);
    return new CrossProducts(
        design,
        eliminated,
        d,
        levels,
        own,
        cellStart,
        cellColumn,
        cellValue,
        tail,
        kept,
        keptStart,
        entries.column,
        entries.value,
        keptTail,
        tailTail,
        plan);
  }

  private double weight(int row) {
    double[] w = design.weight();
    return w == null ? 1 : w[row];
  }

  private void fillTail(int row) {
    for (int j = 0; j < tailWidth - 1; j++) {
      tailOfRow[j] = design.fixed().get(j).at(row);
    }
    tailOfRow[tailWidth - 1] = design.score()[row];
  }

  private static int[] cellStarts(Adjacency adjacency) {
    int[] start = new int[adjacency.groups() + 1];
    for (int g = 0; g < adjacency.groups(); g++) {
      int cells = 0;
      for (int e = adjacency.groupStart()[g]; e < adjacency.groupStart()[g + 1]; e++) {
        cells += adjacency.nodeWidth(adjacency.groupNode()[e]);
      }
      start[g + 1] = Math.addExact(start[g], cells);
    }
    return start;
  }

  private void columnsOf(
      int level,
      Adjacency adjacency,
      BlockPlan plan,
      int[] cellStart,
      int[] cellColumn,
      int[] slot) {
    int at = cellStart[level];
    for (int e = adjacency.groupStart()[level]; e < adjacency.groupStart()[level + 1]; e++) {
      int node = adjacency.groupNode()[e];
      int t = adjacency.term(node);
      int first = plan.coefficient(t, node - adjacency.base()[t]);
      for (int c = 0; c < terms.get(t).width(); c++) {
        cellColumn[at++] = first + c;
      }
    }
    Arrays.sort(cellColumn, cellStart[level], at);
    for (int e = cellStart[level]; e < at; e++) {
      slot[cellColumn[e]] = e;
    }
  }

  private double[] keptTail(BlockPlan plan, int eliminated) {
    double[] keptTail = new double[plan.kept() * tailWidth];
    for (int row = 0; row < design.rows(); row++) {
      double w = weight(row);
      fillTail(row);
      for (int t = 0; t < terms.size(); t++) {
        if (t == eliminated) {
          continue;
        }
        Term term = terms.get(t);
        int first = plan.coefficient(t, term.codes()[row]);
        for (int c = 0; c < term.width(); c++) {
          double v = w * term.at(c, row);
          for (int j = 0; j < tailWidth; j++) {
            keptTail[(first + c) * tailWidth + j] += v * tailOfRow[j];
          }
        }
      }
    }
    return keptTail;
  }

  private Entries keptEntries(BlockPlan plan, int eliminated) {
    Entries entries = new Entries();
    double[] sum = new double[plan.kept()];
    int[] mark = new int[plan.kept()];
    int[] met = new int[plan.kept()];
    int stamp = 0;
    for (int t = 0; t < terms.size(); t++) {
      if (t == eliminated) {
        continue;
      }
      Term term = terms.get(t);
      RowsByLevel rows = RowsByLevel.of(term);
      for (int l = 0; l < term.levels(); l++) {
        for (int c = 0; c < term.width(); c++) {
          stamp++;
          int count = 0;
          int self = plan.coefficient(t, l) + c;
          for (int r = rows.start()[l]; r < rows.start()[l + 1]; r++) {
            int row = rows.order()[r];
            double v = weight(row) * term.at(c, row);
            for (int u = t; u < terms.size(); u++) {
              if (u == eliminated) {
                continue;
              }
              Term other = terms.get(u);
              int first = plan.coefficient(u, other.codes()[row]);
              for (int b = u == t ? c : 0; b < other.width(); b++) {
                int column = first + b;
                if (mark[column] != stamp) {
                  mark[column] = stamp;
                  sum[column] = 0;
                  met[count++] = column;
                }
                sum[column] += v * other.at(b, row);
              }
            }
          }
          for (int k = 0; k < count; k++) {
            entries.add(Math.min(self, met[k]), Math.max(self, met[k]), sum[met[k]]);
          }
        }
      }
    }
    return entries;
  }

  /** Growing triplets. */
  private static final class Entries {
    private int size;
    private int[] row = new int[1024];
    private int[] column = new int[1024];
    private double[] value = new double[1024];

    void add(int r, int c, double v) {
      if (size == row.length) {
        int more = (int) Math.min(Integer.MAX_VALUE - 16L, 2L * size);
        row = Arrays.copyOf(row, more);
        column = Arrays.copyOf(column, more);
        value = Arrays.copyOf(value, more);
      }
      row[size] = r;
      column[size] = c;
      value[size++] = v;
    }

    /** Orders the entries by row, filling the starts of the rows. */
    void sortInto(int[] start) {
      for (int e = 0; e < size; e++) {
        start[row[e] + 1]++;
      }
      for (int i = 1; i < start.length; i++) {
        start[i] += start[i - 1];
      }
      int[] next = start.clone();
      int[] columns = new int[size];
      double[] values = new double[size];
      for (int e = 0; e < size; e++) {
        int to = next[row[e]]++;
        columns[to] = column[e];
        values[to] = value[e];
      }
      column = columns;
      value = values;
    }
  }
}
