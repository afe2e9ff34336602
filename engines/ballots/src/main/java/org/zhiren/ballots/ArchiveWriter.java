package org.zhiren.ballots;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Appends data and events to an archive. Every file bears the time of the election's beginning. */
final class ArchiveWriter {

  private final ArchiveSink sink;
  private @Nullable String head;
  private int height;

  private ArchiveWriter(ArchiveSink sink, @Nullable String head, int height) {
    this.sink = sink;
    this.head = head;
    this.height = height;
  }

  /** A new archive; {@code timestamp} is in seconds since 1970. */
  static ArchiveWriter begin(ArchiveSink sink, long timestamp) throws IOException {
    sink.append(
        ArchiveEntry.HEADER,
        Json.write(Fields.object("version", 1, "timestamp", Long.toString(timestamp))));
    return new ArchiveWriter(sink, null, 0);
  }

  /** Goes on with an archive whose last event has the hash {@code head}. */
  static ArchiveWriter resume(ArchiveSink sink, String head, int events) {
    return new ArchiveWriter(sink, head, events);
  }

  /** Appends a file of data and returns its hash. */
  String data(String json) throws IOException {
    ArchiveEntry entry = ArchiveEntry.data(json);
    sink.append(entry.name(), json);
    return entry.hash();
  }

  /** Appends an event that refers to data appended before, or to none. */
  void event(Event.Type type, @Nullable String payload) throws IOException {
    ArchiveEntry entry = ArchiveEntry.event(new Event(head, height, type, payload));
    sink.append(entry.name(), entry.text());
    sink.flush();
    head = entry.hash();
    height++;
  }

  /** The hash of the last event; empty before the first. */
  String head() {
    return head == null ? "" : head;
  }
}
