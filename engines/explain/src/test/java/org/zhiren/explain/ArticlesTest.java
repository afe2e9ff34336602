package org.zhiren.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places in statutes in English. */
class ArticlesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          第九条 | Article 9
          第十条 | Article 10
          第十二条 | Article 12
          第二十条 | Article 20
          第八十八条 | Article 88
          第一百零五条 | Article 105
          第一百一十条 | Article 110
          第八条第五项 | Article 8, item 5
          第七十四条第二款 | Article 74, paragraph 2
          第三条第二款第四项 | Article 3, paragraph 2, item 4
          第八条末款 | Article 8, last paragraph
          第六、七条 | Articles 6 and 7
          第十一条至第十三条 | Articles 11 to 13
          第十三条第一、二项 | Article 13, items 1 and 2
          第五条第九至十五项 | Article 5, items 9 to 15
          第五条第一、三至五项 | Article 5, items 1 and 3 to 5
          第九条第二、三款，第三十五条 | Article 9, paragraphs 2 and 3; Article 35
          第七十条第二款、第二十六条 | Article 70, paragraph 2; Article 26
          第二条及附表 | Article 2 with its table
          第十四条（条号待核） | Article 14 (number to be checked)
          """)
  void placesAreNamedAsEnglishTextsNameThem(String place, String english) {
    assertThat(Articles.english(place)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource({"处分影响期各条", "—", "退出（条号待核）", "第条", "弹性退休办法（人社部发〔2024〕94号）", "第八条规定"})
  void whatIsNoPlaceStaysAsItIs(String topic) {
    assertThat(Articles.english(topic)).isEqualTo(topic);
  }

  @Test
  void aCitationSaysItsArticleInTheLanguageOfTheLine() {
    Citation citation =
        new Citation(
            Text.of("公务员法", "Civil Servants Law"), "第七十四条第二款", "2018", null, Verification.VERIFIED);
    assertThat(citation.label())
        .isEqualTo(
            Text.of("《公务员法》（2018）第七十四条第二款", "Civil Servants Law (2018) Article 74, paragraph 2"));
  }
}
