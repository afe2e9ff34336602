package org.zhiren.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.zhiren.ballots.Question;
import org.zhiren.ballots.Rehearsal;

/** What the public can prove by itself: the record by its hashes, a ballot by its archive. */
class PublicChecksTest extends PortalSample {

  private static byte[] node(byte[] left, byte[] right) throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    hash.update((byte) 1);
    hash.update(left);
    return hash.digest(right);
  }

  /** The root by the definition of RFC 6962, section 2.1, from the leaves alone. */
  private static byte[] root(List<byte[]> leaves) throws Exception {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int split = Integer.highestOneBit(leaves.size() - 1);
    return node(root(leaves.subList(0, split)), root(leaves.subList(split, leaves.size())));
  }

  @Test
  void theTilesMakeUpTheSignedHeadAndOlderHeadsAreExtended() throws Exception {
    await("/public/ledger/checkpoint");
    String note = text(visit("/public/ledger/checkpoint"));
    String[] lines = note.split("\n");
    long size = Long.parseLong(lines[1]);
    List<byte[]> leaves = new ArrayList<>();
    for (long tile = 0; tile * 256 < size; tile++) {
      long width = Math.min(256, size - tile * 256);
      String number = "%03d".formatted(tile % 1000);
      assertThat(tile).as("a small record").isLessThan(1000);
      MockHttpServletResponse answer =
          visit("/public/ledger/tile/0/" + number + (width == 256 ? "" : ".p/" + width));
      assertThat(answer.getStatus()).isEqualTo(200);
      byte[] hashes = answer.getContentAsByteArray();
      for (int i = 0; i < width; i++) {
        leaves.add(java.util.Arrays.copyOfRange(hashes, i * 32, i * 32 + 32));
      }
    }
    assertThat(Base64.getEncoder().encodeToString(root(leaves))).isEqualTo(lines[2]);
    assertThat(visit("/public/ledger/tile/0/999").getStatus()).isEqualTo(404);
    assertThat(visit("/public/ledger/tile/0/x000/000").getStatus()).isEqualTo(404);
    assertThat(visit("/public/ledger/tile/9/000").getStatus()).isEqualTo(404);

    assertThat(text(sends("/public/ledger/older", "older", note.replace("\n", "\r\n"))))
        .contains("核验通过");
    String altered =
        note.replace(
            lines[2],
            Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest()));
    assertThat(text(sends("/public/ledger/older", "older", altered))).contains("核验不通过", "已被改动");
    assertThat(text(sends("/public/ledger/older", "older", "hello"))).contains("这不是签名记录头");
    assertThat(text(sends("/public/ledger/receipt", "receipt", "hello"))).contains("这不是记录回执");
  }

  private void await(String address) throws Exception {
    long deadline = System.nanoTime() + 60_000_000_000L;
    while (visit(address).getStatus() != 200 && System.nanoTime() < deadline) {
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private String verify(byte[] archive, String tracker) throws Exception {
    return text(
        web.perform(
                multipart("/public/ballots")
                    .file(new MockMultipartFile("archive", "a.bel", null, archive))
                    .param("tracker", tracker))
            .andReturn()
            .getResponse());
  }

  @Test
  void anArchiveIsVerifiedAndAnAlteredOneIsNot() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Rehearsal.Outcome outcome =
        new Rehearsal(
                Rehearsal.Plan.of("示例表决", List.of(Question.decision("是否同意任命周示例")), 3),
                new SecureRandom())
            .run(out, 1_700_000_000L, cast -> {});
    byte[] archive = out.toByteArray();
    String tracker = outcome.trackers().values().iterator().next();
    assertThat(verify(archive, tracker)).contains("核验通过", "示例表决", "这张选票已计入", "是否同意任命周示例");
    assertThat(verify(archive, "nobody's")).contains("没有计入的选票使用这个跟踪号");
    byte[] altered = archive.clone();
    int place = new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("\"result\":[[") + 11;
    altered[place] = (byte) (altered[place] == '9' ? '8' : altered[place] + 1);
    assertThat(verify(altered, "")).contains("核验不通过");
    assertThat(verify("nonsense".getBytes(StandardCharsets.US_ASCII), "")).contains("核验不通过");
    assertThat(verify(new byte[0], "")).contains("请选择投票档案");
  }
}
