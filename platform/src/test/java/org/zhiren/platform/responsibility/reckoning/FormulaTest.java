package org.zhiren.platform.responsibility.reckoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.ExplanationPrinter;

/** The language of formulae: what it comes to, what it refuses and where. */
class FormulaTest {
  private static final Units UNITS = Units.standard();
  private static final Unit PEOPLE = UNITS.find("人").orElseThrow();
  private static final Unit WAN = UNITS.find("万元").orElseThrow();
  private static final Unit YI = UNITS.find("亿元").orElseThrow();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 + 2 × 3 | 7",
        "(1 + 2) * 3 | 9",
        "10 − 4 − 3 | 3",
        "24 / 4 / 3 | 2",
        "−2 × −3 | 6",
        "- - 5 | 5",
        "1/3 + 1/3 + 1/3 | 1",
        "2 ÷ 3 | 0.666666666667",
        "最大(1, 7, 3) | 7",
        "min(4，2，8) | 2",
        "合计(1, 2, 3) | 6",
        "avg(1, 2) | 1.5",
        "限于(12, 0, 10) | 10",
        "clamp(-1, 0, 10) | 0",
        "round(2.345, 2) | 2.35",
        "四舍五入(-2.5) | -3",
        "如果(3 > 2, 10, 20) | 10",
        "if(3 <= 2 or 1 = 1, 10, 20) | 10",
        "如果(3>2且非(1≠1), 1, 0) | 1",
        "如果(2 < 1 或 2 ≥ 3, 1, 0) | 0",
      })
  void plainNumbers(String formula, BigDecimal expected) {
    assertThat(value(formula, Unit.NONE, Map.of())).isEqualByComparingTo(expected);
  }

  @Test
  void aRateIsAShareTimesAHundredPercent() throws FormulaFault {
    FormulaBook book =
        FormulaBook.builder(UNITS)
            .derived("完成率", Unit.PERCENT, "新增就业 ÷ 目标 × 100%")
            .measured("新增就业", PEOPLE)
            .measured("目标", PEOPLE)
            .derived("得分", Unit.POINTS, "如果(完成率 ≥ 95%, 10分, 10分 × 完成率)")
            .build();
    Evaluation at90 = book.evaluate(numbers("新增就业", "450", "目标", "500"));
    assertThat(at90.value("完成率")).hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("90"));
    assertThat(at90.value("得分")).hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("9"));
    Evaluation at95 = book.evaluate(numbers("新增就业", "475", "目标", "500"));
    assertThat(at95.value("得分")).hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo("10"));
  }

  @Test
  void unitsCancelFoldAndConvert() {
    assertThat(value("200万元 × 5%", WAN, Map.of())).isEqualByComparingTo("10");
    assertThat(value("5% × 200万元", WAN, Map.of())).isEqualByComparingTo("10");
    assertThat(value("10万元 ÷ 5%", WAN, Map.of())).isEqualByComparingTo("200");
    assertThat(value("50% × 50%", Unit.PERCENT, Map.of())).isEqualByComparingTo("25");
    assertThat(value("5% ÷ 2‰", Unit.NONE, Map.of())).isEqualByComparingTo("25");
    assertThat(value("1亿元 ÷ 500万元", Unit.NONE, Map.of())).isEqualByComparingTo("20");
    assertThat(value("换算(12500万元, 1亿元)", YI, Map.of())).isEqualByComparingTo("1.25");
    assertThat(value("convert(0.25, 1%)", Unit.PERCENT, Map.of())).isEqualByComparingTo("25");
    assertThat(value("30万元 ÷ 4人 × 8人", WAN, Map.of())).isEqualByComparingTo("60");
    Unit perHead = WAN.over(PEOPLE).unit();
    assertThat(value("30万元 ÷ 4人", perHead, Map.of())).isEqualByComparingTo("7.5");
    assertThat(perHead.text().zh()).isEqualTo("万元/人");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1 + | 3 | 应为数",
        "(1 + 2 | 6 | 右括号",
        "1 2 | 2 | 应为运算符",
        "3公斤 | 1 | 公斤",
        "甲 + 1 | 0 | 没有指标“甲”",
        "sin(1) | 0 | 没有函数“sin”",
        "如果(1 > 0, 1) | 0 | 如果(条件",
        "1 < 2 < 3 | 6 | 连续比较",
        "1 + 2人 | 4 | 单位不同",
        "5% + 1 | 5 | 单位不同",
        "1万元 + 1亿元 | 6 | 换算",
        "1 > 0 | 0 | 结果是条件",
        "如果(1, 2, 3) | 3 | 这里应为条件",
        "(1 > 0) + 1 | 1 | 是条件",
        "1.2.3 | 0 | 规范的数",
        "1; 2 | 1 | 不能用",
        "[甲 | 0 | 以 ] 结束",
        "换算(1人, 1万元) | 0 | 不能换算",
        "换算(1人, 2万元) | 7 | 加新单位",
        "round(1.5, 2.5) | 11 | 小数位数",
        "1人 × 2 | 0 | 以 （无单位） 为单位",
      })
  void faultsNameTheirPlace(String formula, int from, String words) {
    List<FormulaFault.Fault> faults = FormulaBook.faults(formula, Unit.NONE, Map.of(), UNITS);
    assertThat(faults).hasSize(1);
    FormulaFault.Fault fault = faults.getFirst();
    assertThat(fault.message().zh()).contains(words);
    assertThat(fault.message().en()).doesNotContainPattern("\\{\\d\\}");
    assertThat(fault.from()).as(fault.message().en()).isEqualTo(from);
    assertThat(fault.to()).isGreaterThanOrEqualTo(fault.from());
  }

  @Test
  void whatIsMissingIsUnknownAndNeverZero() {
    Map<String, @Nullable String> missing = new HashMap<>();
    missing.put("甲", null);
    for (String formula :
        List.of(
            "甲 + 1",
            "甲 × 0",
            "sum(甲, 1)",
            "avg(甲, 1)",
            "min(甲, 1)",
            "如果(甲 > 0, 1, 2)",
            "如果(甲 > 0 且 1 = 1, 1, 2)",
            "round(甲)")) {
      assertThat(optional(formula, missing)).as(formula).isNull();
    }
    // One side decides alone; both ways lead to the same value.
    assertThat(optional("如果(甲 > 0 且 1 = 2, 1, 2)", missing)).isEqualByComparingTo("2");
    assertThat(optional("如果(1 = 1 或 甲 > 0, 1, 2)", missing)).isEqualByComparingTo("1");
    assertThat(optional("如果(甲 > 0, 5, 5)", missing)).isEqualByComparingTo("5");
    assertThat(optional("如果(1 = 1, 5, 甲)", missing)).isEqualByComparingTo("5");
  }

  @Test
  void divisionByZeroIsUnknownAndNamesThePlace() throws FormulaFault {
    FormulaBook book =
        FormulaBook.builder(UNITS)
            .measured("完成", PEOPLE)
            .measured("总数", PEOPLE)
            .derived("率", Unit.NONE, "完成 ÷ 总数")
            .build();
    Evaluation evaluation = book.evaluate(numbers("完成", "3", "总数", "0"));
    assertThat(evaluation.value("率")).isEmpty();
    assertThat(evaluation.whyUnknown("率").orElseThrow().zh()).contains("第 6 个字符", "“总数”为 0");
  }

  @Test
  void circlesAreRefusedWithTheirPath() {
    FormulaFault fault =
        catchThrowableOfType(
            FormulaFault.class,
            () ->
                FormulaBook.builder(UNITS)
                    .derived("起点", Unit.NONE, "甲 + 1")
                    .derived("甲", Unit.NONE, "乙 + 1")
                    .derived("乙", Unit.NONE, "2 × 丙")
                    .derived("丙", Unit.NONE, "甲")
                    .build());
    assertThat(fault.faults()).hasSize(1);
    assertThat(fault.faults().getFirst().message().zh()).contains("甲 → 乙 → 丙 → 甲");
    assertThatThrownBy(() -> FormulaBook.builder(UNITS).derived("甲", Unit.NONE, "甲 + 1").build())
        .isInstanceOf(FormulaFault.class)
        .hasMessageContaining("甲 → 甲");
  }

  @Test
  void allFaultsOfABookAreTold() {
    FormulaFault fault =
        catchThrowableOfType(
            FormulaFault.class,
            () ->
                FormulaBook.builder(UNITS)
                    .derived("甲", Unit.NONE, "1 +")
                    .derived("乙", Unit.NONE, "丙")
                    .derived("丁", Unit.PERCENT, "0.5")
                    .build());
    assertThat(fault.faults())
        .extracting(FormulaFault.Fault::indicator)
        .containsExactly("甲", "乙", "丁");
  }

  @Test
  void hostileFormulaeEnd() throws FormulaFault {
    assertThat(FormulaBook.faults("(".repeat(60) + "1", Unit.NONE, Map.of(), UNITS)).hasSize(1);
    assertThat(FormulaBook.faults("1+".repeat(1500) + "1", Unit.NONE, Map.of(), UNITS)).hasSize(1);
    assertThat(value("1" + "+1".repeat(300), Unit.NONE, Map.of())).isEqualByComparingTo("301");
    assertThat(value("-".repeat(300) + "1", Unit.NONE, Map.of())).isEqualByComparingTo("1");
    assertThat(FormulaBook.faults("1" + "+1".repeat(301), Unit.NONE, Map.of(), UNITS)).hasSize(1);
    assertThat(FormulaBook.faults("-".repeat(301) + "1", Unit.NONE, Map.of(), UNITS)).hasSize(1);
    // Squares of squares would fill the memory; the explanation would be larger still.
    FormulaBook.Builder squares = FormulaBook.builder(UNITS).measured("a0", Unit.NONE);
    for (int i = 1; i <= 80; i++) {
      String below = "a" + (i - 1);
      squares.derived("a" + i, Unit.NONE, below + " × " + below);
    }
    Evaluation evaluation = squares.build().evaluate(numbers("a0", "3"));
    assertThat(evaluation.value("a5"))
        .hasValueSatisfying(v -> assertThat(v).isEqualByComparingTo(new BigDecimal(3).pow(32)));
    assertThat(evaluation.value("a80")).isEmpty();
    assertThat(evaluation.whyUnknown("a80").orElseThrow().zh()).contains("超出");
    assertThat(evaluation.explanation("a80").stream().count()).isLessThan(100);
  }

  @Test
  void theExplanationNamesValuesGapsAndBranches() throws FormulaFault {
    FormulaBook book =
        FormulaBook.builder(UNITS)
            .measured("办结", UNITS.find("件").orElseThrow())
            .measured("受理", UNITS.find("件").orElseThrow())
            .derived("办结率", Unit.PERCENT, "办结 / 受理 * 100%")
            .derived("得分", Unit.POINTS, "如果(办结率 >= 98%, 5分, 3分)")
            .build();
    Explanation known = book.evaluate(numbers("办结", "97", "受理", "100")).explanation("得分");
    assertThat(ExplanationPrinter.asText(known, Locale.CHINESE))
        .isEqualTo(
            """
            [3分] 得分 = 如果(办结率 >= 98%, 5分, 3分) = 3分
              · 办结率: 97%
              [不适用] 条件“办结率 >= 98%”不成立。
              [97%] 办结率 = 办结 / 受理 * 100% = 97%
                · 办结: 97件
                · 受理: 100件
            """);
    Explanation unknown = book.evaluate(numbers("办结", "97")).explanation("得分");
    assertThat(unknown.missingFacts()).extracting(f -> f.name().zh()).containsExactly("办结率", "受理");
    assertThat(unknown.sentence().en()).contains("There is no value of “受理”.");
  }

  @Test
  void aValueForANameThatTakesNoneIsRefused() throws FormulaFault {
    FormulaBook book =
        FormulaBook.builder(UNITS).measured("甲", Unit.NONE).derived("乙", Unit.NONE, "甲").build();
    assertThat(book.restsOn("乙")).containsExactly("甲");
    assertThatThrownBy(() -> book.evaluate(numbers("乙", "1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> book.evaluate(numbers("假", "1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static BigDecimal value(String formula, Unit unit, Map<String, String> values) {
    try {
      FormulaBook.Builder builder = FormulaBook.builder(UNITS).derived("结果", unit, formula);
      values.keySet().forEach(name -> builder.measured(name, Unit.NONE));
      Map<String, BigDecimal> given = new HashMap<>();
      values.forEach((name, written) -> given.put(name, new BigDecimal(written)));
      return builder.build().evaluate(given).value("结果").orElseThrow();
    } catch (FormulaFault e) {
      throw new AssertionError(formula, e);
    }
  }

  private static @Nullable BigDecimal optional(
      String formula, Map<String, @Nullable String> values) {
    try {
      FormulaBook.Builder builder = FormulaBook.builder(UNITS).derived("结果", Unit.NONE, formula);
      values.keySet().forEach(name -> builder.measured(name, Unit.NONE));
      return builder.build().evaluate(Map.of()).value("结果").orElse(null);
    } catch (FormulaFault e) {
      throw new AssertionError(formula, e);
    }
  }

  private static Map<String, BigDecimal> numbers(String... pairs) {
    Map<String, BigDecimal> numbers = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      numbers.put(pairs[i], new BigDecimal(pairs[i + 1]));
    }
    return numbers;
  }
}
