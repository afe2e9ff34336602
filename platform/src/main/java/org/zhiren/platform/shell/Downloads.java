package org.zhiren.platform.shell;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** Files that a page hands out to be saved. */
public final class Downloads {

  private Downloads() {}

  /**
   * The header {@code Content-Disposition} of a file to be saved as {@code name}. Names may be
   * Chinese and hold anything that a title holds.
   */
  public static String named(String name) {
    return ContentDisposition.attachment()
        .filename(name, StandardCharsets.UTF_8)
        .build()
        .toString();
  }
}
