package org.zhiren.dossiers;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.zhiren.explain.Text;

/**
 * XML as the field's files need it: elements, attributes and text. A document type declaration, and
 * with it every entity, is refused; nesting is limited.
 */
final class SafeXml implements AutoCloseable {

  /**
   * The JDK's limits on the length of entities, one and all together. Document types are off, so
   * that there are only the escaped characters of XML, and a table of many people has more of them
   * than the limits of 100,000.
   */
  static final List<String> ESCAPES_LIMITS =
      List.of("jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit");

  private static final XMLInputFactory FACTORY = factory();
  private static final Pattern DECLARATION = Pattern.compile("^\\s*<\\?xml[^>]{0,200}\\?>");

  private final String file;
  private final Limits limits;
  private final XMLStreamReader reader;
  private int depth;

  SafeXml(String file, byte[] bytes, Limits limits) throws DossierProblem {
    this(file, TextDecoding.decode(bytes).text(), limits);
  }

  SafeXml(String file, String text, Limits limits) throws DossierProblem {
    this.file = file;
    this.limits = limits;
    // The text is decoded already: the declaration may name another encoding, or be preceded by
    // blanks.
    String body = DECLARATION.matcher(text).replaceFirst("");
    try {
      this.reader = FACTORY.createXMLStreamReader(new StringReader(body));
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    ESCAPES_LIMITS.forEach(limit -> factory.setProperty(limit, "0"));
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  XMLStreamReader reader() {
    return reader;
  }

  /** Moves to the next event and watches depth, declarations and entities. */
  int next() throws DossierProblem {
    try {
      int event = reader.next();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > limits.depth()) {
            throw new DossierProblem(
                DossierProblem.Kind.HOSTILE,
                file,
                Text.of(
                        "元素嵌套过深（超过 {0} 层）。请检查文件来源。",
                        "Elements are nested too deeply (more than {0}). Maybe check where the file"
                            + " comes from.")
                    .fill(limits.depth()));
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD ->
            throw new DossierProblem(
                DossierProblem.Kind.HOSTILE,
                file,
                Text.of(
                    "文件含有文档类型声明（DOCTYPE），正常的文件没有。请检查文件来源。",
                    "The file has a document type declaration (DOCTYPE), which no honest file has."
                        + " Maybe check where it comes from."));
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new DossierProblem(
                DossierProblem.Kind.HOSTILE,
                file,
                Text.of(
                        "文件引用了未知实体（{0}）。请检查文件来源。",
                        "The file refers to an unknown entity ({0}). Maybe check where it comes"
                            + " from.")
                    .fill(String.valueOf(reader.getLocalName())));
        default -> {}
      }
      return event;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  int depth() {
    return depth;
  }

  /** Moves to the first element and gives its name. */
  String root() throws DossierProblem {
    while (more()) {
      if (next() == XMLStreamConstants.START_ELEMENT) {
        return reader.getLocalName();
      }
    }
    throw new DossierProblem(
        DossierProblem.Kind.BROKEN,
        file,
        Text.of("文件中没有任何元素。", "The file holds no element. Maybe it was cut off."));
  }

  boolean more() throws DossierProblem {
    try {
      return reader.hasNext();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  DossierProblem broken(XMLStreamException e) {
    Location at = e.getLocation();
    return new DossierProblem(
        DossierProblem.Kind.BROKEN,
        file,
        Text.of(
                "XML 有错误（第 {0} 行第 {1} 列），文件可能不完整或被改动过。",
                "The XML is broken (line {0}, column {1}): {2}. Maybe the file was cut off or"
                    + " edited.")
            .fill(
                at == null ? "?" : at.getLineNumber(),
                at == null ? "?" : at.getColumnNumber(),
                firstLine(e)));
  }

  private static String firstLine(XMLStreamException e) {
    String message = String.valueOf(e.getMessage());
    int detail = message.indexOf("Message: ");
    String text = detail < 0 ? message : message.substring(detail + 9);
    int end = text.indexOf('\n');
    String line = (end < 0 ? text : text.substring(0, end)).strip().replaceAll("\\.$", "");
    return line.length() <= 160 ? line : line.substring(0, 160).toLowerCase(Locale.ROOT) + "…";
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      // Nothing is open behind a reader over text in memory.
      return;
    }
  }

  /**
   * Appends text with the characters escaped that XML asks for; what XML cannot hold is left out.
   */
  static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> {
          if (isXmlCharacter(c)) {
            out.appendCodePoint(c);
          }
        }
      }
    }
  }

  static boolean isXmlCharacter(int c) {
    return c == 0x9
        || c == 0xA
        || c == 0xD
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
