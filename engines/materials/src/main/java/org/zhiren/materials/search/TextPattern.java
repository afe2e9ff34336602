package org.zhiren.materials.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Span;

/**
 * A string to be found exactly, with gaps where characters are not known. Gaps are counted in code
 * points of the folded text; gaps at either end say nothing and are left out.
 *
 * @param pieces the known stretches, folded, in order; never empty, none of them empty
 */
public record TextPattern(List<Piece> pieces) {

  /** What {@code *} stands for at most. */
  public static final int LONGEST_RUN = 16;

  /** What a redaction such as XX stands for at most. */
  public static final int LONGEST_REDACTION = 8;

  /**
   * The widest gap, all that stands between two stretches taken together: a wider one could reach
   * from the title into the text.
   */
  public static final int WIDEST_GAP = Fields.GAP - 1;

  /** The most stretches; each asks for a step of its own of whoever searches. */
  public static final int MOST_PIECES = 64;

  /**
   * A known stretch.
   *
   * @param literal its folded characters
   * @param least the fewest characters between the piece before and this one
   * @param most the most characters between them
   */
  public record Piece(String literal, int least, int most) {}

  /**
   * What stands for unknown characters. A run of two or more x, or one x before the word for a
   * place or a body, is a redaction: XX州, x县. Letters and digits beside it would make it a word.
   */
  private static final Pattern GAP =
      Pattern.compile(
          "(?<run>\\*+)|(?<one>\\?+)"
              + "|(?<![a-z0-9])(?<redacted>x{2,}|x(?=[省市州县区旗镇乡村盟局部委办院]))(?![a-z0-9])");

  /** Takes a copy of the pieces. */
  public TextPattern {
    pieces = List.copyOf(pieces);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("A pattern needs at least one known character.");
    }
  }

  /** Exactly this string; empty if nothing is left of it after folding. */
  static Optional<TextPattern> literal(String text) {
    String folded = Folding.fold(text);
    return folded.isEmpty()
        ? Optional.empty()
        : Optional.of(new TextPattern(List.of(new Piece(folded, 0, 0))));
  }

  /**
   * A string in which {@code ?} is one unknown character, {@code *} up to sixteen and a redaction
   * one to eight; empty if no character is known.
   */
  static Optional<TextPattern> withGaps(String text) {
    String folded = Folding.fold(text);
    List<Piece> pieces = new ArrayList<>();
    Matcher gap = GAP.matcher(folded);
    int least = 0;
    int most = 0;
    int from = 0;
    while (gap.find()) {
      if (gap.start() > from) {
        pieces.add(new Piece(folded.substring(from, gap.start()), least, most));
        least = 0;
        most = 0;
      }
      if (gap.group("one") != null) {
        least += gap.end() - gap.start();
        most += gap.end() - gap.start();
      } else if (gap.group("run") != null) {
        most += LONGEST_RUN;
      } else {
        least += 1;
        most += LONGEST_REDACTION;
      }
      from = gap.end();
    }
    if (from < folded.length()) {
      pieces.add(new Piece(folded.substring(from), least, most));
    }
    if (pieces.isEmpty()) {
      return Optional.empty();
    }
    pieces.set(0, new Piece(pieces.getFirst().literal(), 0, 0));
    return Optional.of(new TextPattern(pieces));
  }

  /** Whether there are no gaps. */
  public boolean isLiteral() {
    return pieces.size() == 1;
  }

  /** Whether some gap is wider than {@link #WIDEST_GAP}. */
  boolean gapes() {
    return pieces.stream().anyMatch(piece -> piece.most() > WIDEST_GAP);
  }

  /** Where the pattern occurs in folded text, from left to right, without overlaps. */
  List<Span> occurrences(Folding folded, int limit) {
    if (!isLiteral()) {
      return new GapMatcher(folded.toString()).occurrences(this, limit);
    }
    List<Span> found = new ArrayList<>();
    String literal = pieces.getFirst().literal();
    for (int at = folded.indexOf(literal, 0);
        at >= 0 && found.size() < limit;
        at = folded.indexOf(literal, at + literal.length())) {
      found.add(new Span(at, at + literal.length()));
    }
    return found;
  }

  /** The known characters, with … for gaps. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      text.append(text.isEmpty() ? "" : "…").append(piece.literal());
    }
    return text.toString();
  }
}
