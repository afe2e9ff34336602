package org.zhiren.reading.child;

import java.io.IOException;
import org.zhiren.reading.FileType;

/**
 * Saved e-mails (RFC 5322 with MIME) and web pages saved as one file (RFC 2557): headings, text,
 * and the files attached. Of a text in two forms the plain one is taken.
 */
final class Mail {

  private static final int MOST_DEPTH = 20;
  private static final int MOST_PARTS = 2000;

  private final Output out;
  private int parts;
  private boolean text;

  private Mail(Output out) {
    this.out = out;
  }

  static void read(byte[] bytes, Output out) throws IOException, Refused {
    MimePart whole = MimePart.read(bytes, 0, bytes.length);
    out.particular("title", whole.words("subject"));
    out.particular("from", whole.words("from"));
    out.particular("to", whole.words("to"));
    out.particular("copies", whole.words("cc"));
    out.particular("date", whole.words("date"));
    String subject = whole.words("subject");
    if (!subject.isBlank()) {
      out.heading(1, 0, subject);
    }
    new Mail(out).part(whole, 0);
  }

  private void part(MimePart part, int depth) throws IOException, Refused {
    if (depth > MOST_DEPTH || ++parts > MOST_PARTS) {
      throw Refused.hostile("it has too many parts inside each other");
    }
    String type = part.type();
    if (type.startsWith("multipart/")) {
      multipart(part, type, depth);
    } else if (part.attached() || !(type.startsWith("text/") || type.isEmpty())) {
      attached(part, type);
    } else {
      body(part, type);
    }
  }

  private void multipart(MimePart part, String type, int depth) throws IOException, Refused {
    if (!type.equals("multipart/alternative")) {
      for (MimePart one : part.parts()) {
        part(one, depth + 1);
      }
      return;
    }
    MimePart best = null;
    for (MimePart one : part.parts()) {
      // The last form is the richest; the plain one is what was written.
      if (best == null || !best.type().equals("text/plain")) {
        best = one;
      }
    }
    if (best != null) {
      part(best, depth + 1);
    }
  }

  private void body(MimePart part, String type) throws IOException, Refused {
    String written =
        TextDecoding.decode(part.content(), part.parameter("content-type", "charset")).text();
    if (type.equals("text/html")) {
      Html.readText(written, out);
    } else {
      PlainText.lines(written, out);
    }
    text = true;
  }

  private void attached(MimePart part, String type) throws IOException {
    String name = part.fileName();
    if (name.isEmpty()) {
      // Pictures of a signature and the like have no name and no text.
      if (!type.equals("message/rfc822")) {
        return;
      }
      name = text ? "forwarded.eml" : "message.eml";
    }
    if (FileType.ofName(name) != FileType.PICTURE) {
      out.attachment(name, part.content());
    }
  }
}
