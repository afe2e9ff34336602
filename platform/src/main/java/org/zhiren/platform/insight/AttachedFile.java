package org.zhiren.platform.insight;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.FileKind;
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
  private static final Set<FileKind> TAKEN =
      EnumSet.of(FileKind.JPEG, FileKind.PNG, FileKind.WEBP, FileKind.PDF);

  /** The name loses folders and control characters and keeps its end if it is too long. */
  public AttachedFile {
    name = FileKind.plainName(name, LONGEST_NAME);
  }

  /** Its media type; empty if it is none of those that are taken. */
  public Optional<String> mediaType() {
    return FileKind.of(bytes)
        .filter(TAKEN::contains)
        .filter(kind -> kind != FileKind.PDF || FileKind.whole(bytes))
        .map(FileKind::mediaType);
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
