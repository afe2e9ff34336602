package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;

/** The values of all indicators of a {@link FormulaBook}, each with its reason. */
public final class Evaluation {

  private static final int DEEPEST = 12;

  private final FormulaBook book;
  private final Map<String, Evaluator.Result> results = new HashMap<>();
  private final Map<String, List<Explanation>> branches = new HashMap<>();

  Evaluation(FormulaBook book, Map<String, BigDecimal> values) {
    this.book = book;
    for (String name : book.names()) {
      FormulaBook.Entry entry = book.entry(name);
      if (entry.term() != null && entry.formula() != null) {
        Evaluator evaluator = new Evaluator(entry.formula(), results);
        results.put(name, evaluator.evaluate(entry.term()));
        branches.put(name, evaluator.branches());
      } else {
        BigDecimal value = values.get(name);
        results.put(
            name,
            value != null
                ? Evaluator.Result.of(Exact.of(value))
                : Evaluator.Result.unknown(
                    Text.of("“{0}”没有数值。", "There is no value of “{0}”.").fill(name)));
      }
    }
  }

  /**
   * The value of an indicator, or empty if it is unknown. A fraction that does not come out even is
   * rounded to {@value Exact#DECIMALS} decimals, half up.
   *
   * @throws IllegalArgumentException if there is no such indicator
   */
  public Optional<BigDecimal> value(String name) {
    return Optional.ofNullable(result(name).value()).map(Exact::decimal);
  }

  /** Why an indicator is unknown; empty if it is known. */
  public Optional<Text> whyUnknown(String name) {
    return Optional.ofNullable(result(name).why());
  }

  /**
   * Why an indicator has its value. An indicator that is used more than once is explained where it
   * is first met; very deep trees end with the values of what lies below.
   */
  public Explanation explanation(String name) {
    return explain(name, new HashSet<>(), 0);
  }

  private Explanation explain(String name, Set<String> shown, int depth) {
    FormulaBook.Entry entry = book.entry(name);
    Evaluator.Result result = result(name);
    Exact exact = result.value();
    shown.add(name);
    Text written =
        exact == null
            ? Text.of("无法得出", "unknown")
            : entry.unit().write(ScoringRules.plain(exact.decimal()));
    Value value =
        exact == null
            ? new Value.Missing()
            : entry.unit().plain()
                ? new Value.Words(Text.same(ScoringRules.plain(exact.decimal())))
                : new Value.Quantity(exact.decimal(), entry.unit().suffix());
    if (entry.term() == null || entry.formula() == null) {
      return Explanation.of(
              "formula.measured", value, Text.of("{0}：{1}", "{0}: {1}").fill(name, written))
          .using(fact(name))
          .build();
    }
    Text why = result.why();
    Text sentence =
        Text.of("{0} = {1} = {2}", "{0} = {1} = {2}").fill(name, entry.formula(), written);
    if (why != null) {
      sentence = Text.of(sentence.zh() + "：" + why.zh(), sentence.en() + ": " + why.en());
    }
    List<Explanation> children = new ArrayList<>();
    Explanation.Builder explanation = Explanation.of("formula." + name, value, sentence);
    for (String used : FormulaBook.names(entry.term())) {
      explanation.using(fact(used));
      if (book.entry(used).term() != null && depth < DEEPEST && !shown.contains(used)) {
        children.add(explain(used, shown, depth + 1));
      }
    }
    return explanation.because(branches.getOrDefault(name, List.of())).because(children).build();
  }

  private Fact fact(String name) {
    Exact value = result(name).value();
    return value == null
        ? Fact.missing(Text.same(name))
        : Fact.of(
            Text.same(name),
            book.entry(name).unit().write(ScoringRules.plain(value.decimal())),
            name);
  }

  private Evaluator.Result result(String name) {
    book.entry(name);
    Evaluator.Result result = results.get(name);
    if (result == null) {
      throw new IllegalStateException("Indicator %s was not worked out.".formatted(name));
    }
    return result;
  }
}
