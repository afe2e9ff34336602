package org.zhiren.reading.child;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.zhiren.reading.ReadWarning;

/** What all formats of Office since 2007 have in common (ISO/IEC 29500-2). */
final class OfficePackage {

  /** Name in the file, name of the particular. */
  private static final Map<String, String> CORE =
      Map.ofEntries(
          Map.entry("title", "title"),
          Map.entry("creator", "author"),
          Map.entry("lastModifiedBy", "lastAuthor"),
          Map.entry("created", "created"),
          Map.entry("modified", "modified"),
          Map.entry("subject", "subject"),
          Map.entry("keywords", "keywords"),
          Map.entry("category", "category"),
          Map.entry("description", "description"),
          Map.entry("contentStatus", "status"));

  private static final Set<String> DOCUMENTS =
      Set.of("docx", "doc", "xlsx", "xls", "pptx", "ppt", "pdf", "ofd", "txt", "rtf");

  private OfficePackage() {}

  /** Particulars, macros and the files inside. */
  static void common(Packed packed, Output out) throws IOException, Refused {
    for (Map.Entry<String, String> one : Xml.leaves(packed.read("docProps/core.xml")).entrySet()) {
      String name = CORE.get(one.getKey());
      if (name != null) {
        out.particular(name, one.getValue());
      }
    }
    Map<String, String> application = Xml.leaves(packed.read("docProps/app.xml"));
    out.particular("organisation", application.getOrDefault("Company", ""));
    out.particular("generator", application.getOrDefault("Application", ""));
    custom(packed, out);
    boolean macros = false;
    for (String name : packed.names()) {
      macros |= name.endsWith("vbaProject.bin");
      if (name.contains("/embeddings/") && DOCUMENTS.contains(Detection.ending(name))) {
        out.attachment(name.substring(name.lastIndexOf('/') + 1), packed.read(name));
      }
    }
    if (macros) {
      out.warn(ReadWarning.MACROS);
    }
  }

  private static void custom(Packed packed, Output out) throws IOException, Refused {
    byte[] bytes = packed.read("docProps/custom.xml");
    if (bytes.length == 0) {
      return;
    }
    Xml xml = new Xml(bytes);
    while (xml.next()) {
      if (xml.starts("property")) {
        String name = xml.attributeOr("name", "");
        out.particular(name, xml.content());
      }
    }
  }

  /** The targets of a part's relations by their ids; links out of the package are left out. */
  static Map<String, String> relations(Packed packed, String part) throws IOException, Refused {
    int slash = part.lastIndexOf('/');
    String folder = part.substring(0, slash + 1);
    byte[] bytes = packed.read(folder + "_rels/" + part.substring(slash + 1) + ".rels");
    Map<String, String> targets = new LinkedHashMap<>();
    if (bytes.length == 0) {
      return targets;
    }
    Xml xml = new Xml(bytes);
    while (xml.next()) {
      if (xml.starts("Relationship") && !"External".equals(xml.attribute("TargetMode"))) {
        targets.put(xml.attributeOr("Id", ""), resolve(folder, xml.attributeOr("Target", "")));
      }
    }
    return targets;
  }

  static String resolve(String folder, String target) {
    if (target.startsWith("/")) {
      return target.substring(1);
    }
    String path = folder + target;
    while (path.contains("/../")) {
      String shorter = path.replaceFirst("[^/]+/\\.\\./", "");
      if (shorter.equals(path)) {
        return path;
      }
      path = shorter;
    }
    return path.replace("/./", "/");
  }
}
