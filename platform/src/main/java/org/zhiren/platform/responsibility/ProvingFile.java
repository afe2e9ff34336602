package org.zhiren.platform.responsibility;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.FileKind;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Sha256;

/**
 * A file that is to prove something. What it is, its first bytes say, not its name.
 *
 * @param name as it was called, without folders
 * @param kind what its content is
 * @param content the bytes
 */
// Read once from a form, looked at, and written; never changed.
@SuppressWarnings("ArrayRecordComponent")
public record ProvingFile(String name, FileKind kind, byte[] content) {

  /** Largest file, in bytes. */
  public static final int LARGEST = 10 << 20;

  private static final int LONGEST_NAME = 200;
  private static final Set<FileKind> TAKEN =
      EnumSet.of(
          FileKind.PDF, FileKind.OFD, FileKind.PNG, FileKind.JPEG, FileKind.DOCX, FileKind.XLSX);

  /**
   * Looks at a file.
   *
   * @throws InvalidInput if it is empty, too large, or of a kind that is not taken
   */
  public static ProvingFile of(String name, byte[] content) {
    String plain = FileKind.plainName(name, LONGEST_NAME);
    if (content.length == 0 || content.length > LARGEST) {
      throw refused(
          plain,
          Text.of(
                  "文件“{0}”有 {1} 字节；应大于 0，且不超过 {2} 兆。",
                  "The file “{0}” has {1} bytes. It must not be empty, nor larger than {2} MiB.")
              .fill(plain, content.length, LARGEST >> 20));
    }
    FileKind kind =
        FileKind.of(content)
            .filter(TAKEN::contains)
            .orElseThrow(() ->
                refused(
                    plain,
                    Text.of(
                            "文件“{0}”的内容不是 PDF、OFD、图片（PNG、JPEG）或 Office 文档（docx、xlsx）。请转换后再上传。",
                            "The content of “{0}” is no PDF, OFD, picture (PNG, JPEG) or Office"
                                + " document (docx, xlsx). Convert it first.")
                        .fill(plain)));
    return new ProvingFile(plain, kind, content);
  }

  /** SHA-256 of the content, 32 bytes. */
  public byte[] fingerprint() {
    return Sha256.of(content);
  }

  /** The fingerprint in hexadecimal. */
  public String fingerprintText() {
    return HexFormat.of().formatHex(fingerprint());
  }

  /** A refusal that names the file. */
  public static InvalidInput refused(String name, Text why) {
    return new InvalidInput("file", name, why);
  }
}
