package org.zhiren.ledger;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.zhiren.explain.Text;

/**
 * Verifies a log file in the format of {@link LedgerExport} without a database, in one pass and
 * with memory that does not grow with the file.
 *
 * <p>It reads the file as a stranger would: hashes come from the bytes as they stand, roots from
 * {@link RootStack}, and no line is accepted in any but its one spelling.
 */
public final class LedgerVerifier {

  private static final int PROGRESS_EVERY = 8_192;

  private LedgerVerifier() {}

  /**
   * Verifies a file.
   *
   * @param file its bytes, plain or gzipped; read to the end, not closed
   * @param expectations what the reader knows from elsewhere
   * @return what was found; a bad file gives findings, never an exception
   * @throws IOException if the stream cannot be read
   */
  public static VerificationReport verify(InputStream file, Expectations expectations)
      throws IOException {
    return verify(file, expectations, entries -> {});
  }

  /**
   * Verifies a file and tells how far it is.
   *
   * @param progress is given the number of entries read, every few thousand entries
   * @throws IOException if the stream cannot be read
   */
  public static VerificationReport verify(
      InputStream file, Expectations expectations, LongConsumer progress) throws IOException {
    FileCheck check = new FileCheck(expectations);
    try {
      read(new LineReader(plain(file)), check, progress);
    } catch (ZipException | EOFException e) {
      check.broken(
          Finding.Kind.CUT,
          Text.of("压缩数据已损坏或被截断（{0}）", "the compressed data is damaged or cut ({0})")
              .fill(String.valueOf(e.getMessage())));
    } catch (LineReader.LineTooLongException e) {
      check.broken(
          Finding.Kind.UNREADABLE_LINE,
          Text.of("行超过 {0} 字节", "the line is longer than {0} bytes").fill(LineReader.MAX_LINE));
    }
    return check.report();
  }

  private static void read(LineReader lines, FileCheck check, LongConsumer progress)
      throws IOException {
    byte[] line = lines.next();
    while (line != null) {
      if (!check.line(line, lines.cut())) {
        return;
      }
      if (check.entries() % PROGRESS_EVERY == 0 && check.entries() > 0) {
        progress.accept(check.entries());
      }
      line = lines.next();
    }
    check.endOfFile();
  }

  /** Looks at the first two bytes: gzip begins with 1f 8b, our lines with a brace. */
  private static InputStream plain(InputStream file) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(file, 1 << 16);
    buffered.mark(2);
    boolean gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
    buffered.reset();
    return gzip ? new GZIPInputStream(buffered, 1 << 16) : buffered;
  }
}
