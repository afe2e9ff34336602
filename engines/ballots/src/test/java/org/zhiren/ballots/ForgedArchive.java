package org.zhiren.ballots;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * An archive in the hands of somebody who controls the server: content can be changed at will and
 * every hash and reference is made right again. Only the secret keys are missing.
 */
final class ForgedArchive {

  /** A file: its kind, and its content with references as the old hashes. */
  record Part(boolean event, String oldHash, Object content) {}

  static final long TIMESTAMP = 1_764_115_200;

  private final List<Part> parts;
  private final byte[] header;

  private ForgedArchive(byte[] header, List<Part> parts) {
    this.header = header;
    this.parts = parts;
  }

  static ForgedArchive of(byte[] archive) throws IOException {
    ArchiveReader reader = new ArchiveReader(new ByteArrayInputStream(archive));
    ArchiveEntry header = reader.next();
    List<Part> parts = new ArrayList<>();
    for (ArchiveEntry entry = reader.next(); entry != null; entry = reader.next()) {
      parts.add(
          new Part(
              entry.name().endsWith(ArchiveEntry.EVENT), entry.hash(), Json.parse(entry.text())));
    }
    return new ForgedArchive(header.content(), parts);
  }

  /** The time that the header states. */
  String timestamp() {
    Object json = Json.parse(new String(header, StandardCharsets.UTF_8));
    return Fields.of(json, "version", "timestamp").string("timestamp");
  }

  List<Part> parts() {
    return parts;
  }

  /** The archive with all names, references and heights made right. */
  byte[] write() {
    return write(TIMESTAMP);
  }

  byte[] write(long timestamp) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entry(out, new ArchiveEntry(ArchiveEntry.HEADER, header), timestamp);
    Map<String, String> renamed = new HashMap<>();
    String head = null;
    int height = 0;
    for (Part part : parts) {
      Object content = rename(part.content(), renamed);
      if (part.event()) {
        Map<String, Object> event = new LinkedHashMap<>();
        if (head != null) {
          event.put("parent", head);
        }
        event.put("height", height++);
        ((Map<?, ?>) content)
            .forEach((name, value) -> {
              if (!"parent".equals(name) && !"height".equals(name)) {
                event.put((String) name, value);
              }
            });
        content = event;
      }
      String json = Json.write(content);
      ArchiveEntry data = ArchiveEntry.data(json);
      ArchiveEntry entry =
          part.event() ? new ArchiveEntry(data.hash() + ArchiveEntry.EVENT, data.content()) : data;
      entry(out, entry, timestamp);
      renamed.put(part.oldHash(), entry.hash());
      if (part.event()) {
        head = entry.hash();
      }
    }
    return out.toByteArray();
  }

  private static Object rename(Object content, Map<String, String> renamed) {
    return switch (content) {
      case String text -> renamed.getOrDefault(text, text);
      case List<?> list -> list.stream().map(item -> rename(item, renamed)).toList();
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put((String) name, rename(value, renamed)));
        yield copy;
      }
      default -> content;
    };
  }

  private static void entry(ByteArrayOutputStream out, ArchiveEntry entry, long timestamp) {
    int length = entry.content().length;
    out.writeBytes(TarHeader.write(entry.name(), length, timestamp));
    out.writeBytes(entry.content());
    out.writeBytes(new byte[-length & (TarHeader.BLOCK - 1)]);
  }

  /** Changes one value somewhere inside a part. */
  void changeLeaf(int place, Random random) {
    Part part = parts.get(place);
    List<Object> leaves = new ArrayList<>();
    leaves(part.content(), leaves);
    int target = random.nextInt(Math.max(1, leaves.size()));
    int[] count = {0};
    parts.set(
        place,
        new Part(part.event(), part.oldHash(), change(part.content(), count, target, random)));
  }

  private static void leaves(Object content, List<Object> leaves) {
    switch (content) {
      case List<?> list -> list.forEach(item -> leaves(item, leaves));
      case Map<?, ?> map -> map.values().forEach(item -> leaves(item, leaves));
      default -> leaves.add(content);
    }
  }

  private static Object change(Object content, int[] count, int target, Random random) {
    return switch (content) {
      case List<?> list -> {
        List<Object> copy = new ArrayList<>();
        list.forEach(item -> copy.add(change(item, count, target, random)));
        yield copy;
      }
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put((String) name, change(value, count, target, random)));
        yield copy;
      }
      default -> count[0]++ == target ? changed(content, random) : content;
    };
  }

  private static Object changed(Object leaf, Random random) {
    return switch (leaf) {
      case Long number -> number + 1 + random.nextInt(3);
      case Boolean truth -> !truth;
      case String text -> changedText(text, random);
      default -> throw new IllegalStateException("An unknown kind of value.");
    };
  }

  private static String changedText(String text, Random random) {
    if (text.isEmpty()) {
      return "x";
    }
    int place = random.nextInt(text.length());
    char old = text.charAt(place);
    char other = old;
    while (other == old) {
      other =
          Character.isDigit(old)
              ? (char) ('0' + random.nextInt(10))
              : (char) ('a' + random.nextInt(26));
    }
    return text.substring(0, place) + other + text.substring(place + 1);
  }

  /** The places of the events of a type, or of the data before them. */
  List<Integer> places(boolean event, @Nullable String type) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean fits =
          type == null
              || (parts.get(i).content() instanceof Map<?, ?> map && type.equals(map.get("type")));
      if (parts.get(i).event() == event && fits) {
        places.add(i);
      }
    }
    return places;
  }
}
