package org.zhiren.platform.appraisal.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.fairness.Connectivity;
import org.zhiren.fairness.FairFit;
import org.zhiren.fairness.FairModel;
import org.zhiren.fairness.FairScore;
import org.zhiren.fairness.Fairness;
import org.zhiren.fairness.RatingTable;
import org.zhiren.fairness.Standing;
import org.zhiren.platform.appraisal.AppraisalResult.Method;
import org.zhiren.platform.appraisal.results.Computed.OnePerson;
import org.zhiren.platform.appraisal.results.ResultDetail.Cause;
import org.zhiren.platform.appraisal.results.ResultDetail.Correction;

/**
 * Works out the results of a campaign from what may be shown.
 *
 * <p>The raw mean of a person takes items by their weights and groups by their shares. For the fair
 * score each sheet gives one figure for each person, the mean of its marks by the items' weights
 * after the items' own means are evened out (marks of one sheet on one person hang together, so
 * they are not counted as independent). Then {@code figure = group + person + sheet + rest}, person
 * and sheet random, with row weights that give each group its share; the interval is widened by the
 * loss of information that unequal weights bring (Kish's design effect). Too few people or sheets
 * for a model: the raw mean with a plain interval, and it is said.
 */
final class Computing {

  /** People and raters without whom variances would be guesswork. */
  private static final int LEAST_LEVELS = 5;

  private static final int DRAWS = 1000;
  private static final double EVEN = 1.05;
  private static final String PERSON = "person";
  private static final String SHEET = "sheet";

  private final Shown shown;
  private final Answered from;
  private final int[] units;
  private final List<Row> rows = new ArrayList<>();

  /** One sheet's figure for one person. */
  record Row(int sheet, int person, int group, double figure, double weight) {}

  private Computing(Shown shown) {
    this.shown = shown;
    this.from = shown.from();
    this.units = RaterUnits.of(shown);
    collect();
  }

  static Computed of(Answered answered) {
    return new Computing(new Shown(answered.inOrder())).compute();
  }

  private void collect() {
    int items = from.items().size();
    double[] mean = new double[items];
    double all = from.weightOfAllItems();
    double level = 0;
    double levelMass = 0;
    for (int i = 0; i < items; i++) {
      mean[i] = shown.meanOfItem(i);
      if (!Double.isNaN(mean[i])) {
        level += from.weightOfItem(i) * mean[i];
        levelMass += from.weightOfItem(i);
      }
    }
    level /= levelMass;
    for (int p = 0; p < from.people().size(); p++) {
      double[] share = shown.shares(p);
      for (int s = 0; s < from.sheets().size(); s++) {
        Answered.Sheet sheet = from.sheets().get(s);
        double sum = 0;
        double mass = 0;
        for (int i = 0; i < items; i++) {
          int mark = shown.mark(sheet, p, i);
          if (mark > 0) {
            sum += from.weightOfItem(i) * (mark - mean[i]);
            mass += from.weightOfItem(i);
          }
        }
        double ofGroup =
            mass == 0 ? 0 : share[sheet.group()] * shown.sheets(p) / shown.sheets(sheet.group(), p);
        if (ofGroup > 0) {
          rows.add(new Row(s, p, sheet.group(), level + sum / mass, mass / all * ofGroup));
        }
      }
    }
  }

  private Computed compute() {
    RatingTable single = table(RaterUnits.single(shown));
    Connectivity parts = Fairness.connectivity(single, PERSON, SHEET, 2);
    Text reason = tooSmall();
    FairFit fit = reason == null ? fit(table(units), units) : null;
    if (reason == null && fit == null) {
      reason =
          Text.of(
              "评分之间的差异不足以区分人员与评分人，只列原始均分。",
              "The marks differ too little to tell people from raters; plain means are given.");
    }
    List<OnePerson> people = fit == null ? PlainMeans.of(shown, rows, parts) : fair(fit, parts);
    FairFit diagnosed = fit == null ? null : pooled() ? fit(single, RaterUnits.single(shown)) : fit;
    return new Computed(
        people,
        new Summarising(shown, units, fit, diagnosed, parts)
            .summary(fit == null ? Method.PLAIN : Method.FAIR, reason));
  }

