package org.zhiren.platform.shell;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a file is that somebody brought. Its first bytes say so; its name and what the browser
 * claims are not believed. Which kinds a place takes, the place decides.
 */
public enum FileKind {
  /** A PDF; whether it is whole, {@link #whole} says. */
  PDF("application/pdf"),
  /** A picture. */
  PNG("image/png"),
  /** A photograph. */
  JPEG("image/jpeg"),
  /** A picture for the web. */
  WEBP("image/webp"),
  /** 版式文档, GB/T 33190. */
  OFD("application/ofd"),
  /** A document of Word. */
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  /** A workbook of Excel. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  FileKind(String mediaType) {
    this.mediaType = mediaType;
  }

  /** As in the header of an answer. */
  public String mediaType() {
    return mediaType;
  }

  /** The kind of a content; empty if it is none of these. */
  public static Optional<FileKind> of(byte[] content) {
    if (begins(content, 0, '%', 'P', 'D', 'F', '-')) {
      return Optional.of(PDF);
    }
    if (begins(content, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
      return Optional.of(PNG);
    }
    if (begins(content, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (begins(content, 0, 'R', 'I', 'F', 'F') && begins(content, 8, 'W', 'E', 'B', 'P')) {
      return Optional.of(WEBP);
    }
    return begins(content, 0, 'P', 'K', 3, 4) ? packed(content) : Optional.empty();
  }

  /** The names of the parts stand in clear in a zip. */
  private static Optional<FileKind> packed(byte[] content) {
    String names = new String(content, StandardCharsets.ISO_8859_1);
    if (names.contains("OFD.xml")) {
      return Optional.of(OFD);
    }
    if (names.contains("word/document.xml")) {
      return Optional.of(DOCX);
    }
    return names.contains("xl/workbook.xml") ? Optional.of(XLSX) : Optional.empty();
  }

  /** Whether a PDF has its end: one that was cut off has no end mark within its last kilobyte. */
  public static boolean whole(byte[] pdf) {
    int from = Math.max(0, pdf.length - 1024);
    return new String(Arrays.copyOfRange(pdf, from, pdf.length), StandardCharsets.ISO_8859_1)
        .contains("%%EOF");
  }

  /**
   * The name of a file without folders and control characters; its end if it is too long, a dash if
   * nothing is left.
   *
   * @param longest in characters
   */
  public static String plainName(String name, int longest) {
    String held = name.replace('\\', '/').replaceAll("\\p{Cntrl}", "");
    held = held.substring(held.lastIndexOf('/') + 1).strip();
    if (held.isEmpty()) {
      return "-";
    }
    int length = held.codePointCount(0, held.length());
    return length <= longest ? held : held.substring(held.offsetByCodePoints(0, length - longest));
  }

  private static boolean begins(byte[] content, int at, int... first) {
    if (content.length < at + first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((content[at + i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }
}
