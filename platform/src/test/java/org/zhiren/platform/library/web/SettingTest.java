package org.zhiren.platform.library.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.Span;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.library.LawText;
import org.zhiren.platform.library.Shown;

/** How documents and figures of the library are set. */
class SettingTest {

  private static final List<LawText.Heading> OUTLINE =
      List.of(new LawText.Heading(1, "一、提高认识", 20), new LawText.Heading(2, "第八条", 60));

  private static Shown.Paragraph paragraph(int at, String words) {
    return Shown.of(words, List.of()).paragraphs().stream()
        .map(one -> new Shown.Paragraph(at, one.article(), one.pieces()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRepeatedTitleIsSetAsTitle() {
    assertThat(Setting.of("（内部）年度要点", OUTLINE, paragraph(0, "年度要点"))).isEqualTo("l-title");
    assertThat(Setting.of("年度要点", OUTLINE, paragraph(12, "年度要点"))).isNull();
  }

  @Test
  void headingsAreSetAsHeadingsAndArticlesAsBody() {
    assertThat(Setting.of("要点", OUTLINE, paragraph(20, "一、提高认识"))).isEqualTo("l-heading");
    assertThat(Setting.of("要点", OUTLINE, paragraph(60, "第八条　应当具备下列资格。"))).isNull();
  }

  @Test
  void yearsComeByTimeAndTheLongestBarIsTheGreatestNumber() {
    List<SearchResult.Count> counts =
        List.of(new SearchResult.Count("2024", 9), new SearchResult.Count("2026", 3));
    assertThat(Shares.inOrder(Facet.YEAR, counts).getFirst().value()).isEqualTo("2026");
    assertThat(Shares.inOrder(Facet.ORGAN, counts)).isEqualTo(counts);
    assertThat(Shares.most(counts)).isEqualTo(9);
    assertThat(Shares.most(List.of())).isEqualTo(1);
  }

  private static String more(String words, int length) {
    String part = "续".repeat(length - words.length()) + words;
    return Setting.more(new SearchResult.Snippet(part, new Span(7, 7 + part.length()), List.of()));
  }

  @Test
  void aPartThatStopsInASentenceSaysThatThereIsMore() {
    assertThat(more("应当依法办理。", 120)).isEmpty();
    assertThat(more("（一）不按照规定的； ", 120)).isEmpty();
    assertThat(more("推动农村科普设", 120)).isEqualTo("……");
    assertThat(more("2026年3月1日", 119)).as("the end of the text").isEmpty();
    assertThat(more("", 0)).isEmpty();
  }
}
