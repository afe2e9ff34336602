package org.zhiren.ballots;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Reads the files of an archive in order. Every byte counts: headers have one spelling and the same
 * time, padding is zero, names are the hash of the content.
 */
final class ArchiveReader {

  private static final int MAX_BYTES = 64 << 20;

  private final InputStream in;
  private long timestamp = -1;
  private long at;

  ArchiveReader(InputStream in) {
    this.in = in;
  }

  /**
   * The next file; null at the end.
   *
   * @throws BallotException if the archive is malformed or cut off here
   * @throws IOException if the stream cannot be read
   */
  @Nullable ArchiveEntry next() throws IOException {
    byte[] header = in.readNBytes(TarHeader.BLOCK);
    if (header.length == 0) {
      return null;
    }
    if (header.length < TarHeader.BLOCK) {
      throw malformed();
    }
    String name = TarHeader.name(header);
    long size = TarHeader.size(header);
    long time = TarHeader.timestamp(header);
    if (timestamp < 0) {
      timestamp = time;
    }
    if (size < 0
        || size > MAX_BYTES
        || time < 0
        || time != timestamp
        || !Arrays.equals(header, TarHeader.write(name, size, time))) {
      throw malformed();
    }
    byte[] content = in.readNBytes((int) size);
    int padding = (int) (-size & (TarHeader.BLOCK - 1));
    byte[] zeros = in.readNBytes(padding);
    if (content.length < size || !Arrays.equals(zeros, new byte[padding])) {
      throw malformed();
    }
    at += TarHeader.BLOCK + size + padding;
    ArchiveEntry entry = new ArchiveEntry(name, content);
    check(entry);
    return entry;
  }

  /** The time that all files bear, seconds since 1970; −1 before the first was read. */
  long timestamp() {
    return timestamp;
  }

  private BallotException malformed() {
    return new BallotException(
        Text.of(
                "第 {0} 字节起不是完整的 tar 记录：档案被截断或改动",
                "no complete tar record from byte {0} on: the archive was cut or changed")
            .fill(at));
  }

  private static void check(ArchiveEntry entry) {
    if (entry.name().equals(ArchiveEntry.HEADER)) {
      return;
    }
    String hash = Hashes.hex(entry.content());
    if (!entry.name().equals(hash + ArchiveEntry.DATA)
        && !entry.name().equals(hash + ArchiveEntry.EVENT)) {
      throw new BallotException(
          Text.of("文件 {0} 的名称不是其内容的 SHA-256", "the name of {0} is not the SHA-256 of its content")
              .fill(Numbers.shown(entry.name())));
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(entry.content()));
    } catch (CharacterCodingException e) {
      throw new BallotException(
          Text.of("文件 {0} 不是 UTF-8", "{0} is not UTF-8").fill(Numbers.shown(entry.name())));
    }
  }
}
