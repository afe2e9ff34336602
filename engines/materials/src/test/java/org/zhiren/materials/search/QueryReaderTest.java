package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every query is read; what is no operator is taken to the letter. */
class QueryReaderTest {

  private static String shape(String query) {
    return QueryReader.read(query).question().map(QueryReaderTest::shape).orElse("nothing");
  }

  private static String shape(Question question) {
    return switch (question) {
      case Question.Holds holds ->
          (holds.place() == Question.Place.ANYWHERE ? "" : holds.place() + "=")
              + (holds.quoted() ? "'" + holds.pattern() + "'" : holds.pattern().toString());
      case Question.Has has -> has.facet() + "=" + String.join("/", has.values());
      case Question.Within within -> within.from() + ".." + within.to();
      case Question.Named named -> "id=" + named.id();
      case Question.All all -> "(" + joined(all.parts(), " & ") + ")";
      case Question.Any any -> "(" + joined(any.parts(), " | ") + ")";
      case Question.Not not -> "!" + shape(not.part());
    };
  }

  private static String joined(List<Question> parts, String sign) {
    return String.join(sign, parts.stream().map(QueryReaderTest::shape).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      value = {
        "组织工作 → 组织工作",
        "组织工作 干部考核 → (组织工作 & 干部考核)",
        "组织工作　AND 考核 → (组织工作 & 考核)",
        "通知 OR 方案 → (通知 | 方案)",
        "通知|方案 → (通知 | 方案)",
        "通知 或者 方案 → (通知 | 方案)",
        "考核 -通知 → (考核 & !通知)",
        "考核 NOT 通知 → (考核 & !通知)",
        "考核 不含 通知 → (考核 & !通知)",
        "\"组织 工作\" → '组织工作'",
        "“组织工作” → '组织工作'",
        "(甲 OR 乙) 丙 → ((甲 | 乙) & 丙)",
        "（甲 | 乙） 丙 → ((甲 | 乙) & 丙)",
        "标题:考核 → TITLE=考核",
        "title：\"年度 考核\" → TITLE='年度考核'",
        "机关:组织部 文号:〔2023〕12 → (ORGAN=组织部 & NUMBER=[2023]12)",
        "种类:通知,方案 → KIND=NOTICE/PLAN",
        "level:省级 主题:干部 → (LEVEL=PROVINCE & TOPIC=CADRES)",
        "日期:2023-06..2024 → 2023-06-01..2024-12-31",
        "日期:2023年6月28日 → 2023-06-28..2023-06-28",
        "date:>=2024-02 → 2024-02-01..9999-12-31",
        "编号:a-1 → id=a-1",
        "在讲话（3639字） → 在讲话(3639字)",
        "落实“第一议题”学 → 落实\"第一议题\"学",
        "https://example.org → https://example.org",
        "时间：2023 → 时间:2023",
        "干?部 → 干…部",
        "什么是考核? → 什么是考核",
        "2023-2024 → 2023-2024",
        "- → -",
        "( → (",
        ") → )",
        "OR → nothing",
        "\" → \"",
        "-(甲 乙) 丙 → (!(甲 & 乙) & 丙)",
      })
  void queriesAreRead(String query, String shape) {
    assertThat(shape(query.strip())).isEqualTo(shape.strip());
  }

  @Test
  void whatIsLeftOutIsSaid() {
    assertThat(QueryReader.read("(甲 OR 乙").notes()).isEmpty();
    assertThat(QueryReader.read("甲 日期:昨天").notes())
        .singleElement()
        .satisfies(note -> assertThat(note.zh()).contains("昨天"));
    assertThat(shape("甲 日期:2023-13")).isEqualTo("甲");
    assertThat(shape("甲 标题:")).isEqualTo("甲");
    assertThat(QueryReader.read("甲 标题:").notes()).hasSize(1);
    assertThat(shape("甲 **")).isEqualTo("甲");
    assertThat(shape("")).isEqualTo("nothing");
  }

  @Test
  void nestingHasAnEnd() {
    String deep = "(".repeat(5000) + "甲" + ")".repeat(5000);
    assertThat(shape(deep)).contains("甲");
  }

  @Test
  void anythingCanBeTyped() {
    long seed = Long.getLong("seed", 20261126L);
    SplittableRandom random = new SplittableRandom(seed);
    String signs = "组织 \"“”()（）|-!?*:：标题日期种类ORANDNOT2023.x×\n\uD842";
    for (int run = 0; run < 20_000; run++) {
      StringBuilder query = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        query.append(signs.charAt(random.nextInt(signs.length())));
      }
      String typed = query.toString();
      assertThat(QueryReader.read(typed)).as("seed %d run %d (%s)", seed, run, typed).isNotNull();
    }
  }

  @Test
  void daysAreRead() {
    assertThat(DateSpans.read("2024-02"))
        .contains(new Question.Within(LocalDate.of(2024, 2, 1), LocalDate.of(2024, 2, 29)));
    assertThat(DateSpans.read("2024-02-30")).isEmpty();
    assertThat(DateSpans.read("2023至2024年3月"))
        .contains(new Question.Within(LocalDate.of(2023, 1, 1), LocalDate.of(2024, 3, 31)));
    assertThat(DateSpans.read("..2024").orElseThrow().to()).isEqualTo(LocalDate.of(2024, 12, 31));
  }
}
