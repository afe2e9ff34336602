package org.zhiren.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.Library;
import org.zhiren.materials.search.MaterialIndex;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;

/**
 * A cluster of two machines answers as brute force does and as the index in this process does, and
 * goes on doing so when one of them is lost.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterLibraryTest {

  private static final long SEED = Long.getLong("seed", 20261126L);

  private static final String[] ALPHABET = {
    "组", "织", "工", "作", "干", "部", "的", "，", "。", "、", "2", "0", "3", "ｐ", "P", "t", "×", "𠮷", "𡈽",
    "（", "）", "\n", " ", "　", "－", "○"
  };

  @TempDir private static Path folder;
  private static final Map<String, String> DOCUMENTS = new LinkedHashMap<>();
  private static final List<Material> MATERIALS = new ArrayList<>();
  private static LocalCluster machines;
  private static ClusterLibrary cluster;
  private static MaterialIndex here;

  @BeforeAll
  static void fill() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 160; i++) {
      String text = text(random, random.nextInt(60));
      String title = text(random, 1 + random.nextInt(6));
      DOCUMENTS.put("d/" + i, title + "\u0000" + text);
      Particulars particulars =
          Particulars.titled(title)
              .dated(i % 3 == 0 ? null : LocalDate.of(2020 + i % 5, 3, 1 + i % 28));
      MATERIALS.add(
          new Material(
              "d/" + i, text, particulars, i % 2 == 0 ? "甲" : "乙", Set.of("unit-" + i % 4)));
    }
    here = MaterialIndex.inMemory();
    for (Material one : MATERIALS) {
      here.put(one);
    }
    here.commit();
    machines = new LocalCluster(folder, System.getProperty("java.class.path"), 384);
    cluster = ClusterLibrary.open(machines.addresses(), "library", 2, 1);
    cluster.putAll(MATERIALS);
    cluster.refresh();
    machines.waitFor("/_cluster/health?wait_for_status=green&timeout=10s");
  }

  @AfterAll
  static void end() throws IOException {
    if (cluster != null) {
      cluster.close();
    }
    if (machines != null) {
      machines.close();
    }
    here.close();
  }

  private static String text(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return text.toString();
  }

  /** The folding of the specification, written once more with other means. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\u3000]+", "")
        .replace('－', '-')
        .replace('×', 'x')
        .replace('○', '〇');
  }

  private static Set<String> bruteForce(String wanted) {
    Set<String> found = new TreeSet<>();
    DOCUMENTS.forEach((id, both) -> {
      for (String part : both.split("\u0000", -1)) {
        if (plain(part).contains(plain(wanted))) {
          found.add(id);
        }
      }
    });
    return found;
  }

  private static Set<String> ids(Library library, SearchRequest request) throws IOException {
    Set<String> ids = new TreeSet<>();
    String after = null;
    do {
      SearchResult page = library.search(request.from(after));
      page.hits().forEach(hit -> ids.add(hit.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  private static SearchRequest exactly(String query) {
    return SearchRequest.of(query).in(SearchRequest.Mode.EXACT).limitedTo(100).bare();
  }

  private static void checkExactness(int strings) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + strings);
    List<String> all = new ArrayList<>(DOCUMENTS.values());
    for (int i = 0; i < strings; i++) {
      String source = all.get(random.nextInt(all.size())).replace("\u0000", "");
      int from = random.nextInt(Math.max(1, source.length() - 1));
      String wanted =
          source.substring(from, Math.min(source.length(), from + 1 + random.nextInt(12)));
      if (plain(wanted).isEmpty()
          || Character.isSurrogate(wanted.charAt(wanted.length() - 1))
          || Character.isLowSurrogate(wanted.charAt(0))) {
        continue;
      }
      assertThat(ids(cluster, exactly("\"" + wanted + "\"")))
          .as("(%s), seed %d", wanted, SEED)
          .isEqualTo(bruteForce(wanted));
    }
  }

  @Test
  @Order(1)
  void whatStandsInADocumentFindsItAndNothingElse() throws IOException {
    checkExactness(80);
  }

  @Test
  @Order(2)
  void questionsAreUnderstoodAsInTheIndexHere() throws IOException {
    for (String query :
        List.of(
            "组织 -干部",
            "组? OR 工作",
            "干*部",
            "XX部",
            "工?作",
            "组*工 -的",
            "标题:组",
            "标题:组织",
            "年份:2021",
            "来源:甲 组",
            "日期:2020..2022 工",
            "(组 OR 织) 作 NOT 20",
            "编号:d/7",
            "机关:组织部",
            "")) {
      SearchResult mine = here.search().search(exactly(query));
      SearchResult theirs = cluster.search(exactly(query));
      assertThat(theirs.total()).as(query).isEqualTo(mine.total());
      assertThat(ids(cluster, exactly(query)))
          .as(query)
          .isEqualTo(ids(here.search(), exactly(query)));
      assertThat(theirs.notes()).isEqualTo(mine.notes());
    }
  }

  @Test
  @Order(3)
  void accessFiltersFacetsDatesAndOrderHold() throws IOException {
    SearchRequest request =
        exactly("组")
            .seenBy(Access.of(Set.of("unit-1", "unit-2")))
            .only(Facet.SOURCE, Set.of("乙"))
            .counting(EnumSet.allOf(Facet.class));
    SearchResult mine = here.search().search(request);
    SearchResult theirs = cluster.search(request);
    assertThat(theirs.total()).isPositive().isEqualTo(mine.total());
    assertThat(theirs.facets().get(Facet.YEAR))
        .containsExactlyInAnyOrderElementsOf(mine.facets().get(Facet.YEAR));
    assertThat(theirs.facets().get(Facet.KIND))
        .containsExactly(new SearchResult.Count(Kind.OTHER.code(), theirs.total()));
    assertThat(cluster.search(exactly("组").seenBy(Access.of(Set.of()))).total()).isZero();
    List<LocalDate> days =
        cluster.search(exactly("组").by(SearchRequest.Order.NEWEST)).hits().stream()
            .map(SearchResult.Hit::date)
            .filter(day -> day != null)
            .toList();
    assertThat(days).isSortedAccordingTo((one, other) -> other.compareTo(one));
    assertThat(cluster.text("d/1", Access.of(Set.of("unit-1")))).hasValue(MATERIALS.get(1).text());
    assertThat(cluster.text("d/1", Access.of(Set.of("unit-2")))).isEmpty();
    assertThat(cluster.similar("d/1", 5, Access.ALL)).noneMatch(hit -> hit.id().equals("d/1"));
    assertThat(cluster.search(SearchRequest.of("组织工作")).hits())
        .allSatisfy(hit -> assertThat(hit.snippet()).isNotNull());
    assertThat(cluster.digest()).isEqualTo(here.search().digest());
  }

  @Test
  @Order(4)
  void aLibraryMovesToTheClusterAndBackWhileItIsUsed() throws Exception {
    try (MaterialIndex old = MaterialIndex.inMemory();
        ClusterLibrary fresh = ClusterLibrary.open(machines.addresses(), "moved", 1, 1)) {
      for (Material one : MATERIALS) {
        old.put(one);
      }
      old.commit();
      MovingLibrary moving =
          new MovingLibrary(
              new MovingLibrary.Home(old.search(), old), new MovingLibrary.Home(fresh, fresh));
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  for (int i = 0; i < 20; i++) {
                    moving.put(Material.of("d/" + i, "新", "新的内容" + i));
                    moving.remove("d/" + (100 + i));
                    moving.put(Material.of("n/" + i, "添", "添加的内容" + i));
                  }
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      moving.copy(MATERIALS);
      writer.join();
      MovingLibrary.Comparison comparison = moving.compare();
      assertThat(comparison.equal()).as(comparison.toString()).isTrue();
      assertThat(comparison.to().documents()).isEqualTo(160);
      assertThat(moving.switchOver()).isTrue();
      assertThat(moving.search(exactly("\"添加的内容7\"")).total()).isEqualTo(1);
      moving.put(Material.of("x", "又", "切换之后的内容"));
      moving.refresh();
      assertThat(moving.search(exactly("切换之后")).total()).isEqualTo(1);
      assertThat(moving.switchBack()).isTrue();
      assertThat(moving.search(exactly("切换之后")).total()).isEqualTo(1);
    }
  }

  @Test
  @Order(5)
  void oneMachineLostNothingLost() throws Exception {
    machines.killSecond();
    machines.waitFor("/_cluster/health?wait_for_nodes=1&wait_for_status=yellow&timeout=20s");
    assertThat(cluster.size()).isEqualTo(160);
    checkExactness(41);
    cluster.put(Material.of("after", "之后", "机器失去之后写入的文字"));
    cluster.refresh();
    assertThat(cluster.search(exactly("失去之后写入")).total()).isEqualTo(1);
  }
}
