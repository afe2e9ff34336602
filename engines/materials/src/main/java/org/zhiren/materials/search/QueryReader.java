package org.zhiren.materials.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;

/**
 * Reads what users type. Nothing is refused: what cannot be an operator is taken to the letter, and
 * a note says so.
 *
 * <ul>
 *   <li>Words with spaces between them must all occur: {@code 组织工作 干部考核}.
 *   <li>Quotation marks mean to the letter: {@code "XX州"}. They count only around a whole word, so
 *       that a pasted sentence keeps its own.
 *   <li>Outside of them {@code ?} is one unknown character, {@code *} up to sixteen, XX a redaction
 *       of one to eight. A gap holds 999 at most and a word is cut into 64 stretches at most; what
 *       is more open is left out, with a note.
 *   <li>{@code OR}, {@code |} or 或者 between alternatives; {@code -}, {@code NOT} or 不含 before what
 *       must not occur; parentheses of either width.
 *   <li>Fields: {@code 标题:考核 机关:组织部 文号:12号 种类:通知 层级:省级 主题:干部工作 来源:… 年份:2024 日期:2023-06..2024}, in
 *       English too.
 * </ul>
 */
final class QueryReader {

  /** What was understood, and what was not taken as it may have been meant. */
  record Reading(Optional<Question> question, boolean plain, List<Text> notes) {}

  private static final Map<String, Object> NAMES =
      Map.ofEntries(
          Map.entry("标题", Question.Place.TITLE),
          Map.entry("title", Question.Place.TITLE),
          Map.entry("机关", Question.Place.ORGAN),
          Map.entry("organ", Question.Place.ORGAN),
          Map.entry("文号", Question.Place.NUMBER),
          Map.entry("number", Question.Place.NUMBER),
          Map.entry("种类", Facet.KIND),
          Map.entry("kind", Facet.KIND),
          Map.entry("层级", Facet.LEVEL),
          Map.entry("level", Facet.LEVEL),
          Map.entry("主题", Facet.TOPIC),
          Map.entry("topic", Facet.TOPIC),
          Map.entry("来源", Facet.SOURCE),
          Map.entry("source", Facet.SOURCE),
          Map.entry("年份", Facet.YEAR),
          Map.entry("year", Facet.YEAR),
          Map.entry("日期", "date"),
          Map.entry("date", "date"),
          Map.entry("编号", "id"),
          Map.entry("id", "id"));

  /** Deeper parentheses are taken to the letter. */
  private static final int DEEPEST = 30;

  /** So much of a word is repeated in a note. */
  private static final int SHOWN = 30;

  private final QueryWords words;
  private final List<Text> notes = new ArrayList<>();
  private boolean plain = true;
  private int depth;

  private QueryReader(String query) {
    words = new QueryWords(query, notes);
  }

  /** Reads a query. */
  static Reading read(String query) {
    QueryReader reader = new QueryReader(query);
    List<Question> parts = new ArrayList<>();
    while (!reader.words.atEnd()) {
      reader.either().ifPresent(parts::add);
      if (!reader.words.atEnd() && reader.words.peek() == QueryWords.Sign.CLOSE) {
        reader.words.next();
        reader.note("多余的右括号已忽略。", "A closing parenthesis too many was left out.");
      }
    }
    return new Reading(all(parts), reader.plain, List.copyOf(reader.notes));
  }

  private Optional<Question> either() {
    List<Question> alternatives = new ArrayList<>();
    while (true) {
      both().ifPresent(alternatives::add);
      if (words.atEnd() || words.peek() != QueryWords.Sign.OR) {
        break;
      }
      words.next();
      plain = false;
    }
    return switch (alternatives.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(alternatives.getFirst());
      default -> Optional.of(new Question.Any(alternatives));
    };
  }

  private Optional<Question> both() {
    List<Question> parts = new ArrayList<>();
    while (!words.atEnd()
        && words.peek() != QueryWords.Sign.OR
        && words.peek() != QueryWords.Sign.CLOSE) {
      if (words.peek() == QueryWords.Sign.AND) {
        words.next();
        continue;
      }
      one().ifPresent(parts::add);
    }
    return all(parts);
  }

  private static Optional<Question> all(List<Question> parts) {
    return switch (parts.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(parts.getFirst());
      default -> Optional.of(new Question.All(parts));
    };
  }

