package org.zhiren.command;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.fairness.Approximation;
import org.zhiren.fairness.Effects;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairScore;
import org.zhiren.fairness.FixedEffect;
import org.zhiren.fairness.Growth;
import org.zhiren.fairness.RaschFit;
import tools.jackson.databind.json.JsonMapper;

/** The results of {@code ./zhiren fairness} for programs. Numbers that do not exist are null. */
final class FairnessJson {

  private FairnessJson() {}

  static Map<String, Object> of(
      FairFit fit, List<FairScore> scores, List<Growth> growths, List<FairScore> explained) {
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
    all.put("accuracy", fit.approximation().isPresent() ? "approximate" : "exact");
    fit.approximation().ifPresent(how -> all.put("approximation", approximation(how)));
    Set<String> conditions = conditions(fit);
    all.put("scores", listed(scores.size(), i -> score(scores.get(i), conditions)));
    if (!growths.isEmpty()) {
      all.put("growth", listed(growths.size(), i -> growth(growths.get(i))));
    }
    if (!explained.isEmpty()) {
      Map<String, Object> trees = new LinkedHashMap<>();
      JsonMapper mapper = JsonMapper.builder().build();
      for (FairScore one : explained) {
        trees.put(one.person(), mapper.readTree(ExplanationPrinter.asJson(one.explain())));
      }
      all.put("explanations", trees);
    }
    return all;
  }

  /** The names of the fixed effects that are conditions. */
  static Set<String> conditions(FairFit fit) {
    Set<String> names = new LinkedHashSet<>();
    fit.fixed().subList(1, fit.fixed().size()).forEach(effect -> names.add(effect.name()));
    return names;
  }

  private static Map<String, Object> approximation(Approximation how) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("probes", how.probes());
    one.put("draws", how.draws());
    one.put("seed", how.seed());
    one.put("theta_error", how.theta());
    one.put("criterion_error", how.criterion());
    one.put("sd_error", how.deviations());
    one.put("residual", how.residual());
    return one;
  }

  private static Map<String, Object> score(FairScore score, Set<String> conditions) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("person", score.person());
    one.put("ratings", score.ratings());
    one.put("raw_mean", score.rawMean());
    one.put("corrections", score.corrections());
    one.put("caution", score.caution());
    one.put("score", score.score());
    one.put("score_before_conditions", score.before(conditions));
    one.put("prediction_sd", score.predictionSd());
    one.put("low", score.low());
    one.put("high", score.high());
    return one;
  }

  private static Map<String, Object> growth(Growth growth) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("person", growth.person());
    one.put("slope", growth.slope());
    one.put("beyond_common", growth.beyondCommon());
    one.put("beyond_common_sd", growth.beyondCommonSd());
    one.put("low", growth.low());
    one.put("high", growth.high());
    return one;
  }

  private static List<Map<String, Object>> levels(Effects effects) {
    int width = effects.coefficients().size();
    return listed(
        effects.size() * width,
        i -> {
          Effects.Effect effect = effects.get(i / width, i % width);
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("level", effect.level());
          if (width > 1) {
            one.put("coefficient", effect.coefficient());
          }
          one.put("estimate", effect.estimate());
          one.put("conditional_sd", effect.conditionalSd());
          one.put("prediction_sd", effect.predictionSd());
          return one;
        });
  }

  /** A list that makes its entries when they are asked for: there may be millions. */
  private static List<Map<String, Object>> listed(
      int size, IntFunction<Map<String, Object>> entry) {
    return new AbstractList<>() {
      @Override
      public Map<String, Object> get(int index) {
        return entry.apply(index);
      }

      @Override
      public int size() {
        return size;
      }
    };
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
