package org.zhiren.ballots;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the files of an archive go, one after the other: a tar file, or rows of a database that are
 * made a tar file again for whoever wants to verify.
 */
public interface ArchiveSink {

  /**
   * Appends a file.
   *
   * @param name its name
   * @param content its content, encoded in UTF-8
   * @throws IOException if it cannot be kept; the board that wrote it must then be given up and
   *     resumed from what was kept
   */
  void append(String name, String content) throws IOException;

  /**
   * An event is complete: whatever was appended so far belongs together.
   *
   * @throws IOException if it cannot be kept
   */
  default void flush() throws IOException {}

  /**
   * The tar file of the format.
   *
   * @param out appended to only, not closed
   * @param timestampSeconds the time that all files bear, seconds since 1970
   */
  static ArchiveSink tar(OutputStream out, long timestampSeconds) {
    return new ArchiveSink() {
      @Override
      public void append(String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        out.write(TarHeader.write(name, bytes.length, timestampSeconds));
        out.write(bytes);
        out.write(new byte[-bytes.length & (TarHeader.BLOCK - 1)]);
      }

      @Override
      public void flush() throws IOException {
        out.flush();
      }
    };
  }
}