  private Optional<Question> one() {
    switch (words.peek()) {
      case NOT -> {
        words.next();
        plain = false;
        if (words.atEnd() || words.peek() == QueryWords.Sign.CLOSE) {
          note("排除号后没有内容，已忽略。", "A sign of exclusion without anything after it was left out.");
          return Optional.empty();
        }
        return one().map(Question.Not::new);
      }
      case OPEN -> {
        words.next();
        if (depth == DEEPEST) {
          note("括号嵌套过深，已忽略。", "Parentheses nested too deep were left out.");
          return Optional.empty();
        }
        plain = false;
        depth++;
        Optional<Question> inner = either();
        depth--;
        if (!words.atEnd() && words.peek() == QueryWords.Sign.CLOSE) {
          words.next();
        } else {
          note("缺少右括号，按到末尾处理。", "A closing parenthesis is missing; the end was taken for it.");
        }
        return inner;
      }
      case OR, AND, CLOSE -> {
        words.next();
        return Optional.empty();
      }
      case WORD -> {
        QueryWords.Word word = words.word();
        return word.field() == null ? holds(Question.Place.ANYWHERE, word) : fielded(word);
      }
    }
    return Optional.empty();
  }

  /** The name of a field at the start of a word, with what follows its colon. */
  static @Nullable String fieldAtStart(String word) {
    for (String name : NAMES.keySet()) {
      if (word.length() > name.length()
          && word.regionMatches(true, 0, name, 0, name.length())
          && (word.charAt(name.length()) == ':' || word.charAt(name.length()) == '：')) {
        return name;
      }
    }
    return null;
  }

  private Optional<Question> fielded(QueryWords.Word word) {
    plain = false;
    String value = word.text().strip();
    if (value.isEmpty()) {
      notes.add(
          Text.of("“{0}：”后没有内容，已忽略。", "Nothing follows “{0}:”; it was left out.")
              .fill(String.valueOf(word.field())));
      return Optional.empty();
    }
    Object meaning = NAMES.getOrDefault(word.field(), "id");
    return switch (meaning) {
      case Question.Place place -> holds(place, word);
      case Facet facet ->
          Optional.of(
              new Question.Has(
                  facet,
                  Arrays.stream(value.split("[,，、]"))
                      .map(String::strip)
                      .filter(one -> !one.isEmpty())
                      .map(facet::meaning)
                      .toList()));
      case String name when name.equals("date") -> {
        Optional<Question.Within> span = DateSpans.read(value);
        if (span.isEmpty()) {
          notes.add(
              Text.of(
                      "日期“{0}”不能识别，已忽略；可写作 2023、2023-06、2023-06-28 或 2023-06..2024。",
                      "The date “{0}” was not understood and left out; write 2023, 2023-06,"
                          + " 2023-06-28 or 2023-06..2024.")
                  .fill(value));
        }
        yield span.map(Question.class::cast);
      }
      default -> Optional.of(new Question.Named(value));
    };
  }

  private Optional<Question> holds(Question.Place place, QueryWords.Word word) {
    Optional<TextPattern> pattern =
        word.quoted() ? TextPattern.literal(word.text()) : TextPattern.withGaps(word.text());
    if (pattern.isEmpty()) {
      notes.add(
          Text.of("“{0}”中没有可查的字，已忽略。", "“{0}” holds no character to look for; it was left out.")
              .fill(word.text()));
      return Optional.empty();
    }
    if (pattern.get().gapes()) {
      notes.add(
          Text.of(
                  "“{0}”中有一处空缺可容 {1} 个字以上，已忽略；请减少相连的 ? 和 *。",
                  "A gap of “{0}” may hold more than {1} characters; it was left out. Use fewer ? and"
                      + " * in a row.")
              .fill(Shortening.shown(word.text(), SHOWN), TextPattern.WIDEST_GAP));
      plain = false;
      return Optional.empty();
    }
    if (pattern.get().pieces().size() > TextPattern.MOST_PIECES) {
      notes.add(
          Text.of(
                  "“{0}”被 ? 和 * 分成了 {1} 段以上，已忽略；请分成几个词。",
                  "“{0}” is cut into more than {1} stretches by ? and *; it was left out. Make"
                      + " several words of it.")
              .fill(Shortening.shown(word.text(), SHOWN), TextPattern.MOST_PIECES));
      plain = false;
      return Optional.empty();
    }
    plain &= !word.quoted() && pattern.get().isLiteral();
    return Optional.of(new Question.Holds(place, pattern.get(), word.text(), word.quoted()));
  }

  private void note(String zh, String en) {
    notes.add(Text.of(zh, en));
  }
}
