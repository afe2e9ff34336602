package org.zhiren.database;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.zhiren.explain.Text;

/** The table of contents of a backup: lines of tab-separated words, the last a checksum of all. */
final class Manifest {

  private static final String HEADER = "zhiren-backup\t1";

  /** One applied migration: schema, version, script and its checksum. */
  record Migration(String schema, String version, String script, String checksum) {}

  /** The rows of one table. */
  record TablePart(String name, long rows, String sha256, List<String> columns) {}

  /** A sequence's last value and whether it was given out already. */
  record SequencePart(String name, long value, boolean called) {}

  /** A file of the data folder. */
  record FilePart(String name, String sha256) {}

  final List<Migration> migrations = new ArrayList<>();
  final List<TablePart> tables = new ArrayList<>();
  final List<String> passedOver = new ArrayList<>();
  final List<SequencePart> sequences = new ArrayList<>();
  final List<FilePart> files = new ArrayList<>();

  /** What the record was, in the words of its {@link Backup.RecordRoot}; empty if there is none. */
  String record = "";

  byte[] print() {
    StringBuilder text = new StringBuilder();
    line(text, HEADER);
    for (Migration m : migrations) {
      line(text, "migration", m.schema(), m.version(), m.checksum(), m.script());
    }
    for (TablePart t : tables) {
      line(
          text,
          "table",
          t.name(),
          Long.toString(t.rows()),
          t.sha256(),
          String.join(",", t.columns()));
    }
    for (String name : passedOver) {
      line(text, "passed-over", name);
    }
    for (SequencePart s : sequences) {
      line(text, "sequence", s.name(), Long.toString(s.value()), Boolean.toString(s.called()));
    }
    for (FilePart f : files) {
      line(text, "file", f.sha256(), f.name());
    }
    if (!record.isEmpty()) {
      line(text, "record", record);
    }
    line(text, "end", hash(text.toString()));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void line(StringBuilder text, String... words) {
    text.append(String.join("\t", words)).append('\n');
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Digest.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  static Manifest parse(byte[] bytes, Path file) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.lastIndexOf("end\t");
    if (!text.startsWith(HEADER + "\n")
        || end < 0
        || !text.substring(end).strip().equals("end\t" + hash(text.substring(0, end)))) {
      throw broken(file, Text.of("目录与校验和不符", "the table of contents does not match its checksum"));
    }
    Manifest manifest = new Manifest();
    text.substring(0, end).lines().skip(1).forEach(line -> manifest.read(line.split("\t", -1)));
    return manifest;
  }

  private void read(String[] words) {
    switch (words[0]) {
      case "migration" -> migrations.add(new Migration(words[1], words[2], words[4], words[3]));
      case "table" ->
          tables.add(
              new TablePart(
                  words[1], Long.parseLong(words[2]), words[3], List.of(words[4].split(","))));
      case "passed-over" -> passedOver.add(words[1]);
      case "sequence" ->
          sequences.add(
              new SequencePart(words[1], Long.parseLong(words[2]), Boolean.parseBoolean(words[3])));
      case "record" -> record = words[1];
      case "file" -> files.add(new FilePart(words[2], words[1]));
      default -> throw new IllegalStateException("unknown line (" + words[0] + ")");
    }
  }

  Backup.Summary summary(Path file) {
    StringBuilder all = new StringBuilder();
    long rows = 0;
    for (TablePart table : tables) {
      line(all, table.name(), table.sha256());
      rows += table.rows();
    }
    return new Backup.Summary(file, tables.size(), rows, hash(all.toString()), record);
  }

  static DatabaseProblem broken(Path file, Text what) {
    return new DatabaseProblem(
        DatabaseProblem.Kind.BROKEN_BACKUP,
        Text.of(
                "备份文件（{0}）不能使用：{1}。没有写入任何内容；请换用另一份备份。",
                "The backup ({0}) cannot be used: {1}. Nothing was written; use another backup.")
            .fill(file, what));
  }
}
