package org.zhiren.ballots;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Appends data and events to an archive. Every file bears the time of the election's beginning. */
final class ArchiveWriter {

  private final OutputStream out;
  private final long timestamp;
  private @Nullable String head;
  private int height;

  /** A new archive; {@code timestamp} is in seconds since 1970. */
  ArchiveWriter(OutputStream out, long timestamp) throws IOException {
    this.out = out;
    this.timestamp = timestamp;
    String header = Json.write(Fields.object("version", 1, "timestamp", Long.toString(timestamp)));
    write(new ArchiveEntry(ArchiveEntry.HEADER, header.getBytes(StandardCharsets.UTF_8)));
  }

  /** Appends a file of data and returns its hash. */
  String data(String json) throws IOException {
    ArchiveEntry entry = ArchiveEntry.data(json);
    write(entry);
    return entry.hash();
  }

  /** Appends an event that refers to data appended before, or to none. */
  void event(Event.Type type, @Nullable String payload) throws IOException {
    ArchiveEntry entry = ArchiveEntry.event(new Event(head, height, type, payload));
    write(entry);
    out.flush();
    head = entry.hash();
    height++;
  }

  /** The hash of the last event; empty before the first. */
  String head() {
    return head == null ? "" : head;
  }

  private void write(ArchiveEntry entry) throws IOException {
    byte[] content = entry.content();
    out.write(TarHeader.write(entry.name(), content.length, timestamp));
    out.write(content);
    out.write(new byte[-content.length & (TarHeader.BLOCK - 1)]);
  }
}
