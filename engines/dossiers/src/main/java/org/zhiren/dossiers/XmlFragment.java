package org.zhiren.dossiers;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Copies an element with all that is in it, as text that means the same. */
final class XmlFragment {

  private XmlFragment() {}

  /** Copies the element that {@code xml} stands on and leaves it behind. */
  static String copy(SafeXml xml) throws DossierProblem {
    StringBuilder out = new StringBuilder();
    XMLStreamReader reader = xml.reader();
    int inside = xml.depth();
    boolean open = start(reader, out);
    while (true) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          open = start(reader, out);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          String text = reader.getText();
          if (!text.isEmpty()) {
            open = false;
            SafeXml.escape(Lines.unixLines(text), out);
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          if (open) {
            out.setLength(out.length() - 1);
            out.append("/>");
            open = false;
          } else {
            out.append("</").append(name(reader)).append('>');
          }
          if (xml.depth() < inside) {
            return out.toString();
          }
        }
        default -> {}
      }
    }
  }

  /** Writes the start tag complete with its bracket, which an empty element takes back. */
  private static boolean start(XMLStreamReader reader, StringBuilder out) {
    out.append('<').append(name(reader));
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      String prefix = reader.getNamespacePrefix(i);
      out.append(prefix == null || prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix).append("=\"");
      String uri = reader.getNamespaceURI(i);
      SafeXml.escape(uri == null ? "" : uri, out);
      out.append('"');
    }
    bind(reader, reader.getPrefix(), out);
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      bind(reader, reader.getAttributePrefix(i), out);
      String prefix = reader.getAttributePrefix(i);
      out.append(' ');
      if (prefix != null && !prefix.isEmpty()) {
        out.append(prefix).append(':');
      }
      out.append(reader.getAttributeLocalName(i)).append("=\"");
      SafeXml.escape(reader.getAttributeValue(i), out);
      out.append('"');
    }
    out.append('>');
    return true;
  }

  /** A prefix that was bound outside the fragment is bound again, so that the copy stands alone. */
  private static void bind(XMLStreamReader reader, @Nullable String prefix, StringBuilder out) {
    if (prefix == null || prefix.isEmpty() || prefix.equals("xml")) {
      return;
    }
    for (int i = 0; i < reader.getNamespaceCount(); i++) {
      if (prefix.equals(reader.getNamespacePrefix(i))) {
        return;
      }
    }
    String declaration = " xmlns:" + prefix + "=\"";
    String uri = reader.getNamespaceURI(prefix);
    if (uri != null && out.indexOf(declaration, out.lastIndexOf("<")) < 0) {
      out.append(declaration);
      SafeXml.escape(uri, out);
      out.append('"');
    }
  }

  private static String name(XMLStreamReader reader) {
    String prefix = reader.getPrefix();
    return prefix == null || prefix.isEmpty()
        ? reader.getLocalName()
        : prefix + ":" + reader.getLocalName();
  }
}
