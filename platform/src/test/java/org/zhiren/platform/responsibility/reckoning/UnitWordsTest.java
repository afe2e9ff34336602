package org.zhiren.platform.responsibility.reckoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Text;

/** What units of measure are called on pages in both languages. */
class UnitWordsTest {

  @Test
  void aKnownWordHasBothLanguagesAndAnotherStaysAsItWasTyped() {
    assertThat(Units.text("人次")).isEqualTo(Text.of("人次", "visits"));
    assertThat(Units.text(" 万元 ")).isEqualTo(Text.of("万元", "×10⁴ yuan"));
    assertThat(Units.text("%")).isEqualTo(Text.same("%"));
    assertThat(Units.text("头（只）")).isEqualTo(Text.same("头（只）"));
  }

  @Test
  void noKnownWordIsChineseInEnglishAndNoTwoAreTheSame() {
    Set<String> seen = new HashSet<>();
    for (String word : Units.standard().words()) {
      String english = Units.text(word).en();
      assertThat(english).as(word).doesNotContainPattern("\\p{IsHan}");
      assertThat(seen.add(english)).as("%s for %s stands for another unit", english, word).isTrue();
    }
  }
}
