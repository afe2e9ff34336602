package org.zhiren.platform.responsibility.reckoning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.reckoning.Node.Span;

/**
 * Reads the text of a formula into {@link Node}s by recursive descent.
 *
 * <pre>
 * either  = both { (或|or) both }
 * both    = test { (且|and) test }
 * test    = sum [ (&lt;|≤|&gt;|≥|=|≠) sum ]
 * sum     = product { (+|−) product }
 * product = signed { (×|÷) signed }
 * signed  = − signed | part
 * part    = number [unit] | name | [name] | function ( either {, either} ) | ( either )
 * </pre>
 *
 * There are no loops and no assignments, length, depth and the number of operators are bounded, so
 * every formula ends and is worked out within the stack of any thread.
 */
final class FormulaReader {
  private static final int MOST_DEPTH = 50;
  private static final int MOST_OPERATORS = 300;
  private static final Set<String> BRACKETS = Set.of("(", ")", ",");
  private static final Set<String> JOINING = Set.of("且", "或", "and", "or");

  private final List<Token> tokens;
  private final Units units;
  private int at;
  private int depth;

  private FormulaReader(List<Token> tokens, Units units) {
    this.tokens = tokens;
    this.units = units;
  }

  /** A formula that cannot be read; kept within the package, told as {@link FormulaFault}. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    final transient Span span;
    final transient Text text;

    Unreadable(Span span, String zh, String en, Object... arguments) {
      super(en);
      this.span = span;
      this.text = Text.of(zh, en).fill(arguments);
    }
  }

  static Node read(String formula, Units units) throws Unreadable {
    List<Token> tokens = Token.all(formula);
    List<Token> operators = tokens.stream().filter(FormulaReader::operator).toList();
    if (operators.size() > MOST_OPERATORS) {
      throw new Unreadable(
          operators.get(MOST_OPERATORS).span(),
          "公式的运算超过 {0} 个；请拆成几个指标。",
          "The formula has more than {0} operators; divide it into several indicators.",
          MOST_OPERATORS);
    }
    FormulaReader reader = new FormulaReader(tokens, units);
    Node node = reader.either();
    Token rest = reader.peek();
    if (rest.kind() != Token.Kind.END) {
      throw reader.expected("运算符或者公式结束", "an operator or the end of the formula");
    }
    return node;
  }

  private static boolean operator(Token token) {
    return switch (token.kind()) {
      case SIGN -> !BRACKETS.contains(token.text());
      case WORD -> JOINING.contains(token.text());
      default -> false;
    };
  }

  private Node either() throws Unreadable {
    if (++depth > MOST_DEPTH) {
      throw new Unreadable(
          peek().span(),
          "公式嵌套超过 {0} 层；请拆成几个指标。",
          "The formula is nested more than {0} deep; divide it into several indicators.",
          MOST_DEPTH);
    }
    Node left = both();
    while (accept("或", "or", "||")) {
      Node right = both();
      left = new Node.Binary(Node.Operator.OR, left, right, left.span().until(right.span()));
    }
    depth--;
    return left;
  }

  private Node both() throws Unreadable {
    Node left = test();
    while (accept("且", "and", "&&")) {
      Node right = test();
      left = new Node.Binary(Node.Operator.AND, left, right, left.span().until(right.span()));
    }
    return left;
  }

  private Node test() throws Unreadable {
    Node left = sum();
    Optional<Node.Operator> comparison = comparison();
    if (comparison.isEmpty()) {
      return left;
    }
    Node right = sum();
    if (comparison().isPresent()) {
      throw new Unreadable(
          tokens.get(at - 1).span(),
          "不能连续比较；请写成“甲 < 乙 且 乙 < 丙”。",
          "Comparisons do not chain; write “a < b and b < c”.");
    }
    return new Node.Binary(comparison.get(), left, right, left.span().until(right.span()));
  }

  private Optional<Node.Operator> comparison() {
    for (Node.Operator operator : Node.Operator.values()) {
      if (operator.compares() && acceptSign(operator.sign)) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private Node sum() throws Unreadable {
    Node left = product();
    while (true) {
      Node.Operator operator;
      if (acceptSign("+")) {
        operator = Node.Operator.ADD;
      } else if (acceptSign("−")) {
        operator = Node.Operator.SUBTRACT;
      } else {
        return left;
      }
      Node right = product();
      left = new Node.Binary(operator, left, right, left.span().until(right.span()));
    }
  }

  private Node product() throws Unreadable {
    Node left = signed();
    while (true) {
      Node.Operator operator;
      if (acceptSign("×")) {
        operator = Node.Operator.MULTIPLY;
      } else if (acceptSign("÷")) {
        operator = Node.Operator.DIVIDE;
      } else {
        return left;
      }
      Node right = signed();
      left = new Node.Binary(operator, left, right, left.span().until(right.span()));
    }
  }

  private Node signed() throws Unreadable {
    List<Span> signs = new ArrayList<>();
    while (acceptSign("−")) {
      signs.add(tokens.get(at - 1).span());
    }
    Node part = part();
    for (Span sign : signs.reversed()) {
      part = new Node.Negative(part, sign.until(part.span()));
    }
    return part;
  }

  private Node part() throws Unreadable {
    Token token = peek();
    switch (token.kind()) {
      case NUMBER -> {
        at++;
        return number(token);
      }
      case QUOTED -> {
        at++;
        return new Node.Name(token.text(), token.span());
      }
      case WORD -> {
        at++;
        if (peek().is("(")) {
          return call(token);
        }
        return new Node.Name(token.text(), token.span());
      }
      case SIGN -> {
        if (acceptSign("(")) {
          Node inner = either();
          if (!acceptSign(")")) {
            throw expected("右括号 )", "a closing bracket )");
          }
          return inner;
        }
      }
      case END -> {}
    }
    throw expected("数、指标名称、函数或者左括号", "a number, an indicator, a function or a bracket");
  }

  private Node number(Token token) throws Unreadable {
    BigDecimal number = new BigDecimal(token.text());
    Token next = peek();
    boolean word = next.kind() == Token.Kind.WORD && !JOINING.contains(next.text());
    if (!word && !next.is("%") && !next.is("‰")) {
      return new Node.Number(number, Unit.NONE, token.span());
    }
    Optional<Unit> unit = units.find(next.text());
    if (unit.isEmpty()) {
      throw new Unreadable(
          next.span(),
          "第 {0} 个字符处：不认识单位“{1}”；数字后只能跟已登记的单位（如 {2}）或者运算符。",
          "At character {0}: the unit “{1}” is not known. A number is followed by a unit on the"
              + " list (such as {2}) or by an operator.",
          next.span().from() + 1,
          next.text(),
          "人、万元、%、分");
    }
    at++;
    return new Node.Number(number, unit.get(), token.span().until(next.span()));
  }

  private Node call(Token name) throws Unreadable {
    Node.Function function = null;
    for (Node.Function one : Node.Function.values()) {
      if (name.is(one.zh) || name.text().equalsIgnoreCase(one.en)) {
        function = one;
      }
    }
    if (function == null) {
      throw new Unreadable(
          name.span(),
          "第 {0} 个字符处：没有函数“{1}”；可用的函数有 {2}。",
          "At character {0}: there is no function “{1}”; there are {2}.",
          name.span().from() + 1,
          name.text(),
          functions());
    }
    acceptSign("(");
    List<Node> arguments = new ArrayList<>();
    if (!peek().is(")")) {
      do {
        arguments.add(either());
      } while (acceptSign(","));
    }
    if (!acceptSign(")")) {
      throw expected("逗号或者右括号 )", "a comma or a closing bracket )");
    }
    Span span = name.span().until(tokens.get(at - 1).span());
    if (arguments.size() < function.least || arguments.size() > function.most) {
      throw new Unreadable(
          span,
          "第 {0} 个字符处：函数“{1}”有 {2} 项，用法是 {3}。",
          "At character {0}: the function “{1}” has {2} parts; its use is {3}.",
          span.from() + 1,
          name.text(),
          arguments.size(),
          function.usage);
    }
    return new Node.Call(function, arguments, span);
  }

  private static Text functions() {
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Node.Function function : Node.Function.values()) {
      zh.add(function.zh);
      en.add(function.en);
    }
    return Text.of(String.join("、", zh), String.join(", ", en));
  }

  private Unreadable expected(String zh, String en) {
    Token found = peek();
    Text what =
        found.kind() == Token.Kind.END
            ? Text.of("公式已结束", "the formula ends")
            : Text.same("“" + found.text() + "”");
    return new Unreadable(
        found.span(),
        "第 {0} 个字符处：应为{1}，实际是{2}。",
        "At character {0}: expected {1}, found {2}.",
        found.span().from() + 1,
        Text.of(zh, en),
        what);
  }

  private boolean accept(String... words) {
    for (String word : words) {
      if (peek().is(word)) {
        at++;
        return true;
      }
    }
    return false;
  }

  private boolean acceptSign(String sign) {
    return peek().kind() == Token.Kind.SIGN && accept(sign);
  }

  private Token peek() {
    return tokens.get(at);
  }
}
