package org.zhiren.reading.child;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;
import org.zhiren.reading.FileType;
import org.zhiren.reading.Refusal;

/** What a file is, by its first bytes and, for containers, by what is inside. */
final class Detection {

  private static final int HEAD = 4096;

  /** The first line of a saved e-mail, and a line further down that prose does not have. */
  private static final Pattern MAIL_BEGIN =
      Pattern.compile(
          "^(?:From |(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|From|To|Subject|Date"
              + "|X-[\\w-]+|Content-Type|Reply-To|Sender|DKIM-Signature|Snapshot-Content-Location):)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MAIL_FURTHER =
      Pattern.compile(
          "^(?:MIME-Version|Content-Type|Message-ID|Date|From|Subject):",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

  private static final Pattern HTML =
      Pattern.compile(
          "^\\s*(?:<!--.*?-->\\s*)*+(?:<!doctype\\s+html|<html|<head|<body|<meta|<title|<table|<div|<p[\\s>])",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Set<FileType> TEXTS = Set.of(FileType.TEXT, FileType.UNKNOWN);

  private Detection() {}

  static FileType of(byte[] bytes, FileType declared) throws Refused {
    if (starts(bytes, 'P', 'K', 3, 4) || starts(bytes, 'P', 'K', 5, 6)) {
      return packed(bytes);
    }
    if (starts(bytes, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
      return compound(bytes);
    }
    String head = head(bytes);
    // Some writers put a line of their own in front.
    int pdf = head.indexOf("%PDF-");
    if (pdf >= 0 && pdf < 1024) {
      return FileType.PDF;
    }
    if (head.startsWith("{\\rtf")) {
      return FileType.RTF;
    }
    FileType other = unreadable(bytes, head);
    return other == null ? text(bytes, declared) : other;
  }

  private static @Nullable FileType unreadable(byte[] bytes, String head) {
    if (starts(bytes, 0xFF, 0xD8, 0xFF)
        || starts(bytes, 0x89, 'P', 'N', 'G')
        || head.startsWith("GIF8")
        || starts(bytes, 'I', 'I', 42, 0)
        || starts(bytes, 'M', 'M', 0, 42)
        || (head.startsWith("BM") && bytes.length > 6 && bytes[6] == 0 && bytes[7] == 0)
        || (head.startsWith("RIFF") && head.startsWith("WEBP", 8))) {
      return FileType.PICTURE;
    }
    if (head.startsWith("Rar!")
        || starts(bytes, '7', 'z', 0xBC, 0xAF)
        || starts(bytes, 0x1F, 0x8B)
        || starts(bytes, 0xFD, '7', 'z', 'X', 'Z')
        || head.startsWith("BZh9")
        || (head.length() > 262 && head.startsWith("ustar", 257))) {
      return FileType.ARCHIVE;
    }
    if ((head.startsWith("MZ") && head.indexOf('\0') > 0)
        || starts(bytes, 0x7F, 'E', 'L', 'F')
        || starts(bytes, 0xCA, 0xFE, 0xBA, 0xBE)
        || head.startsWith("#!/")) {
      return FileType.PROGRAM;
    }
    return null;
  }

  private static FileType text(byte[] bytes, FileType declared) {
    int length = Math.min(bytes.length, HEAD);
    TextDecoding.Decoded decoded = TextDecoding.decode(Arrays.copyOf(bytes, length));
    String head = decoded.text();
    if (!decoded.wide() && binary(bytes, length)) {
      return FileType.UNKNOWN;
    }
    String trimmed = head.stripLeading();
    if (trimmed.startsWith("<?xml")
        && (head.contains("progid=\"Word.Document\"") || head.contains("wordDocument"))) {
      return FileType.WORD_XML;
    }
    FileType open = trimmed.startsWith("<?xml") ? OpenDocument.named(head) : null;
    if (open != null) {
      return open;
    }
    if (MAIL_BEGIN.matcher(trimmed).find() && (declared == FileType.MAIL || further(head) >= 2)) {
      return FileType.MAIL;
    }
    if (HTML.matcher(trimmed.replaceFirst("(?s)^<\\?xml.*?\\?>", "")).find()
        || (declared == FileType.HTML && trimmed.contains("<"))) {
      return FileType.HTML;
    }
    return FileType.TEXT;
  }

  private static long further(String head) {
    int end = head.indexOf("\n\n");
    int other = head.indexOf("\r\n\r\n");
    int stop = Math.min(end < 0 ? head.length() : end, other < 0 ? head.length() : other);
    return MAIL_FURTHER.matcher(head.substring(0, stop)).results().count();
  }

  /** Text has hardly any control characters. */
  private static boolean binary(byte[] bytes, int length) {
    int control = 0;
    for (int i = 0; i < length; i++) {
      int b = bytes[i] & 0xFF;
      if (b == 0) {
        return true;
      }
      if (b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B && b != 0x1A) {
        control++;
      }
    }
    return control * 50 > length;
  }

  private static FileType packed(byte[] bytes) throws Refused {
    try (Packed packed = new Packed(bytes, Long.MAX_VALUE, Integer.MAX_VALUE)) {
      if (packed.has("OFD.xml")) {
        return FileType.OFD;
      }
      if (packed.has("content.xml") && packed.has("META-INF/manifest.xml")) {
        FileType open = OpenDocument.type(bytes);
        if (open != null) {
          return open;
        }
      }
      if (packed.has("xl/workbook.bin")) {
        // The binary form of workbooks (.xlsb) has no reader here.
        return FileType.UNKNOWN;
      }
      if (packed.has("[Content_Types].xml")) {
        for (String name : packed.names()) {
          if (name.startsWith("word/")) {
            return FileType.DOCX;
          }
          if (name.startsWith("xl/")) {
            return FileType.XLSX;
          }
          if (name.startsWith("ppt/")) {
            return FileType.PPTX;
          }
        }
      }
      return packed.has("META-INF/MANIFEST.MF")
              && packed.names().stream().anyMatch(n -> n.endsWith(".class"))
          ? FileType.PROGRAM
          : FileType.ZIP;
    }
  }

  private static FileType compound(byte[] bytes) throws Refused {
    try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      DirectoryNode root = files.getRoot();
      if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
        throw new Refused(Refusal.PROTECTED, "");
      }
      if (root.hasEntryCaseInsensitive("WordDocument")) {
        return FileType.DOC;
      }
      if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
        return FileType.XLS;
      }
      if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
        return FileType.PPT;
      }
      return FileType.UNKNOWN;
    } catch (IOException | RuntimeException e) {
      throw Refused.broken("the compound file cannot be opened");
    }
  }

  /** Whether a name may stand for a content: a .doc that holds RTF or a web page is common. */
  static boolean agree(FileType declared, FileType detected) {
    return declared == detected
        || declared == FileType.UNKNOWN
        || (TEXTS.contains(declared) && TEXTS.contains(detected));
  }

  private static String head(byte[] bytes) {
    return new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
  }

  static boolean starts(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    for (int i = 0; i < first.length; i++) {
      if ((bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  /** The ending of a name in lower case, without the dot. */
  static String ending(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
