package org.zhiren.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Changes a ballot archive as somebody would who controls the server: any content, with all names,
 * references and heights made right again. It knows the format from its description only and uses
 * nothing of the engine.
 */
final class ArchiveForger {

  private static final int BLOCK = 512;
  private static final String EVENT = ".event.json";

  /** A file of the archive. */
  private record Part(String name, String content) {
    String hash() {
      return name.substring(0, name.indexOf('.') < 0 ? name.length() : name.indexOf('.'));
    }
  }

  private final byte[] archive;
  private final byte[] header;
  private final List<Part> parts = new ArrayList<>();

  ArchiveForger(byte[] archive) {
    this.archive = archive.clone();
    this.header = Arrays.copyOf(archive, BLOCK);
    for (int at = 0; at < archive.length; ) {
      String name = text(archive, at, 100);
      int size = Integer.parseInt(text(archive, at + 124, 11), 8);
      parts.add(new Part(name, new String(archive, at + BLOCK, size, StandardCharsets.UTF_8)));
      at += BLOCK + size + (-size & (BLOCK - 1));
    }
  }

  private static String text(byte[] bytes, int at, int length) {
    String text = new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** A changed archive; now and then by chance the same again. */
  byte[] change(Random random) {
    List<Part> changed = new ArrayList<>(parts);
    int place = 1 + random.nextInt(parts.size() - 1);
    int other = 1 + random.nextInt(parts.size() - 1);
    switch (random.nextInt(8)) {
      case 0 -> {
        byte[] bytes = archive.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
      }
      case 1 -> {
        return Arrays.copyOf(archive, random.nextInt(archive.length));
      }
      case 2 -> changed.remove(place);
      case 3 -> changed.add(other, parts.get(place));
      case 4 -> Collections.swap(changed, place, other);
      case 5 -> {
        // An event together with the data before it: a ballot left out, for instance.
        while (!changed.get(place).name().endsWith(EVENT)) {
          place = 1 + place % (parts.size() - 1);
        }
        changed.remove(place);
        if (!changed.get(place - 1).name().endsWith(EVENT)) {
          changed.remove(place - 1);
        }
      }
      default -> {
        Part part = parts.get(place);
        changed.set(place, new Part(part.name(), characterChanged(part.content(), random)));
      }
    }
    return write(changed);
  }

  private static String characterChanged(String content, Random random) {
    char[] characters = content.toCharArray();
    int place = random.nextInt(characters.length);
    for (int i = 0; i < characters.length; i++) {
      int at = (place + i) % characters.length;
      if (Character.isDigit(characters[at])) {
        characters[at] = (char) ('0' + (characters[at] - '0' + 1 + random.nextInt(9)) % 10);
        break;
      }
    }
    return new String(characters);
  }

  private byte[] write(List<Part> changed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String[]> renamed = new ArrayList<>();
    String head = "";
    int height = 0;
    for (Part part : changed) {
      String content = part.content();
      for (String[] names : renamed) {
        content = content.replace(names[0], names[1]);
      }
      boolean event = part.name().endsWith(EVENT);
      if (event) {
        content =
            content
                .replaceFirst("\"parent\":\"[^\"]*\",", "")
                .replaceFirst("\"height\":\\d+", "\"height\":" + height);
        if (!head.isEmpty()) {
          content = "{\"parent\":\"" + head + "\"," + content.substring(1);
        }
        height++;
      }
      String name = part.name();
      if (name.contains(".")) {
        name = hash(content) + name.substring(name.indexOf('.'));
        renamed.add(new String[] {part.hash(), hash(content)});
      }
      if (event) {
        head = hash(content);
      }
      entry(out, name, content.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  private void entry(ByteArrayOutputStream out, String name, byte[] content) {
    byte[] block = header.clone();
    Arrays.fill(block, 0, 100, (byte) 0);
    put(block, 0, name);
    put(block, 124, String.format(Locale.ROOT, "%011o", content.length));
    put(block, 148, "        ");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    out.writeBytes(block);
    out.writeBytes(content);
    out.writeBytes(new byte[-content.length & (BLOCK - 1)]);
  }

  private static void put(byte[] block, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, block, at, bytes.length);
  }

  private static String hash(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
