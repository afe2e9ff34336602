package org.zhiren.ballots;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.zhiren.explain.Text;

/**
 * Verifies an archive as a stranger would: from its bytes alone, without the board's state. It
 * reads once from front to end and keeps the ciphertexts of the ballots that count.
 */
public final class ArchiveVerifier {

  private ArchiveVerifier() {}

  /**
   * Verifies an archive.
   *
   * @param archive its bytes; read to the end, not closed
   * @param expectations what the reader expects of it
   * @return what was found; a bad archive gives findings, never an exception
   * @throws IOException if the stream cannot be read
   */
  public static VerificationReport verify(InputStream archive, Expectations expectations)
      throws IOException {
    return verify(archive, expectations, ballots -> {});
  }

  /**
   * Verifies an archive and tells how far it is.
   *
   * @param progress is given the number of ballots checked, after each
   * @throws IOException if the stream cannot be read
   */
  public static VerificationReport verify(
      InputStream archive, Expectations expectations, IntConsumer progress) throws IOException {
    try (ArchiveCheck check = new ArchiveCheck(expectations, progress)) {
      read(archive, check);
      return check.report();
    }
  }

  /**
   * Verifies an archive together with the supplement that holds its subtotals by stratum.
   *
   * @param supplement what {@link StrataCount#json} gave
   * @throws IOException if the stream cannot be read
   */
  public static VerificationReport verifyStrata(
      InputStream archive, String supplement, Expectations expectations, IntConsumer progress)
      throws IOException {
    try (ArchiveCheck check = new ArchiveCheck(expectations, progress)) {
      read(archive, check);
      check.strata(supplement);
      return check.report();
    }
  }

  private static void read(InputStream archive, ArchiveCheck check) throws IOException {
    ArchiveReader reader = new ArchiveReader(archive);
    try {
      ArchiveEntry entry = reader.next();
      while (entry != null) {
        if (!check.entry(entry, reader.timestamp())) {
          return;
        }
        entry = reader.next();
      }
    } catch (BallotException e) {
      check.broken(Check.ARCHIVE, e.text());
      return;
    }
    check.end();
  }

  /**
   * The last event of an archive, which may be that of a running election: to be kept, so that a
   * later copy can be checked to continue this one. Only names and chain are checked.
   *
   * @throws BallotException if the archive is malformed or has no event
   * @throws IOException if the stream cannot be read
   */
  public static Expectations.Head headOf(InputStream archive) throws IOException {
    ArchiveReader reader = new ArchiveReader(archive);
    Expectations.Head head = null;
    ArchiveEntry entry = reader.next();
    while (entry != null) {
      if (entry.name().endsWith(ArchiveEntry.EVENT)) {
        Event event = Event.parse(entry.text());
        String parent = head == null ? null : head.hash();
        if (!Objects.equals(parent, event.parent())) {
          throw new BallotException(
              Text.of("第 {0} 个事件没有接上前一个", "event {0} does not follow the one before")
                  .fill(event.height()));
        }
        head = new Expectations.Head(entry.hash(), event.height());
      }
      entry = reader.next();
    }
    if (head == null) {
      throw new BallotException(Text.of("档案中没有事件", "the archive has no event"));
    }
    return head;
  }
}
