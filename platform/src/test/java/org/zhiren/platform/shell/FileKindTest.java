package org.zhiren.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FileKindTest {

  private static byte[] zip(String... parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String part : parts) {
        zip.putNextEntry(new ZipEntry(part));
        zip.write(1);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void theFirstBytesSayWhatAFileIs() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    assertThat(FileKind.of(png)).contains(FileKind.PNG);
    assertThat(FileKind.of(Arrays.copyOf(png, png.length - 1))).isEmpty();
    assertThat(FileKind.of(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}))
        .contains(FileKind.JPEG);
    assertThat(FileKind.of("RIFF....WEBP".getBytes(StandardCharsets.US_ASCII)))
        .contains(FileKind.WEBP);
    assertThat(FileKind.of("RIFF....WAVE".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(FileKind.of(zip("[Content_Types].xml", "word/document.xml")))
        .contains(FileKind.DOCX);
    assertThat(FileKind.of(zip("xl/workbook.xml"))).contains(FileKind.XLSX);
    assertThat(FileKind.of(zip("OFD.xml", "Doc_0/Document.xml"))).contains(FileKind.OFD);
    assertThat(FileKind.of(zip("readme.txt"))).isEmpty();
    assertThat(FileKind.of(new byte[0])).isEmpty();
  }

  @Test
  void aPdfIsWholeWithItsEnd() {
    byte[] whole = "%PDF-1.7 … %%EOF".getBytes(StandardCharsets.UTF_8);
    assertThat(FileKind.of(whole)).contains(FileKind.PDF);
    assertThat(FileKind.whole(whole)).isTrue();
    assertThat(FileKind.whole(Arrays.copyOf(whole, whole.length - 1))).isFalse();
    assertThat(FileKind.whole(Arrays.copyOf(whole, whole.length + 2000))).isFalse();
  }

  @Test
  void aNameLosesItsFoldersAndKeepsItsEnd() {
    assertThat(FileKind.plainName("C:\\文件\\考察\n报告.pdf", 200)).isEqualTo("考察报告.pdf");
    assertThat(FileKind.plainName("../../etc/", 200)).isEqualTo("-");
    assertThat(FileKind.plainName("𠮷𠮷𠮷.pdf", 5)).isEqualTo("𠮷.pdf");
  }
}
