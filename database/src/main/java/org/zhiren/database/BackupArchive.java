package org.zhiren.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.zhiren.explain.Text;

/** Names of the parts in the archive, and the check of all of them. */
final class BackupArchive {

  static final String MANIFEST = "manifest.txt";

  private BackupArchive() {}

  static String tableEntry(String table) {
    return "tables/" + table + ".copy";
  }

  static String fileEntry(String name) {
    return "files/" + name;
  }

  static Manifest verify(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Manifest manifest;
      try (InputStream in = open(zip, MANIFEST, file)) {
        manifest = Manifest.parse(in.readAllBytes(), file);
      }
      for (Manifest.TablePart table : manifest.tables) {
        check(zip, tableEntry(table.name()), table.sha256(), file);
      }
      for (Manifest.FilePart part : manifest.files) {
        check(zip, fileEntry(part.name()), part.sha256(), file);
      }
      return manifest;
    } catch (ZipException e) {
      throw Manifest.broken(file, Text.of("文件不完整或已损坏", "the file is incomplete or damaged"));
    } catch (NoSuchFileException e) {
      throw Manifest.broken(file, Text.of("文件不存在", "the file does not exist"));
    } catch (IOException e) {
      throw FileProblems.translate(e, file);
    }
  }

  static InputStream open(ZipFile zip, String entry, Path file) throws IOException {
    ZipEntry found = zip.getEntry(entry);
    if (found == null) {
      throw Manifest.broken(file, Text.of("缺少 {0}", "{0} is missing").fill(entry));
    }
    return zip.getInputStream(found);
  }

  private static void check(ZipFile zip, String entry, String sha256, Path file)
      throws IOException {
    try (InputStream in = open(zip, entry, file)) {
      Digest digest = new Digest(OutputStream.nullOutputStream());
      in.transferTo(digest);
      if (!digest.hex().equals(sha256)) {
        throw Manifest.broken(
            file, Text.of("{0} 与校验和不符", "{0} does not match its checksum").fill(entry));
      }
    } catch (ZipException e) {
      throw Manifest.broken(file, Text.of("{0} 已损坏", "{0} is damaged").fill(entry));
    }
  }
}
