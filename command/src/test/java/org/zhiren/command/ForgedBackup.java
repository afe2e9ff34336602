package org.zhiren.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A backup as a careful forger would leave it: rows changed, every checksum made to fit. */
final class ForgedBackup {

  private static final String MANIFEST = "manifest.txt";

  private ForgedBackup() {}

  static void write(Path backup, Path forged, String table, UnaryOperator<String> change)
      throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(backup.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    String name = "tables/" + table + ".copy";
    byte[] former = parts.get(name);
    String rows = new String(former, StandardCharsets.UTF_8);
    String changed = change.apply(rows);
    if (changed.equals(rows)) {
      throw new IllegalStateException("nothing was changed in " + table);
    }
    byte[] latter = changed.getBytes(StandardCharsets.UTF_8);
    parts.put(name, latter);
    String manifest = new String(parts.get(MANIFEST), StandardCharsets.UTF_8);
    manifest = manifest.replace(hash(former), hash(latter));
    String body = manifest.substring(0, manifest.lastIndexOf("end\t"));
    String sealed = body + "end\t" + hash(body.getBytes(StandardCharsets.UTF_8)) + "\n";
    parts.put(MANIFEST, sealed.getBytes(StandardCharsets.UTF_8));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(forged))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
