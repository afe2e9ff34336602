package org.zhiren.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sentences are filled in both languages, and English agrees in number. */
class TextTest {

  private static final Text FOUND =
      Text.of("找到 {0} 件，{1}", "{0} {0|document is|documents are} found, {1}");

  @Test
  void oneIsSingularAndEverythingElseIsPlural() {
    assertThat(FOUND.fill(1, "a").en()).isEqualTo("1 document is found, a");
    assertThat(FOUND.fill(0, "a").en()).isEqualTo("0 documents are found, a");
    assertThat(FOUND.fill(21, "a").en()).isEqualTo("21 documents are found, a");
    assertThat(FOUND.fill("1,001", "a").en()).isEqualTo("1,001 documents are found, a");
    assertThat(FOUND.fill(1, "甲").zh()).isEqualTo("找到 1 件，甲");
  }

  @Test
  void whatIsFilledInIsNeverReadAsPattern() {
    assertThat(FOUND.fill(2, "{0|x|y}").en()).isEqualTo("2 documents are found, {0|x|y}");
    assertThat(FOUND.fill(2, "$1 \\").en()).isEqualTo("2 documents are found, $1 \\");
  }

  @Test
  void aGapIsSeen() {
    assertThat(Text.of("{0}", "{0} {1|day|days}").fill(3).en()).isEqualTo("3 {1|day|days}");
  }
}
