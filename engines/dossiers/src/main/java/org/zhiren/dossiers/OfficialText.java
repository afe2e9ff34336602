package org.zhiren.dossiers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes an official document as plain text: UTF-8, one line for each paragraph. */
final class OfficialText {

  private static final String INDENT = "　　";

  private final List<String> lines = new ArrayList<>();

  private OfficialText() {}

  static Written write(OfficialDocument document) {
    OfficialText text = new OfficialText();
    text.all(document);
    byte[] bytes = (String.join("\r\n", text.lines) + "\r\n").getBytes(StandardCharsets.UTF_8);
    return new Written(bytes, List.of());
  }

  private void all(OfficialDocument document) {
    OfficialDocument.Head head = document.head();
    head.copyNumber().ifPresent(lines::add);
    head.secrecy().ifPresent(lines::add);
    head.urgency().ifPresent(lines::add);
    lines.addAll(head.organs());
    head.number().ifPresent(lines::add);
    if (!head.signers().isEmpty()) {
      lines.add("签发人：" + String.join("、", head.signers()));
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(document.title());
    lines.add("");
    if (!document.addressees().isEmpty()) {
      lines.add(OfficialSheet.addressees(document.addressees()));
    }
    blocks(document.body());
    annexNames(document.annexes());
    document.closing().ifPresent(this::closing);
    document.remark().ifPresent(remark -> lines.add(INDENT + "（" + remark + "）"));
    annexes(document.annexes());
    document.imprint().ifPresent(this::imprint);
  }

  private void blocks(List<OfficialDocument.Block> blocks) {
    OfficialSheet.Numbering numbering = new OfficialSheet.Numbering();
    for (OfficialDocument.Block block : blocks) {
      switch (block) {
        case OfficialDocument.Heading heading -> lines.add(INDENT + numbering.next(heading));
        case OfficialDocument.Paragraph paragraph -> {
          for (String part : paragraph.text().split("\n", -1)) {
            lines.add(INDENT + part);
          }
        }
        case OfficialDocument.Labelled labelled ->
            lines.add(INDENT + labelled.label() + "：" + labelled.text());
        case OfficialDocument.Table table -> {
          lines.add(row(table.headings()));
          table.rows().forEach(row -> lines.add(row(row)));
        }
      }
    }
  }

  private static String row(List<String> cells) {
    return String.join("\t", cells.stream().map(cell -> cell.replace('\n', ' ')).toList());
  }

  private void annexNames(List<OfficialDocument.Annex> annexes) {
    if (annexes.isEmpty()) {
      return;
    }
    lines.add("");
    List<String> names = OfficialSheet.annexNames(annexes);
    lines.add(INDENT + "附件：" + names.getFirst());
    names.stream().skip(1).forEach(name -> lines.add(INDENT + "　　　" + name));
  }

  private void closing(OfficialDocument.Closing closing) {
    lines.add("");
    closing.organs().forEach(organ -> lines.add(right(organ)));
    lines.add(right(OfficialSheet.date(closing.date())));
  }

  /** Set to the right of a line of 28 characters, as far as plain text can. */
  private static String right(String text) {
    long halves = text.codePoints().map(c -> c < 0x80 ? 1 : 2).sum();
    long blanks = Math.max(0, (OfficialSheet.CHARACTERS - 2) * 2L - halves) / 2;
    return "　".repeat((int) blanks) + text;
  }

  private void annexes(List<OfficialDocument.Annex> annexes) {
    for (int i = 0; i < annexes.size(); i++) {
      OfficialDocument.Annex annex = annexes.get(i);
      if (!annex.body().isEmpty()) {
        lines.add("");
        lines.add(OfficialSheet.annexMark(i, annexes.size()));
        lines.add("");
        lines.add(annex.name());
        lines.add("");
        blocks(annex.body());
      }
    }
  }

  private void imprint(OfficialDocument.Imprint imprint) {
    lines.add("");
    if (!imprint.copies().isEmpty()) {
      lines.add("抄送：" + OfficialSheet.copies(imprint.copies()));
    }
    lines.add(imprint.organ() + "　　" + OfficialSheet.date(imprint.date()) + "印发");
  }
}
