package org.zhiren.dossiers;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.zhiren.explain.Text;

/** Writes an {@code .lrmx} file: UTF-8 with byte order mark, the order of the editor 3.x, CRLF. */
final class LrmxWriter {

  /** What a file says whose dossier names no version: the version that most programs know. */
  static final String DEFAULT_VERSION = "3.2.1.6";

  private final Dossier dossier;
  private final LrmxEdition edition;
  private final StringBuilder out = new StringBuilder(4096);
  private final List<Finding> findings = new ArrayList<>();

  private LrmxWriter(Dossier dossier, LrmxEdition edition) {
    this.dossier = dossier;
    this.edition = edition;
  }

  static Written write(Dossier dossier, LrmxEdition edition) {
    return new LrmxWriter(dossier, edition).write();
  }

  private Written write() {
    out.append("\ufeff<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Person");
    attributes(LrmxReader.ROOT);
    out.append(">\r\n");
    for (Field field : Field.values()) {
      switch (field) {
        case REPORTING_UNIT -> {
          family();
          field(field);
        }
        case POLITICAL_STATUS, AGE_LIMIT_MONTH, FORMER_AGE_LIMIT -> {
          // These follow the photo: see below.
        }
        case VERSION -> {
          photo();
          edition4();
          keptElements();
          line(field.element(), dossier.fields().getOrDefault(field, DEFAULT_VERSION));
        }
        default -> field(field);
      }
    }
    out.append("</Person>\r\n");
    return new Written(out.toString().getBytes(StandardCharsets.UTF_8), findings);
  }

  private void field(Field field) {
    line(field.element(), dossier.get(field));
  }

  private void line(String element, String text) {
    out.append("  <").append(element);
    attributes(element);
    out.append('>');
    report(element, text);
    SafeXml.escape(Lines.windowsLines(text), out);
    out.append("</").append(element).append(">\r\n");
  }

  /** XML has no way to write most control characters and half surrogates. */
  private void report(String element, String text) {
    if (!text.codePoints().allMatch(SafeXml::isXmlCharacter)) {
      findings.add(
          Finding.warning(
              Finding.Place.of(dossier.name(), element),
              text,
              Text.of(
                  "含有 XML 不能保存的控制字符，已略去。",
                  "Control characters that XML cannot hold were left out.")));
    }
  }

  private void edition4() {
    for (Field field : Field.values()) {
      if (field.isOfEdition4() && dossier.fields().containsKey(field)) {
        if (edition == LrmxEdition.FOUR) {
          field(field);
        } else {
          findings.add(
              Finding.warning(
                  Finding.Place.of(dossier.name(), field.element()),
                  dossier.get(field),
                  Text.of(
                      "3.x 格式没有此项，未写入。", "The 3.x form has no such element; it was not written.")));
        }
      }
    }
  }

  private void family() {
    out.append("  <").append(LrmxReader.FAMILY);
    attributes(LrmxReader.FAMILY);
    out.append(">\r\n");
    for (FamilyMember member : dossier.family()) {
      out.append("    <Item>\r\n");
      List<String> values =
          List.of(
              member.relation(),
              member.name(),
              member.birth(),
              member.politicalStatus(),
              member.workplaceAndPost());
      for (int i = 0; i < values.size(); i++) {
        String element = LrmxReader.MEMBER_ELEMENTS.get(i);
        out.append("      <").append(element).append('>');
        report(element, values.get(i));
        SafeXml.escape(Lines.windowsLines(values.get(i)), out);
        out.append("</").append(element).append(">\r\n");
      }
      for (Kept kept : member.kept()) {
        out.append("      ").append(Lines.windowsLines(kept.content())).append("\r\n");
      }
      out.append("    </Item>\r\n");
    }
    for (Kept kept : dossier.kept()) {
      if (isElement(kept) && kept.name().startsWith(LrmxReader.FAMILY + "/")) {
        out.append("    ").append(Lines.windowsLines(kept.content())).append("\r\n");
      }
    }
    out.append("  </").append(LrmxReader.FAMILY).append(">\r\n");
  }

  private void photo() {
    out.append("  <").append(LrmxReader.PHOTO);
    attributes(LrmxReader.PHOTO);
    out.append('>');
    dossier.photo().ifPresent(p -> out.append(Base64.getEncoder().encodeToString(p.bytes())));
    out.append("</").append(LrmxReader.PHOTO).append(">\r\n");
  }

  private void keptElements() {
    for (Kept kept : dossier.kept()) {
      if (isElement(kept) && !kept.name().startsWith(LrmxReader.FAMILY + "/")) {
        out.append("  ").append(Lines.windowsLines(kept.content())).append("\r\n");
      } else if (kept.origin() == Kept.Origin.LRM_FIELD) {
        findings.add(
            Finding.warning(
                Finding.Place.of(dossier.name(), kept.name()),
                kept.content(),
                Text.of(
                    "此 .lrm 字段在 .lrmx 中没有位置，未写入。",
                    "This .lrm field has no place in .lrmx; it was not written.")));
      }
    }
  }

  private static boolean isElement(Kept kept) {
    return kept.origin() == Kept.Origin.LRMX_ELEMENT;
  }

  private void attributes(String element) {
    for (Kept kept : dossier.kept()) {
      if (kept.origin() == Kept.Origin.LRMX_ATTRIBUTE && kept.name().startsWith(element + "@")) {
        out.append(' ').append(kept.name().substring(element.length() + 1)).append("=\"");
        SafeXml.escape(kept.content(), out);
        out.append('"');
      }
    }
  }
}
