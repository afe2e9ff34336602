package org.zhiren.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Files and receipts, without a database. */
class SentFileTest {

  private static final String WHERE = "Exif GPS 30.1N 120.2E of the sender's phone";

  static byte[] photo() throws IOException {
    BufferedImage picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    picture.setRGB(3, 4, 0xC02010);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", out);
    byte[] plain = out.toByteArray();
    byte[] hidden = WHERE.getBytes(StandardCharsets.US_ASCII);
    // A segment APP1 behind the start of the picture, as cameras write it.
    ByteArrayOutputStream with = new ByteArrayOutputStream();
    with.write(plain, 0, 2);
    with.write(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (hidden.length + 2)});
    with.write(hidden);
    with.write(plain, 2, plain.length - 2);
    return with.toByteArray();
  }

  @Test
  void aPhotoLosesWhereItWasTaken() throws IOException {
    byte[] sent = photo();
    assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(WHERE);
    SentFile kept = SentFile.read(sent).orElseThrow();
    assertThat(kept.mediaType()).isEqualTo("image/jpeg");
    assertThat(new String(kept.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("GPS");
    BufferedImage again = ImageIO.read(new ByteArrayInputStream(kept.bytes()));
    assertThat(again.getWidth()).isEqualTo(40);
    assertThat(again.getHeight()).isEqualTo(30);
  }

  @Test
  void whatIsNoneOfTheKindsIsRefused() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("SentFileTest: seed " + seed);
    Random random = new Random(seed);
    byte[] photo = photo();
    assertThat(SentFile.read(new byte[0])).isEmpty();
    assertThat(SentFile.read("<html></html>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(SentFile.read("MZ program".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(SentFile.read("%PDF-1.7 cut off".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(SentFile.read("%PDF-1.7 whole %%EOF".getBytes(StandardCharsets.US_ASCII)))
        .isPresent();
    for (int run = 0; run < 200; run++) {
      byte[] broken = Arrays.copyOf(photo, 2 + random.nextInt(photo.length));
      for (int i = 0; i < 5; i++) {
        broken[3 % broken.length] ^= (byte) random.nextInt(256);
        broken[random.nextInt(broken.length)] ^= (byte) random.nextInt(256);
      }
      // Taken or refused, but never an exception and never what was hidden.
      SentFile.read(broken)
          .ifPresent(kept ->
              assertThat(new String(kept.bytes(), StandardCharsets.ISO_8859_1))
                  .doesNotContain(WHERE));
    }
  }

  @Test
  void aReceiptIsReadHoweverItIsTyped() {
    ReceiptCode code = ReceiptCode.fresh(new SecureRandom());
    assertThat(code.shown()).matches("([A-Z2-9]{4}-){4}[A-Z2-9]{4}").doesNotContain("0", "O", "I");
    assertThat(ReceiptCode.read(" " + code.shown().toLowerCase(java.util.Locale.ROOT) + " "))
        .contains(code);
    assertThat(ReceiptCode.read(code.value().replace("-", " "))).contains(code);
    assertThat(ReceiptCode.read(code.value().substring(1))).isEmpty();
    assertThat(ReceiptCode.read("O" + code.value().substring(1))).isEmpty();
  }
}
