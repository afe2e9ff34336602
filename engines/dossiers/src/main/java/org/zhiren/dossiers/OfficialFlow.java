package org.zhiren.dossiers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import org.zhiren.dossiers.OfficialRows.Cells;
import org.zhiren.dossiers.OfficialRows.Head;
import org.zhiren.dossiers.OfficialRows.Line;
import org.zhiren.dossiers.OfficialRows.Piece;
import org.zhiren.dossiers.OfficialRows.Row;
import org.zhiren.dossiers.PrintFonts.Face;

/** Turns an official document into rows of the text block. */
final class OfficialFlow {

  static final double PADDING_MM = 1.2;
  static final double TABLE_LINE_MM = OfficialSheet.TABLE_SIZE * 1.35 / PdfPen.POINTS_PER_MM;

  private static final double WIDEST_SPACING = 2;
  private static final int TABLE_LINES = (int) ((OfficialSheet.HEIGHT_MM - 20) / TABLE_LINE_MM) - 1;
  private static final int INDENT = 2;
  private static final Line BLANK = new Line(List.of(), false);
  private static final Line BLANK_KEPT = new Line(List.of(), true);

  private final OfficialWidths measure;
  private final List<Row> rows = new ArrayList<>();

  /**
   * @param em width of a code point in a face, in em
   */
  OfficialFlow(ToDoubleBiFunction<Face, Integer> em) {
    this.measure = new OfficialWidths(em);
  }

  List<Row> rows(OfficialDocument document) {
    head(document.head());
    title(document.title());
    rows.add(BLANK);
    if (!document.addressees().isEmpty()) {
      text(OfficialSheet.addressees(document.addressees()), Face.BODY, 0, 0);
    }
    blocks(document.body());
    annexNames(document.annexes());
    document.closing().ifPresent(this::closing);
    document.remark().ifPresent(remark -> text("（" + remark + "）", Face.BODY, INDENT, 0));
    annexes(document.annexes());
    return rows;
  }

  private void head(OfficialDocument.Head head) {
    List<String> marks = new ArrayList<>();
    List<Face> faces = new ArrayList<>();
    head.copyNumber().ifPresent(mark -> mark(mark, Face.BODY, marks, faces));
    head.secrecy().ifPresent(mark -> mark(mark, Face.HEADING, marks, faces));
    head.urgency().ifPresent(mark -> mark(mark, Face.HEADING, marks, faces));
    if (head.organs().isEmpty()) {
      for (int i = 0; i < marks.size(); i++) {
        rows.add(new Line(List.of(piece(marks.get(i), faces.get(i), 0)), true));
      }
      if (head.number().isPresent() || !head.signers().isEmpty()) {
        rows.add(new Line(numberLine(head), true));
      }
      if (!rows.isEmpty()) {
        rows.add(BLANK_KEPT);
      }
      return;
    }
    List<Piece> black = new ArrayList<>();
    List<Piece> red = new ArrayList<>();
    List<Double> baselines = new ArrayList<>();
    for (int i = 0; i < marks.size(); i++) {
      black.add(piece(marks.get(i), faces.get(i), 0));
      baselines.add(baseline(i * OfficialSheet.LINE_MM, OfficialSheet.LINE_MM, 16));
    }
    double y = OfficialSheet.ORGAN_MM;
    List<Double> redLines = new ArrayList<>();
    for (String organ : head.organs()) {
      double size = measure.organSize(organ);
      double height = size * 1.15 / PdfPen.POINTS_PER_MM;
      double width = measure.width(organ, Face.TITLE) * size / PdfPen.POINTS_PER_MM;
      red.add(new Piece(organ, Face.TITLE, size, (OfficialSheet.WIDTH_MM - width) / 2, 0));
      redLines.add(baseline(y, height, size));
      y += height;
    }
    if (head.number().isPresent() || !head.signers().isEmpty()) {
      y += 2 * OfficialSheet.LINE_MM;
      for (Piece piece : numberLine(head)) {
        black.add(piece);
        baselines.add(baseline(y, OfficialSheet.LINE_MM, OfficialSheet.BODY_SIZE));
      }
      y += OfficialSheet.LINE_MM;
    }
    baselines.addAll(redLines);
    double rule = y + OfficialSheet.RED_RULE_MM;
    double height = Math.ceil(rule / OfficialSheet.LINE_MM) * OfficialSheet.LINE_MM;
    baselines.add(rule);
    rows.add(new Head(black, red, baselines, height));
    rows.add(BLANK_KEPT);
    rows.add(BLANK_KEPT);
  }

  private static void mark(String mark, Face face, List<String> marks, List<Face> faces) {
    marks.add(mark);
    faces.add(face);
  }

