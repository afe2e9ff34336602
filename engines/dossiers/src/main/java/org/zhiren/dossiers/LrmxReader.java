package org.zhiren.dossiers;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.zhiren.explain.Text;

/** Reads an {@code .lrmx} file of any version and element order. */
final class LrmxReader {

  static final String ROOT = "Person";
  static final String FAMILY = "JiaTingChengYuan";
  static final String PHOTO = "ZhaoPian";
  static final List<String> MEMBER_ELEMENTS =
      List.of("ChengWei", "XingMing", "ChuShengRiQi", "ZhengZhiMianMao", "GongZuoDanWeiJiZhiWu");

  private final String file;
  private final Limits limits;
  private final Dossier.Draft draft = new Dossier.Draft();
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> attributes = new HashSet<>();
  private boolean photoSeen;

  private LrmxReader(String file, Limits limits) {
    this.file = file;
    this.limits = limits;
  }

  static Reading read(String file, byte[] bytes, Limits limits) throws DossierProblem {
    LrmxReader reader = new LrmxReader(file, limits);
    TextDecoding.Decoded decoded = TextDecoding.decode(bytes);
    reader.reportEncoding(decoded);
    try (SafeXml xml = new SafeXml(file, decoded.text(), limits)) {
      String root = xml.root();
      if (!root.equals(ROOT)) {
        throw new DossierProblem(
            DossierProblem.Kind.UNKNOWN_FORMAT,
            file,
            Text.of(
                    "根元素是 {0}，任免审批表文件应为 Person。",
                    "The root element is {0}; an appointment form has Person. Maybe it is another"
                        + " kind of file.")
                .fill(root));
      }
      reader.keepAttributes(xml.reader(), ROOT);
      reader.person(xml);
    }
    return reader.finish();
  }

  private void reportEncoding(TextDecoding.Decoded decoded) {
    if (!decoded.exact()) {
      findings.add(
          Finding.warning(
              Finding.Place.of(file, ""),
              "",
              Text.of(
                      "有字节无法按 {0} 解码，已以 � 代替，请核对文字。",
                      "Some bytes cannot be decoded as {0} and read � now. Maybe compare the text.")
                  .fill(decoded.charset().name())));
    } else if (decoded.charset().equals(TextDecoding.GB18030)) {
      findings.add(
          Finding.note(
              Finding.Place.of(file, ""),
              "",
              Text.of(
                  "文件不是 UTF-8，已按 GB18030 读取。", "The file is not UTF-8; it was read as GB18030.")));
    }
  }

