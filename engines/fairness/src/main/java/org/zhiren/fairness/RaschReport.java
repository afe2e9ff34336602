package org.zhiren.fairness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts names to the figures of a fitted Rasch model. */
final class RaschReport {

  private final RaschData data;
  private final double[] measures;
  private final double[] errors;
  private final RaschAccuracy levels;

  RaschReport(RaschData data, double[] measures, double[] errors, RaschAccuracy levels) {
    this.data = data;
    this.measures = measures;
    this.errors = errors;
    this.levels = levels;
  }

  RaschFit fit(
      double[] estimate,
      double[] error,
      RaschAccuracy people,
      boolean[] extreme,
      double spread,
      double deviance,
      int iterations,
      boolean converged) {
    int[] answers = new int[data.parameters()];
    for (int[] facet : data.level()) {
      for (int p : facet) {
        answers[p]++;
      }
    }
    Map<String, List<RaschFit.Measure>> facets = new LinkedHashMap<>();
    for (int f = 0; f < data.facets(); f++) {
      List<RaschFit.Measure> list = new ArrayList<>();
      for (int p = data.offset()[f]; p < data.offset()[f + 1]; p++) {
        list.add(
            new RaschFit.Measure(
                data.names().get(f).get(p - data.offset()[f]),
                answers[p],
                measures[p],
                errors[p],
                levels.infit(p),
                levels.outfit(p),
                extreme[p]));
      }
      facets.put(data.model().facets().get(f), list);
    }
    List<RaschFit.Threshold> thresholds = new ArrayList<>();
    for (int k = 0; k < data.steps(); k++) {
      int p = data.offset()[data.facets()] + k;
      thresholds.add(new RaschFit.Threshold(data.categories().get(k + 1), measures[p], errors[p]));
    }
    return new RaschFit(
        data.model(),
        data.categories(),
        facets,
        thresholds,
        persons(estimate, error, people),
        spread,
        deviance,
        iterations,
        converged,
        data.size(),
        data.missing());
  }

  private List<RaschFit.PersonMeasure> persons(
      double[] estimate, double[] error, RaschAccuracy people) {
    RaschPersons persons = new RaschPersons(data, measures);
    List<RaschFit.PersonMeasure> list = new ArrayList<>();
    for (int person = 0; person < estimate.length; person++) {
      int total = 0;
      for (int i = data.first()[person]; i < data.first()[person + 1]; i++) {
        total += data.categories().get(data.answer()[i]);
      }
      double weighted = persons.weighted(person);
      list.add(
          new RaschFit.PersonMeasure(
              data.persons().get(person),
              persons.answers(person),
              total,
              estimate[person],
              error[person],
              weighted,
              1 / Math.sqrt(persons.information(person, weighted)),
              people.infit(person),
              people.outfit(person),
              persons.extreme(person)));
    }
    return list;
  }
}
