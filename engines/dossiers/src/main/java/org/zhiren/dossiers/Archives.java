package org.zhiren.dossiers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.zhiren.explain.Text;

/**
 * Unpacks zip and 7z archives into memory. Counts and sizes are checked while unpacking, never
 * taken from what the archive says about itself; a path out of the archive is refused; nothing is
 * written to disk.
 */
final class Archives {

  private static final int RATIO_APPLIES_ABOVE_BYTES = 1 << 20;
  private static final int MOST_MEMORY_KIBIBYTES = 128 * 1024;

  /** Parts of a workbook that are measured here and read from the file itself, never kept. */
  private static final String SHEETS = "xl/worksheets/";

  private static final String SHARED_STRINGS = "xl/sharedStrings.xml";
  private static final int SHARED_STRINGS_SHARE = 4;

  private final String file;
  private final Limits limits;
  private final long packedBytes;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private long unpackedBytes;
  private int count;

  private Archives(String file, long packedBytes, Limits limits) {
    this.file = file;
    this.packedBytes = packedBytes;
    this.limits = limits;
  }

  /**
   * What an archive held.
   *
   * @param entries name to bytes, in the order of the archive, folders left out; the sheets and the
   *     texts of a workbook are named with no bytes
   * @param findings entries that were left out
   */
  record Unpacked(Map<String, byte[]> entries, List<Finding> findings) {}

  static boolean isZip(byte[] bytes) {
    return bytes.length > 3
        && bytes[0] == 'P'
        && bytes[1] == 'K'
        && (bytes[2] == 3 || bytes[2] == 5)
        && (bytes[3] == 4 || bytes[3] == 6);
  }

  static boolean isSevenZip(byte[] bytes) {
    return bytes.length > 5
        && bytes[0] == '7'
        && bytes[1] == 'z'
        && (bytes[2] & 0xFF) == 0xBC
        && (bytes[3] & 0xFF) == 0xAF
        && bytes[4] == 0x27
        && bytes[5] == 0x1C;
  }

  static Unpacked unpack(String file, byte[] bytes, Limits limits) throws DossierProblem {
    Archives archive = new Archives(file, bytes.length, limits);
    try {
      if (isSevenZip(bytes)) {
        archive.sevenZip(bytes);
      } else {
        archive.zip(bytes);
      }
    } catch (PasswordRequiredException e) {
      throw isProtected(file);
    } catch (IOException | RuntimeException e) {
      // The archive library answers broken archives with many kinds of exception.
      throw new DossierProblem(
          DossierProblem.Kind.BROKEN,
          file,
          Text.of("压缩包已损坏，无法读取。", "The archive is broken. Maybe it was not copied completely."),
          e);
    } catch (OutOfMemoryError e) {
      // A forged header can ask for a window of gigabytes in one allocation, which fails at once.
      throw new DossierProblem(
          DossierProblem.Kind.HOSTILE,
          file,
          Text.of("压缩包要求的内存过大。", "The archive asks for too much memory."),
          e);
    }
    return new Unpacked(archive.entries, archive.findings);
  }

  static DossierProblem isProtected(String file) {
    return new DossierProblem(
        DossierProblem.Kind.PROTECTED,
        file,
        Text.of(
            "压缩包受保护。请在原系统中导出“通用格式”（.7z 或 .zip）。",
            "The container is protected. Maybe export the general format (通用格式, .7z or .zip) from"
                + " the system that wrote it."));
  }

  private void zip(byte[] bytes) throws IOException, DossierProblem {
    try (ZipFile zip =
        ZipFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
            .setCharset(StandardCharsets.UTF_8)
            .get()) {
      Enumeration<ZipArchiveEntry> all = zip.getEntries();
      while (all.hasMoreElements()) {
        ZipArchiveEntry entry = all.nextElement();
        if (entry.getGeneralPurposeBit().usesEncryption()) {
          throw isProtected(file);
        }
        String name = name(entry);
        if (admit(name, entry.isDirectory())) {
          if (entry.isUnixSymlink()) {
            throw outside(name);
          }
          try (InputStream in = zip.getInputStream(entry)) {
            put(name, in);
          }
        }
      }
    }
  }

  /** Chinese archives often hold GBK names without saying so. */
  private static String name(ZipArchiveEntry entry) {
    byte[] raw = entry.getRawName();
    return raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()
        ? entry.getName()
        : TextDecoding.decode(raw).text();
  }

