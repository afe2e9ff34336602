package org.zhiren.platform.insight;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/**
 * A file as it was brought: a photo or a document. What it is, its first bytes say; the name and
 * what the browser claims are not believed.
 *
 * @param name its name without folders
 * @param bytes its content
 */
// An array as component: the content is compared nowhere, and copied neither in nor out for its
// size.
@SuppressWarnings("ArrayRecordComponent")
public record AttachedFile(String name, byte[] bytes) {

  /** How many files go with one entry. */
  public static final int MOST = 6;

  /** The largest file, in megabytes of 2^20 bytes. */
  public static final int LARGEST_MEGABYTES = 10;

  private static final int MEGABYTE = 1 << 20;
  private static final int LONGEST_NAME = 120;

  /** The name loses folders and control characters and keeps its end if it is too long. */
  public AttachedFile {
    name = name.replace('\\', '/').replaceAll("\\p{Cntrl}", "");
    name = name.substring(name.lastIndexOf('/') + 1).strip();
    if (name.isEmpty()) {
      name = "-";
    }
    int length = name.codePointCount(0, name.length());
    if (length > LONGEST_NAME) {
      name = name.substring(name.offsetByCodePoints(0, length - LONGEST_NAME));
    }
  }

  /** Its media type; empty if it is none of those that are taken. */
  public Optional<String> mediaType() {
    if (begins(0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of("image/jpeg");
    }
    if (begins(0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return Optional.of("image/png");
    }
    if (begins(0, 'R', 'I', 'F', 'F') && begins(8, 'W', 'E', 'B', 'P')) {
      return Optional.of("image/webp");
    }
    if (begins(0, '%', 'P', 'D', 'F', '-') && ends("%%EOF")) {
      return Optional.of("application/pdf");
    }
    return Optional.empty();
  }

  private boolean begins(int at, int... first) {
    if (bytes.length < at + first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[at + i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  /** A PDF that was cut off has no end mark within its last kilobyte. */
  private boolean ends(String mark) {
    int from = Math.max(0, bytes.length - 1024);
    return new String(Arrays.copyOfRange(bytes, from, bytes.length), StandardCharsets.ISO_8859_1)
        .contains(mark);
  }

  /** Tells what is wrong with the files of one entry. */
  static void check(List<AttachedFile> files, String field, List<InvalidInput.Fault> faults) {
    if (files.size() > MOST) {
      faults.add(
          new InvalidInput.Fault(
              field,
              String.valueOf(files.size()),
              Text.of("共 {0} 个附件，一条记录最多 {1} 个。", "{0} files; one entry takes at most {1}.")
                  .fill(files.size(), MOST)));
    }
    for (AttachedFile file : files) {
      if (file.bytes().length > LARGEST_MEGABYTES * MEGABYTE) {
        faults.add(
            new InvalidInput.Fault(
                field,
                file.name(),
                Text.of(
                        "附件（{0}）有 {1} MB，最大 {2} MB，请压缩后再传。",
                        "The file ({0}) has {1} MB, at most {2} MB. Make it smaller first.")
                    .fill(
                        file.name(),
                        (file.bytes().length + MEGABYTE - 1) / MEGABYTE,
                        LARGEST_MEGABYTES)));
      } else if (file.mediaType().isEmpty()) {
        faults.add(
            new InvalidInput.Fault(
                field,
                file.name(),
                Text.of(
                        "附件（{0}）不是完整的图片或 PDF。可用 JPEG、PNG、WebP 图片或 PDF。",
                        "The file ({0}) is no complete picture or PDF. JPEG, PNG, WebP and PDF are"
                            + " taken.")
                    .fill(file.name())));
      }
    }
  }
}
