package org.zhiren.materials;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a reader takes for the same folds to the same. */
class FoldingTest {

  @Test
  void spacesAndLineBreaksAreDropped() {
    assertThat(Folding.fold("组织\n工　作 \t部\u00a0门\u200b\ufeff")).isEqualTo("组织工作部门");
  }

  @Test
  void widthCaseAndFormsAreFolded() {
    assertThat(Folding.fold("ＰＰＴ２０２３，Ａ（ｂ）")).isEqualTo("ppt2023,a(b)");
    assertThat(Folding.fold("〔2023〕12号【重要】")).isEqualTo("[2023]12号[重要]");
    assertThat(Folding.fold("“第一议题”——‘纲’")).isEqualTo("\"第一议题\"--'纲'");
    assertThat(Folding.fold("二○二三年")).isEqualTo("二〇二三年");
    assertThat(Folding.fold("××州")).isEqualTo("xx州");
    assertThat(Folding.fold("\u2F00\u2F08")).as("Kangxi radicals").isEqualTo("一人");
    assertThat(Folding.fold("\uF900")).as("compatibility ideograph").isEqualTo("豈");
  }

  @Test
  void pairsStayAndHalvesAreDropped() {
    assertThat(Folding.fold("𠮷田")).isEqualTo("𠮷田");
    assertThat(Folding.fold("a\uD842b\uDFB7c")).isEqualTo("abc");
    assertThat(Folding.fold("\uD842")).isEmpty();
  }

  @Test
  void originsLeadBack() {
    String text = "做 好\n“工作”";
    Folding folding = Folding.of(text);
    assertThat(folding.toString()).isEqualTo("做好\"工作\"");
    assertThat(folding.origin(1, 4).in(text)).isEqualTo("好\n“工");
    assertThat(folding.origin(3, 5).in(text)).isEqualTo("工作");
    assertThat(folding.origin(6, 6)).isEqualTo(new Span(text.length(), text.length()));
  }

  @Test
  void bothWaysOfFoldingAgreeAndFoldingTwiceChangesNothing() {
    SplittableRandom random = new SplittableRandom(Long.getLong("seed", 20261126L));
    for (int run = 0; run < 2000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append((char) random.nextInt(0x10000));
      }
      String once = Folding.fold(text.toString());
      assertThat(Folding.of(text.toString()).toString()).isEqualTo(once);
      assertThat(Folding.fold(once)).as("run %d", run).isEqualTo(once);
    }
  }

  @Test
  void oneRoomForManyTextsChangesNothing() {
    SplittableRandom random = new SplittableRandom(Long.getLong("seed", 20261127L));
    Folding.Room room = new Folding.Room();
    for (int run = 0; run < 2000; run++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(random.nextInt(4) == 0 ? ' ' : (char) ('一' + random.nextInt(3)));
      }
      Folding alone = Folding.of(text.toString());
      Folding inRoom = Folding.of(text.toString(), room);
      assertThat(inRoom).as("run %d", run).isEqualTo(alone);
      String folded = alone.toString();
      StringBuilder wanted = new StringBuilder();
      for (int i = 1 + random.nextInt(4); i > 0; i--) {
        wanted.append((char) ('一' + random.nextInt(3)));
      }
      for (int from = 0; from <= folded.length(); from++) {
        assertThat(inRoom.indexOf(wanted.toString(), from))
            .as("run %d: (%s) in (%s) from %d", run, wanted, folded, from)
            .isEqualTo(folded.indexOf(wanted.toString(), from));
      }
    }
  }
}
