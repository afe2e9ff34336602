package org.zhiren.platform.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.Span;

/** Citations, article numbers, outlines, and texts cut into pieces. */
class LawTextTest {

  @Test
  void citationsNameLawAndArticle() {
    String text = "依照《公务员法》第十八条、《条例（试行）》办理，另见《办法》第123条。";
    List<LawText.Citation> found = LawText.citations(text);
    assertThat(found).extracting(LawText.Citation::title).containsExactly("公务员法", "条例（试行）", "办法");
    assertThat(found).extracting(LawText.Citation::article).containsExactly(18, 0, 123);
    assertThat(found.getFirst().place().in(text)).isEqualTo("《公务员法》第十八条");
  }

  @Test
  void aLawStandsUnderItsShortAndItsFullName() {
    assertThat(LawText.titles("公务员法")).contains("中华人民共和国公务员法");
    assertThat(LawText.titles("中华人民共和国公务员法")).contains("公务员法");
    assertThat(LawText.titles("考核规定（试行）")).contains("考核规定");
  }

  @Test
  void chineseNumbersAreRead() {
    assertThat(LawText.number("十")).isEqualTo(10);
    assertThat(LawText.number("十二")).isEqualTo(12);
    assertThat(LawText.number("二十")).isEqualTo(20);
    assertThat(LawText.number("一百零三")).isEqualTo(103);
    assertThat(LawText.number("一千二百六十")).isEqualTo(1260);
    assertThat(LawText.number("47")).isEqualTo(47);
    assertThat(LawText.number("甲")).isZero();
    assertThat(LawText.number("")).isZero();
    assertThat(LawText.article("　　第三十一条 考核分为")).isEqualTo(31);
    assertThat(LawText.article("依照第三十一条")).isZero();
  }

  @Test
  void theOutlineTakesChaptersOrNumberedHeadings() {
    assertThat(LawText.outline("总则\n第一章 总则\n第一条 为了\n第二章 管理"))
        .extracting(LawText.Heading::words)
        .containsExactly("第一章 总则", "第二章 管理");
    List<LawText.Heading> speech = LawText.outline("讲话\n一、提高认识\n内容。\n（一）压实责任。后文\n二、抓好落实");
    assertThat(speech).extracting(LawText.Heading::level).containsExactly(1, 2, 1);
    assertThat(speech.get(1).words()).isEqualTo("（一）压实责任");
    assertThat(speech.getFirst().at()).isEqualTo(3);
  }

  @Test
  void piecesTogetherAreTheTextWhateverTheMarks() {
    long seed = System.nanoTime();
    System.out.println("LawTextTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        text.append(random.nextInt(8) == 0 ? '\n' : (char) ('一' + random.nextInt(40)));
      }
      List<Shown.Mark> marks = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        int start = random.nextInt(text.length());
        int end = start + random.nextInt(text.length() - start + 1);
        marks.add(
            new Shown.Mark(
                new Span(start, end),
                Shown.Manner.values()[1 + random.nextInt(Shown.Manner.values().length - 1)],
                ""));
      }
      StringBuilder joined = new StringBuilder();
      for (Shown.Paragraph paragraph : Shown.of(text.toString(), marks).paragraphs()) {
        paragraph.pieces().forEach(piece -> joined.append(piece.words()));
      }
      assertThat(joined.toString())
          .as("seed %d round %d", seed, round)
          .isEqualTo(text.toString().replace("\n", ""));
    }
  }

  @Test
  void articlesAreCitedWithAndWithoutTheNameOfTheCountry() {
    assertThat(LawText.citing("中华人民共和国公务员法", "第十八条第二项")).isEqualTo("公务员法》第十八条");
    assertThat(LawText.citing("党政领导干部选拔任用工作条例", "第四十二条")).isEqualTo("党政领导干部选拔任用工作条例》第四十二条");
    assertThat(LawText.citing("条例", "第十四条（条号待核）")).isEqualTo("条例》第十四条");
    assertThat(LawText.citing("条例", "—")).isEmpty();
  }
}
