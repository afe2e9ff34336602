package org.zhiren.platform.library.web;

import java.io.StringWriter;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.zhiren.platform.library.LibraryDocument;
import org.zhiren.platform.library.SavedSearches;

/** A saved search as an Atom feed (RFC 4287): titles and links, no text. */
final class AtomFeed {

  private AtomFeed() {}

  static String of(SavedSearches.Saved search, List<LibraryDocument> documents) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("feed");
      xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
      element(xml, "id", "urn:uuid:" + search.id());
      element(xml, "title", search.name());
      element(
          xml,
          "updated",
          (documents.isEmpty() ? search.seenUntil() : documents.getFirst().addedAt()).toString());
      for (LibraryDocument one : documents) {
        UUID id = one.id();
        xml.writeStartElement("entry");
        element(xml, "id", "urn:uuid:" + id);
        element(xml, "title", one.title());
        element(xml, "updated", one.addedAt().toString());
        xml.writeStartElement("author");
        element(xml, "name", one.facts().organ() == null ? one.authorName() : one.facts().organ());
        xml.writeEndElement();
        xml.writeEmptyElement("link");
        xml.writeAttribute("href", "/library/documents/" + id);
        xml.writeEndElement();
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Memory takes every character.", e);
    }
    return out.toString();
  }

  private static void element(XMLStreamWriter xml, String name, String words)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(words);
    xml.writeEndElement();
  }
}
