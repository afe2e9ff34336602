package org.zhiren.materials.search;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Takes a query apart into signs and words; the half of {@link QueryReader} that reads letters. */
final class QueryWords {

  /** What comes next. */
  enum Sign {
    WORD,
    OPEN,
    CLOSE,
    AND,
    OR,
    NOT
  }

  /** A word, its field if it has one, and whether it stood in quotation marks. */
  record Word(@Nullable String field, String text, boolean quoted) {}

  private static final String QUOTES = "\"“”＂";
  private static final Set<String> AND = Set.of("AND", "&&", "&", "并且", "且", "+");
  private static final Set<String> OR = Set.of("OR", "||", "|", "或者", "或");
  private static final Set<String> NOT = Set.of("NOT", "不含", "不包含");

  private final String query;
  private final List<Text> notes;
  private int at;
  private int open;
  private Sign sign = Sign.WORD;
  private Word word = new Word(null, "", false);
  private boolean end;

  QueryWords(String query, List<Text> notes) {
    this.query = query;
    this.notes = notes;
    next();
  }

  boolean atEnd() {
    return end;
  }

  Sign peek() {
    return sign;
  }

  /** The word that comes next; steps over it. */
  Word word() {
    Word taken = word;
    next();
    return taken;
  }

  /** Steps over what comes next. */
  void next() {
    while (at < query.length() && blank(query.charAt(at))) {
      at++;
    }
    if (at >= query.length()) {
      end = true;
      return;
    }
    char letter = query.charAt(at);
    if ((letter == '(' || letter == '（') && closedLater(at)) {
      at++;
      open++;
      sign = Sign.OPEN;
    } else if ((letter == ')' || letter == '）') && open > 0) {
      at++;
      open--;
      sign = Sign.CLOSE;
    } else if ((letter == '-' || letter == '－' || letter == '!' || letter == '！')
        && at + 1 < query.length()
        && !blank(query.charAt(at + 1))
        && query.charAt(at + 1) != letter) {
      at++;
      sign = Sign.NOT;
    } else if (letter == '|' || letter == '｜') {
      while (at < query.length() && (query.charAt(at) == '|' || query.charAt(at) == '｜')) {
        at++;
      }
      sign = Sign.OR;
    } else {
      readWord();
    }
  }

  private void readWord() {
    int start = at;
    String field = QueryReader.fieldAtStart(query.substring(at));
    if (field != null) {
      at += field.length() + 1;
      while (at < query.length() && blank(query.charAt(at))) {
        at++;
      }
    }
    int close = at < query.length() && isQuote(query.charAt(at)) ? closing(at) : -1;
    sign = Sign.WORD;
    if (close > 0) {
      word = new Word(field, query.substring(at + 1, close), true);
      at = close + 1;
      return;
    }
    if (at < query.length() && isQuote(query.charAt(at)) && query.length() > at + 1) {
      notes.add(
          Text.of(
              "没有成对的引号，按字面处理。",
              "A quotation mark without its other half was taken to the letter."));
      at++;
      start++;
    }
    int from = at;
    int inner = 0;
    while (at < query.length()) {
      char letter = query.charAt(at);
      if (blank(letter) || letter == '|' || letter == '｜') {
        break;
      }
      if (letter == '(' || letter == '（') {
        inner++;
      } else if (letter == ')' || letter == '）') {
        if (inner == 0 && open > 0) {
          break;
        }
        inner--;
      }
      at++;
    }
    String text = query.substring(from, at);
    if (field == null) {
      if (AND.contains(text)) {
        sign = Sign.AND;
      } else if (OR.contains(text)) {
        sign = Sign.OR;
      } else if (NOT.contains(text)) {
        sign = Sign.NOT;
      }
    }
    word = new Word(field, text, false);
    if (at == start) {
      at++; // A sign that is neither operator nor word must not hold up the reading.
    }
  }

  /** The closing quotation mark of a whole word: a blank, an operator or the end follows it. */
  private int closing(int opening) {
    for (int i = opening + 1; i < query.length(); i++) {
      if (isQuote(query.charAt(i))
          && i > opening + 1
          && (i + 1 == query.length()
              || blank(query.charAt(i + 1))
              || ")）|｜".indexOf(query.charAt(i + 1)) >= 0)) {
        return i;
      }
    }
    return -1;
  }

  private boolean closedLater(int opening) {
    return query.indexOf(')', opening) > 0 || query.indexOf('）', opening) > 0;
  }

  private static boolean isQuote(char letter) {
    return QUOTES.indexOf(letter) >= 0;
  }

  private static boolean blank(char letter) {
    return Character.isWhitespace(letter) || Character.isSpaceChar(letter);
  }
}