  private boolean pooled() {
    return !Arrays.equals(units, RaterUnits.single(shown));
  }

  private RatingTable table(int[] unitOf) {
    double[] figure = rows.stream().mapToDouble(Row::figure).toArray();
    double[] weight = rows.stream().mapToDouble(Row::weight).toArray();
    List<@Nullable String> person = new ArrayList<>();
    List<@Nullable String> sheet = new ArrayList<>();
    List<@Nullable String> group = new ArrayList<>();
    for (Row row : rows) {
      person.add(Integer.toString(row.person()));
      sheet.add(Integer.toString(unitOf[row.sheet()]));
      group.add(Integer.toString(row.group()));
    }
    return RatingTable.rows(rows.size())
        .number("figure", figure)
        .number("weight", weight)
        .category(PERSON, person)
        .category(SHEET, sheet)
        .category("group", group)
        .build();
  }

  private @Nullable Text tooSmall() {
    long people = rows.stream().mapToInt(Row::person).distinct().count();
    long sheets = rows.stream().mapToInt(Row::sheet).distinct().count();
    if (people >= LEAST_LEVELS && sheets >= LEAST_LEVELS) {
      return null;
    }
    return Text.of(
            "可显示的人员 {0} 名、票 {1} 张，不足以建立模型（各须 {2}），只列原始均分。",
            "People shown: {0}, sheets: {1}; a model needs {2} of each, so plain means are given.")
        .fill(people, sheets, LEAST_LEVELS);
  }

  private @Nullable FairFit fit(RatingTable table, int[] unitOf) {
    FairModel model = FairModel.of("figure").weightedBy("weight").random(PERSON);
    // As many raters as variances need; fewer after pooling means that severity is not corrected.
    if (rows.stream().mapToInt(row -> unitOf[row.sheet()]).distinct().count() >= LEAST_LEVELS) {
      model = model.random(SHEET);
    }
    if (rows.stream().mapToInt(Row::group).distinct().count() > 1) {
      model = model.category("group");
    }
    try {
      FairFit fit = Fairness.fit(table, model);
      return fit.converged() && fit.sigma() > 1e-9 ? fit : null;
    } catch (IllegalArgumentException cannotBeTold) {
      return null;
    }
  }

  /** How much information the unequal weights of groups cost, by person. */
  private double[] designEffects() {
    double[] count = new double[from.people().size()];
    double[] sum = new double[count.length];
    double[] squares = new double[count.length];
    for (Row row : rows) {
      count[row.person()]++;
      sum[row.person()] += row.weight();
      squares[row.person()] += row.weight() * row.weight();
    }
    double[] effects = new double[count.length];
    Arrays.setAll(effects, p -> sum[p] == 0 ? 1 : count[p] * squares[p] / (sum[p] * sum[p]));
    return effects;
  }

  private List<OnePerson> fair(FairFit fit, Connectivity parts) {
    double[] effect = designEffects();
    Map<Integer, FairScore> scores = new HashMap<>();
    Map<Integer, Double> sd = new LinkedHashMap<>();
    for (FairScore score : Fairness.scores(fit, PERSON)) {
      int place = Integer.parseInt(score.person());
      scores.put(place, score);
      sd.put(place, score.predictionSd() * Math.sqrt(effect[place]));
    }
    Map<Integer, Place> places = places(fit, parts, effect, scores, sd);
    List<OnePerson> people = new ArrayList<>();
    List<OnePerson> plain = PlainMeans.of(shown, rows, parts);
    for (int p = 0; p < from.people().size(); p++) {
      FairScore score = scores.get(p);
      OnePerson without = plain.get(p);
      Place place = places.get(p);
      Double raw = without.raw();
      if (score == null || raw == null || place == null) {
        people.add(without);
        continue;
      }
      double fairScore = round(score.score());
      double half = FairScore.QUANTILE_95 * sd.getOrDefault(p, 0.0);
      List<Correction> corrections = corrections(raw, score, fairScore);
      double corrected = round(score.score() + score.caution());
      double low = round(score.score() - half);
      double high = round(score.score() + half);
      people.add(
          new OnePerson(
              p,
              Method.FAIR,
              shown.sheets(p),
              raw,
              fairScore,
              low,
              high,
              place.low(),
              place.high(),
              place.of(),
              place.part(),
              corrected,
              corrections,
              Explaining.fair(shown, p, raw, fairScore, low, high, corrections)));
    }
    return people;
  }

