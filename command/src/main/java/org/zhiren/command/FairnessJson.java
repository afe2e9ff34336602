package org.zhiren.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.fairness.Effects;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FixedEffect;
import org.zhiren.fairness.RaschFit;

/** The results of {@code ./zhiren fairness} for programs. Numbers that do not exist are null. */
final class FairnessJson {

  private FairnessJson() {}

  static Map<String, Object> of(FairFit fit) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("method", fit.model().method().name());
    all.put("criterion", fit.criterion());
    all.put("theta", fit.theta());
    all.put("sigma", fit.sigma());
    Map<String, Object> fixed = new LinkedHashMap<>();
    for (FixedEffect effect : fit.fixed()) {
      fixed.put(effect.name(), Map.of("estimate", effect.estimate(), "se", effect.standardError()));
    }
    all.put("fixed", fixed);
    Map<String, Object> effects = new LinkedHashMap<>();
    fit.effects().forEach((factor, levels) -> effects.put(factor, levels(levels)));
    all.put("effects", effects);
    all.put("rows", fit.rowsUsed());
    all.put("missing", fit.rowsMissing());
    all.put("dropped", fit.fixedDropped());
    all.put("iterations", fit.iterations());
    all.put("converged", fit.converged());
    return all;
  }

  private static List<Map<String, Object>> levels(Effects effects) {
    List<Map<String, Object>> list = new ArrayList<>();
    for (Effects.Effect effect : effects.all()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("level", effect.level());
      one.put("estimate", effect.estimate());
      one.put("conditional_sd", effect.conditionalSd());
      one.put("prediction_sd", effect.predictionSd());
      list.add(one);
    }
    return list;
  }

  static Map<String, Object> of(RaschFit fit, @Nullable String rater, @Nullable String item) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("estimation", fit.model().estimation().name());
    all.put("deviance", fit.deviance());
    all.put("person_sd", number(fit.spread()));
    all.put("items", measures(fit, item));
    all.put("raters", measures(fit, rater));
    List<Object> thresholds = new ArrayList<>();
    for (RaschFit.Threshold threshold : fit.thresholds()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("category", threshold.category());
      one.put("estimate", threshold.estimate());
      one.put("se", number(threshold.standardError()));
      thresholds.add(one);
    }
    all.put("thresholds", thresholds);
    List<Object> persons = new ArrayList<>();
    for (RaschFit.PersonMeasure person : fit.persons()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("level", person.person());
      one.put("answers", person.answers());
      one.put("total", person.total());
      one.put("estimate", person.estimate());
      one.put("se", number(person.standardError()));
      one.put("wle", person.weighted());
      one.put("wle_se", number(person.weightedError()));
      one.put("infit", number(person.infit()));
      one.put("outfit", number(person.outfit()));
      one.put("extreme", person.extreme());
      persons.add(one);
    }
    all.put("persons", persons);
    all.put("rows", fit.rowsUsed());
    all.put("missing", fit.rowsMissing());
    all.put("iterations", fit.iterations());
    all.put("converged", fit.converged());
    return all;
  }

  private static List<Object> measures(RaschFit fit, @Nullable String facet) {
    List<Object> list = new ArrayList<>();
    if (facet == null) {
      return list;
    }
    for (RaschFit.Measure measure : fit.facets().getOrDefault(facet, List.of())) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("level", measure.level());
      one.put("answers", measure.answers());
      one.put("estimate", measure.estimate());
      one.put("se", number(measure.standardError()));
      one.put("infit", number(measure.infit()));
      one.put("outfit", number(measure.outfit()));
      one.put("extreme", measure.extreme());
      list.add(one);
    }
    return list;
  }

  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