  /** The number in the middle; with 签发人 it moves to the left, one character from the edge. */
  private List<Piece> numberLine(OfficialDocument.Head head) {
    String number = head.number().orElse("");
    List<Piece> pieces = new ArrayList<>();
    if (head.signers().isEmpty()) {
      pieces.add(
          piece(
              number,
              Face.BODY,
              (OfficialSheet.CHARACTERS - measure.characters(number, Face.BODY)) / 2));
      return pieces;
    }
    String label = "签发人：";
    String names = String.join("　", head.signers());
    double at = OfficialSheet.CHARACTERS - 1 - measure.characters(names, Face.KAI);
    pieces.add(piece(number, Face.BODY, 1));
    pieces.add(piece(label, Face.BODY, at - measure.characters(label, Face.BODY)));
    double x = at;
    for (String name : head.signers()) {
      pieces.add(piece(name, Face.KAI, x));
      x += measure.characters(name, Face.KAI) + 1;
    }
    return pieces;
  }

  /** Lines of about equal length, centred. */
  private void title(String title) {
    double widest = OfficialWidths.ROOM_POINTS / OfficialSheet.TITLE_SIZE;
    double total = measure.width(title, Face.TITLE);
    int count = (int) Math.ceil(total / widest);
    List<TextFit.Line> lines;
    double room = Math.ceil(total / count);
    do {
      lines = TextFit.lines(title, Math.min(room, widest), 0, c -> measure.em(Face.TITLE, c));
      room++;
    } while (lines.size() > count && room <= widest);
    for (TextFit.Line line : lines) {
      double width =
          measure.width(line.text(), Face.TITLE) * OfficialSheet.TITLE_SIZE / PdfPen.POINTS_PER_MM;
      rows.add(
          new Line(
              List.of(
                  new Piece(
                      line.text(),
                      Face.TITLE,
                      OfficialSheet.TITLE_SIZE,
                      (OfficialSheet.WIDTH_MM - width) / 2,
                      0)),
              true));
    }
  }

  private void blocks(List<OfficialDocument.Block> blocks) {
    OfficialSheet.Numbering numbering = new OfficialSheet.Numbering();
    for (OfficialDocument.Block block : blocks) {
      switch (block) {
        case OfficialDocument.Heading heading -> {
          Face face =
              switch (heading.level()) {
                case 1 -> Face.HEADING;
                case 2 -> Face.KAI;
                default -> Face.BODY;
              };
          int from = rows.size();
          text(numbering.next(heading), face, INDENT, 0);
          keep(from);
        }
        case OfficialDocument.Paragraph paragraph -> {
          for (String part : paragraph.text().split("\n", -1)) {
            text(part, Face.BODY, INDENT, 0);
          }
        }
        case OfficialDocument.Labelled labelled -> labelled(labelled);
        case OfficialDocument.Table table -> table(table);
      }
    }
  }

  private void labelled(OfficialDocument.Labelled labelled) {
    String label = labelled.label() + "：";
    double hang = INDENT + measure.characters(label, Face.HEADING);
    int from = rows.size();
    text(labelled.text(), Face.BODY, hang, hang);
    label(from, piece(label, Face.HEADING, INDENT));
  }

  private void annexNames(List<OfficialDocument.Annex> annexes) {
    if (annexes.isEmpty()) {
      return;
    }
    rows.add(BLANK);
    String label = "附件：";
    double at = INDENT + measure.characters(label, Face.BODY);
    boolean first = true;
    for (String name : OfficialSheet.annexNames(annexes)) {
      int dot = annexes.size() > 1 ? name.indexOf('.') + 1 : 0;
      String number = name.substring(0, dot);
      double hang = at + measure.characters(number, Face.BODY);
      int from = rows.size();
      text(name.substring(dot), Face.BODY, hang, hang);
      if (!number.isEmpty()) {
        label(from, piece(number, Face.BODY, at));
      }
      if (first) {
        label(from, piece(label, Face.BODY, INDENT));
        first = false;
      }
    }
  }

  /** Puts a piece before the words of a line. */
  private void label(int row, Piece piece) {
    Line line = (Line) rows.get(row);
    List<Piece> pieces = new ArrayList<>(line.pieces());
    pieces.addFirst(piece);
    rows.set(row, new Line(pieces, line.withNext()));
  }

  /** Keeps the rows from {@code from} on with what follows. */
  private void keep(int from) {
    for (int i = Math.max(0, from); i < rows.size(); i++) {
      if (rows.get(i) instanceof Line line) {
        rows.set(i, new Line(line.pieces(), true));
      }
    }
  }

