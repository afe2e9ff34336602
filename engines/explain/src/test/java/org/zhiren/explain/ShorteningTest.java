package org.zhiren.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is cut between the characters that a reader sees, and never beyond the limit. */
class ShorteningTest {

  /** A pair of surrogates. */
  private static final String RARE = "𠮷";

  /** A character and the selector of its variant: three units, two code points, one character. */
  private static final String VARIANT = "葛\uDB40\uDD00";

  @ParameterizedTest
  @CsvSource({
    "王𠮷明, 0, ''",
    "王𠮷明, 1, 王",
    "王𠮷明, 2, 王𠮷",
    "王𠮷明, 3, 王𠮷明",
    "王𠮷明, 4, 王𠮷明",
    "𠮷𠮷, 1, 𠮷",
    "𠮷𠮷, 2, 𠮷𠮷",
    "'', 0, ''"
  })
  void codePointsAreCounted(String text, int most, String expected) {
    assertThat(Shortening.cut(text, most)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "王𠮷明, 0, ''",
    "王𠮷明, 1, 王",
    "王𠮷明, 2, 王",
    "王𠮷明, 3, 王𠮷",
    "王𠮷明, 4, 王𠮷明",
    "𠮷𠮷, 1, ''",
    "𠮷𠮷, 3, 𠮷"
  })
  void unitsAreCountedWhereAFormatDoes(String text, int most, String expected) {
    assertThat(Shortening.cutUnits(text, most)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VARIANT,
        "e\u0301",
        "각",
        "\uD83D\uDC69\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
        "\uD83C\uDDE8\uD83C\uDDF3",
        "\r\n"
      })
  void aCharacterOfSeveralCodePointsStaysWhole(String one) {
    int points = one.codePointCount(0, one.length());
    String text = "甲" + one + "乙";
    for (int most = 1; most <= points; most++) {
      assertThat(Shortening.cut(text, most)).as("%d of %s", most, text).isEqualTo("甲");
    }
    assertThat(Shortening.cut(text, points + 1)).isEqualTo("甲" + one);
    assertThat(Shortening.cut(text, points + 2)).isEqualTo(text);
  }

  @Test
  void whatIsLeftOutIsTold() {
    assertThat(Shortening.shown("赵钱孙李", 4)).isEqualTo("赵钱孙李");
    assertThat(Shortening.shown("赵钱孙李", 3)).isEqualTo("赵钱孙…");
    assertThat(Shortening.shown(RARE + VARIANT + "李", 2)).isEqualTo(RARE + "…");
  }

  @Test
  void aCharacterLongerThanTheLimitIsCutBetweenItsCodePoints() {
    assertThat(Shortening.cut(VARIANT, 1)).isEqualTo("葛");
    String stacked = "a" + "\u0301".repeat(500);
    assertThat(Shortening.cut(stacked, 300)).isEqualTo("a" + "\u0301".repeat(299));
  }

  @Test
  void halvesOfPairsAreTakenAsTheyCome() {
    assertThat(Shortening.cut("\uDFB7\uD842甲", 1)).isEqualTo("\uDFB7");
    assertThat(Shortening.cutUnits("甲\uD842", 1)).isEqualTo("甲");
    assertThat(Shortening.cutUnits("\uD842甲", 1)).isEqualTo("\uD842");
  }

  @Test
  void aNegativeLimitIsRefusedWithItsValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shortening.cut("甲", -1))
        .withMessageContaining("most = -1");
    assertThatIllegalArgumentException().isThrownBy(() -> Shortening.cutUnits("甲", -1));
  }

  /** Against the whole text divided into characters, which the class never does. */
  @Test
  void anyCutIsTheLongestBeginningOfWholeCharacters() {
    long seed = System.nanoTime();
    System.out.println("ShorteningTest seed " + seed);
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "甲", RARE, VARIANT, "é", "e\u0301", "\r\n", " ", "A", "각", "\uD83D\uDC4D\uD83C\uDFFD");
    for (int run = 0; run < 400; run++) {
      String text =
          IntStream.range(0, random.nextInt(200))
              .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
              .collect(Collectors.joining());
      List<String> whole = beginnings(text);
      int most = random.nextInt(text.length() + 2);
      String cut = whole.stream().filter(s -> s.codePoints().count() <= most).toList().getLast();
      if (!cut.isEmpty() || most == 0) {
        assertThat(Shortening.cut(text, most)).isEqualTo(cut);
      }
      String units = whole.stream().filter(s -> s.length() <= most).toList().getLast();
      if (!units.isEmpty() || most == 0) {
        assertThat(Shortening.cutUnits(text, most)).isEqualTo(units);
      }
    }
  }

  private static List<String> beginnings(String text) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    List<String> beginnings = new ArrayList<>();
    for (int at = characters.first(); at != BreakIterator.DONE; at = characters.next()) {
      beginnings.add(text.substring(0, at));
    }
    return beginnings;
  }
}
