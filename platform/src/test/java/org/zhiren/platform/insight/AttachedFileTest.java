package org.zhiren.platform.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.shell.InvalidInput;

/** What a file is, its content says; nothing else is believed. */
class AttachedFileTest {

  static final byte[] PNG = {
    (byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 'I', 'E', 'N', 'D'
  };

  private static String type(byte[] bytes) {
    return new AttachedFile("x", bytes).mediaType().orElse("none");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void theFirstBytesDecide() {
    assertThat(type(PNG)).isEqualTo("image/png");
    assertThat(type(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0}))
        .isEqualTo("image/jpeg");
    assertThat(type(text("RIFF....WEBPVP8 "))).isEqualTo("image/webp");
    assertThat(type(text("%PDF-1.7\n...\n%%EOF\n"))).isEqualTo("application/pdf");
    assertThat(type(text("%PDF-1.7\n..."))).as("cut off").isEqualTo("none");
    assertThat(type(text("<svg onload=alert(1)>"))).isEqualTo("none");
    assertThat(type(text("<html>%PDF-1.7 %%EOF"))).isEqualTo("none");
    assertThat(type(new byte[0])).isEqualTo("none");
  }

  @Test
  void noPrefixOfAPictureIsTakenTooEarly() {
    for (int length = 0; length < 8; length++) {
      assertThat(type(Arrays.copyOf(PNG, length))).as("%d bytes", length).isEqualTo("none");
    }
    long seed = System.nanoTime();
    System.out.println("AttachedFileTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 5_000; round++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      new AttachedFile("noise", noise).mediaType();
    }
  }

  @Test
  void namesLoseFoldersAndKeepTheirEnd() {
    assertThat(new AttachedFile("C:\\家\\照片.jpg", PNG).name()).isEqualTo("照片.jpg");
    assertThat(new AttachedFile("../../etc/passwd", PNG).name()).isEqualTo("passwd");
    assertThat(new AttachedFile("a\u0000b\n.png", PNG).name()).isEqualTo("ab.png");
    assertThat(new AttachedFile(" ", PNG).name()).isEqualTo("-");
    assertThat(new AttachedFile("长".repeat(300) + ".png", PNG).name())
        .hasSize(120)
        .endsWith("长.png");
  }

  @Test
  void tooManyTooLargeAndUnknownFilesAreToldEach() {
    List<AttachedFile> files = new ArrayList<>();
    for (int i = 0; i < AttachedFile.MOST; i++) {
      files.add(new AttachedFile(i + ".png", PNG));
    }
    List<InvalidInput.Fault> faults = new ArrayList<>();
    AttachedFile.check(files, "files", faults);
    assertThat(faults).isEmpty();
    files.add(new AttachedFile("big.png", Arrays.copyOf(PNG, 10 * 1024 * 1024 + 1)));
    files.add(new AttachedFile("script.png", text("#!/bin/sh")));
    AttachedFile.check(files, "files", faults);
    assertThat(faults)
        .extracting(InvalidInput.Fault::value)
        .containsExactly("8", "big.png", "script.png");
  }
}