  /** A rank interval within a connected part. */
  private record Place(int low, int high, int of, int part) {}

  private Map<Integer, Place> places(
      FairFit fit,
      Connectivity parts,
      double[] effect,
      Map<Integer, FairScore> scores,
      Map<Integer, Double> sd) {
    Map<Integer, Place> places = new HashMap<>();
    List<Standing> standings = Fairness.standings(fit, PERSON, parts, 0.95, DRAWS, 1);
    boolean even = scores.keySet().stream().allMatch(p -> effect[p] < EVEN);
    if (even) {
      standings.forEach(s ->
          places.put(
              Integer.parseInt(s.person()),
              new Place(s.rankLow(), s.rankHigh(), s.of(), s.part())));
      return places;
    }
    Map<Integer, List<Integer>> members = new HashMap<>();
    standings.forEach(s ->
        members
            .computeIfAbsent(s.part(), key -> new ArrayList<>())
            .add(Integer.parseInt(s.person())));
    members.forEach((part, of) -> places.putAll(drawn(part, of, scores, sd)));
    return places;
  }

  /** Rank intervals with the widened deviations: errors are drawn independently. */
  private static Map<Integer, Place> drawn(
      int part, List<Integer> of, Map<Integer, FairScore> scores, Map<Integer, Double> sd) {
    int n = of.size();
    int[][] ranks = new int[n][DRAWS];
    Random random = new Random(1);
    double[] value = new double[n];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = 0; i < n; i++) {
        FairScore score = scores.get(of.get(i));
        value[i] =
            (score == null ? 0 : score.score())
                + sd.getOrDefault(of.get(i), 0.0) * random.nextGaussian();
      }
      for (int i = 0; i < n; i++) {
        int rank = 1;
        for (double other : value) {
          rank += other > value[i] ? 1 : 0;
        }
        ranks[i][draw] = rank;
      }
    }
    Map<Integer, Place> places = new HashMap<>();
    int cut = (int) (0.025 * DRAWS);
    for (int i = 0; i < n; i++) {
      Arrays.sort(ranks[i]);
      places.put(of.get(i), new Place(ranks[i][cut], ranks[i][DRAWS - 1 - cut], n, part));
    }
    return places;
  }

  private List<Correction> corrections(double raw, FairScore score, double fairScore) {
    double severity = 0;
    double mix = 0;
    for (Map.Entry<String, Double> one : score.corrections().entrySet()) {
      if (one.getKey().equals(SHEET)) {
        severity -= one.getValue();
      } else {
        mix -= one.getValue();
      }
    }
    double items = round(score.rawMean() - raw);
    severity = round(severity);
    mix = round(mix);
    // The last step takes up what rounding left, so that the published figures add up.
    double scarcity = round(fairScore - raw - items - severity - mix);
    List<Correction> corrections = new ArrayList<>();
    add(corrections, Cause.ITEMS, items);
    add(corrections, Cause.SEVERITY, severity);
    add(corrections, Cause.MIX, mix);
    add(corrections, Cause.SCARCITY, scarcity);
    return corrections;
  }

  private static void add(List<Correction> corrections, Cause cause, double by) {
    if (by != 0 || cause == Cause.SEVERITY || cause == Cause.SCARCITY) {
      corrections.add(new Correction(cause, by, Explaining.sentence(cause, by)));
    }
  }

  static double round(double value) {
    double rounded = Math.rint(value * 100) / 100;
    return rounded == 0 ? 0 : rounded;
  }
}
