package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Completion in characters, pinyin and initials. */
class SuggestionsTest {

  private static final Suggestions SUGGESTIONS =
      Suggestions.of(
          Stream.of("关于加强组织工作的意见", "重庆调研报告", "在PPT培训班上的讲话", "女干部培养办法", "长江保护规划", "组织工作要点")
              .map(text -> new Suggestions.Entry(text, Suggestions.Source.TITLE, Set.of()))
              .toList());

  private static List<String> completed(String typed) {
    return SUGGESTIONS.complete(typed, 10, Access.ALL).stream()
        .map(Suggestions.Suggestion::text)
        .toList();
  }

  @Test
  void anyWayOfTypingFindsIt() {
    for (String typed :
        List.of("组织", "组织工", "zuzhi", "zzgz", "zuzhigz", "组织gz", "z织工作", "zuzhigongz", "ZZGZ")) {
      assertThat(completed(typed)).as(typed).containsExactly("关于加强组织工作的意见", "组织工作要点");
    }
    assertThat(completed("cqdy")).containsExactly("重庆调研报告");
    assertThat(completed("chongqingdiaoyan")).containsExactly("重庆调研报告");
    assertThat(completed("ppt培训")).containsExactly("在PPT培训班上的讲话");
    assertThat(completed("zaippt")).containsExactly("在PPT培训班上的讲话");
    assertThat(completed("nvganbu")).containsExactly("女干部培养办法");
    assertThat(completed("changj")).containsExactly("长江保护规划");
    assertThat(completed("gon")).containsExactly("关于加强组织工作的意见", "组织工作要点");
    assertThat(completed("c")).containsExactly("重庆调研报告", "长江保护规划");
    assertThat(completed("wuguan")).isEmpty();
    assertThat(completed(" ")).isEmpty();
  }

  @Test
  void theTypedPartIsShown() {
    Suggestions.Suggestion one = SUGGESTIONS.complete("zzgz", 1, Access.ALL).getFirst();
    assertThat(one.typed().in(one.text())).isEqualTo("组织工作");
  }

  @Test
  void aTextThatMayBeSeenInOneDocumentMayBeSuggested() {
    Suggestions suggestions =
        Suggestions.of(
            List.of(
                new Suggestions.Entry("通报", Suggestions.Source.TITLE, Set.of("a")),
                new Suggestions.Entry("通报", Suggestions.Source.TITLE, Set.of("b")),
                new Suggestions.Entry("通知", Suggestions.Source.TITLE, Set.of("c"))));
    assertThat(suggestions.complete("tong", 5, Access.of(Set.of("b")))).hasSize(1);
    assertThat(suggestions.complete("tong", 5, Access.of(Set.of("d")))).isEmpty();
  }
}
