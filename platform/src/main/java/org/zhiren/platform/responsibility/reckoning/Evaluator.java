package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** Works out one formula from the results of the indicators that it names. */
final class Evaluator {

  private static final Text TOO_LARGE =
      Text.of("“{0}”的结果超出可计算的范围。", "The result of “{0}” is too large to be reckoned with.");

  /**
   * A result: a value, or why there is none. The value of a condition is one or zero.
   *
   * @param why why there is no value; null if there is one
   */
  record Result(@Nullable Exact value, @Nullable Text why) {
    static Result of(Exact value) {
      return new Result(value, null);
    }

    static Result unknown(Text why) {
      return new Result(null, why);
    }
  }

  private final String formula;
  private final Map<String, Result> known;
  private final List<Explanation> branches = new ArrayList<>();

  Evaluator(String formula, Map<String, Result> known) {
    this.formula = formula;
    this.known = known;
  }

  /** Which way each "if" went, in reading order. */
  List<Explanation> branches() {
    return branches;
  }

  Result evaluate(Term term) {
    Result result =
        switch (term.node()) {
          case Node.Number number -> Result.of(Exact.of(number.number()));
          case Node.Name name -> named(name.name());
          case Node.Negative _ -> {
            Result of = evaluate(term.parts().getFirst());
            yield of.value == null ? of : Result.of(of.value.negate());
          }
          case Node.Binary binary -> binary(term, binary);
          case Node.Call call -> call(term, call);
        };
    return result.value != null && result.value.tooLarge()
        ? Result.unknown(TOO_LARGE.fill(source(term)))
        : result;
  }

  private Result named(String name) {
    Result result = known.get(name);
    if (result == null) {
      throw new IllegalStateException("Indicator %s was not worked out before.".formatted(name));
    }
    return result;
  }

  private Result binary(Term term, Node.Binary binary) {
    Result left = evaluate(term.parts().get(0));
    Result right = evaluate(term.parts().get(1));
    if (binary.operator() == Node.Operator.AND) {
      return decided(left, right, Exact.ZERO);
    }
    if (binary.operator() == Node.Operator.OR) {
      return decided(left, right, Exact.ONE);
    }
    if (left.value == null) {
      return left;
    }
    if (right.value == null) {
      return right;
    }
    int order = left.value.compareTo(right.value);
    return switch (binary.operator()) {
      case ADD -> Result.of(left.value.plus(right.value));
      case SUBTRACT -> Result.of(left.value.minus(right.value));
      case MULTIPLY -> Result.of(left.value.times(right.value).shift(term.tens()));
      case DIVIDE ->
          right.value.signum() == 0
              ? Result.unknown(
                  Text.of(
                          "第 {0} 个字符处：“{1}”为 0，不能作除数。",
                          "At character {0}: “{1}” is 0 and cannot divide.")
                      .fill(
                          term.parts().get(1).node().span().from() + 1,
                          source(term.parts().get(1))))
              : Result.of(left.value.over(right.value).shift(term.tens()));
      case LESS -> truth(order < 0);
      case AT_MOST -> truth(order <= 0);
      case MORE -> truth(order > 0);
      case AT_LEAST -> truth(order >= 0);
      case EQUAL -> truth(order == 0);
      case DIFFERENT -> truth(order != 0);
      case AND, OR -> throw new IllegalStateException("Handled above.");
    };
  }

  /** Three answers: one side may decide alone, otherwise what is unknown stays unknown. */
  private static Result decided(Result left, Result right, Exact deciding) {
    if (deciding.equals(left.value) || deciding.equals(right.value)) {
      return Result.of(deciding);
    }
    if (left.value == null) {
      return left;
    }
    return right;
  }

  private static Result truth(boolean holds) {
    return Result.of(holds ? Exact.ONE : Exact.ZERO);
  }

  private Result call(Term term, Node.Call call) {
    if (call.function() == Node.Function.IF) {
      return choose(term);
    }
    List<Exact> values = new ArrayList<>();
    for (Term part : term.parts()) {
      Result result = evaluate(part);
      if (result.value == null) {
        return result;
      }
      values.add(result.value);
    }
    Exact first = values.getFirst();
    return Result.of(
        switch (call.function()) {
          case MIN -> values.stream().reduce(first, Exact::min);
          case MAX -> values.stream().reduce(first, Exact::max);
          case SUM -> values.stream().reduce(Exact.ZERO, Exact::plus);
          case AVG -> values.stream().reduce(Exact.ZERO, Exact::plus).over(Exact.of(values.size()));
          case CLAMP -> first.min(values.get(2)).max(values.get(1));
          case ROUND -> Exact.of(first.rounded(decimals(call)));
          case CONVERT -> first.shift(term.tens());
          case NOT -> Exact.ONE.minus(first);
          case IF -> throw new IllegalStateException("Handled above.");
        });
  }

  private static int decimals(Node.Call call) {
    return call.arguments().size() == 2 && call.arguments().get(1) instanceof Node.Number number
        ? number.number().intValueExact()
        : BigDecimal.ZERO.intValue();
  }

  private Result choose(Term term) {
    Term condition = term.parts().get(0);
    Result holds = evaluate(condition);
    if (holds.value != null) {
      boolean yes = holds.value.signum() != 0;
      branches.add(
          Explanation.of(
                  "formula.if",
                  yes ? Verdict.PASS : Verdict.NOT_APPLICABLE,
                  yes
                      ? Text.of("条件“{0}”成立。", "The condition “{0}” holds.").fill(source(condition))
                      : Text.of("条件“{0}”不成立。", "The condition “{0}” does not hold.")
                          .fill(source(condition)))
              .build());
      return evaluate(term.parts().get(yes ? 1 : 2));
    }
    branches.add(
        Explanation.of(
                "formula.if",
                Verdict.UNKNOWN,
                Text.of("条件“{0}”无法判断。", "The condition “{0}” cannot be told.")
                    .fill(source(condition)))
            .build());
    Result then = evaluate(term.parts().get(1));
    Result otherwise = evaluate(term.parts().get(2));
    // Where both ways lead to the same value, the value is sure all the same.
    return then.value != null && then.value.equals(otherwise.value) ? then : holds;
  }

  private String source(Term term) {
    return formula.substring(term.node().span().from(), term.node().span().to());
  }
}
