package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.FormulaReader.Unreadable;

/** Gives every part of a formula its unit, before any value arrives; mixing units is a fault. */
final class UnitCheck {
  private static final int MOST_DECIMALS = 10;

  private final String formula;
  private final Map<String, Unit> indicators;

  UnitCheck(String formula, Map<String, Unit> indicators) {
    this.formula = formula;
    this.indicators = indicators;
  }

  Term check(Node node) throws Unreadable {
    return switch (node) {
      case Node.Number number -> new Term(number, number.unit(), 0, List.of());
      case Node.Name name -> named(name);
      case Node.Negative negative -> {
        Term of = number(negative.of());
        yield new Term(negative, of.unit(), 0, List.of(of));
      }
      case Node.Binary binary -> binary(binary);
      case Node.Call call -> call(call);
    };
  }

  private Term named(Node.Name name) throws Unreadable {
    Unit unit = indicators.get(name.name());
    if (unit == null) {
      throw fault(
          name,
          "没有指标“{1}”；请核对名称，名称里有符号时用方括号括起。",
          "there is no indicator “{1}”; look at the name, and put it in square brackets if it holds"
              + " signs.",
          name.name());
    }
    return new Term(name, unit, 0, List.of());
  }

  private Term binary(Node.Binary binary) throws Unreadable {
    switch (binary.operator()) {
      case AND, OR -> {
        return new Term(
            binary, null, 0, List.of(condition(binary.left()), condition(binary.right())));
      }
      case MULTIPLY, DIVIDE -> {
        Term left = number(binary.left());
        Term right = number(binary.right());
        Unit.Combined combined =
            binary.operator() == Node.Operator.MULTIPLY
                ? unit(left).times(unit(right))
                : unit(left).over(unit(right));
        return new Term(binary, combined.unit(), combined.tens(), List.of(left, right));
      }
      default -> {
        Term left = number(binary.left());
        Term right = number(binary.right());
        same(binary.operator().sign, left, right);
        return new Term(
            binary, binary.operator().compares() ? null : left.unit(), 0, List.of(left, right));
      }
    }
  }

  private Term call(Node.Call call) throws Unreadable {
    List<Node> arguments = call.arguments();
    switch (call.function()) {
      case NOT -> {
        return new Term(call, null, 0, List.of(condition(arguments.getFirst())));
      }
      case IF -> {
        Term condition = condition(arguments.get(0));
        Term then = number(arguments.get(1));
        Term otherwise = number(arguments.get(2));
        same(call.function().zh, then, otherwise);
        return new Term(call, then.unit(), 0, List.of(condition, then, otherwise));
      }
      case ROUND -> {
        Term of = number(arguments.getFirst());
        if (arguments.size() == 2) {
          decimals(arguments.get(1));
        }
        return new Term(call, of.unit(), 0, List.of(of));
      }
      case CONVERT -> {
        Term of = number(arguments.get(0));
        if (!(arguments.get(1) instanceof Node.Number to)
            || to.number().compareTo(BigDecimal.ONE) != 0) {
          throw fault(
              arguments.get(1),
              "换算的第二项应写成 1 加新单位，例如 1亿元。",
              "the second part of a conversion is 1 with the new unit, for instance 1亿元.");
        }
        try {
          return new Term(call, to.unit(), unit(of).tensTo(to.unit()), List.of(of));
        } catch (ArithmeticException e) {
          Unreadable fault =
              fault(
                  call,
                  "“{1}”的单位是 {2}，不能换算成 {3}。",
                  "“{1}” is in {2}, which cannot be converted into {3}.",
                  source(of.node()),
                  unit(of).text(),
                  to.unit().text());
          fault.initCause(e);
          throw fault;
        }
      }
      case MIN, MAX, SUM, AVG, CLAMP -> {
        List<Term> parts = new ArrayList<>();
        for (Node argument : arguments) {
          Term part = number(argument);
          if (!parts.isEmpty()) {
            same(call.function().zh, parts.getFirst(), part);
          }
          parts.add(part);
        }
        return new Term(call, parts.getFirst().unit(), 0, parts);
      }
    }
    throw new IllegalStateException("A function is not handled: " + call.function());
  }

  private void decimals(Node node) throws Unreadable {
    boolean whole =
        node instanceof Node.Number number
            && number.unit().plain()
            && number.number().stripTrailingZeros().scale() <= 0
            && number.number().compareTo(BigDecimal.valueOf(MOST_DECIMALS)) <= 0;
    if (!whole) {
      throw fault(
          node,
          "小数位数应为 0 至 {1} 的整数，实际是“{2}”。",
          "the number of decimals is a whole number from 0 to {1}, not “{2}”.",
          MOST_DECIMALS,
          source(node));
    }
  }

  private void same(String sign, Term left, Term right) throws Unreadable {
    if (!unit(left).equals(unit(right))) {
      boolean convertible = convertible(unit(right), unit(left));
      throw fault(
          right.node(),
          "“{1}”两边的单位不同：“{2}”是 {3}，“{4}”是 {5}。{6}",
          "the units beside “{1}” differ: “{2}” is in {3}, “{4}” in {5}. {6}",
          sign,
          source(left.node()),
          unit(left).text(),
          source(right.node()),
          unit(right).text(),
          convertible
              ? Text.of("请先用“换算”统一单位。", "Convert one of them first.")
              : Text.of("不同的量不能相加减或者比较。", "Different quantities cannot be added or compared."));
    }
  }

  private static boolean convertible(Unit from, Unit to) {
    try {
      from.tensTo(to);
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  private Term number(Node node) throws Unreadable {
    Term term = check(node);
    if (term.unit() == null) {
      throw fault(
          node,
          "“{1}”是条件，这里应为数值；请用 如果(条件, 值, 值)。",
          "“{1}” is a condition where a number is needed; use if(condition, value, value).",
          source(node));
    }
    return term;
  }

  private Term condition(Node node) throws Unreadable {
    Term term = check(node);
    if (term.unit() != null) {
      throw fault(
          node,
          "“{1}”是数值，这里应为条件，例如 {1} > 0。",
          "“{1}” is a number where a condition is needed, such as {1} > 0.",
          source(node));
    }
    return term;
  }

  private static Unit unit(Term term) {
    @Nullable Unit unit = term.unit();
    if (unit == null) {
      throw new IllegalStateException("A condition has no unit.");
    }
    return unit;
  }

  private String source(Node node) {
    return formula.substring(node.span().from(), node.span().to());
  }

  private static Unreadable fault(Node node, String zh, String en, Object... arguments) {
    Object[] all = new Object[arguments.length + 1];
    all[0] = node.span().from() + 1;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new Unreadable(node.span(), "第 {0} 个字符处：" + zh, "At character {0}: " + en, all);
  }
}
