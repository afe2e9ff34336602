package org.zhiren.reading.child;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.zhiren.reading.Part;

/** PowerPoint slides since 2007 (ISO/IEC 29500-1, PresentationML). */
final class SlidePackage {

  private static final String MAIN = "ppt/presentation.xml";

  private SlidePackage() {}

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    try (Packed packed = Packed.of(bytes, out.request())) {
      OfficePackage.common(packed, out);
      Styles styles = Styles.read(new byte[0]);
      Numbering numbering = Numbering.read(new byte[0]);
      List<String> slides = slides(packed);
      out.pages(slides.size());
      for (int i = 0; i < slides.size(); i++) {
        new Flow(out, styles, numbering, null, i + 1).read(packed.read(slides.get(i)));
        for (String other : OfficePackage.relations(packed, slides.get(i)).values()) {
          if (other.startsWith("ppt/notesSlides/")) {
            new Flow(out, styles, numbering, Part.Kind.NOTE, i + 1).read(packed.read(other));
          }
        }
      }
    }
  }

  /** The slides in the order of the presentation. */
  private static List<String> slides(Packed packed) throws IOException, Refused {
    if (!packed.has(MAIN)) {
      throw Refused.broken("the list of slides is missing");
    }
    Map<String, String> relations = OfficePackage.relations(packed, MAIN);
    List<String> slides = new ArrayList<>();
    Xml xml = new Xml(packed.read(MAIN));
    while (xml.next()) {
      if (xml.starts("sldId")) {
        String part = relations.get(String.valueOf(xml.attribute("relationships", "id")));
        if (part != null && !slides.contains(part)) {
          slides.add(part);
        }
      }
    }
    return slides;
  }
}
