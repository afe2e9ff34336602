package org.zhiren.platform.responsibility.reckoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random formulae, written out with random signs and spaces, against an oracle that works the tree
 * out while it is made, in decimals of sixty digits.
 */
class FormulaOracleTest {
  private static final MathContext SIXTY = new MathContext(60);
  private static final int INDICATORS = 6;

  /** What was written and what it comes to; null is unknown. */
  private record Made(String text, @Nullable BigDecimal value) {}

  private record Test3(String text, @Nullable Boolean truth) {}

  private Random random = new Random(0);
  private final List<@Nullable BigDecimal> values = new ArrayList<>();

  @Test
  void formulaeComeToWhatTheOracleSays() throws FormulaFault {
    int unknown = 0;
    int known = 0;
    for (long seed = 1; seed <= 3000; seed++) {
      random = new Random(seed);
      values.clear();
      FormulaBook.Builder builder = FormulaBook.builder(Units.standard());
      Map<String, BigDecimal> given = new HashMap<>();
      for (int i = 0; i < INDICATORS; i++) {
        BigDecimal value = random.nextInt(6) == 0 ? null : decimal();
        values.add(value);
        builder.measured("指标" + i, Unit.NONE);
        if (value != null) {
          given.put("指标" + i, value);
        }
      }
      Made made = number(1 + random.nextInt(5));
      Evaluation evaluation = builder.derived("结果", Unit.NONE, made.text).build().evaluate(given);
      String context = "seed %d: %s with %s".formatted(seed, made.text, given);
      if (made.value == null) {
        unknown++;
        assertThat(evaluation.value("结果")).as(context).isEmpty();
        assertThat(evaluation.whyUnknown("结果")).as(context).isPresent();
      } else {
        known++;
        BigDecimal found = evaluation.value("结果").orElse(null);
        assertThat(found).as(context).isNotNull();
        assertThat(found.subtract(made.value).abs())
            .as(context)
            .isLessThanOrEqualTo(new BigDecimal("1e-11"));
      }
    }
    assertThat(known).as("known results looked at").isGreaterThan(800);
    assertThat(unknown).as("unknown results looked at").isGreaterThan(400);
  }

  private BigDecimal decimal() {
    return BigDecimal.valueOf(random.nextInt(4001) - 2000, random.nextInt(3));
  }

  private Made number(int depth) {
    if (depth == 0) {
      if (random.nextBoolean()) {
        BigDecimal number = decimal().abs();
        return new Made(number.toPlainString(), number);
      }
      int i = random.nextInt(INDICATORS);
      return new Made(random.nextBoolean() ? "指标" + i : "[指标" + i + "]", values.get(i));
    }
    Made a = number(depth - 1);
    Made b = number(random.nextInt(depth));
    return switch (random.nextInt(9)) {
      case 0 -> two(a, b, "+＋", a.value == null || b.value == null ? null : a.value.add(b.value));
      case 1 ->
          two(a, b, "-−－", a.value == null || b.value == null ? null : a.value.subtract(b.value));
      case 2 ->
          two(a, b, "*×", a.value == null || b.value == null ? null : a.value.multiply(b.value));
      case 3 ->
          two(
              a,
              b,
              "/÷",
              a.value == null || b.value == null || b.value.signum() == 0
                  ? null
                  : a.value.divide(b.value, SIXTY));
      case 4 ->
          new Made(
              "最大(" + a.text + "，" + b.text + ")",
              a.value == null || b.value == null ? null : a.value.max(b.value));
      case 5 ->
          new Made(
              "min( " + a.text + "," + b.text + ")",
              a.value == null || b.value == null ? null : a.value.min(b.value));
      case 6 ->
          new Made(
              "avg(" + a.text + "," + b.text + ")",
              a.value == null || b.value == null
                  ? null
                  : a.value.add(b.value).divide(BigDecimal.TWO, SIXTY));
      case 7 -> new Made("(−" + a.text + ")", a.value == null ? null : a.value.negate());
      default -> {
        Test3 test = test();
        BigDecimal value;
        if (test.truth != null) {
          value = test.truth ? a.value : b.value;
        } else {
          boolean same = a.value != null && b.value != null && a.value.compareTo(b.value) == 0;
          value = same ? a.value : null;
        }
        yield new Made("如果(" + test.text + ", " + a.text + ", " + b.text + ")", value);
      }
    };
  }

  private Made two(Made a, Made b, String signs, @Nullable BigDecimal value) {
    char sign = signs.charAt(random.nextInt(signs.length()));
    String space = random.nextBoolean() ? " " : "";
    return new Made("(" + a.text + space + sign + space + b.text + ")", value);
  }

  /**
   * Comparisons of whole numbers or indicators only, so that the oracle's rounding decides nothing.
   */
  private Test3 test() {
    Test3 one = comparison();
    if (random.nextBoolean()) {
      return one;
    }
    Test3 other = comparison();
    boolean and = random.nextBoolean();
    Boolean truth;
    if (and) {
      truth =
          Boolean.FALSE.equals(one.truth) || Boolean.FALSE.equals(other.truth)
              ? Boolean.FALSE
              : one.truth == null || other.truth == null ? null : Boolean.TRUE;
    } else {
      truth =
          Boolean.TRUE.equals(one.truth) || Boolean.TRUE.equals(other.truth)
              ? Boolean.TRUE
              : one.truth == null || other.truth == null ? null : Boolean.FALSE;
    }
    return new Test3(one.text + (and ? "且" : " or ") + other.text, truth);
  }

  private Test3 comparison() {
    Made a = number(0);
    Made b = number(0);
    int kind = random.nextInt(6);
    String sign = List.of("<", "<=", ">", "≥", "=", "<>").get(kind);
    if (a.value == null || b.value == null) {
      return new Test3(a.text + sign + b.text, null);
    }
    int order = a.value.compareTo(b.value);
    boolean holds =
        switch (kind) {
          case 0 -> order < 0;
          case 1 -> order <= 0;
          case 2 -> order > 0;
          case 3 -> order >= 0;
          case 4 -> order == 0;
          default -> order != 0;
        };
    return new Test3(a.text + sign + b.text, holds);
  }
}
