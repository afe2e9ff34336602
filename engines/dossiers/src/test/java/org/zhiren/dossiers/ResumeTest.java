package org.zhiren.dossiers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zhiren.dossiers.Resume.Entry;
import org.zhiren.dossiers.Resume.Months;

class ResumeTest {

  private static final YearMonth A = YearMonth.of(1999, 9);
  private static final YearMonth B = YearMonth.of(2003, 7);

  @Test
  void readsTheSample() throws DossierProblem {
    Resume resume = Fixtures.lin().career();
    assertThat(resume.entries())
        .extracting(Entry::description)
        .containsExactly(
            "示例大学公共管理学院行政管理专业学习", "虚构市河东县人民政府办公室科员、副主任科员", "虚构市河东县财政局副局长", "虚构市河东县审计局党组书记、局长");
    assertThat(resume.entries().getFirst().period()).isEqualTo(Months.between(A, B));
    assertThat(resume.entries().getLast().period().isOpen()).isTrue();
    Entry bureau = resume.entries().get(2);
    assertThat(bureau.meanwhile())
        .singleElement()
        .satisfies(episode -> {
          assertThat(episode.period())
              .contains(Months.between(YearMonth.of(2012, 9), YearMonth.of(2015, 6)));
          assertThat(episode.text()).isEqualTo("在示例省委党校经济管理专业在职研究生班学习");
        });
    assertThat(resume.text()).isEqualTo(Fixtures.lin().get(Field.RESUME));
  }

  @Test
  void everySpellingOfAPeriodIsRead() {
    String[] spellings = {
      "1999.09--2003.07  学习",
      "1999.09—2003.07 学习",
      "1999.09——2003.07学习",
      "1999.09–2003.07  学习",
      "1999.09－2003.07  学习",
      "1999.09～2003.07  学习",
      "1999.09~2003.07  学习",
      "1999.09-2003.07  学习",
      "1999.09至2003.07  学习",
      "199909--200307  学习",
      "199909-2003.07　学习",
      "  1999.9--2003.7  学习",
      "1999年9月至2003年7月，学习".replace("，", ""),
      "1999.09 -- 2003.07 学习",
    };
    for (String spelling : spellings) {
      Resume resume = Resume.parse(spelling);
      assertThat(resume.parts()).as(spelling).containsExactly(Entry.of(Months.between(A, B), "学习"));
    }
  }

  @Test
  void everySpellingOfAnOpenPeriodIsRead() {
    String[] spellings = {
      "2003.07--         局长",
      "2003.07至今局长",
      "2003.07--至今  局长",
      "2003.07— 今 局长",
      "2003.07--局长",
      "200307至今　局长"
    };
    for (String spelling : spellings) {
      assertThat(Resume.parse(spelling).parts())
          .as(spelling)
          .containsExactly(Entry.of(Months.since(B), "局长"));
    }
    assertThat(Resume.parse("2003.07--今年任局长").entries().getFirst().description())
        .isEqualTo("今年任局长");
  }

  @Test
  void whatIsNoDateStaysText() {
    String text =
        """
        以下经历待核实
        1999.13--2003.07  月份有误
        1999.09--2003.07  学习
        曾任班长
        2003.07--         工作（正科级）（其间：2005.3挂职；2006.04-2006.10借调；任组长）至今\
        """;
    Resume resume = Resume.parse(text);
    assertThat(resume.parts().getFirst())
        .isEqualTo(new Resume.Remark("以下经历待核实\n1999.13--2003.07  月份有误"));
    assertThat(resume.entries().get(0).description()).isEqualTo("学习曾任班长");
    Entry work = resume.entries().get(1);
    assertThat(work.description()).isEqualTo("工作（正科级）至今");
    assertThat(work.meanwhile()).hasSize(3);
    assertThat(work.meanwhile().get(0).period())
        .contains(Months.between(YearMonth.of(2005, 3), YearMonth.of(2005, 3)));
    assertThat(work.meanwhile().get(2).period()).isEmpty();
    assertThat(work.meanwhile().get(2).text()).isEqualTo("任组长");
  }

  @Test
  void entriesToTextAndBack() {
    long seed = 31;
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      Resume resume = Fixtures.resume(random);
      assertThat(Resume.parse(resume.text())).as("seed %d, %d", seed, i).isEqualTo(resume);
    }
  }

  @Test
  void anyTextKeepsItsWordsAndSettlesAtOnce() {
    long seed = 97;
    Random random = new Random(seed);
    String signs = "19２0.0-—～至今年月（）()其间：；;\n 　\t学习任局长";
    for (int i = 0; i < 20000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int k = 0; k < length; k++) {
        text.append(
            random.nextInt(6) == 0
                ? "200%d.0%d".formatted(random.nextInt(10), random.nextInt(10))
                : String.valueOf(signs.charAt(random.nextInt(signs.length()))));
      }
      Resume once = Resume.parse(text.toString());
      assertThat(Resume.parse(once.text())).as("seed %d, text [%s]", seed, text).isEqualTo(once);
      assertThat(words(once.text()))
          .as("seed %d, text [%s]", seed, text)
          .isEqualTo(words(text.toString()));
    }
  }

  /** The words that must survive: what is neither date, nor separator, nor blank. */
  private static String words(String text) {
    return text.replaceAll("[^学习任局长其间：；;（）()]", "");
  }

  @Test
  void longLinesCostTimeInProportion() {
    Resume resume = Resume.parse("1999.09--2003.07  " + "（其间：1999.09".repeat(200_000));
    assertThat(resume.entries()).hasSize(1);
  }
}
