package org.zhiren.dossiers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.zhiren.explain.Text;

/** Writes the open exchange package as a zip: the rows that the dossiers hold, and their photos. */
final class PackageWriter {

  private static final String KEY = "A0000";

  private PackageWriter() {}

  static Written write(List<Dossier> dossiers, PackageInfo frame) throws DossierProblem {
    List<Finding> findings = new ArrayList<>();
    Map<String, List<InfoRow>> sets = new LinkedHashMap<>();
    Map<String, Photo> photos = new LinkedHashMap<>();
    Set<String> keys = new LinkedHashSet<>();
    sets.put("A01", new ArrayList<>());
    for (Dossier dossier : dossiers) {
      Dossier complete = PackageRows.complete(dossier, keys.size() + 1);
      String key = complete.rows("A01").getFirst().get(KEY);
      if (!keys.add(key)) {
        findings.add(
            Finding.error(
                Finding.Place.of(dossier.name(), KEY),
                key,
                Text.of("人员标识重复，未写入。", "The person's key is used twice; not written.")));
        continue;
      }
      complete
          .sets()
          .forEach((set, rows) -> sets.computeIfAbsent(set, s -> new ArrayList<>()).addAll(rows));
      complete.photo().ifPresent(p -> photos.put("Photos/" + key + "." + p.type().extension(), p));
    }
    if (!frame.units().isEmpty()) {
      sets.put("B01", new ArrayList<>(frame.units()));
    }
    frame
        .otherRows()
        .forEach((set, rows) -> sets.computeIfAbsent(set, s -> new ArrayList<>()).addAll(rows));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      put(zip, ExchangePackage.HEAD, head(frame, keys.size(), sets.keySet()));
      for (Map.Entry<String, List<InfoRow>> set : sets.entrySet()) {
        put(zip, "Table/" + set.getKey() + ".xml", table(set.getValue()));
      }
      for (Map.Entry<String, Photo> photo : photos.entrySet()) {
        put(zip, photo.getKey(), photo.getValue().bytes());
      }
      for (Map.Entry<String, Photo> other : frame.otherFiles().entrySet()) {
        put(zip, other.getKey(), other.getValue().bytes());
      }
    } catch (IOException e) {
      throw new DossierProblem(
          DossierProblem.Kind.CANNOT_HOLD,
          "zip",
          Text.of("压缩包无法生成：{0}", "The package cannot be made: {0}.")
              .fill(String.valueOf(e.getMessage())),
          e);
    }
    return new Written(out.toByteArray(), findings);
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    // The same dossiers give the same bytes, whenever they are written.
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] head(PackageInfo frame, int persons, Set<String> sets) {
    Map<String, String> nodes = new LinkedHashMap<>(frame.nodes());
    nodes.put("psncount", Integer.toString(persons));
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<root>\n");
    nodes.forEach((name, value) -> {
      out.append("  <node");
      attribute("name", name, out);
      attribute("value", value, out);
      out.append("/>\n");
    });
    out.append("  <tablelist>").append(String.join(",", sets)).append("</tablelist>\n</root>\n");
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] table(List<InfoRow> rows) {
    StringBuilder out =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n<data>\n");
    for (InfoRow row : rows) {
      out.append("<row");
      row.columns().forEach((column, value) -> attribute(column, value, out));
      out.append("/>\n");
    }
    return out.append("</data>\n</xml>\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void attribute(String name, String value, StringBuilder out) {
    out.append(' ').append(name).append("=\"");
    StringBuilder escaped = new StringBuilder();
    SafeXml.escape(value, escaped);
    // A line break within an attribute would otherwise be read back as a blank.
    out.append(
            escaped.toString().replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;"))
        .append('"');
  }
}
