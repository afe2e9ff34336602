package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;

/**
 * What is counted and ranked in one pass that leaves out what cannot be among the best is what
 * Lucene finds when it counts and scores every match: the same number, the same documents in the
 * same order, the same scores to the last bit.
 */
class StringQueryTest {

  private static final long SEED = Long.getLong("seed", 20261127L);
  private static final int DOCUMENTS = 2_000;

  /** Lists begin twice, and documents before have no part in them. */
  private static final int ENOUGH_TO_TELL = 250;

  private static final String[] ALPHABET = {"组", "织", "工", "作", "的", "，", "𠮷", "p"};

  private static MaterialIndex index;

  @BeforeAll
  static void fill() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    index = MaterialIndex.inMemory(ENOUGH_TO_TELL);
    List<String> before = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      // Some are the same as another one, so that scores tie.
      String text =
          before.isEmpty() || random.nextInt(4) > 0
              ? text(random, random.nextInt(8) == 0 ? 900 : random.nextInt(120), known(i))
              : before.get(random.nextInt(before.size()));
      before.add(text);
      Particulars titled = Particulars.titled(text(random, 1 + random.nextInt(9)));
      index.put(
          new Material(
              "d" + i,
              text,
              titled.dated(LocalDate.of(2020 + i % 3, 1, 1)),
              "",
              Set.of("l" + random.nextInt(3))),
          random.nextInt(40));
      if (i == 1_399) {
        // Documents of before and after the looks at what is common lie side by side.
        index.compact();
      } else if (i % 200 == 199) {
        index.commit();
      }
    }
    for (int i = 0; i < DOCUMENTS; i += 17) {
      index.remove("d" + i);
    }
    index.refresh();
  }

  @AfterAll
  static void close() throws IOException {
    index.close();
  }

  /** The first documents know fewer characters: what is common changes. */
  private static int known(int document) {
    return document < ENOUGH_TO_TELL ? 5 : ALPHABET.length;
  }

  private static String text(SplittableRandom random, int length) {
    return text(random, length, ALPHABET.length);
  }

  private static String text(SplittableRandom random, int length, int known) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      // The first ones are frequent, as some characters are.
      text.append(ALPHABET[random.nextInt(1 + random.nextInt(known))]);
    }
    return text.toString();
  }

  private static List<String> list(TopDocs top) {
    return Arrays.stream(top.scoreDocs).map(StringQueryTest::written).toList();
  }

  private static String written(ScoreDoc one) {
    return one.doc + " " + Float.floatToIntBits(one.score);
  }

  private static TopDocs everyOne(IndexSearcher searcher, Query query, int count, ScoreDoc after)
      throws IOException {
    return searcher.search(query, new TopScoreDocCollectorManager(count, after, Integer.MAX_VALUE));
  }

  private static SearchRequest narrowed(SplittableRandom random) {
    SearchRequest request = SearchRequest.of("");
    if (random.nextInt(3) == 0) {
      request = request.seenBy(Access.of(Set.of("l" + (1 + random.nextInt(3)), "l0")));
    }
    if (random.nextInt(4) == 0) {
      request = request.only(Facet.YEAR, Set.of("2020"));
    }
    return request;
  }

  private static StringQuery string(SplittableRandom random) {
    while (true) {
      Optional<TextPattern> pattern = TextPattern.literal(text(random, 3 + random.nextInt(4)));
      String place = random.nextInt(6) == 0 ? Fields.TITLE : Fields.TEXT;
      if (QueryCompiler.pattern(place, pattern.orElseThrow()) instanceof StringQuery found) {
        return place.equals(Fields.TEXT) && random.nextInt(4) > 0 ? found.betterInTitle() : found;
      }
    }
  }

  @Test
  void onePassFindsWhatScoringEveryMatchFinds() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    long found =
        index
            .search()
            .look(searcher -> {
              assertThat(searcher.getIndexReader().leaves()).hasSizeGreaterThan(2);
              assertThat(listsAndPlaces(searcher))
                  .as("looks with which lists began")
                  .hasSizeGreaterThan(1);
              long matches = 0;
              for (int run = 0; run < 250; run++) {
                matches += compare(searcher, random, run);
              }
              return matches;
            });
    assertThat(found).as("matches in all").isGreaterThan(5_000);
  }

  /** With which looks the lists began that are used where documents of before must be read. */
  private static Set<Integer> listsAndPlaces(IndexSearcher searcher) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 3);
    Set<Integer> began = new HashSet<>();
    for (var segment : searcher.getIndexReader().leaves()) {
      StringLists lists = StringLists.of(segment.reader());
      for (int i = 0; i < 200 && lists != null; i++) {
        StringLists.Listing list = lists.of(text(random, CommonStrings.LENGTH));
        if (list != null && lists.before(list).cost() > 0) {
          began.add(list.began());
        }
      }
    }
    return began;
  }

  private static long compare(IndexSearcher searcher, SplittableRandom random, int run)
      throws IOException {
    SearchRequest request = narrowed(random);
    Query query = QueryCompiler.narrowed(string(random), request);
    assertThat(query).isInstanceOf(StringQuery.class);
    Query plain = ((StringQuery) query).plain();
    String name = "seed %d run %d %s".formatted(SEED, run, query);
    int count = 1 + random.nextInt(random.nextInt(5) == 0 ? 400 : 12);
    ScoreDoc after = null;
    for (int page = 0; page < 3; page++) {
      TopDocs expected = everyOne(searcher, plain, count, after);
      BestAndAll.Found counted = searcher.search(query, BestAndAll.of(count, after, null));
      assertThat(list(counted.top())).as(name).isEqualTo(list(expected));
      assertThat(counted.sums().total()).as(name).isEqualTo(expected.totalHits.value());
      assertThat(counted.top().totalHits.value()).as(name).isEqualTo(expected.totalHits.value());
      if (expected.scoreDocs.length < count) {
        break;
      }
      after = expected.scoreDocs[count - 1];
    }
    TopDocs all = everyOne(searcher, plain, DOCUMENTS, null);
    EnumSet<Facet> facets = EnumSet.of(Facet.YEAR);
    BestAndAll.Found tallied =
        searcher.search(query, BestAndAll.of(count, null, Tally.of(facets, true)));
    assertThat(tallied.sums()).as(name).isEqualTo(searcher.search(plain, Tally.of(facets, true)));
    assertThat(list(tallied.top()))
        .as(name)
        .isEqualTo(list(all).subList(0, tallied.top().scoreDocs.length));
    assertThat(list(everyOne(searcher, query, DOCUMENTS, null))).as(name).isEqualTo(list(all));
    assertThat(list(searcher.search(query, count)))
        .as(name)
        .isEqualTo(list(searcher.search(plain, count)));
    assertThat(searcher.count(query)).as(name).isEqualTo(all.scoreDocs.length);
    return all.scoreDocs.length;
  }

  @Test
  void asPartOfOtherQueriesItFindsTheSame() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    index
        .search()
        .look(searcher -> {
          for (int run = 0; run < 200; run++) {
            StringQuery one = string(random);
            StringQuery other = string(random);
            Occur occur = List.of(Occur.MUST, Occur.SHOULD, Occur.MUST_NOT).get(run % 3);
            Query both = new BooleanQuery.Builder().add(one, Occur.MUST).add(other, occur).build();
            Query plain =
                new BooleanQuery.Builder()
                    .add(one.plain(), Occur.MUST)
                    .add(other.plain(), occur)
                    .build();
            TopDocs expected = everyOne(searcher, plain, 15, null);
            BestAndAll.Found found = searcher.search(both, BestAndAll.of(15, null, null));
            assertThat(list(found.top())).as("seed %d run %d", SEED, run).isEqualTo(list(expected));
            assertThat(found.sums().total()).isEqualTo(expected.totalHits.value());
          }
          return null;
        });
  }

  @Test
  void equalQueriesAreEqualAndOthersAreNot() {
    Query access = QueryCompiler.access(Access.of(Set.of("l0")));
    StringQuery one = new StringQuery(Fields.TEXT, "组织工作");
    Set<Query> different =
        new HashSet<>(
            List.of(
                one,
                new StringQuery(Fields.TEXT, "组织工"),
                new StringQuery(Fields.TITLE, "组织工作"),
                one.betterInTitle(),
                one.where(access)));
    assertThat(different).hasSize(5);
    assertThat(new StringQuery(Fields.TEXT, "组织工作").where(access)).isIn(different);
    assertThat(one.plain()).isNotEqualTo(one);
  }

  @Test
  void aStringOfManyPairsIsFoundInEveryPlace() throws IOException {
    try (MaterialIndex own = MaterialIndex.inMemory()) {
      String string = "组织工作要紧紧围绕中心";
      own.put(
          Material.of("twice", "", string + "，组织工作要紧紧" + string)
              .described(Particulars.titled(string).dated(LocalDate.of(2026, 1, 1))));
      own.put(Material.of("once", "", "组织工作" + string));
      own.put(Material.of("never", "", "组织工作要紧紧，要紧紧围绕中心"));
      own.refresh();
      SearchResult result =
          own.search().search(SearchRequest.of("\"" + string + "\"").in(SearchRequest.Mode.EXACT));
      assertThat(result.total()).isEqualTo(2);
      assertThat(result.hits()).extracting(SearchResult.Hit::id).containsExactly("twice", "once");
    }
  }
}
