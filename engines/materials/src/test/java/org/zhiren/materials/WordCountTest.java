package org.zhiren.materials;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Counted by hand after the rules of word processors. */
class WordCountTest {

  @Test
  void aRunOfLettersOrDigitsIsOne() {
    // 在 2023 年 ， PPT 3.0 版
    WordCount count = WordCount.of("在2023年，PPT 3.0版\n");
    assertThat(count.words()).isEqualTo(7);
    assertThat(count.characters()).isEqualTo(14);
    assertThat(count.charactersWithSpaces()).isEqualTo(15);
    assertThat(count.han()).isEqualTo(3);
  }

  @Test
  void punctuationOfChineseCountsEach() {
    assertThat(WordCount.of("“一把手”——").words()).isEqualTo(7);
  }

  @Test
  void nothingIsNothing() {
    assertThat(WordCount.of(" \n\t　")).isEqualTo(new WordCount(0, 0, 3, 0));
    assertThat(WordCount.of("𠮷").words()).isEqualTo(1);
  }
}
