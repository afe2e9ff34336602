package org.zhiren.platform.library;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiren.materials.Span;

/**
 * A text cut into paragraphs and these into pieces, each of one manner, so that a page only has to
 * write them down. Marks that overlap are cut at each other's ends; the first mark decides.
 *
 * @param paragraphs in order
 */
public record Shown(List<Paragraph> paragraphs) {

  /** Copies the list. */
  public Shown {
    paragraphs = List.copyOf(paragraphs);
  }

  /** How a piece is shown. */
  public enum Manner {
    /** As it is. */
    PLAIN,
    /** A term that was looked for. */
    FOUND,
    /** A citation that leads to the law. */
    CITATION,
    /** Taken out of the text. */
    REMOVED
  }

  /**
   * A stretch to be shown in a manner.
   *
   * @param place where in the text
   * @param manner how
   * @param about an address, or a number; may be empty
   */
  public record Mark(Span place, Manner manner, String about) {}

  /** Part of a paragraph. */
  public record Piece(String words, Manner manner, String about) {}

  /**
   * A paragraph.
   *
   * @param at where in the text it begins
   * @param article number of the article that it begins; 0 if none
   * @param pieces in order
   */
  public record Paragraph(int at, int article, List<Piece> pieces) {
    /** Copies the list. */
    public Paragraph {
      pieces = List.copyOf(pieces);
    }
  }

  /** Cuts a text. */
  public static Shown of(String text, List<Mark> marks) {
    List<Mark> inOrder = new ArrayList<>(marks);
    inOrder.sort(
        Comparator.comparingInt((Mark mark) -> mark.place().start())
            .thenComparing(Mark::manner, Comparator.reverseOrder()));
    List<Paragraph> paragraphs = new ArrayList<>();
    int next = 0;
    int at = 0;
    while (at <= text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      while (next < inOrder.size() && inOrder.get(next).place().end() <= at) {
        next++;
      }
      String line = text.substring(at, end);
      if (!line.isBlank()) {
        paragraphs.add(
            new Paragraph(at, LawText.article(line), pieces(text, at, end, inOrder, next)));
      }
      at = end + 1;
    }
    return new Shown(paragraphs);
  }

  private static List<Piece> pieces(
      String text, int from, int to, List<Mark> marks, int firstMark) {
    List<Piece> pieces = new ArrayList<>();
    int at = from;
    for (int i = firstMark; i < marks.size() && marks.get(i).place().start() < to; i++) {
      Mark mark = marks.get(i);
      int start = Math.max(at, mark.place().start());
      int end = Math.min(to, mark.place().end());
      if (start >= end) {
        continue;
      }
      if (start > at) {
        pieces.add(new Piece(text.substring(at, start), Manner.PLAIN, ""));
      }
      pieces.add(new Piece(text.substring(start, end), mark.manner(), mark.about()));
      at = end;
    }
    if (at < to) {
      pieces.add(new Piece(text.substring(at, to), Manner.PLAIN, ""));
    }
    return pieces;
  }

  /** How many pieces are of this manner. */
  public long count(Manner manner) {
    return paragraphs.stream()
        .flatMap(one -> one.pieces().stream())
        .filter(piece -> piece.manner() == manner)
        .count();
  }
}
