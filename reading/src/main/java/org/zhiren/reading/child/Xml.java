package org.zhiren.reading.child;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML as office formats need it: elements, attributes and text. A document type, and with it every
 * entity, is refused; nesting is limited.
 */
final class Xml {

  private static final int MOST_DEPTH = 400;
  private static final XMLInputFactory FACTORY = factory();

  private final XMLStreamReader reader;
  private int depth;

  Xml(byte[] bytes) throws Refused {
    try {
      this.reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
    } catch (XMLStreamException e) {
      throw broken();
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // Only the escaped characters of XML remain, and a long document has many of them.
    factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
    factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
    // Counted here, so that it is not taken for damage.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private static Refused broken() {
    return Refused.broken("its XML is damaged");
  }

  /** Moves on; false at the end. */
  boolean next() throws Refused {
    try {
      if (!reader.hasNext()) {
        return false;
      }
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (++depth > MOST_DEPTH) {
            throw Refused.hostile("elements are nested more than (%d) deep".formatted(MOST_DEPTH));
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD -> throw Refused.hostile("it declares a document type");
        case XMLStreamConstants.ENTITY_REFERENCE -> throw Refused.hostile("it refers to an entity");
        default -> {}
      }
      return true;
    } catch (XMLStreamException e) {
      throw broken();
    }
  }

  boolean starts() {
    return reader.isStartElement();
  }

  boolean starts(String name) {
    return reader.isStartElement() && reader.getLocalName().equals(name);
  }

  boolean ends() {
    return reader.isEndElement();
  }

  boolean ends(String name) {
    return reader.isEndElement() && reader.getLocalName().equals(name);
  }

  boolean characters() {
    return reader.isCharacters();
  }

  /** The name of the element without its prefix. */
  String name() {
    return reader.getLocalName();
  }

  String prefix() {
    String prefix = reader.getPrefix();
    return prefix == null ? "" : prefix;
  }

  String text() {
    return reader.getText();
  }

  /** An attribute by its name without prefix. */
  @Nullable String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** An attribute of a namespace whose address ends so. */
  @Nullable String attribute(String namespaceEnding, String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String namespace = reader.getAttributeNamespace(i);
      if (namespace != null
          && namespace.endsWith(namespaceEnding)
          && reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  String attributeOr(String name, String other) {
    String value = attribute(name);
    return value == null ? other : value;
  }

  int number(String name, int other) {
    return parsed(attribute(name), other);
  }

  static int parsed(@Nullable String value, int other) {
    try {
      return value == null ? other : (int) Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      return other;
    }
  }

  /** At a start: everything up to its end is passed over. */
  void skip() throws Refused {
    int level = depth;
    while (depth >= level && next()) {
      // Nothing in it is wanted.
    }
  }

  /** At a start: the text up to its end. */
  String content() throws Refused {
    int level = depth;
    StringBuilder text = new StringBuilder();
    while (next() && depth >= level) {
      if (characters()) {
        text.append(text());
      }
    }
    return text.toString();
  }

  /** The texts of the leaves of a small document, by the names of their elements. */
  static Map<String, String> leaves(byte[] bytes) throws Refused {
    Map<String, String> leaves = new LinkedHashMap<>();
    if (bytes.length == 0) {
      return leaves;
    }
    Xml xml = new Xml(bytes);
    String open = "";
    StringBuilder text = new StringBuilder();
    while (xml.next()) {
      if (xml.starts()) {
        open = xml.name();
        text.setLength(0);
      } else if (xml.characters()) {
        text.append(xml.text());
      } else if (xml.ends()) {
        if (xml.name().equals(open) && !text.toString().isBlank()) {
          leaves.putIfAbsent(open, text.toString());
        }
        open = "";
      }
    }
    return leaves;
  }
}