  private void person(SafeXml xml) throws DossierProblem {
    int inside = xml.depth();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        element(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.depth() < inside) {
        return;
      } else if (event == XMLStreamConstants.CHARACTERS && !xml.reader().getText().isBlank()) {
        String stray = Lines.strip(xml.reader().getText());
        findings.add(
            Finding.warning(
                Finding.Place.of(file, ROOT),
                stray,
                Text.of("元素之外有文字，未读入。", "Text outside the elements was not taken over.")));
      }
    }
  }

  private void element(SafeXml xml) throws DossierProblem {
    String name = xml.reader().getLocalName();
    Optional<Field> field = Field.ofElement(name);
    if (name.equals(FAMILY)) {
      keepAttributes(xml.reader(), name);
      family(xml);
    } else if (name.equals(PHOTO) && !photoSeen) {
      photoSeen = true;
      keepAttributes(xml.reader(), name);
      photo(content(xml, name));
    } else if (field.isPresent() && !draft.has(field.get())) {
      keepAttributes(xml.reader(), name);
      draft.set(field.get(), content(xml, name));
    } else {
      keepElement(xml, name, field.isPresent() || name.equals(PHOTO));
    }
  }

  private void keepElement(SafeXml xml, String name, boolean repeated) throws DossierProblem {
    String raw = XmlFragment.copy(xml);
    boolean empty = raw.equals("<" + name + "/>");
    if (repeated && empty) {
      return;
    }
    draft.keep(new Kept(Kept.Origin.LRMX_ELEMENT, name, raw));
    Text reason =
        repeated
            ? Text.of(
                "该元素重复出现，采用第一个，其余原样保留。",
                "The element occurs again: the first one counts, this one is kept as it is.")
            : Text.of("未知元素，原样保留。", "Unknown element, kept as it is and written back.");
    findings.add(
        repeated
            ? Finding.warning(Finding.Place.of(file, name), "", reason)
            : Finding.note(Finding.Place.of(file, name), "", reason));
  }

  private void keepAttributes(XMLStreamReader reader, String element) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = element + "@" + reader.getAttributeLocalName(i);
      if (attributes.add(name)) {
        draft.keep(new Kept(Kept.Origin.LRMX_ATTRIBUTE, name, reader.getAttributeValue(i)));
      }
    }
  }

  /** The text of the present element; elements inside it are reduced to their text. */
  private String content(SafeXml xml, String name) throws DossierProblem {
    StringBuilder text = new StringBuilder();
    int inside = xml.depth();
    boolean nested = false;
    while (true) {
      int event = xml.next();
      switch (event) {
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            text.append(xml.reader().getText());
        case XMLStreamConstants.START_ELEMENT -> nested = true;
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.depth() < inside) {
            if (nested) {
              findings.add(
                  Finding.warning(
                      Finding.Place.of(file, name),
                      Lines.strip(text.toString()),
                      Text.of(
                          "该项内还有其他元素，只保留其文字。",
                          "There are elements within this one; only their text is kept.")));
            }
            return text.toString();
          }
        }
        default -> {}
      }
    }
  }

  private void family(SafeXml xml) throws DossierProblem {
    int inside = xml.depth();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.depth() < inside) {
        return;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.reader().getLocalName();
        if (name.equals("Item")) {
          member(xml);
        } else {
          keepElement(xml, FAMILY + "/" + name, false);
        }
      }
    }
  }

  private void member(SafeXml xml) throws DossierProblem {
    Map<String, String> values = new HashMap<>();
    List<Kept> kept = new ArrayList<>();
    int inside = xml.depth();
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && xml.depth() < inside) {
        break;
      }
      if (event == XMLStreamConstants.START_ELEMENT) {
        String name = xml.reader().getLocalName();
        if (MEMBER_ELEMENTS.contains(name) && !values.containsKey(name)) {
          values.put(name, Lines.strip(Lines.unixLines(content(xml, name))));
        } else {
          kept.add(new Kept(Kept.Origin.LRMX_ELEMENT, name, XmlFragment.copy(xml)));
        }
      }
    }
    draft.add(
        new FamilyMember(
            values.getOrDefault("ChengWei", ""),
            values.getOrDefault("XingMing", ""),
            values.getOrDefault("ChuShengRiQi", ""),
            values.getOrDefault("ZhengZhiMianMao", ""),
            values.getOrDefault("GongZuoDanWeiJiZhiWu", ""),
            kept));
  }

  private void photo(String text) throws DossierProblem {
    String base64 = text.replaceAll("\\s+", "");
    if (base64.isEmpty()) {
      return;
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      draft.keep(
          new Kept(
              Kept.Origin.LRMX_ELEMENT, PHOTO, "<" + PHOTO + ">" + base64 + "</" + PHOTO + ">"));
      findings.add(
          Finding.error(
              Finding.Place.of(file, PHOTO),
              "",
              Text.of(
                  "照片编码有误，无法显示，原样保留。",
                  "The photo's base64 text is broken; it is kept but cannot be shown.")));
      return;
    }
    Pictures.check(file, bytes, limits).ifPresent(findings::add);
    draft.photo(new Photo(bytes));
  }

  private Reading finish() {
    Dossier dossier = draft.finish();
    findings.addAll(FieldChecks.check(file, dossier));
    return Reading.of(file, dossier, findings);
  }
}
