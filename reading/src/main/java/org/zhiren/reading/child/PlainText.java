package org.zhiren.reading.child;

import java.io.IOException;
import org.zhiren.reading.ReadWarning;

/** Plain text. */
final class PlainText {

  private PlainText() {}

  static void read(byte[] bytes, Output out) throws IOException {
    TextDecoding.Decoded decoded = TextDecoding.decode(bytes);
    out.particular("encoding", decoded.charset().name());
    if (!decoded.exact()) {
      out.warn(ReadWarning.DOUBTFUL_ENCODING);
    }
    lines(decoded.text(), out);
  }

  /** Each line a paragraph. */
  static void lines(String text, Output out) throws IOException {
    for (String line : text.split("\\R")) {
      out.paragraph(0, line);
    }
  }
}
