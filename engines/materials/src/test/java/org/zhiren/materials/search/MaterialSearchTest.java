package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.Topic;
import org.zhiren.materials.likeness.NearDuplicates;

/** A small library of invented documents. */
class MaterialSearchTest {

  private MaterialIndex index;

  private static Material document(
      String id, String title, String text, Kind kind, String organ, String day, String... labels) {
    return new Material(
        id,
        text,
        new Particulars(
            title,
            0,
            kind,
            organ,
            null,
            day == null ? null : LocalDate.parse(day),
            Level.PREFECTURE,
            List.of(Topic.CADRES),
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null),
        "test",
        Set.of(labels));
  }

  @BeforeEach
  void fill() throws IOException {
    index = MaterialIndex.inMemory();
    index.put(
        document(
            "notice",
            "关于做好年度考核工作的通知",
            "各县委组织部：\n请于12月底前完成年度考\n核工作，确保客观公正。",
            Kind.NOTICE,
            "青禾州委组织部",
            "2025-11-20",
            "open"));
    index.put(
        document(
            "plan",
            "年轻干部培养方案",
            "坚持把年轻干部放到基层一线锻炼。年度考核结果作为培养的依据。",
            Kind.PLAN,
            "青禾州委组织部",
            "2024-03-01",
            "open",
            "inner"));
    index.put(
        document(
            "speech",
            "在组织工作会议上的讲话",
            "要坚持公道正派。公道正派是一种品质，一种境界。",
            Kind.SPEECH,
            "青禾州委",
            null,
            "inner"));
    index.refresh();
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private SearchResult search(SearchRequest request) throws IOException {
    return index.search().search(request);
  }

  private static List<String> ids(SearchResult result) {
    return result.hits().stream().map(SearchResult.Hit::id).toList();
  }

  @Test
  void aStringIsFoundAcrossALineBreakAndMarkedWhole() throws IOException {
    SearchResult result = search(SearchRequest.of("年度考核工作"));
    assertThat(result.mode()).isEqualTo(SearchRequest.Mode.EXACT);
    assertThat(ids(result)).containsExactly("notice");
    SearchResult.Hit hit = result.hits().getFirst();
    assertThat(hit.inTitle())
        .singleElement()
        .satisfies(span -> assertThat(span.in(hit.title())).isEqualTo("年度考核工作"));
    assertThat(hit.snippet().found())
        .singleElement()
        .satisfies(span -> assertThat(span.in(hit.snippet().text())).isEqualTo("年度考 核工作"));
    assertThat(hit.date()).isEqualTo("2025-11-20");
    assertThat(hit.kind()).isEqualTo(Kind.NOTICE);
    assertThat(hit.words()).isEqualTo(29);
  }

  @Test
  void withoutTheLetterTheNearestAreShownAndSaidToBe() throws IOException {
    SearchResult result = search(SearchRequest.of("年轻干部如何到基层锻炼成长"));
    assertThat(result.mode()).isEqualTo(SearchRequest.Mode.RANKED);
    assertThat(ids(result)).first().isEqualTo("plan");
    assertThat(result.hits().getFirst().snippet().found())
        .extracting(span -> span.in(result.hits().getFirst().snippet().text()))
        .contains("年轻干部", "锻炼");
    assertThat(search(SearchRequest.of("\"年轻干部如何到基层锻炼成长\"")).total())
        .as("what is quoted is meant to the letter")
        .isZero();
    assertThat(search(SearchRequest.of("年轻干部如何到基层锻炼成长").in(SearchRequest.Mode.EXACT)).total())
        .isZero();
  }

  @Test
  void operatorsAndFieldsNarrow() throws IOException {
    assertThat(ids(search(SearchRequest.of("年度考核")))).containsExactlyInAnyOrder("notice", "plan");
    assertThat(ids(search(SearchRequest.of("年度考核 -方案")))).containsExactly("notice");
    assertThat(ids(search(SearchRequest.of("种类:方案")))).containsExactly("plan");
    assertThat(ids(search(SearchRequest.of("标题:考核 OR 公道正派"))))
        .containsExactlyInAnyOrder("notice", "speech");
    assertThat(ids(search(SearchRequest.of("机关:组织部 日期:2025")))).containsExactly("notice");
    assertThat(ids(search(SearchRequest.of("-考核")))).containsExactly("speech");
    assertThat(ids(search(SearchRequest.of("编号:speech")))).containsExactly("speech");
    assertThat(ids(search(SearchRequest.of("机关:委")))).hasSize(3);
  }

  @Test
  void filtersAndFacetsCountWhatMatches() throws IOException {
    SearchResult all = search(SearchRequest.of("").counting(EnumSet.allOf(Facet.class)));
    assertThat(all.total()).isEqualTo(3);
    assertThat(all.facets().get(Facet.KIND)).hasSize(3);
    assertThat(all.facets().get(Facet.ORGAN))
        .containsExactly(new SearchResult.Count("青禾州委组织部", 2), new SearchResult.Count("青禾州委", 1));
    assertThat(all.facets().get(Facet.YEAR)).hasSize(2);
    SearchResult notices =
        search(
            SearchRequest.of("年度考核")
                .only(Facet.KIND, Set.of("NOTICE"))
                .counting(Set.of(Facet.KIND)));
    assertThat(notices.facets().get(Facet.KIND))
        .containsExactly(new SearchResult.Count("NOTICE", 1));
    assertThat(
            ids(
                search(
                    SearchRequest.of("")
                        .within(
                            new Question.Within(
                                LocalDate.of(2024, 3, 1), LocalDate.of(2024, 3, 1))))))
        .containsExactly("plan");
  }

  @Test
  void nothingShowsOfWhatMayNotBeSeen() throws IOException {
    Access open = Access.of(Set.of("open"));
    SearchResult result =
        search(SearchRequest.of("").seenBy(open).counting(EnumSet.allOf(Facet.class)));
    assertThat(ids(result)).containsExactlyInAnyOrder("notice", "plan");
    assertThat(result.total()).isEqualTo(2);
    assertThat(result.facets().get(Facet.ORGAN))
        .containsExactly(new SearchResult.Count("青禾州委组织部", 2));
    assertThat(search(SearchRequest.of("\"公道正派\"").seenBy(open)).total()).isZero();
    assertThat(ids(search(SearchRequest.of("公道的品质和境界如何").seenBy(open)))).doesNotContain("speech");
    assertThat(search(SearchRequest.of("").seenBy(Access.of(Set.of()))).total()).isZero();
    assertThat(index.search().text("speech", open)).isEmpty();
    assertThat(index.search().text("speech", Access.ALL)).isPresent();
    assertThat(index.search().similar("speech", 5, open)).isEmpty();
    assertThat(index.search().like("公道正派是一种品质", 5, open)).isEmpty();
    assertThat(
            SharedPassages.of(
                index.search(), "公道正派是一种品质，一种境界。要坚持公道正派，" + "公道正派是一种品质，一种境界", "", 5, open))
        .isEmpty();
    Suggestions suggestions = Suggestions.of(index.search().suggestible());
    assertThat(suggestions.complete("在组织", 5, open)).isEmpty();
    assertThat(suggestions.complete("在组织", 5, Access.ALL)).hasSize(1);
  }

  @Test
  void pagesFollowEachOtherWithoutGapsInEveryOrder() throws IOException {
    for (int i = 0; i < 57; i++) {
      index.put(
          document(
              "p" + i,
              "第%d期简报".formatted(i),
              "组织工作简报正文",
              Kind.OTHER,
              "青禾州委",
              i % 5 == 0 ? null : "2024-01-%02d".formatted(1 + i % 28)));
    }
    index.refresh();
    for (SearchRequest.Order order : SearchRequest.Order.values()) {
      for (boolean folded : new boolean[] {false, true}) {
        Set<String> seen = new HashSet<>();
        List<LocalDate> dates = new ArrayList<>();
        String after = null;
        int pages = 0;
        do {
          SearchRequest request =
              SearchRequest.of("\"组织工作简报\"").by(order).limitedTo(10).from(after);
          SearchResult page = search(folded ? request.folded() : request);
          page.hits().forEach(hit -> assertThat(seen.add(hit.id())).isTrue());
          page.hits().forEach(hit -> dates.add(hit.date()));
          assertThat(page.total()).isEqualTo(57);
          after = page.next();
          pages++;
        } while (after != null);
        assertThat(seen).as("%s %s", order, folded).hasSize(57);
        assertThat(pages).isEqualTo(6);
        if (order == SearchRequest.Order.NEWEST) {
          assertThat(dates.subList(45, 57)).containsOnlyNulls();
          assertThat(dates.subList(0, 45)).isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
      }
    }
  }

  @Test
  void ofNearDuplicatesTheBestIsListed() throws IOException {
    index.put(document("copy", "年轻干部培养方案（转）", "年度考核", Kind.PLAN, "青禾州委", null, "open"));
    index.assignCluster("plan", 7);
    index.assignCluster("copy", 7);
    index.refresh();
    SearchResult folded = search(SearchRequest.of("年度考核").folded());
    assertThat(folded.total()).isEqualTo(3);
    assertThat(folded.distinct()).isEqualTo(2);
    assertThat(folded.hits()).hasSize(2);
    assertThat(folded.hits()).extracting(SearchResult.Hit::cluster).contains(7L, 0L);
    assertThat(folded.hits())
        .allSatisfy(hit -> assertThat(hit.alike()).isEqualTo(hit.cluster() == 7 ? 2 : 1));
    assertThat(search(SearchRequest.of("年度考核")).hits())
        .hasSize(3)
        .allSatisfy(hit -> assertThat(hit.alike()).isEqualTo(1));
  }

  @Test
  void aGroupIsSeenAsFarAsItsDocumentsAre() throws IOException {
    long number = NearDuplicates.Group.numberAround("speech");
    index.assignCluster("speech", number);
    index.assignCluster("plan", number);
    index.assignCluster("nothing", number);
    index.put(document("put", "在组织工作会议上的讲话", "公道正派。", Kind.SPEECH, "青禾州委", null, "open"), number);
    index.refresh();
    assertThat(index.search().group(number, Access.ALL))
        .hasValue(new DuplicateGroup(number, 3, "speech"));
    assertThat(index.search().group(number, Access.of(Set.of("open"))))
        .hasValue(new DuplicateGroup(number, 2, null));
    assertThat(index.search().group(number, Access.of(Set.of("none")))).isEmpty();
    assertThat(index.search().group(number + 1, Access.ALL)).isEmpty();
    assertThat(index.search().group(0, Access.ALL)).isEmpty();
    assertThat(index.search().clusters(List.of("speech", "put", "notice", "nothing")))
        .containsOnly(Map.entry("speech", number), Map.entry("put", number));
    LibraryDigest grouped = index.search().digest();
    index.assignCluster("plan", 0);
    index.refresh();
    assertThat(index.search().digest()).isNotEqualTo(grouped);
    assertThat(index.search().group(number, Access.ALL))
        .hasValue(new DuplicateGroup(number, 2, "speech"));
    index.put(document("speech", "另起一稿", "公道正派", Kind.SPEECH, "青禾州委", null, "inner"));
    index.refresh();
    assertThat(index.search().group(number, Access.ALL))
        .as("what is put anew is in no group until it is said")
        .hasValue(new DuplicateGroup(number, 1, null));
  }

  @Test
  void puttingReplacesAndRemovingRemoves() throws IOException {
    index.put(Material.of("speech", "新讲话", "另起一稿"));
    index.remove("plan");
    index.refresh();
    assertThat(index.search().size()).isEqualTo(2);
    assertThat(search(SearchRequest.of("公道正派").in(SearchRequest.Mode.EXACT)).total()).isZero();
    assertThat(ids(search(SearchRequest.of("另起一稿")))).containsExactly("speech");
  }

  @Test
  void whatWasCommittedIsThereAfterOpeningAgain(@TempDir Path folder) throws IOException {
    try (MaterialIndex written = MaterialIndex.open(folder)) {
      written.put(Material.of("a", "标题", "组织工作"));
      written.put(Material.of("b", "标题", "组织工作要创新"));
      written.compact();
      assertThat(written.bytes()).isGreaterThan(written.bytesOfTexts());
    }
    try (MaterialSearch search = MaterialSearch.open(folder)) {
      assertThat(search.search(SearchRequest.of("组织工作")).total()).isEqualTo(2);
    }
    assertThatThrownBy(() -> MaterialSearch.open(folder.resolve("none")))
        .isInstanceOf(IOException.class);
    Path foreign = folder.resolve("foreign");
    try (FSDirectory directory = FSDirectory.open(foreign);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.commit();
    }
    assertThatThrownBy(() -> MaterialSearch.open(foreign)).hasMessageContaining("make it anew");
    assertThatThrownBy(() -> MaterialIndex.open(foreign)).hasMessageContaining("make it anew");
  }

  @Test
  void likeDocumentsAreFound() throws IOException {
    for (int i = 0; i < 8; i++) {
      index.put(Material.of("other" + i, "水利", "水库大坝安全检查要按期完成，汛期加强巡查值守。第" + i + "批"));
    }
    index.put(Material.of("near", "谈公道正派", "公道正派是组织干部的品质和境界，坚持公道正派。"));
    index.refresh();
    assertThat(index.search().similar("speech", 3, Access.ALL))
        .extracting(SearchResult.Hit::id)
        .first()
        .isEqualTo("near");
    assertThat(index.search().similar("nobody", 3, Access.ALL)).isEmpty();
  }

  @Test
  void aSharedPassageIsFoundWhereverItBegins() throws IOException {
    String passage = "坚持德才兼备以德为先五湖四海任人唯贤把政治标准放在首位注重实绩";
    assertThat(passage.length()).isGreaterThanOrEqualTo(SharedPassages.SURE);
    index.put(Material.of("source", "来源", "前面的话各不相同。" + passage + "后面的话也不同。"));
    index.refresh();
    for (int lead = 0; lead < 20; lead++) {
      String text = "导".repeat(lead) + passage + "，结束";
      List<SharedPassages.Sharing> sharing =
          SharedPassages.of(index.search(), text, "", 5, Access.ALL);
      assertThat(sharing)
          .as("lead %d", lead)
          .singleElement()
          .satisfies(one -> {
            assertThat(one.id()).isEqualTo("source");
            assertThat(one.passages().getFirst().here().in(text)).isEqualTo(passage);
          });
    }
    assertThat(SharedPassages.of(index.search(), passage, "source", 5, Access.ALL)).isEmpty();
  }

  @Test
  void aLimitIsALimit() {
    assertThatThrownBy(() -> SearchRequest.of("").limitedTo(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(0)");
    assertThatThrownBy(() -> SearchRequest.of("").limitedTo(1001)).hasMessageContaining("(1001)");
  }

  @Test
  void aCursorThatIsNoneBeginsAtTheFront() throws IOException {
    for (String cursor : List.of("x", "e-s", "e-s-zz-1", "r-q-1", "e-d-0-1")) {
      assertThat(search(SearchRequest.of("年度考核").from(cursor)).total()).as(cursor).isEqualTo(2);
    }
  }
}
