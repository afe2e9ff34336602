package org.zhiren.dossiers;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A dossier as JSON: cells by their Chinese names are for people, keys here are the field names.
 */
final class DossierJson {

  private final StringBuilder out = new StringBuilder(4096);

  private DossierJson() {}

  static Written write(Dossier dossier) {
    DossierJson json = new DossierJson();
    json.dossier(dossier);
    return new Written(
        json.out.append('\n').toString().getBytes(StandardCharsets.UTF_8), List.of());
  }

  private void dossier(Dossier dossier) {
    out.append("{\n  \"fields\": {");
    String comma = "";
    for (Map.Entry<Field, String> entry : dossier.fields().entrySet()) {
      out.append(comma).append("\n    ");
      pair(entry.getKey().element(), entry.getValue());
      comma = ",";
    }
    out.append("\n  },\n  \"career\": [");
    comma = "";
    for (Resume.Part part : dossier.career().parts()) {
      out.append(comma).append("\n    ");
      part(part);
      comma = ",";
    }
    out.append("\n  ],\n  \"family\": [");
    comma = "";
    for (FamilyMember member : dossier.family()) {
      out.append(comma).append("\n    {");
      pair("ChengWei", member.relation());
      out.append(", ");
      pair("XingMing", member.name());
      out.append(", ");
      pair("ChuShengRiQi", member.birth());
      out.append(", ");
      pair("ZhengZhiMianMao", member.politicalStatus());
      out.append(", ");
      pair("GongZuoDanWeiJiZhiWu", member.workplaceAndPost());
      kept(member.kept());
      out.append('}');
      comma = ",";
    }
    out.append("\n  ],\n  \"sets\": {");
    comma = "";
    for (Map.Entry<String, List<InfoRow>> set : dossier.sets().entrySet()) {
      out.append(comma).append("\n    ");
      string(set.getKey());
      out.append(": [");
      rows(set.getValue());
      out.append(']');
      comma = ",";
    }
    out.append("\n  }");
    kept(dossier.kept());
    dossier
        .photo()
        .ifPresent(photo -> {
          out.append(",\n  \"photo\": {");
          pair("type", photo.type().extension());
          out.append(", ");
          pair("base64", Base64.getEncoder().encodeToString(photo.bytes()));
          out.append('}');
        });
    out.append("\n}");
  }

  private void part(Resume.Part part) {
    switch (part) {
      case Resume.Remark remark -> {
        out.append('{');
        pair("remark", remark.text());
        out.append('}');
      }
      case Resume.Entry entry -> {
        out.append('{');
        months(entry.period());
        out.append(", ");
        pair("text", entry.description());
        out.append(", \"meanwhile\": [");
        String comma = "";
        for (Resume.Episode episode : entry.meanwhile()) {
          out.append(comma).append('{');
          if (episode.period().isPresent()) {
            months(episode.period().get());
            out.append(", ");
          }
          pair("text", episode.text());
          out.append('}');
          comma = ", ";
        }
        out.append("]}");
      }
    }
  }

  private void months(Resume.Months months) {
    pair("from", months.from().toString());
    out.append(", \"to\": ");
    if (months.to().isPresent()) {
      string(months.to().get().toString());
    } else {
      out.append("null");
    }
  }

  private void rows(List<InfoRow> rows) {
    String comma = "";
    for (InfoRow row : rows) {
      out.append(comma).append('{');
      String inner = "";
      for (Map.Entry<String, String> column : row.columns().entrySet()) {
        out.append(inner);
        pair(column.getKey(), column.getValue());
        inner = ", ";
      }
      out.append('}');
      comma = ", ";
    }
  }

  private void kept(List<Kept> things) {
    if (things.isEmpty()) {
      return;
    }
    out.append(", \"kept\": [");
    String comma = "";
    for (Kept kept : things) {
      out.append(comma).append('{');
      pair("origin", kept.origin().name());
      out.append(", ");
      pair("name", kept.name());
      out.append(", ");
      pair("content", kept.content());
      out.append('}');
      comma = ", ";
    }
    out.append(']');
  }

  private void pair(String key, String value) {
    string(key);
    out.append(": ");
    string(value);
  }

  private void string(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x2028 || c == 0x2029) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
