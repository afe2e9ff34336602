package org.zhiren.reading.child;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small parts that are easier to see by themselves. */
class PiecesTest {

  @ParameterizedTest
  @CsvSource({
    "1, chineseCounting, 一",
    "10, chineseCounting, 十",
    "11, chineseCounting, 十一",
    "20, chineseCountingThousand, 二十",
    "101, chineseCounting, 一百零一",
    "110, chineseCounting, 一百一十",
    "1005, chineseCounting, 一千零五",
    "12, chineseLegalSimplified, 壹拾贰",
    "4, upperRoman, IV",
    "1994, lowerRoman, mcmxciv",
    "28, lowerLetter, bb",
    "3, decimalEnclosedCircle, ③",
    "21, decimalEnclosedCircle, 21",
    "2, ideographTraditional, 乙",
    "7, decimalZero, 07",
    "7, unheardOf, 7",
    "0, chineseCounting, 0"
  })
  void numbersAreWrittenAsListsDo(int number, String format, String written) {
    assertThat(Numerals.write(number, format)).isEqualTo(written);
  }

  @Test
  void fieldsShowTheirResultsAlone() {
    assertThat(BinaryWord.plain("见\u0013 HYPERLINK \"x\" \u0014此处\u0015。")).isEqualTo("见此处。");
    assertThat(BinaryWord.plain("a\u0013 IF \u0013 PAGE \u00142\u0015 \u0014b\u0015c"))
        .isEqualTo("abc");
    assertThat(BinaryWord.plain("a\u0013 PAGE \u0015b\u0007")).isEqualTo("ab ");
  }

  @Test
  void textIsCleanedOfWhatIsNone() {
    assertThat(Output.clean("\r\n\u3000甲 \r乙\u0000\u0008\uD800丙\u2028𠮷\n\n", false))
        .isEqualTo("甲\n乙丙\n𠮷");
    assertThat(Output.clean("\t一\t二\t\n", true)).isEqualTo("\t一\t二");
  }
}
