package org.zhiren.dossiers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.zhiren.dossiers.PrintFonts.Face;

/** How wide words are in an official document, and what follows from it alone. */
final class OfficialWidths {

  /** Points from one character of the grid to the next. */
  static final double PITCH_POINTS = OfficialSheet.CHARACTER_MM * PdfPen.POINTS_PER_MM;

  /** Points between two characters of the body. */
  static final double BODY_SPACING = PITCH_POINTS - OfficialSheet.BODY_SIZE;

  /** Points that a line has. */
  static final double ROOM_POINTS = OfficialSheet.WIDTH_MM * PdfPen.POINTS_PER_MM;

  private static final double ORGAN_SIZE = 48;

  private final ToDoubleBiFunction<Face, Integer> em;

  /**
   * @param em width of a code point in a face, in em
   */
  OfficialWidths(ToDoubleBiFunction<Face, Integer> em) {
    this.em = em;
  }

  /** As large as the width allows. */
  double organSize(String organ) {
    return Math.min(ORGAN_SIZE, ROOM_POINTS / width(organ, Face.TITLE));
  }

  /** A line of 署名 or 成文日期 and where it begins, in characters. */
  record Stand(String text, double at) {}

  /**
   * With a seal the date keeps four characters from the right and the names stand centred above it;
   * without, the names keep two and the date begins two behind them.
   */
  List<Stand> stands(OfficialDocument.Closing closing) {
    String date = OfficialSheet.date(closing.date());
    double dateWidth = characters(date, Face.BODY);
    double organWidth =
        closing.organs().stream().mapToDouble(o -> characters(o, Face.BODY)).max().orElse(0);
    double dateAt =
        closing.sealed()
            ? OfficialSheet.CHARACTERS - 4 - dateWidth
            : Math.min(
                OfficialSheet.CHARACTERS - organWidth, OfficialSheet.CHARACTERS - 2 - dateWidth);
    List<Stand> stands = new ArrayList<>();
    for (String organ : closing.organs()) {
      double width = characters(organ, Face.BODY);
      double at =
          closing.sealed()
              ? Math.min(dateAt + (dateWidth - width) / 2, OfficialSheet.CHARACTERS - width)
              : Math.min(dateAt - 2, OfficialSheet.CHARACTERS - 2 - width);
      stands.add(new Stand(organ, Math.max(0, at)));
    }
    stands.add(new Stand(date, Math.max(0, dateAt)));
    return stands;
  }

  double em(Face face, int codePoint) {
    return codePoint == '　' ? 1 : em.applyAsDouble(face, codePoint);
  }

  double characterWidth(Face face, int codePoint) {
    return (em(face, codePoint) * OfficialSheet.BODY_SIZE + BODY_SPACING) / PITCH_POINTS;
  }

  /** In characters of the grid. */
  double characters(String text, Face face) {
    return text.codePoints().mapToDouble(c -> characterWidth(face, c)).sum();
  }

  /** In em. */
  double width(String text, Face face) {
    return text.codePoints().mapToDouble(c -> em(face, c)).sum();
  }
}
