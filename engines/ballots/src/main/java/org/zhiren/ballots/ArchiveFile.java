package org.zhiren.ballots;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import org.zhiren.explain.Text;

/**
 * A file of an archive, as an {@link ArchiveSink} was given it.
 *
 * @param name its name
 * @param content its content
 */
public record ArchiveFile(String name, String content) {

  /**
   * Makes an archive of files that were kept one by one.
   *
   * @param files in their order
   * @param out appended to, not closed
   * @throws BallotException if the first file is not the header of an archive
   * @throws IOException if the archive cannot be written
   */
  public static void write(Iterator<ArchiveFile> files, OutputStream out) throws IOException {
    if (!files.hasNext()) {
      return;
    }
    ArchiveFile header = files.next();
    ArchiveSink tar = ArchiveSink.tar(out, timestamp(header));
    tar.append(header.name(), header.content());
    while (files.hasNext()) {
      ArchiveFile file = files.next();
      tar.append(file.name(), file.content());
    }
    tar.flush();
  }

  private static long timestamp(ArchiveFile header) {
    if (!header.name().equals(ArchiveEntry.HEADER)) {
      throw new BallotException(
          Text.of("首个文件不是档案的文件头（{0}）", "the first file is not the header of an archive ({0})")
              .fill(Numbers.shown(header.name())));
    }
    Fields fields = Fields.of(Json.parse(header.content()), "version", "timestamp");
    try {
      return Long.parseLong(fields.string("timestamp"));
    } catch (NumberFormatException e) {
      throw new BallotException(Text.of("档案的时间不是整数", "the time of the archive is not a number"));
    }
  }
}
