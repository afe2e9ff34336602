package org.zhiren.reading.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.FileType;
import org.zhiren.reading.ReadWarning;
import org.zhiren.reading.Refusal;

/**
 * OpenDocument texts, spreadsheets and slides (ISO/IEC 26300), packed or in one XML file. {@link
 * OpenFlow} reads what stands in them.
 */
final class OpenDocument {

  private static final String CONTENT = "content.xml";
  private static final String MANIFEST = "META-INF/manifest.xml";

  /** The manifest names each file of the package; larger ones name more than any document has. */
  private static final int LARGEST_MANIFEST = 4 << 20;

  private static final Pattern MEDIA_TYPE =
      Pattern.compile("application/vnd\\.oasis\\.opendocument\\.(text|spreadsheet|presentation)");

  /** Name in the file, name of the particular. */
  private static final Map<String, String> META =
      Map.ofEntries(
          Map.entry("title", "title"),
          Map.entry("initial-creator", "author"),
          Map.entry("creator", "lastAuthor"),
          Map.entry("creation-date", "created"),
          Map.entry("date", "modified"),
          Map.entry("subject", "subject"),
          Map.entry("keyword", "keywords"),
          Map.entry("description", "description"),
          Map.entry("generator", "generator"));

  private OpenDocument() {}

  /** What a package is by its manifest; {@code null} if it is no document of these three kinds. */
  static @Nullable FileType type(byte[] bytes) throws Refused {
    try (Packed packed = new Packed(bytes, LARGEST_MANIFEST, Integer.MAX_VALUE)) {
      String manifest = new String(packed.read(MANIFEST), StandardCharsets.UTF_8);
      if (manifest.contains("encryption-data")) {
        throw new Refused(Refusal.PROTECTED, "");
      }
      return named(manifest);
    } catch (IOException e) {
      throw Refused.broken("the manifest cannot be read");
    }
  }

  /** What a document in one file is by its first lines. */
  static @Nullable FileType named(String head) {
    Matcher type = MEDIA_TYPE.matcher(head);
    return !type.find()
        ? null
        : switch (type.group(1)) {
          case "text" -> FileType.ODT;
          case "spreadsheet" -> FileType.ODS;
          default -> FileType.ODP;
        };
  }

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    if (!Detection.starts(bytes, 'P', 'K')) {
      particulars(bytes, out);
      OpenFlow.read(bytes, bytes, out);
      return;
    }
    try (Packed packed = Packed.of(bytes, out.request())) {
      if (!packed.has(CONTENT)) {
        throw Refused.broken("the text itself is missing");
      }
      particulars(packed.read("meta.xml"), out);
      if (packed.names().stream()
          .anyMatch(name -> name.startsWith("Basic/") || name.startsWith("Scripts/"))) {
        out.warn(ReadWarning.MACROS);
      }
      OpenFlow.read(packed.read(CONTENT), packed.read("styles.xml"), out);
    }
  }

  private static void particulars(byte[] bytes, Output out) throws IOException, Refused {
    if (bytes.length == 0) {
      return;
    }
    Xml xml = new Xml(bytes);
    boolean meta = false;
    while (xml.next()) {
      if (xml.starts("meta") && xml.prefix().equals("office")) {
        meta = true;
      } else if (xml.ends("meta") && meta) {
        return;
      } else if (meta && xml.starts("document-statistic")) {
        out.pages(xml.number("page-count", 0));
      } else if (meta && xml.starts("user-defined")) {
        String name = xml.attributeOr("name", "");
        out.particular(name, xml.content());
      } else if (meta && xml.starts()) {
        String name = META.get(xml.name());
        if (name != null) {
          out.particular(name, xml.content());
        }
      }
    }
  }
}
