package org.zhiren.platform.responsibility.reckoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiren.platform.responsibility.reckoning.FormulaReader.Unreadable;
import org.zhiren.platform.responsibility.reckoning.Node.Span;

/**
 * A word or sign of a formula. Chinese and Latin forms of signs are the same sign: （ is (, ＊ and *
 * are ×, / is ÷, &gt;= is ≥.
 */
record Token(Token.Kind kind, String text, Span span) {
  private static final int LONGEST = 2000;
  private static final int MOST_DIGITS = 30;

  private static final Map<String, String> PAIRS =
      Map.of("<=", "≤", ">=", "≥", "<>", "≠", "!=", "≠", "==", "=", "&&", "&&", "||", "||");
  private static final Map<Character, Character> SAME =
      Map.ofEntries(
          Map.entry('（', '('),
          Map.entry('）', ')'),
          Map.entry('，', ','),
          Map.entry('＋', '+'),
          Map.entry('-', '−'),
          Map.entry('－', '−'),
          Map.entry('–', '−'),
          Map.entry('*', '×'),
          Map.entry('＊', '×'),
          Map.entry('·', '×'),
          Map.entry('/', '÷'),
          Map.entry('／', '÷'),
          Map.entry('＜', '<'),
          Map.entry('＞', '>'),
          Map.entry('＝', '='),
          Map.entry('％', '%'));
  private static final String SIGNS = "()+−×÷<>=≤≥≠,%‰";

  /** Kinds of tokens. */
  enum Kind {
    NUMBER,
    WORD,
    QUOTED,
    SIGN,
    END
  }

  boolean is(String other) {
    return kind != Kind.QUOTED && kind != Kind.NUMBER && text.equals(other);
  }

  static List<Token> all(String formula) throws Unreadable {
    if (formula.length() > LONGEST) {
      throw new Unreadable(
          new Span(LONGEST, formula.length()),
          "公式有 {0} 个字符，最多 {1} 个；请拆成几个指标。",
          "The formula has {0} characters, at most {1} are read; divide it into several"
              + " indicators.",
          formula.length(),
          LONGEST);
    }
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < formula.length()) {
      char c = formula.charAt(at);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        at++;
        continue;
      }
      Token token = next(formula, at);
      tokens.add(token);
      at = token.span.to();
    }
    tokens.add(new Token(Kind.END, "", new Span(formula.length(), formula.length())));
    return tokens;
  }

  private static Token next(String formula, int from) throws Unreadable {
    char c = formula.charAt(from);
    if (c >= '0' && c <= '9') {
      return number(formula, from);
    }
    if (c == '[' || c == '［' || c == '【') {
      return quoted(formula, from);
    }
    if (c == '且' || c == '或') {
      return new Token(Kind.WORD, String.valueOf(c), new Span(from, from + 1));
    }
    if (partOfWord(c)) {
      int to = from + 1;
      while (to < formula.length() && partOfWord(formula.charAt(to))) {
        to++;
      }
      return new Token(Kind.WORD, formula.substring(from, to), new Span(from, to));
    }
    String pair = formula.substring(from, Math.min(from + 2, formula.length()));
    String sign = PAIRS.get(pair);
    if (sign != null) {
      return new Token(Kind.SIGN, sign, new Span(from, from + 2));
    }
    char plain = SAME.getOrDefault(c, c);
    if (SIGNS.indexOf(plain) >= 0) {
      return new Token(Kind.SIGN, String.valueOf(plain), new Span(from, from + 1));
    }
    throw new Unreadable(
        new Span(from, from + 1),
        "第 {0} 个字符“{1}”不能用在公式里。",
        "Character {0}, “{1}”, cannot be used in a formula.",
        from + 1,
        c);
  }

  private static Token number(String formula, int from) throws Unreadable {
    int to = from;
    int points = 0;
    while (to < formula.length() && (digit(formula.charAt(to)) || formula.charAt(to) == '.')) {
      points += formula.charAt(to) == '.' ? 1 : 0;
      to++;
    }
    String digits = formula.substring(from, to);
    if (points > 1 || digits.endsWith(".") || digits.length() > MOST_DIGITS) {
      throw new Unreadable(
          new Span(from, to),
          "第 {0} 个字符处：“{1}”不是规范的数；请写成 1234.5 的形式，不超过 {2} 位。",
          "At character {0}: “{1}” is no proper number; write it like 1234.5, with at most {2}"
              + " digits.",
          from + 1,
          digits,
          MOST_DIGITS);
    }
    return new Token(Kind.NUMBER, digits, new Span(from, to));
  }

  private static Token quoted(String formula, int from) throws Unreadable {
    int to = from + 1;
    while (to < formula.length() && "]］】".indexOf(formula.charAt(to)) < 0) {
      to++;
    }
    String name = formula.substring(from + 1, to).strip();
    if (to == formula.length() || name.isEmpty()) {
      throw new Unreadable(
          new Span(from, to),
          "第 {0} 个字符处：方括号里应有指标名称，并以 ] 结束。",
          "At character {0}: square brackets hold the name of an indicator and end with ].",
          from + 1);
    }
    return new Token(Kind.QUOTED, name, new Span(from, to + 1));
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean partOfWord(char c) {
    return c != '且'
        && c != '或'
        && (Character.isLetterOrDigit(c) || c == '_' || c == '²' || c == '³');
  }
}
