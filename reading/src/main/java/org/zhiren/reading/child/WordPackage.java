package org.zhiren.reading.child;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.Part;

/** Word documents since 2007 (ISO/IEC 29500-1, WordprocessingML), and the XML of Word 2003. */
final class WordPackage {

  private WordPackage() {}

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    try (Packed packed = Packed.of(bytes, out.request())) {
      Styles styles = Styles.read(packed.read("word/styles.xml"));
      Numbering numbering = Numbering.read(packed.read("word/numbering.xml"));
      if (!packed.has("word/document.xml")) {
        throw Refused.broken("the text itself is missing");
      }
      Map<String, String> application = Xml.leaves(packed.read("docProps/app.xml"));
      out.pages(Xml.parsed(application.get("Pages"), 0));
      OfficePackage.common(packed, out);
      new Flow(out, styles, numbering, null, 0).read(packed.read("word/document.xml"));
      for (String name : packed.names()) {
        Part.Kind kind = kind(name);
        if (kind != null) {
          new Flow(out, styles, numbering, kind, 0).read(packed.read(name));
        }
      }
    }
  }

  private static Part.@Nullable Kind kind(String name) {
    if (name.matches("word/(footnotes|endnotes)\\.xml")) {
      return Part.Kind.NOTE;
    }
    if (name.matches("word/(header|footer)\\d*\\.xml")) {
      return Part.Kind.MARGIN;
    }
    return name.equals("word/comments.xml") ? Part.Kind.COMMENT : null;
  }

  static void readFlat(byte[] bytes, Output out) throws IOException, Refused {
    Numbering none = Numbering.read(new byte[0]);
    new Flow(out, Styles.read(bytes), none, null, 0).read(bytes);
  }
}
