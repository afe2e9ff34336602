package org.zhiren.platform.access;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * A list of leaked passwords that an installation brings along ({@code zhiren.breached-passwords}):
 * a text file with one SHA-1 in hexadecimal on each line, in ascending order, anything after it
 * ignored ({@code HASH:COUNT} is a common form). The file may have hundreds of millions of lines;
 * it is searched on disk and nothing leaves the machine.
 */
@Component
class BreachedPasswords {

  private static final int HASH_LENGTH = 40;

  private final @Nullable Path file;

  BreachedPasswords(@Value("${zhiren.breached-passwords:}") String file) {
    this.file = file.isBlank() ? null : Path.of(file.strip());
    if (this.file != null && !Files.isReadable(this.file)) {
      throw new IllegalStateException(
          "The setting zhiren.breached-passwords (%s) names no readable file. Leave it empty to do without."
              .formatted(file));
    }
  }

  /** Whether {@code password} is on the list; never without a list. */
  boolean contains(String password) {
    if (file == null) {
      return false;
    }
    String wanted = sha1(password);
    try (RandomAccessFile lines = new RandomAccessFile(file.toFile(), "r")) {
      // Between low and high, both offsets of line beginnings, lies the line if there is one.
      long low = 0;
      long high = lines.length();
      while (low < high) {
        long begin = beginOfLine(lines, low + (high - low) / 2, low);
        lines.seek(begin);
        String line = lines.readLine();
        if (line == null || line.length() < HASH_LENGTH) {
          high = begin;
          continue;
        }
        int order = line.substring(0, HASH_LENGTH).toUpperCase(Locale.ROOT).compareTo(wanted);
        if (order == 0) {
          return true;
        }
        if (order < 0) {
          low = lines.getFilePointer();
        } else {
          high = begin;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning of the line in which {@code at} lies, not before {@code least}. */
  private static long beginOfLine(RandomAccessFile lines, long at, long least) throws IOException {
    for (long position = at; position > least; position--) {
      lines.seek(position - 1);
      if (lines.read() == '\n') {
        return position;
      }
    }
    return least;
  }

  private static String sha1(String password) {
    try {
      return HexFormat.of()
          .withUpperCase()
          .formatHex(
              MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-1 is part of every Java.", e);
    }
  }
}
