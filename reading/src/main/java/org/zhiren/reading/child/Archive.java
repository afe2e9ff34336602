package org.zhiren.reading.child;

import java.io.IOException;
import org.zhiren.reading.Refusal;

/** Zip archives: hands on the files inside, which the parent has read one by one. */
final class Archive {

  private Archive() {}

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    try (Packed packed = Packed.of(bytes, out.request())) {
      for (String name : packed.names()) {
        if (name.startsWith("__MACOSX/")
            || name.endsWith(".DS_Store")
            || name.endsWith("Thumbs.db")) {
          continue;
        }
        if (leadsOut(name) || packed.isLink(name)) {
          out.leftOut(name, Refusal.HOSTILE);
        } else if (packed.isProtected(name)) {
          out.leftOut(name, Refusal.PROTECTED);
        } else {
          one(packed, name, out);
        }
      }
    }
  }

  private static void one(Packed packed, String name, Output out) throws IOException, Refused {
    byte[] content;
    try {
      content = packed.read(name);
    } catch (IOException | IllegalArgumentException e) {
      // One damaged file does not take the others with it.
      out.leftOut(name, Refusal.BROKEN);
      return;
    }
    out.attachment(name, content);
  }

  private static boolean leadsOut(String name) {
    return name.isEmpty()
        || name.startsWith("/")
        || name.matches("(?s)^[A-Za-z]:.*")
        || ("/" + name + "/").contains("/../")
        || name.indexOf('\0') >= 0;
  }
}
