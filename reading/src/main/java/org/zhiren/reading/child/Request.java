package org.zhiren.reading.child;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.zhiren.reading.FileType;
import org.zhiren.reading.Frames;

/**
 * A file to read.
 *
 * @param name its name
 * @param millis the time for it
 * @param characters the longest text
 * @param unpackedBytes what it may unpack to
 * @param ratio how many times its size it may unpack to
 * @param entries how many files inside may be handed on
 * @param content its bytes
 */
record Request(
    String name,
    long millis,
    int characters,
    long unpackedBytes,
    int ratio,
    int entries,
    byte[] content) {

  private static final int HEAD_BYTES = 1 << 20;

  static Request read(DataInputStream in) throws IOException {
    byte[] head = Frames.bytes(in, HEAD_BYTES);
    byte[] content = Frames.bytes(in, Integer.MAX_VALUE);
    DataInputStream fields = new DataInputStream(new ByteArrayInputStream(head));
    return new Request(
        Frames.text(fields, HEAD_BYTES),
        fields.readLong(),
        fields.readInt(),
        fields.readLong(),
        fields.readInt(),
        fields.readInt(),
        content);
  }

  FileType declared() {
    return FileType.ofName(name);
  }
}
