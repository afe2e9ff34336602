package org.zhiren.platform.appraisal.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiren.fairness.Connectivity;
import org.zhiren.fairness.StudentT;
import org.zhiren.platform.appraisal.AppraisalResult.Method;
import org.zhiren.platform.appraisal.results.Computed.OnePerson;
import org.zhiren.platform.appraisal.results.Computing.Row;

/**
 * Results without a model: raw means with an interval from Student's t, its variance pooled over
 * what each group said about each person, so that the spread of one group is not told.
 */
final class PlainMeans {

  private PlainMeans() {}

  /** Raw means with an interval from the spread within what groups said about one person. */
  static List<OnePerson> of(Shown shown, List<Row> rows, Connectivity parts) {
    Answered from = shown.from();
    Map<Integer, Integer> partOf = new HashMap<>();
    Map<Integer, Integer> size = new HashMap<>();
    for (int i = 0; i < parts.persons().size(); i++) {
      int part = parts.partOfPerson().get(i);
      partOf.put(Integer.parseInt(parts.persons().get(i)), part);
      size.merge(part, 1, Integer::sum);
    }
    Map<List<Integer>, double[]> cells = new HashMap<>();
    for (Row row : rows) {
      double[] cell =
          cells.computeIfAbsent(List.of(row.group(), row.person()), key -> new double[3]);
      cell[0]++;
      cell[1] += row.figure();
      cell[2] += row.figure() * row.figure();
    }
    double squares = 0;
    int freedom = 0;
    for (double[] cell : cells.values()) {
      squares += Math.max(0, cell[2] - cell[1] * cell[1] / cell[0]);
      freedom += (int) cell[0] - 1;
    }
    double quantile = freedom > 0 ? StudentT.quantile(0.975, freedom) : Double.NaN;
    List<OnePerson> people = new ArrayList<>();
    for (int p = 0; p < from.people().size(); p++) {
      if (!shown.person(p)) {
        people.add(withheld(shown, p));
        continue;
      }
      double raw = Computing.round(shown.mean(p));
      double variance = 0;
      double[] share = shown.shares(p);
      for (int g = 0; g < share.length; g++) {
        variance += share[g] > 0 ? share[g] * share[g] / shown.sheets(g, p) : 0;
      }
      Double low = null;
      Double high = null;
      if (freedom > 0) {
        double half = quantile * Math.sqrt(squares / freedom * variance);
        low = Computing.round(Math.max(1, raw - half));
        high = Computing.round(Math.min(from.scale(), raw + half));
      }
      int part = partOf.getOrDefault(p, 0);
      people.add(
          new OnePerson(
              p,
              Method.PLAIN,
              shown.sheets(p),
              raw,
              null,
              low,
              high,
              null,
              null,
              size.getOrDefault(part, 0),
              part,
              null,
              List.of(),
              Explaining.plain(shown, p, raw, low, high)));
    }
    return people;
  }

  private static OnePerson withheld(Shown shown, int person) {
    return new OnePerson(
        person,
        Method.WITHHELD,
        0,
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        0,
        null,
        List.of(),
        Explaining.withheld(shown));
  }
}
