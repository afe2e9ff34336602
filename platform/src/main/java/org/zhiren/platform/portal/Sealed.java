package org.zhiren.platform.portal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.Sealing;

/** Texts and files of feedback under their seals: each opens in its own place only. */
@Component
class Sealed {

  private final Sealing sealing;

  Sealed(Sealing sealing) {
    this.sealing = sealing;
  }

  byte[] text(UUID feedback, String part, String text) {
    return bytes(feedback, part, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] bytes(UUID feedback, String part, byte[] clear) {
    return sealing.seal("feedback/" + feedback + "/" + part, clear);
  }

  String openText(UUID feedback, String part, byte[] sealed) {
    return new String(openBytes(feedback, part, sealed), StandardCharsets.UTF_8);
  }

  byte[] openBytes(UUID feedback, String part, byte[] sealed) {
    return sealing.open("feedback/" + feedback + "/" + part, sealed);
  }
}
