package org.zhiren.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What became of each piece, one line of JSON each: the report of a load, and what a later run goes
 * on from. A piece counts as settled while its size and time are the same; what could not be read
 * is tried again.
 */
final class LoadJournal implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> SETTLED = Set.of("TAKEN", "SAME", "REFUSED");

  private final BufferedWriter out;
  private final Map<String, String> settled = new HashMap<>();

  private LoadJournal(BufferedWriter out) {
    this.out = out;
  }

  /**
   * Opens the journal, or goes on with it.
   *
   * @throws CommandProblem if the file is no journal or cannot be written
   */
  static LoadJournal open(Path file) {
    try {
      LoadJournal journal =
          new LoadJournal(
              Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
      String written = Files.readString(file);
      written.lines().forEach(journal::read);
      if (!written.isEmpty() && !written.endsWith("\n")) {
        journal.out.newLine();
      }
      return journal;
    } catch (IOException e) {
      throw LibraryFiles.unreadable(file, e);
    } catch (JacksonException e) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of(
                  "文件（{0}）不是导入记录。请用 --journal 另指定一个。",
                  "The file ({0}) is no journal of a load. Name another one with --journal.")
              .fill(file));
    }
  }

  /** The last line may be cut off where a run was ended. */
  private void read(String line) {
    if (line.isBlank() || !line.endsWith("}")) {
      return;
    }
    JsonNode node = JSON.readTree(line);
    String name = node.path("name").asString("");
    if (SETTLED.contains(node.path("outcome").asString(""))) {
      settled.put(name, key(node.path("size").asLong(-1), node.path("modified").asLong(-1)));
    } else {
      settled.remove(name);
    }
  }

  private static String key(long size, long modified) {
    return size + " " + modified;
  }

  /** Whether an earlier run has settled it. */
  boolean settled(LoadPieces.Piece piece) {
    return key(piece.size(), piece.modified()).equals(settled.get(piece.name()));
  }

  /**
   * Writes what became of a piece, or of a file inside one, at once.
   *
   * @param piece the piece; {@code null} for a file inside another
   */
  void write(
      LoadPieces.@Nullable Piece piece,
      String name,
      String outcome,
      @Nullable Text reason,
      @Nullable String document)
      throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("name", name);
    if (piece != null) {
      line.put("size", piece.size());
      line.put("modified", piece.modified());
    }
    line.put("outcome", outcome);
    if (document != null) {
      line.put("document", document);
    }
    if (reason != null) {
      line.put("reason", Map.of("zh", reason.zh(), "en", reason.en()));
    }
    out.write(JSON.writeValueAsString(line));
    out.newLine();
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