  private void closing(OfficialDocument.Closing closing) {
    // 署名 must not stand on a page without any of the text.
    keep(rows.size() - 2);
    rows.add(BLANK_KEPT);
    List<OfficialWidths.Stand> stands = measure.stands(closing);
    for (int i = 0; i < stands.size(); i++) {
      Piece piece = piece(stands.get(i).text(), Face.BODY, stands.get(i).at());
      rows.add(new Line(List.of(piece), i + 1 < stands.size()));
    }
  }

  private void annexes(List<OfficialDocument.Annex> annexes) {
    for (int i = 0; i < annexes.size(); i++) {
      OfficialDocument.Annex annex = annexes.get(i);
      if (!annex.body().isEmpty()) {
        rows.add(new OfficialRows.Break());
        rows.add(
            new Line(
                List.of(piece(OfficialSheet.annexMark(i, annexes.size()), Face.HEADING, 0)), true));
        rows.add(BLANK_KEPT);
        title(annex.name());
        rows.add(BLANK_KEPT);
        blocks(annex.body());
      }
    }
  }

  private void table(OfficialDocument.Table table) {
    double all = table.shares().stream().mapToInt(Integer::intValue).sum();
    double[] widths =
        table.shares().stream().mapToDouble(s -> s / all * OfficialSheet.WIDTH_MM).toArray();
    Cells head = cells(table.headings(), widths, Optional.empty()).getFirst();
    rows.add(head);
    for (List<String> row : table.rows()) {
      rows.addAll(cells(row, widths, Optional.of(head)));
    }
    rows.add(new OfficialRows.Align());
  }

  /** One row, or several where the text is longer than a page. */
  private List<Cells> cells(List<String> row, double[] widths, Optional<Cells> head) {
    List<List<String>> lines = new ArrayList<>();
    int most = 1;
    for (int i = 0; i < widths.length; i++) {
      double room = (widths[i] - 2 * PADDING_MM) * PdfPen.POINTS_PER_MM / OfficialSheet.TABLE_SIZE;
      String text = row.get(i).isEmpty() ? "—" : row.get(i);
      List<String> wrapped =
          TextFit.lines(text, room, 0, c -> measure.em(Face.BODY, c)).stream()
              .map(TextFit.Line::text)
              .toList();
      lines.add(wrapped);
      most = Math.max(most, wrapped.size());
    }
    List<Cells> cells = new ArrayList<>();
    for (int from = 0; from < most; from += TABLE_LINES) {
      int first = from;
      List<List<String>> part =
          lines.stream()
              .map(all ->
                  all.subList(
                      Math.min(first, all.size()), Math.min(first + TABLE_LINES, all.size())))
              .toList();
      int height = Math.min(TABLE_LINES, most - from);
      cells.add(
          new Cells(part, widths, height * TABLE_LINE_MM + 2 * PADDING_MM, head.orElse(null)));
    }
    return cells;
  }

  /**
   * Words in 三号, spread to the full width in all lines but the last.
   *
   * @param first where the first line begins, in characters
   * @param hang where the others begin
   */
  private void text(String text, Face face, double first, double hang) {
    if (text.isBlank()) {
      rows.add(BLANK);
      return;
    }
    double lead = first - hang;
    String padded = "　".repeat((int) Math.round(lead)) + text;
    double room = OfficialSheet.CHARACTERS - hang;
    List<TextFit.Line> lines = TextFit.lines(padded, room, 0, c -> measure.characterWidth(face, c));
    for (int i = 0; i < lines.size(); i++) {
      String words = lines.get(i).text();
      double at = hang;
      if (i == 0 && lead > 0) {
        words = words.substring((int) Math.round(lead));
        at = first;
      }
      double spacing = OfficialWidths.BODY_SPACING;
      if (i + 1 < lines.size()) {
        double letters = words.codePointCount(0, words.length());
        double natural = measure.width(words, face) * OfficialSheet.BODY_SIZE;
        double wanted = (OfficialSheet.CHARACTERS - at) * OfficialWidths.PITCH_POINTS;
        double spread = (wanted - natural) / Math.max(1, letters - 1);
        spacing = spread > WIDEST_SPACING ? OfficialWidths.BODY_SPACING : spread;
      }
      rows.add(
          new Line(
              List.of(
                  new Piece(
                      words,
                      face,
                      OfficialSheet.BODY_SIZE,
                      at * OfficialSheet.CHARACTER_MM,
                      spacing)),
              false));
    }
  }

  private static Piece piece(String text, Face face, double atCharacter) {
    return new Piece(
        text,
        face,
        OfficialSheet.BODY_SIZE,
        atCharacter * OfficialSheet.CHARACTER_MM,
        OfficialWidths.BODY_SPACING);
  }

  /** Where the baseline of words lies that stand in the middle of a band. */
  static double baseline(double yMm, double heightMm, double size) {
    double em = size / PdfPen.POINTS_PER_MM;
    return yMm + (heightMm - em) / 2 + em * 0.88;
  }
}
