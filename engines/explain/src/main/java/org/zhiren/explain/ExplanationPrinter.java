package org.zhiren.explain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an {@link Explanation} as indented text or as JSON; the form is stable, for archives. */
public final class ExplanationPrinter {

  private static final Text NOT_ON_FILE = Text.of("无记载", "not on file");

  private ExplanationPrinter() {}

  /** The tree as indented text in the language of {@code locale}, one line an item. */
  public static String asText(Explanation explanation, Locale locale) {
    StringBuilder out = new StringBuilder();
    writeText(explanation, locale, 0, out);
    return out.toString();
  }

  /** The tree as compact JSON: fixed order of keys, both languages, absent items left out. */
  public static String asJson(Explanation explanation) {
    StringBuilder out = new StringBuilder();
    writeJson(explanation, out);
    return out.toString();
  }

  private static void writeText(Explanation e, Locale locale, int depth, StringBuilder out) {
    String indent = "  ".repeat(depth);
    out.append(indent)
        .append("[")
        .append(e.value().text().in(locale))
        .append("] ")
        .append(e.sentence().in(locale))
        .append('\n');
    for (Fact fact : e.facts()) {
      out.append(indent).append("  · ").append(fact.name().in(locale)).append(": ");
      out.append(fact.missing() ? NOT_ON_FILE.in(locale) : fact.value(locale)).append('\n');
    }
    for (Parameter p : e.parameters()) {
      out.append(indent).append("  · ").append(p.name().in(locale)).append(" = ");
      out.append(p.value()).append(' ').append(p.unit().in(locale)).append(" — ");
      out.append(p.citation().label().in(locale)).append('\n');
    }
    for (Citation c : e.citations()) {
      out.append(indent).append("  § ").append(c.label().in(locale)).append('\n');
    }
    for (Explanation child : e.because()) {
      writeText(child, locale, depth + 1, out);
    }
  }

  private static void writeJson(Explanation e, StringBuilder out) {
    out.append("{\"rule\":");
    quote(e.rule(), out);
    out.append(",\"value\":");
    writeValue(e.value(), out);
    out.append(",\"sentence\":");
    writeText(e.sentence(), out);
    writeList("facts", e.facts(), out, ExplanationPrinter::writeFact);
    writeList("parameters", e.parameters(), out, ExplanationPrinter::writeParameter);
    writeList("citations", e.citations(), out, ExplanationPrinter::writeCitation);
    writeList("because", e.because(), out, ExplanationPrinter::writeJson);
    out.append('}');
  }

  private static void writeValue(Value value, StringBuilder out) {
    switch (value) {
      case Value.Judgement(Verdict verdict) -> {
        out.append("{\"verdict\":");
        quote(verdict.name(), out);
      }
      case Value.Quantity(var number, Text unit) -> {
        out.append("{\"number\":").append(number.toPlainString()).append(",\"unit\":");
        writeText(unit, out);
      }
      case Value.Estimate(var number, var low, var high, double level, Text unit) -> {
        out.append("{\"number\":").append(number.toPlainString());
        out.append(",\"low\":").append(low.toPlainString());
        out.append(",\"high\":").append(high.toPlainString());
        out.append(",\"level\":").append(level).append(",\"unit\":");
        writeText(unit, out);
      }
      case Value.Day(var date) -> {
        out.append("{\"date\":");
        quote(date.toString(), out);
      }
      case Value.Words(Text words) -> {
        out.append("{\"words\":");
        writeText(words, out);
      }
      case Value.Missing() -> out.append("{\"missing\":true");
    }
    out.append('}');
  }

  private static void writeFact(Fact fact, StringBuilder out) {
    out.append("{\"name\":");
    writeText(fact.name(), out);
    if (fact.missing()) {
      out.append(",\"missing\":true");
    } else {
      out.append(",\"value\":");
      quote(fact.value(), out);
      if (fact.words() != null) {
        out.append(",\"words\":");
        writeText(fact.words(), out);
      }
    }
    optional("reference", fact.reference(), out);
    out.append('}');
  }

  private static void writeParameter(Parameter parameter, StringBuilder out) {
    out.append("{\"id\":");
    quote(parameter.id(), out);
    out.append(",\"name\":");
    writeText(parameter.name(), out);
    out.append(",\"value\":");
    quote(parameter.value(), out);
    out.append(",\"unit\":");
    writeText(parameter.unit(), out);
    optional("since", parameter.since(), out);
    out.append(",\"citation\":");
    writeCitation(parameter.citation(), out);
    out.append('}');
  }

  private static void writeCitation(Citation citation, StringBuilder out) {
    out.append("{\"source\":");
    writeText(citation.source(), out);
    out.append(",\"article\":");
    quote(citation.article(), out);
    out.append(",\"version\":");
    quote(citation.version(), out);
    optional("effective", citation.effective(), out);
    out.append(",\"verification\":");
    quote(citation.verification().name(), out);
    out.append('}');
  }

  private static void writeText(Text text, StringBuilder out) {
    out.append("{\"zh\":");
    quote(text.zh(), out);
    out.append(",\"en\":");
    quote(text.en(), out);
    out.append('}');
  }

  private static void optional(String key, @Nullable Object value, StringBuilder out) {
    if (value != null) {
      out.append(",\"").append(key).append("\":");
      quote(value.toString(), out);
    }
  }

  private interface Writer<T> {
    void write(T item, StringBuilder out);
  }

  private static <T> void writeList(
      String key, Iterable<T> items, StringBuilder out, Writer<T> writer) {
    boolean first = true;
    for (T item : items) {
      out.append(first ? ",\"" + key + "\":[" : ",");
      writer.write(item, out);
      first = false;
    }
    if (!first) {
      out.append(']');
    }
  }

  private static void quote(String value, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
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
