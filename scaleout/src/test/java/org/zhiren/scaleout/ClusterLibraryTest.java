package org.zhiren.scaleout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiren.scaleout.InventedDocuments.DOCUMENTS;
import static org.zhiren.scaleout.InventedDocuments.MATERIALS;
import static org.zhiren.scaleout.InventedDocuments.SEED;
import static org.zhiren.scaleout.InventedDocuments.bruteForce;
import static org.zhiren.scaleout.InventedDocuments.exactly;
import static org.zhiren.scaleout.InventedDocuments.holding;
import static org.zhiren.scaleout.InventedDocuments.ids;
import static org.zhiren.scaleout.InventedDocuments.listed;
import static org.zhiren.scaleout.InventedDocuments.plain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Material;
import org.zhiren.materials.likeness.NearDuplicates;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.DuplicateGroup;
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

  private static final String ALL_COPIES = "/_cluster/health?wait_for_status=green&timeout=5s";

  @TempDir private static Path folder;
  private static LocalCluster machines;
  private static ClusterLibrary cluster;
  private static MaterialIndex here;

  @BeforeAll
  static void fill() throws Exception {
    here = MaterialIndex.inMemory();
    for (Material one : MATERIALS) {
      here.put(one);
    }
    here.commit();
    machines = new LocalCluster(folder, System.getProperty("java.class.path"), 384);
    cluster = ClusterLibrary.open(machines.addresses(), "library", 2, 1);
    machines.waitFor(ALL_COPIES);
    cluster.putAll(MATERIALS);
    cluster.refresh();
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
    assertThat(theirs.facets()).isEqualTo(mine.facets());
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
  void patternsWithManyGapsFindWhatBruteForceFinds() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 7);
    List<String> all = new ArrayList<>(DOCUMENTS.values());
    int found = 0;
    for (int run = 0; run < 60; run++) {
      String[] parts = all.get(random.nextInt(all.size())).split("\u0000", -1);
      int[] points = plain(parts[1]).codePoints().toArray();
      StringBuilder written = new StringBuilder();
      StringBuilder expression = new StringBuilder();
      for (int at = 0; at < points.length && at < 30; ) {
        if (at > 0) {
          boolean one = random.nextInt(4) == 0;
          boolean both = random.nextInt(4) == 0;
          written.append(one ? "?" : both ? "*?*" : "*");
          expression.append(one ? "." : both ? ".{1,33}" : ".{0,16}");
          at += one || both ? 1 : random.nextInt(3);
        }
        int to = Math.min(points.length, at + 1 + random.nextInt(3));
        for (; at < to; at++) {
          // Signs that mean something in a query stand for any character.
          boolean sign = "x()-".indexOf(points[at]) >= 0;
          String known = Character.toString(points[at]);
          written.append(sign ? "?" : known);
          expression.append(sign ? "." : Pattern.quote(known));
        }
      }
      String query = written.toString();
      if (query.isEmpty() || query.startsWith("?") || query.endsWith("?") || query.endsWith("*")) {
        continue;
      }
      Pattern wanted = Pattern.compile(expression.toString(), Pattern.DOTALL);
      Set<String> expected = holding(part -> wanted.matcher(part).find());
      found += expected.size();
      assertThat(ids(cluster, exactly(query))).as("(%s), seed %d", query, SEED).isEqualTo(expected);
      assertThat(ids(here.search(), exactly(query))).as("(%s) here", query).isEqualTo(expected);
    }
    assertThat(found).as("matches in all").isGreaterThan(25);
    for (String query :
        List.of(
            "组" + "*?".repeat(60) + "织",
            "组" + "?".repeat(999) + "织",
            "组?".repeat(64) + "工",
            "组*".repeat(63) + "工",
            "标题:组*织*工",
            "标题:组?织*工作")) {
      SearchResult mine = here.search().search(exactly(query));
      SearchResult theirs = cluster.search(exactly(query));
      assertThat(theirs.notes()).as(query).isEqualTo(mine.notes());
      assertThat(theirs.total()).as(query).isEqualTo(mine.total());
    }
  }

  @Test
  @Order(5)
  void nearDuplicatesAreFoldedAndCountedAsHere() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 8);
    Map<String, Long> groups = new LinkedHashMap<>();
    for (int i = 0; i < 160; i++) {
      int medoid = 10 * random.nextInt(16);
      if (random.nextInt(10) < 6) {
        groups.put("d/" + i, NearDuplicates.Group.numberAround("d/" + medoid));
      }
    }
    int one = 0;
    Map<String, Long> atOnce = new LinkedHashMap<>(groups);
    for (String id : groups.keySet()) {
      if (one++ % 5 == 0) {
        atOnce.remove(id);
      }
    }
    cluster.putAll(MATERIALS, atOnce);
    cluster.refresh();
    for (Map.Entry<String, Long> group : groups.entrySet()) {
      here.assignCluster(group.getKey(), group.getValue());
      if (!atOnce.containsKey(group.getKey())) {
        cluster.assignCluster(group.getKey(), group.getValue());
      }
    }
    cluster.assignCluster("no such document", 1);
    cluster.refresh();
    here.commit();
    Library mine = here.search();
    assertThat(cluster.digest()).isEqualTo(mine.digest());
    assertThat(cluster.clusters(groups.keySet())).isEqualTo(groups);
    assertThat(mine.clusters(groups.keySet())).isEqualTo(groups);
    for (long number : Set.copyOf(groups.values())) {
      for (Access access : List.of(Access.ALL, Access.of(Set.of("unit-1", "unit-2")))) {
        assertThat(cluster.group(number, access)).isEqualTo(mine.group(number, access));
      }
    }
    assertThat(cluster.group(1, Access.ALL)).isEmpty();
    List<String> queries = List.of("组", "织 OR 工作", "干*部", "", "\"组织工作干部的办法\"", "组织工作干部的办法", "工作");
    for (int i = 0; i < queries.size(); i++) {
      String query = queries.get(i);
      for (SearchRequest.Order order :
          i == 0
              ? SearchRequest.Order.values()
              : new SearchRequest.Order[] {SearchRequest.Order.values()[i % 3]}) {
        SearchRequest request =
            SearchRequest.of(query)
                .bare()
                .by(order)
                .folded()
                .limitedTo(30)
                .counting(EnumSet.allOf(Facet.class))
                .seenBy(
                    order == SearchRequest.Order.NEWEST
                        ? Access.of(Set.of("unit-0", "unit-3"))
                        : Access.ALL);
        SearchResult expected = mine.search(request);
        SearchResult found = cluster.search(request);
        assertThat(found.mode()).as(query).isEqualTo(expected.mode());
        assertThat(found.total()).as(query).isEqualTo(expected.total());
        assertThat(found.distinct()).as(query).isEqualTo(expected.distinct());
        assertThat(found.facets()).as(query).isEqualTo(expected.facets());
        assertThat(listed(cluster, request))
            .as("%s %s, seed %d", query, order, SEED)
            .hasSize((int) found.distinct())
            .containsExactlyInAnyOrderElementsOf(listed(mine, request));
      }
    }
    checkExactness(20);
  }

  @Test
  @Order(6)
  void aLibraryMovesToTheClusterAndBackWhileItIsUsed() throws Exception {
    try (MaterialIndex old = MaterialIndex.inMemory();
        ClusterLibrary fresh = ClusterLibrary.open(machines.addresses(), "moved", 1, 1)) {
      for (Material one : MATERIALS) {
        old.put(one);
      }
      long number = NearDuplicates.Group.numberAround("d/60");
      for (int i = 60; i < 70; i++) {
        old.assignCluster("d/" + i, number);
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
                    moving.assignCluster("d/" + (70 + i), number);
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
      assertThat(moving.group(number, Access.ALL))
          .hasValue(new DuplicateGroup(number, 30, "d/60"))
          .isEqualTo(old.search().group(number, Access.ALL));
      assertThat(moving.search(exactly("\"添加的内容7\"")).total()).isEqualTo(1);
      moving.put(Material.of("x", "又", "切换之后的内容"));
      moving.refresh();
      assertThat(moving.search(exactly("切换之后")).total()).isEqualTo(1);
      assertThat(moving.switchBack()).isTrue();
      assertThat(moving.search(exactly("切换之后")).total()).isEqualTo(1);
    }
  }

  @Test
  @Order(7)
  void aLibraryMovesBackWithItsGroups() throws IOException {
    try (MaterialIndex back = MaterialIndex.inMemory()) {
      MovingLibrary moving =
          new MovingLibrary(
              new MovingLibrary.Home(cluster, cluster),
              new MovingLibrary.Home(back.search(), back));
      assertThat(moving.copy(MATERIALS)).isEqualTo(160);
      assertThat(moving.switchOver()).isTrue();
      assertThat(back.search().digest()).isEqualTo(here.search().digest());
    }
  }

  @Test
  @Order(8)
  void oneMachineLostNothingLost() throws Exception {
    // Whatever has no second copy yet would be lost rightly.
    machines.waitFor(ALL_COPIES);
    machines.killSecond();
    machines.waitFor("/_cluster/health?wait_for_nodes=1&wait_for_status=yellow&timeout=5s");
    assertThat(cluster.size()).isEqualTo(160);
    checkExactness(41);
    cluster.put(Material.of("after", "之后", "机器失去之后写入的文字"));
    cluster.refresh();
    assertThat(cluster.search(exactly("失去之后写入")).total()).isEqualTo(1);
  }
}
