package org.zhiren.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.zhiren.explain.Text;

/**
 * What lies in a place, in pieces that can be sent one by one: the files of a folder, the files of
 * a zip archive of any size, stretches of lines of a file of JSON lines. The same place yields the
 * same pieces, so that a journal knows them again.
 */
final class LoadPieces {

  /** What the server takes in one request, with some room for its frame. */
  static final long LARGEST = 200L << 20;

  private static final int LINES = 500;
  private static final int LINE_BYTES = 8 << 20;
  private static final Charset CHINESE = Charset.forName("GB18030");

  private LoadPieces() {}

  /** The bytes of a piece, read when they are sent. */
  interface Content {
    byte[] bytes() throws IOException;
  }

  /**
   * A piece.
   *
   * @param name its name within the place, which the journal keeps
   * @param upload the name under which it is sent
   * @param size in bytes
   * @param modified when it was changed last, in milliseconds; with the size it tells a new content
   * @param content its bytes
   */
  record Piece(String name, String upload, long size, long modified, Content content) {}

  /** What is done with each piece. */
  interface Work {
    void with(Piece piece) throws IOException;
  }

  /**
   * Goes through a place.
   *
   * @throws CommandProblem if it cannot be read
   */
  static void each(Path place, Work work) {
    String name = String.valueOf(place.getFileName()).toLowerCase(Locale.ROOT);
    try {
      if (name.endsWith(".jsonl") || name.endsWith(".jsonl.gz")) {
        lines(place, work);
      } else if (name.endsWith(".zip") && Files.isRegularFile(place)) {
        archive(place, work);
      } else {
        for (Path file : LibraryFiles.within(place)) {
          String within =
              Files.isDirectory(place)
                  ? place.relativize(file).toString().replace('\\', '/')
                  : String.valueOf(file.getFileName());
          work.with(
              new Piece(
                  within,
                  within,
                  Files.size(file),
                  Files.getLastModifiedTime(file).toMillis(),
                  () -> Files.readAllBytes(file)));
        }
      }
    } catch (IOException e) {
      throw LibraryFiles.unreadable(place, e);
    }
  }

  /** Names in Chinese archives are often in GB 18030 without saying so. */
  private static void archive(Path place, Work work) throws IOException {
    try (ZipFile zip = new ZipFile(place.toFile(), StandardCharsets.UTF_8)) {
      archive(zip, work);
    } catch (ZipException | IllegalArgumentException otherNames) {
      try (ZipFile zip = new ZipFile(place.toFile(), CHINESE)) {
        archive(zip, work);
      } catch (IllegalArgumentException e) {
        throw new ZipException(e.getMessage());
      }
    }
  }

  private static void archive(ZipFile zip, Work work) throws IOException {
    List<? extends ZipEntry> entries = Collections.list(zip.entries());
    for (ZipEntry entry : entries) {
      String name = entry.getName().replace('\\', '/');
      if (!entry.isDirectory() && !name.substring(name.lastIndexOf('/') + 1).startsWith(".")) {
        work.with(
            new Piece(
                name,
                name,
                Math.max(0, entry.getSize()),
                entry.getTime(),
                () -> unpacked(zip, entry)));
      }
    }
  }

  /** What an archive says of its sizes is not believed. */
  private static byte[] unpacked(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(Math.toIntExact(LARGEST) + 1);
      if (bytes.length > LARGEST) {
        throw new TooLarge();
      }
      return bytes;
    }
  }

  /** A piece is larger than what is taken. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    /** What to do. */
    static Text text() {
      return Text.of(
          "超过 200 MB，没有发送。请拆分后再导入。", "larger than 200 MB, not sent. Split it and bring the parts.");
    }
  }

  private static void lines(Path place, Work work) throws IOException {
    String file = String.valueOf(place.getFileName());
    String bare = file.replaceFirst("(?i)\\.jsonl(\\.gz)?$", "");
    long modified = Files.getLastModifiedTime(place).toMillis();
    Stretch stretch = new Stretch();
    LibraryFiles.lines(
        place,
        (number, line) -> {
          byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
          if (stretch.lines == LINES
              || (stretch.lines > 0 && stretch.bytes.size() + bytes.length > LINE_BYTES)) {
            work.with(stretch.piece(bare, modified));
            stretch.begin(number);
          }
          stretch.add(number, bytes);
        });
    if (stretch.lines > 0) {
      work.with(stretch.piece(bare, modified));
    }
  }

  /** Lines that are sent together. */
  private static final class Stretch {
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int first = 1;
    private int last;
    private int lines;

    void begin(int number) {
      bytes = new ByteArrayOutputStream();
      first = number;
      lines = 0;
    }

    void add(int number, byte[] line) {
      bytes.writeBytes(line);
      last = number;
      lines++;
    }

    Piece piece(String bare, long modified) {
      byte[] content = bytes.toByteArray();
      String name = "%s-%07d-%07d.jsonl".formatted(bare, first, last);
      return new Piece(name, name, content.length, modified, () -> content);
    }
  }
}
