package org.zhiren.materials.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Span;

/**
 * Where a pattern with gaps occurs in one text. From its last stretch to its first, every place of
 * a stretch learns whether, and where, the rest of the pattern can end: time grows with the places
 * and never with the ways in which gaps can lie, as it does with regular expressions.
 */
final class GapMatcher {

  private final String folded;

  /** How many code points come before each unit; null if every unit is one. */
  private final int @Nullable [] points;

  /** Where each code point begins; null if every unit is one. */
  private final int @Nullable [] units;

  GapMatcher(String folded) {
    this.folded = folded;
    int count = folded.codePointCount(0, folded.length());
    if (count == folded.length()) {
      points = null;
      units = null;
      return;
    }
    int[] before = new int[folded.length() + 1];
    int[] begins = new int[count + 1];
    int point = 0;
    for (int i = 0; i < folded.length(); i += Character.charCount(folded.codePointAt(i))) {
      before[i] = point;
      begins[point++] = i;
    }
    before[folded.length()] = point;
    begins[point] = folded.length();
    points = before;
    units = begins;
  }

  /** Places of a stretch from which the rest of the pattern is there, ascending, with its ends. */
  private record Reached(int[] starts, int[] ends, int count) {}

  /**
   * Occurrences from left to right without overlaps, each with the shortest first gap that leads
   * anywhere, then the shortest second one, and so on.
   */
  List<Span> occurrences(TextPattern pattern, int limit) {
    List<TextPattern.Piece> pieces = pattern.pieces();
    Reached rest = last(pieces.getLast().literal());
    for (int i = pieces.size() - 2; i >= 0 && rest.count > 0; i--) {
      rest = before(pieces.get(i).literal(), pieces.get(i + 1), rest);
    }
    List<Span> found = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < rest.count && found.size() < limit; i++) {
      if (rest.starts[i] >= from) {
        found.add(new Span(unit(rest.starts[i]), unit(rest.ends[i])));
        from = rest.ends[i];
      }
    }
    return found;
  }

  private Reached last(String literal) {
    int[] starts = places(literal);
    int length = literal.codePointCount(0, literal.length());
    int[] ends = Arrays.stream(starts).map(start -> start + length).toArray();
    return new Reached(starts, ends, starts.length);
  }

  private Reached before(String literal, TextPattern.Piece next, Reached rest) {
    int[] places = places(literal);
    int length = literal.codePointCount(0, literal.length());
    int[] ends = new int[places.length];
    int count = 0;
    int at = 0;
    for (int start : places) {
      // The first place of the rest that is not too near; if it is too far, so are all others.
      while (at < rest.count && rest.starts[at] < start + length + next.least()) {
        at++;
      }
      if (at < rest.count && rest.starts[at] <= start + length + next.most()) {
        places[count] = start;
        ends[count++] = rest.ends[at];
      }
    }
    return new Reached(places, ends, count);
  }

  /** All places of a stretch, overlapping ones too, in code points. */
  private int[] places(String literal) {
    int[] places = new int[8];
    int count = 0;
    for (int at = folded.indexOf(literal); at >= 0; at = folded.indexOf(literal, at + 1)) {
      if (count == places.length) {
        places = Arrays.copyOf(places, count * 2);
      }
      places[count++] = points == null ? at : points[at];
    }
    return Arrays.copyOf(places, count);
  }

  private int unit(int point) {
    return units == null ? point : units[point];
  }
}
