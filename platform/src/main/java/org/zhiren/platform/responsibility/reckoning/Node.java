package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.List;
import org.zhiren.explain.Text;

/** A part of a formula as it was read, with its place in the text. */
sealed interface Node {

  /**
   * A place in the text of a formula.
   *
   * @param from index of the first character
   * @param to index after the last character
   */
  record Span(int from, int to) {
    Span until(Span last) {
      return new Span(from, last.to);
    }
  }

  Span span();

  /** Operators between two parts. */
  enum Operator {
    ADD("+"),
    SUBTRACT("−"),
    MULTIPLY("×"),
    DIVIDE("÷"),
    LESS("<"),
    AT_MOST("≤"),
    MORE(">"),
    AT_LEAST("≥"),
    EQUAL("="),
    DIFFERENT("≠"),
    AND("且"),
    OR("或");

    final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    boolean compares() {
      return ordinal() >= LESS.ordinal() && ordinal() <= DIFFERENT.ordinal();
    }
  }

  /** Functions; the first name is the Chinese one. */
  enum Function {
    IF("如果", "if", 3, 3, "如果(条件, 成立时的值, 不成立时的值)", "if(condition, then, otherwise)"),
    MIN("最小", "min", 1, 100, "最小(值, 值…)", "min(value, value…)"),
    MAX("最大", "max", 1, 100, "最大(值, 值…)", "max(value, value…)"),
    SUM("合计", "sum", 1, 100, "合计(值, 值…)", "sum(value, value…)"),
    AVG("平均", "avg", 1, 100, "平均(值, 值…)", "avg(value, value…)"),
    CLAMP("限于", "clamp", 3, 3, "限于(值, 下限, 上限)", "clamp(value, low, high)"),
    ROUND("四舍五入", "round", 1, 2, "四舍五入(值, 小数位数)", "round(value, decimals)"),
    CONVERT("换算", "convert", 2, 2, "换算(值, 1新单位)", "convert(value, 1unit)"),
    NOT("非", "not", 1, 1, "非(条件)", "not(condition)");

    final String zh;
    final String en;
    final int least;
    final int most;
    final Text usage;

    Function(String zh, String en, int least, int most, String usageZh, String usageEn) {
      this.zh = zh;
      this.en = en;
      this.least = least;
      this.most = most;
      this.usage = Text.of(usageZh, usageEn);
    }
  }

  /** A number with its unit. */
  record Number(BigDecimal number, Unit unit, Span span) implements Node {}

  /** The value of another indicator. */
  record Name(String name, Span span) implements Node {}

  /** The same with the other sign. */
  record Negative(Node of, Span span) implements Node {}

  /** Two parts with an operator between them. */
  record Binary(Operator operator, Node left, Node right, Span span) implements Node {}

  /** A function of parts. */
  record Call(Function function, List<Node> arguments, Span span) implements Node {}
}