  private void sevenZip(byte[] bytes) throws IOException, DossierProblem {
    try (SevenZFile archive =
        SevenZFile.builder()
            .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
            .setMaxMemoryLimitKiB(MOST_MEMORY_KIBIBYTES)
            .get()) {
      SevenZArchiveEntry entry;
      while ((entry = archive.getNextEntry()) != null) {
        String name = entry.getName() == null ? "" : entry.getName();
        if (admit(name, entry.isDirectory()) && entry.hasStream()) {
          InputStream in = archive.getInputStream(entry);
          put(name, in);
        }
      }
    }
  }

  private boolean admit(String name, boolean folder) throws DossierProblem {
    count++;
    if (count > limits.entries()) {
      throw tooMuch(
          Text.of("压缩包内文件过多（上限 {0} 个）。", "The archive holds too many entries (limit {0}).")
              .fill(limits.entries()));
    }
    String path = name.replace('\\', '/');
    if (path.startsWith("/")
        || path.matches("(?s)^[A-Za-z]:.*")
        || path.equals("..")
        || path.startsWith("../")
        || path.contains("/../")
        || path.endsWith("/..")
        || path.indexOf('\0') >= 0) {
      throw outside(name);
    }
    return !folder && !path.startsWith("__MACOSX/") && !path.endsWith(".DS_Store");
  }

  private DossierProblem outside(String name) {
    return new DossierProblem(
        DossierProblem.Kind.HOSTILE,
        file,
        Text.of(
                "压缩包内的路径（{0}）指向包外，已拒绝。",
                "A path in the archive ({0}) leads out of it. Maybe check where the file comes"
                    + " from.")
            .fill(name));
  }

  private DossierProblem tooMuch(Text reason) {
    return new DossierProblem(DossierProblem.Kind.TOO_LARGE, file, reason);
  }

  private void put(String name, InputStream in) throws IOException, DossierProblem {
    String path = name.replace('\\', '/');
    boolean streamed = path.startsWith(SHEETS) || path.equals(SHARED_STRINGS);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[16 * 1024];
    long size = 0;
    int read;
    while ((read = in.read(buffer)) > 0) {
      if (!streamed) {
        out.write(buffer, 0, read);
      }
      size += read;
      unpackedBytes += read;
      checkSizes(name, size, most(path));
    }
    if (entries.putIfAbsent(path, out.toByteArray()) != null) {
      findings.add(
          Finding.error(
              Finding.Place.of(file, ""),
              path,
              Text.of(
                  "压缩包内有同名文件，只读取第一个。",
                  "The archive holds two entries of this name; only the first was read.")));
    }
  }

  /**
   * The largest size of an entry. A sheet is read row by row and may be as large as the whole; the
   * texts of a workbook, which stand in memory while it is read, may be larger than a single form.
   */
  private long most(String path) {
    if (path.startsWith(SHEETS)) {
      return limits.unpackedBytes();
    }
    return path.equals(SHARED_STRINGS)
        ? Math.min(limits.unpackedBytes(), SHARED_STRINGS_SHARE * (long) limits.fileBytes())
        : limits.fileBytes();
  }

  private void checkSizes(String name, long entryBytes, long most) throws DossierProblem {
    if (entryBytes > most) {
      throw tooMuch(
          Text.of(
                  "压缩包内文件 {0} 过大（上限 {1} 字节）。",
                  "The entry {0} is too large (limit {1} bytes). Maybe split the package.")
              .fill(name, most));
    }
    if (unpackedBytes > limits.unpackedBytes()) {
      throw tooMuch(
          Text.of(
                  "压缩包解开后过大（上限 {0} 字节）。",
                  "The archive is too large when unpacked (limit {0} bytes). Maybe split the"
                      + " package.")
              .fill(limits.unpackedBytes()));
    }
    if (unpackedBytes > RATIO_APPLIES_ABOVE_BYTES && unpackedBytes / limits.ratio() > packedBytes) {
      throw new DossierProblem(
          DossierProblem.Kind.HOSTILE,
          file,
          Text.of(
                  "压缩比异常（超过 {0} 倍），可能是压缩炸弹。",
                  "The archive unpacks to more than {0} times its size. Maybe it is a zip bomb.")
              .fill(limits.ratio()));
    }
  }
}
