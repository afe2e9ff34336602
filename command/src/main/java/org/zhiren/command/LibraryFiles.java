package org.zhiren.command;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents: a folder of .txt files, or JSON lines, plain or gzipped. */
final class LibraryFiles {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Charset CHINESE = Charset.forName("GB18030");

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger LUCENE =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private LibraryFiles() {}

  /** Keeps advice about the Java virtual machine, which users cannot follow, out of the output. */
  static void quiet() {
    LUCENE.setLevel(Level.SEVERE);
  }

  /** A document as it comes; title and date only where the file states them. */
  record Incoming(String id, String title, String text, @Nullable LocalDate date) {}

  /** What is done with each line or document. */
  interface Work<T> {
    void with(T one) throws IOException;
  }

  /**
   * Reads all documents of a folder or of a file of JSON lines.
   *
   * @throws CommandProblem if something cannot be read; it names file and line
   */
  static void documents(Path place, Work<Incoming> work) {
    if (!Files.isDirectory(place)) {
      lines(place, (number, line) -> work.with(incoming(place, number, line)));
      return;
    }
    List<Path> files;
    try (Stream<Path> found = Files.walk(place)) {
      files =
          found
              .filter(Files::isRegularFile)
              .filter(one -> one.toString().toLowerCase(Locale.ROOT).endsWith(".txt"))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw unreadable(place, e);
    }
    if (files.isEmpty()) {
      throw new CommandProblem(
          CommandProblem.UNUSABLE,
          Text.of(
                  "文件夹（{0}）中没有 .txt 文件；其他格式请在网页中导入，或用 JSON 行文件。",
                  "There is no .txt file in the folder ({0}); import other formats in the browser, or"
                      + " use a file of JSON lines.")
              .fill(place));
    }
    for (Path file : files) {
      try {
        work.with(new Incoming(place.relativize(file).toString(), "", text(file), null));
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
  }

  private static Incoming incoming(Path file, int number, String line) {
    JsonNode node = object(file, number, line);
    return new Incoming(
        word(file, number, node, "id"),
        node.path("title").asString(""),
        word(file, number, node, "text"),
        date(node.path("date").asString("")));
  }

  private static @Nullable LocalDate date(String written) {
    try {
      return written.isEmpty() ? null : LocalDate.parse(written);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** One object of a file of JSON lines. */
  static JsonNode object(Path file, int number, String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw wrong(
          file, number, Text.of("不是 JSON：{0}", "it is not JSON: {0}").fill(e.getOriginalMessage()));
    }
    throw wrong(file, number, Text.of("应为一个 JSON 对象", "a JSON object is expected"));
  }

  /** A text that must be there. */
  static String word(Path file, int number, JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isString() && !value.isNumber()) {
      throw wrong(file, number, Text.of("缺少“{0}”", "the member “{0}” is missing").fill(name));
    }
    return value.asString();
  }

  static CommandProblem wrong(Path file, int number, Text why) {
    return new CommandProblem(
        CommandProblem.UNUSABLE,
        Text.of("文件（{0}）第 {1} 行不能使用：{2}。", "Line {1} of the file ({0}) cannot be used: {2}.")
            .fill(file, number, why));
  }

  /** A line with its number, from 1. */
  interface LineWork {
    void with(int number, String line) throws IOException;
  }

  /** Reads the lines of a file, plain or gzipped; empty ones are passed over. */
  static void lines(Path file, LineWork work) {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw,
                    StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          work.with(number, line);
        }
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The text of a file: by its byte order mark, else UTF-8 if it is, else GB 18030. */
  static String text(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(bytes, CHINESE);
    }
  }

  static CommandProblem unreadable(Path file, IOException e) {
    Text why =
        switch (e) {
          case NoSuchFileException none -> Text.of("没有这个文件", "there is no such file");
          case AccessDeniedException denied -> Text.of("没有读取权限", "reading it is not permitted");
          default ->
              Text.same(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        };
    return new CommandProblem(
        CommandProblem.UNUSABLE,
        Text.of("“{0}”无法使用：{1}。", "“{0}” cannot be used: {1}.").fill(file, why));
  }
}
