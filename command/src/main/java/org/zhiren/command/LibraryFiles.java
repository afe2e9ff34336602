package org.zhiren.command;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
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
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.materials.SecrecyMark;
import org.zhiren.reading.Attachment;
import org.zhiren.reading.DocumentReaders;
import org.zhiren.reading.ReadDocument;
import org.zhiren.reading.ReadOutcome;
import org.zhiren.reading.ReadWarning;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads documents: a folder of files of every office format, or JSON lines, plain or gzipped. */
final class LibraryFiles {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Stands beside the files of an index. */
  private static final String INDEX_LOCK = "write.lock";

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
   * Reads all documents of a folder, of every office format, or of a file of JSON lines.
   *
   * @param left is told of every file of the folder that is left out
   * @throws CommandProblem if something cannot be read; it names file and line
   */
  static void documents(Path place, Work<Incoming> work, Left left) {
    if (!Files.isDirectory(place)) {
      lines(place, (number, line) -> work.with(incoming(place, number, line)));
      return;
    }
    try (DocumentReaders readers = DocumentReaders.open()) {
      List<Path> files = within(place);
      if (files.isEmpty()) {
        throw new CommandProblem(
            CommandProblem.UNUSABLE,
            Text.of("文件夹（{0}）中没有文件。", "There is no file in the folder ({0}).").fill(place));
      }
      for (Path file : files) {
        String name = place.relativize(file).toString();
        try {
          take(name, readers.read(file), work, left);
        } catch (IOException e) {
          throw unreadable(file, e);
        }
      }
    }
  }

  /** What is done with the name of a file that was not taken, and why. */
  interface Left {
    void out(String name, Text why);
  }

  /** Says each on a line. */
  static Left saying(PrintWriter err) {
    return (name, why) -> err.println(Speech.say("未收入 {0}：{1}", "Left out {0}: {1}", name, why));
  }

  /**
   * All files of a folder and of those in it, in one order; hidden ones and those of an index left
   * out.
   */
  static List<Path> within(Path place) {
    if (!Files.isDirectory(place)) {
      return List.of(place);
    }
    try (Stream<Path> found = Files.walk(place)) {
      return found
          .filter(Files::isRegularFile)
          .filter(one -> !one.getFileName().toString().startsWith("."))
          .filter(one -> !Files.exists(one.resolveSibling(INDEX_LOCK)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  /** A file and those inside it; marked ones have no place on an open machine. */
  private static void take(String name, ReadOutcome outcome, Work<Incoming> work, Left left)
      throws IOException {
    switch (outcome) {
      case ReadOutcome.Refused refused -> left.out(name, refused.reason().text());
      case ReadOutcome.Read read -> {
        ReadDocument document = read.document();
        Optional<SecrecyMark> mark = LibraryReadCommand.secrecy(document);
        if (mark.isPresent()) {
          left.out(
              name,
              Text.of(
                      "带有密级标志（{0}），不得存入非涉密设备。",
                      "It bears a secrecy mark ({0}) and must not be kept on this machine.")
                  .fill(mark.get().written()));
          return;
        }
        if (!document.text().isBlank()) {
          work.with(new Incoming(name, "", document.text(), null));
        } else if (document.attachments().isEmpty()) {
          left.out(name, ReadWarning.NO_TEXT.text());
        }
        for (Attachment one : document.attachments()) {
          take(name + "/" + one.name(), one.outcome(), work, left);
        }
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
