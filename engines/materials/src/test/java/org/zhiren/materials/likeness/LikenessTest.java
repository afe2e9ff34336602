package org.zhiren.materials.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Near-duplicates planted among texts that have nothing in common. */
class LikenessTest {

  private static final long SEED = Long.getLong("seed", 20261126L);

  static String text(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append((char) (0x4e00 + random.nextInt(2500)));
      if (i % 17 == 16) {
        text.append(random.nextInt(4) == 0 ? "。" : "，");
      }
    }
    return text.toString();
  }

  /** Replaces stretches of eight characters until a part of the text is changed. */
  private static String edited(SplittableRandom random, String text, double part) {
    StringBuilder edited = new StringBuilder(text);
    for (int changed = 0; changed < part * text.length(); changed += 8) {
      int at = random.nextInt(text.length() - 8);
      edited.replace(at, at + 8, text(random, 8));
    }
    return edited.toString();
  }

  @Test
  void likenessIsJaccardOverRuns() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int run = 0; run < 20; run++) {
      String one = text(random, 200 + random.nextInt(6000));
      String other = edited(random, one, random.nextDouble() * 0.6);
      Set<String> here = runs(one);
      Set<String> there = runs(other);
      Set<String> both = new HashSet<>(here);
      both.retainAll(there);
      double jaccard = (double) both.size() / (here.size() + there.size() - both.size());
      double contained = (double) both.size() / Math.min(here.size(), there.size());
      Fingerprint.Likeness likeness = Fingerprint.of(one).with(Fingerprint.of(other));
      double tolerance = here.size() + there.size() < 1024 ? 1e-9 : 0.07;
      assertThat(likeness.jaccard()).as("run %d", run).isCloseTo(jaccard, within(tolerance));
      assertThat(likeness.contained()).isCloseTo(contained, within(tolerance));
    }
  }

  private static Set<String> runs(String text) {
    String kept = text.replaceAll("[^\\p{IsHan}]", "");
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + 5 <= kept.length(); i++) {
      runs.add(kept.substring(i, i + 5));
    }
    return runs;
  }

  @Test
  void plantedNearDuplicatesAreFoundAndNothingElse() {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    NearDuplicates duplicates = new NearDuplicates();
    Set<String> planted = new HashSet<>();
    for (int i = 0; i < 150; i++) {
      String text = text(random, 300 + random.nextInt(3000));
      duplicates.add("o" + i, Fingerprint.of(text));
      String copy =
          switch (i % 5) {
            case 0 -> text + "【素材库】添加客服微信领取更多材料".repeat(2);
            case 1 -> text.replace('，', '。').replaceAll("[\\u4e00-\\u4e20]", "XX");
            case 2 -> edited(random, text, 0.1);
            case 3 -> edited(random, text, 0.2);
            default -> "";
          };
      if (!copy.isEmpty()) {
        duplicates.add("c" + i, Fingerprint.of(copy));
        planted.add("o" + i + " c" + i);
      }
    }
    Set<String> found = new HashSet<>();
    duplicates.pairs().forEach(pair -> found.add(pair.one() + " " + pair.other()));
    assertThat(found).isEqualTo(planted);
    assertThat(duplicates.groups()).hasSize(planted.size());
  }

  @Test
  void aGroupIsAStarAndNotAChain() {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    NearDuplicates duplicates = new NearDuplicates();
    // Each text shares most with the next, the first nothing with the last.
    String long1 = text(random, 9000);
    int step = 200;
    for (int i = 0; i < 30; i++) {
      duplicates.add("t" + i, Fingerprint.of(long1.substring(i * step, i * step + 1000)));
    }
    List<NearDuplicates.Group> groups = duplicates.groups();
    assertThat(groups).hasSizeGreaterThan(3);
    for (NearDuplicates.Group group : groups) {
      int medoid = Integer.parseInt(group.medoid().substring(1));
      for (NearDuplicates.Member member : group.members()) {
        int other = Integer.parseInt(member.id().substring(1));
        assertThat(Math.abs(medoid - other)).as("%s in %s", member, group.medoid()).isLessThan(4);
        assertThat(member.likeness()).isGreaterThan(0.2);
      }
      assertThat(group.number()).isNotZero();
    }
  }

  @Test
  void shortTextsAreNotCompared() {
    NearDuplicates duplicates = new NearDuplicates();
    duplicates.add("a", Fingerprint.of("通知如下"));
    duplicates.add("b", Fingerprint.of("通知如下"));
    duplicates.add("c", Fingerprint.of(""));
    assertThat(duplicates.groups()).isEmpty();
  }

  @Test
  void fingerprintsAreKeptAsBytes() {
    SplittableRandom random = new SplittableRandom(SEED + 3);
    for (int length : new int[] {0, 3, 40, 500, 5000}) {
      Fingerprint print = Fingerprint.of(text(random, length));
      assertThat(Fingerprint.ofBytes(print.toBytes())).isEqualTo(print);
    }
    assertThatThrownBy(() -> Fingerprint.ofBytes(new byte[7])).hasMessageContaining("(7)");
  }

  @Test
  void passagesAreTheCommonStretches() {
    SplittableRandom random = new SplittableRandom(SEED + 4);
    for (int run = 0; run < 50; run++) {
      List<String> passages = new ArrayList<>();
      StringBuilder one = new StringBuilder(text(random, 50));
      StringBuilder other = new StringBuilder(text(random, 80));
      for (int i = 0; i < 3; i++) {
        String passage = text(random, 30 + random.nextInt(100)).replaceAll("[，。]", "");
        passages.add(passage);
        one.append('甲').append(passage).append('乙').append(text(random, 40));
        other
            .append('丙')
            .append(passage, 0, 20)
            .append("\n 　")
            .append(passage, 20, passage.length())
            .append('丁')
            .append(text(random, 60));
      }
      List<Passages.Passage> found = Passages.between(one.toString(), other.toString(), 25);
      assertThat(found.stream().map(passage -> passage.here().in(one.toString())))
          .as("run %d", run)
          .containsExactlyElementsOf(passages);
      assertThat(found.getFirst().there().in(other.toString())).contains("\n 　");
    }
    assertThat(Passages.between("", "组织工作组织工作", 4)).isEmpty();
    assertThatThrownBy(() -> Passages.between("", "", 3)).hasMessageContaining("(3)");
  }

  @Test
  void versionsAreTakenApartWithoutLoss() {
    SplittableRandom random = new SplittableRandom(SEED + 5);
    for (int run = 0; run < 200; run++) {
      String before = run == 0 ? "" : text(random, random.nextInt(300));
      String after =
          before.length() < 20 || run % 7 == 0
              ? text(random, random.nextInt(50))
              : edited(random, before, random.nextDouble() * 0.4) + (run % 2 == 0 ? "𠮷。\n" : "");
      StringBuilder old = new StringBuilder();
      StringBuilder now = new StringBuilder();
      for (VersionComparison.Piece piece : VersionComparison.of(before, after)) {
        if (piece.change() != VersionComparison.Change.ADDED) {
          assertThat(piece.before().start()).isEqualTo(old.length());
          old.append(piece.text());
        }
        if (piece.change() != VersionComparison.Change.REMOVED) {
          assertThat(piece.after().start()).isEqualTo(now.length());
          now.append(piece.text());
        }
      }
      assertThat(old).as("seed %d run %d", SEED, run).hasToString(before);
      assertThat(now).as("seed %d run %d", SEED, run).hasToString(after);
    }
  }

  @Test
  void aChangedWordIsShownAsAChangedWord() {
    List<VersionComparison.Piece> pieces =
        VersionComparison.of("第一条 任期三年。第二条 不变。", "第一条 任期五年。第二条 不变。第三条 新增。");
    assertThat(pieces)
        .extracting(piece -> piece.change() + " " + piece.text())
        .containsExactly(
            "EQUAL 第一条 任期", "REMOVED 三", "ADDED 五", "EQUAL 年。第二条 不变。", "ADDED 第三条 新增。");
  }
}
