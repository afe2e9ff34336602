package org.zhiren.ballots;

import java.nio.charset.StandardCharsets;

/**
 * A file in an archive.
 *
 * @param name its name
 * @param content its content
 */
record ArchiveEntry(String name, byte[] content) {

  static final String HEADER = "BELENIOS";
  static final String DATA = ".data.json";
  static final String EVENT = ".event.json";

  static ArchiveEntry data(String json) {
    return of(json, DATA);
  }

  static ArchiveEntry event(Event event) {
    return of(event.json(), EVENT);
  }

  private static ArchiveEntry of(String json, String kind) {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    return new ArchiveEntry(Hashes.hex(content) + kind, content);
  }

  /** The hash that the name states. */
  String hash() {
    return name.substring(0, name.indexOf('.'));
  }

  String text() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
