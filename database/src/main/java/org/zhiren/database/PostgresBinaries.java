package org.zhiren.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import org.zhiren.explain.Text;

/**
 * The unpacked PostgreSQL programs.
 *
 * @param folder holds {@code bin}, {@code lib} and {@code share}
 * @param version of PostgreSQL, for instance {@code 18.6.0}
 */
record PostgresBinaries(Path folder, String version) {

  private static final String MANIFEST = "unpacked.manifest";

  /** The major version, which the data folder must have too. */
  String majorVersion() {
    return version.substring(0, version.indexOf('.'));
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  /**
   * Finds the programs below {@code cache}, unpacking them the first time.
   *
   * @throws DatabaseProblem if there are none for this platform or they cannot be written
   */
  static PostgresBinaries in(Path cache) {
    String version = bundledVersion();
    String platform = platform();
    Path folder = cache.resolve("postgres-" + version + "-" + platform);
    try {
      if (!isComplete(folder)) {
        unpack("/postgres-" + platform + ".txz", cache, folder);
      }
    } catch (IOException e) {
      throw FileProblems.translate(e, cache);
    }
    return new PostgresBinaries(folder, version);
  }

  /** The version of the programs on the class path. */
  static String bundledVersion() {
    Properties properties = new Properties();
    try (InputStream in = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    String family = system.contains("mac") ? "darwin" : "linux";
    return family + "-" + (processor.matches("aarch64|arm64") ? "arm_64" : "x86_64");
  }

  /** Complete when every file listed has its size: a power cut can lose files that were renamed. */
  private static boolean isComplete(Path folder) throws IOException {
    Path manifest = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(manifest)) {
      return false;
    }
    for (String line : Files.readAllLines(manifest)) {
      int space = line.indexOf(' ');
      if (space <= 0) {
        return false;
      }
      Path file = folder.resolve(line.substring(space + 1));
      if (!Files.isRegularFile(file)
          || Files.size(file) != Long.parseLong(line.substring(0, space))) {
        return false;
      }
    }
    return true;
  }

  private static void unpack(String resource, Path cache, Path folder) throws IOException {
    Files.createDirectories(cache);
    Path temporary = Files.createTempDirectory(cache, folder.getFileName() + ".new-");
    try (InputStream packed = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (packed == null) {
        throw new DatabaseProblem(
            DatabaseProblem.Kind.UNSUPPORTED_PLATFORM,
            Text.of(
                    "没有适用于本平台（{0}）的 PostgreSQL 程序。请用 --database-url 指向已有的 PostgreSQL 15 及以上版本。",
                    "There are no PostgreSQL programs for this platform ({0}). Use --database-url"
                        + " with an existing PostgreSQL 15 or later.")
                .fill(platform()));
      }
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
      List<String> manifest = new ArrayList<>();
      var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, temporary, manifest);
      }
      Files.write(temporary.resolve(MANIFEST), manifest);
      if (Files.exists(folder)) {
        FileTrees.delete(folder);
      }
      Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (IOException e) {
      // Another process may have unpacked the same programs meanwhile; theirs are as good.
      if (!isComplete(folder)) {
        throw e;
      }
    } finally {
      FileTrees.delete(temporary);
    }
  }

  private static void write(
      TarArchiveEntry entry, InputStream content, Path target, List<String> manifest)
      throws IOException {
    Path file = target.resolve(entry.getName()).normalize();
    if (!file.startsWith(target)) {
      throw new IOException("The archive leads out of its folder (" + entry.getName() + ").");
    }
    if (entry.getName().endsWith(".a")) {
      return; // static libraries: for compiling against PostgreSQL only
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, file);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    manifest.add(Files.size(file) + " " + target.relativize(file));
  }
}
