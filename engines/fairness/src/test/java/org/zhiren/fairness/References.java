package org.zhiren.fairness;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Reference data: small published tables from the test resources, large ones from a folder. */
final class References {

  private References() {}

  /** A small table that stands among the test resources. */
  static Map<String, List<String>> resource(String name) throws IOException {
    try (InputStream in = References.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("There is no test resource (" + name + ").");
      }
      return columns(in);
    }
  }

  /**
   * A file of the folder in the system property {@code zhiren.fairness.references}; the test is
   * skipped where the folder is absent.
   */
  static Path external(String name) {
    Path file = Path.of(System.getProperty("zhiren.fairness.references", ""), name);
    Assumptions.assumeTrue(
        Files.exists(file),
        () -> "Skipped: no " + file + "; name the folder with -Dzhiren.fairness.references=");
    return file;
  }

  static Map<String, List<String>> columns(Path file) throws IOException {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return columns(in);
    }
  }

  private static Map<String, List<String>> columns(InputStream in) throws IOException {
    List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    String[] header = lines.getFirst().split(",");
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (String name : header) {
      columns.put(name, new ArrayList<>());
    }
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      for (int i = 0; i < header.length; i++) {
        columns.get(header[i]).add(cells[i]);
      }
    }
    return columns;
  }

  /** A rating table in which the named columns are numbers. */
  static RatingTable table(Map<String, List<String>> columns, String... numbers) {
    RatingTable.Builder table = RatingTable.rows(columns.values().iterator().next().size());
    columns.forEach((name, cells) -> {
      if (Set.of(numbers).contains(name)) {
        table.number(name, cells.stream().mapToDouble(Double::parseDouble).toArray());
      } else {
        table.category(name, new ArrayList<>(cells));
      }
    });
    return table.build();
  }

  /** The value at a path of keys in a JSON text; numbers as Double, arrays as List. */
  static Object json(Path file, String... path) throws IOException {
    Object value = new Parser(Files.readString(file)).value();
    for (String key : path) {
      value = ((Map<?, ?>) value).get(key);
    }
    return value;
  }

  static double[] doubles(Object list) {
    return ((List<?>) list)
        .stream()
            .mapToDouble(v -> v instanceof List<?> one ? (Double) one.getFirst() : (Double) v)
            .toArray();
  }

  /** Just enough JSON for the reference files. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    Object value() {
      skip();
      char c = text.charAt(at);
      if (c == '{') {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
          String key = (String) value();
          expect(':');
          map.put(key, value());
          if (peek() == ',') {
            at++;
          }
        }
        at++;
        return map;
      }
      if (c == '[') {
        List<Object> list = new ArrayList<>();
        at++;
        while (peek() != ']') {
          list.add(value());
          if (peek() == ',') {
            at++;
          }
        }
        at++;
        return list;
      }
      if (c == '"') {
        int end = text.indexOf('"', at + 1);
        String s = text.substring(at + 1, end);
        at = end + 1;
        return s;
      }
      int start = at;
      while (at < text.length() && ",]} \n\r\t".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      String word = text.substring(start, at);
      return switch (word) {
        case "true" -> Boolean.TRUE;
        case "false" -> Boolean.FALSE;
        case "null" -> "null";
        default -> Double.valueOf(word);
      };
    }

    private void skip() {
      while (Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private char peek() {
      skip();
      return text.charAt(at);
    }

    private void expect(char c) {
      if (peek() != c) {
        throw new IllegalStateException("expected " + c + " at " + at);
      }
      at++;
    }
  }
}
