package org.zhiren.reading.child;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.zhiren.reading.Refusal;

/**
 * A zip container in memory. Sizes are counted while unpacking and never taken from what the
 * container says about itself.
 */
final class Packed implements AutoCloseable {

  private static final int RATIO_APPLIES_ABOVE_BYTES = 1 << 20;
  private static final int MOST_ENTRIES = 65_535;

  private final ZipFile zip;
  private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
  private final long packedBytes;
  private final long mostBytes;
  private final int ratio;
  private long unpackedBytes;

  Packed(byte[] bytes, long mostBytes, int ratio) throws Refused {
    this.packedBytes = bytes.length;
    this.mostBytes = mostBytes;
    this.ratio = ratio;
    try {
      zip =
          ZipFile.builder()
              .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
              .setCharset(StandardCharsets.UTF_8)
              .get();
    } catch (IOException | RuntimeException e) {
      throw Refused.broken("the container has no readable list of its files");
    }
    List<ZipArchiveEntry> all = Collections.list(zip.getEntries());
    if (all.size() > MOST_ENTRIES) {
      throw Refused.hostile("the container names (%d) files".formatted(all.size()));
    }
    for (ZipArchiveEntry entry : all) {
      if (!entry.isDirectory() && entries.putIfAbsent(name(entry), entry) != null) {
        throw Refused.hostile("the container names a file twice");
      }
    }
  }

  static Packed of(byte[] bytes, Request request) throws Refused {
    return new Packed(bytes, request.unpackedBytes(), request.ratio());
  }

  /** Chinese archives often hold GBK names without saying so. */
  private static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    String name =
        raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()
            ? entry.getName()
            : TextDecoding.decode(raw).text();
    String path = name.replace('\\', '/');
    return path.startsWith("/") ? path.substring(1) : path;
  }

  Set<String> names() {
    return entries.keySet();
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  boolean isProtected(String name) {
    ZipArchiveEntry entry = entries.get(name);
    return entry != null && entry.getGeneralPurposeBit().usesEncryption();
  }

  boolean isLink(String name) {
    ZipArchiveEntry entry = entries.get(name);
    return entry != null && entry.isUnixSymlink();
  }

  /** The bytes of a file inside; none if there is no such file. */
  byte[] read(String name) throws IOException, Refused {
    ZipArchiveEntry entry = entries.get(name);
    if (entry == null) {
      return new byte[0];
    }
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw new Refused(Refusal.PROTECTED, "");
    }
    ByteArrayOutputStream out =
        new ByteArrayOutputStream(Math.clamp(entry.getSize(), 1024, 1 << 20));
    byte[] buffer = new byte[1 << 14];
    try (InputStream in = zip.getInputStream(entry)) {
      int read;
      while ((read = in.read(buffer)) > 0) {
        out.write(buffer, 0, read);
        unpackedBytes += read;
        check();
      }
    }
    return out.toByteArray();
  }

  private void check() throws Refused {
    if (unpackedBytes > mostBytes) {
      throw new Refused(
          Refusal.TOO_LARGE, "it unpacks to more than (%d) bytes".formatted(mostBytes));
    }
    if (unpackedBytes > RATIO_APPLIES_ABOVE_BYTES && unpackedBytes / ratio > packedBytes) {
      throw Refused.hostile("it unpacks to more than (%d) times its size".formatted(ratio));
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException e) {
      // Nothing is open behind bytes in memory.
      return;
    }
  }
}
