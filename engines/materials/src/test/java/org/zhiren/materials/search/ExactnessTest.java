package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Material;
import org.zhiren.materials.Span;

/**
 * Whatever string stands in a document finds it, and nothing else does: random documents against a
 * search by brute force that shares no code with the engine.
 */
class ExactnessTest {

  private static final long SEED = Long.getLong("seed", 20261126L);

  /** Few characters, so that strings recur; every class that may go wrong is among them. */
  private static final String[] ALPHABET = {
    "组", "织", "工", "作", "干", "部", "的", "，", "。", "“", "”", "、", "2", "0", "3", "ｐ", "P", "t", "x",
    "×", "𠮷", "𡈽", "（", "）", "\n", " ", "　", "－", "○"
  };

  private static final Map<String, String> DOCUMENTS = new LinkedHashMap<>();
  private static MaterialIndex index;

  @BeforeAll
  static void fill() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    index = MaterialIndex.inMemory();
    for (int i = 0; i < 300; i++) {
      String text = text(random, random.nextInt(60));
      String title = text(random, 1 + random.nextInt(6));
      DOCUMENTS.put("d" + i, title + "\u0000" + text);
      index.put(Material.of("d" + i, title, text));
      if (i % 70 == 0) {
        index.commit();
      }
    }
    index.refresh();
  }

  @AfterAll
  static void close() throws IOException {
    index.close();
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
        .replaceAll("[“”]", "\"")
        .replace('－', '-')
        .replace('×', 'x')
        .replace('○', '〇');
  }

  private static Set<String> bruteForce(Pattern wanted) {
    Set<String> found = new TreeSet<>();
    DOCUMENTS.forEach((id, both) -> {
      for (String part : both.split("\u0000", -1)) {
        if (wanted.matcher(plain(part)).find()) {
          found.add(id);
        }
      }
    });
    return found;
  }

  private static Set<String> searched(Question question) throws IOException {
    return index
        .search()
        .look(searcher -> {
          Set<String> ids = new TreeSet<>();
          var query = QueryCompiler.exact(question);
          for (var one : searcher.search(query, 1000).scoreDocs) {
            ids.add(searcher.storedFields().document(one.doc).get(Fields.ID));
          }
          assertThat(searcher.count(query)).isEqualTo(ids.size());
          return ids;
        });
  }

  private static String someString(SplittableRandom random, int longest) {
    if (random.nextInt(5) == 0) {
      return text(random, 1 + random.nextInt(4));
    }
    List<String> all = new ArrayList<>(DOCUMENTS.values());
    String[] parts = all.get(random.nextInt(all.size())).split("\u0000", -1);
    String part = parts[random.nextInt(parts.length)];
    int points = part.codePointCount(0, part.length());
    if (points == 0) {
      return "组";
    }
    int from = random.nextInt(points);
    int to = Math.min(points, from + 1 + random.nextInt(longest));
    return part.substring(part.offsetByCodePoints(0, from), part.offsetByCodePoints(0, to));
  }

  @Test
  void everySubstringFindsExactlyTheDocumentsThatHaveIt() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 1);
    int oneCharacter = 0;
    for (int run = 0; run < 4000; run++) {
      String string = someString(random, 40);
      var pattern = TextPattern.literal(string);
      if (plain(string).isEmpty()) {
        assertThat(pattern).isEmpty();
        continue;
      }
      oneCharacter += plain(string).codePointCount(0, plain(string).length()) == 1 ? 1 : 0;
      assertThat(
              searched(
                  new Question.Holds(Question.Place.ANYWHERE, pattern.orElseThrow(), string, true)))
          .as("seed %d run %d string (%s)", SEED, run, string)
          .isEqualTo(bruteForce(Pattern.compile(Pattern.quote(plain(string)))));
    }
    assertThat(oneCharacter).as("strings of one character among them").isGreaterThan(100);
  }

  @Test
  void stringsWithGapsFindExactlyTheDocumentsThatMatch() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 2);
    int found = 0;
    for (int run = 0; run < 3000; run++) {
      StringBuilder written = new StringBuilder();
      StringBuilder expression = new StringBuilder();
      for (int piece = 0, pieces = 2 + random.nextInt(2); piece < pieces; piece++) {
        if (piece > 0) {
          switch (random.nextInt(3)) {
            case 0 -> {
              written.append("?");
              expression.append(".");
            }
            case 1 -> {
              written.append("*");
              expression.append(".{0,16}");
            }
            default -> {
              written.append("??");
              expression.append("..");
            }
          }
        }
        // Signs that mean a gap by themselves stay out of the known stretches.
        String known =
            plain(someString(random, random.nextInt(3) == 0 ? 1 : 4)).replaceAll("[x-]", "组");
        known = known.isEmpty() ? "织" : known;
        written.append(known);
        expression.append(Pattern.quote(known));
      }
      Set<String> expected = bruteForce(Pattern.compile(expression.toString(), Pattern.DOTALL));
      found += expected.size();
      assertThat(
              searched(
                  new Question.Holds(
                      Question.Place.ANYWHERE,
                      TextPattern.withGaps(written.toString()).orElseThrow(),
                      written.toString(),
                      false)))
          .as("seed %d run %d pattern (%s)", SEED, run, written)
          .isEqualTo(expected);
    }
    assertThat(found).as("matches in all").isGreaterThan(1000);
  }

  /** A gap as it may be written, and as a regular expression. */
  private static String[] gap(SplittableRandom random) {
    int kind = random.nextInt(5);
    return switch (kind) {
      case 0 -> new String[] {"?", "."};
      case 1 -> new String[] {"*", ".{0,16}"};
      case 2 -> new String[] {"?*", ".{1,17}"};
      case 3 -> new String[] {"*?*", ".{1,33}"};
      default -> new String[] {"???", "..."};
    };
  }

  @Test
  void manyGapsFindExactlyTheDocumentsThatMatch() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 4);
    int found = 0;
    for (int run = 0; run < 600; run++) {
      // One document gives the characters, so that patterns with many stretches match something.
      List<String> all = new ArrayList<>(DOCUMENTS.values());
      String[] parts = all.get(random.nextInt(all.size())).split("\u0000", -1);
      int[] points = plain(parts[1]).replaceAll("[x-]", "组").codePoints().toArray();
      StringBuilder written = new StringBuilder();
      StringBuilder expression = new StringBuilder();
      for (int at = 0, piece = 0; at < points.length && piece < 9; piece++) {
        if (piece > 0) {
          String[] gap = gap(random);
          written.append(gap[0]);
          expression.append(gap[1]);
          at += gap[0].chars().filter(sign -> sign == '?').count();
        }
        int to = Math.min(points.length, at + 1 + random.nextInt(2));
        if (at < to) {
          String known = new String(points, at, to - at);
          written.append(known);
          expression.append(Pattern.quote(known));
        }
        at = to + (random.nextInt(3) == 0 ? 1 : 0);
      }
      var pattern = TextPattern.withGaps(written.toString());
      if (pattern.isEmpty()
          || written.toString().endsWith("?")
          || written.toString().endsWith("*")) {
        continue;
      }
      Set<String> expected = bruteForce(Pattern.compile(expression.toString(), Pattern.DOTALL));
      found += expected.size();
      assertThat(
              searched(
                  new Question.Holds(
                      Question.Place.ANYWHERE, pattern.orElseThrow(), written.toString(), false)))
          .as("seed %d run %d pattern (%s)", SEED, run, written)
          .isEqualTo(expected);
    }
    assertThat(found).as("matches in all").isGreaterThan(100);
  }

  /** Of five characters only, one of them outside the first plane. */
  private static String few(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(List.of("组", "织", "工", "𠮷", "a").get(random.nextInt(5)));
    }
    return text.toString();
  }

  @Test
  void placesOfPatternsAreThoseOfARegularExpression() {
    SplittableRandom random = new SplittableRandom(SEED + 5);
    int places = 0;
    for (int run = 0; run < 3000; run++) {
      String text = few(random, 40);
      List<TextPattern.Piece> pieces = new ArrayList<>();
      StringBuilder expression = new StringBuilder();
      for (int piece = 0, count = 2 + random.nextInt(3); piece < count; piece++) {
        int least = piece == 0 ? 0 : random.nextInt(3);
        int most = piece == 0 ? 0 : least + random.nextInt(6);
        String known = few(random, 1 + random.nextInt(2));
        pieces.add(new TextPattern.Piece(known, least, most));
        expression.append(".{%d,%d}?".formatted(least, most)).append(Pattern.quote(known));
      }
      List<Span> expected = new ArrayList<>();
      var matcher = Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(text);
      while (matcher.find()) {
        expected.add(new Span(matcher.start(), matcher.end()));
      }
      places += expected.size();
      assertThat(new TextPattern(pieces).occurrences(Folding.of(text), 1000))
          .as("seed %d run %d pattern (%s) text (%s)", SEED, run, expression, text)
          .isEqualTo(expected);
    }
    assertThat(places).as("places in all").isGreaterThan(300);
  }

  @Test
  void patternsThatAreTooOpenAreLeftOutWithTheirLimit() throws IOException {
    try (MaterialIndex own = MaterialIndex.inMemory()) {
      String far = "一".repeat(999);
      own.put(Material.of("near", "甲", "乙" + far + "丙"));
      own.put(Material.of("across", "乙", "丙"));
      own.refresh();
      SearchResult widest =
          own.search().search(SearchRequest.of("乙" + "?".repeat(999) + "丙").bare());
      assertThat(widest.notes()).isEmpty();
      assertThat(widest.hits()).extracting(SearchResult.Hit::id).containsExactly("near");
      for (String gap : List.of("?".repeat(1000), "*?".repeat(60), "?" + "*?".repeat(59))) {
        SearchResult wider = own.search().search(SearchRequest.of("乙" + gap + "丙").bare());
        assertThat(wider.total()).as(gap).isZero();
        assertThat(wider.notes()).hasSize(1);
        assertThat(wider.notes().getFirst().zh()).contains("999");
        assertThat(wider.notes().getFirst().en()).contains("999");
      }
      String most = "甲?".repeat(TextPattern.MOST_PIECES - 1) + "甲";
      assertThat(own.search().search(SearchRequest.of(most).bare()).notes()).isEmpty();
      SearchResult more = own.search().search(SearchRequest.of("甲?" + most).bare());
      assertThat(more.notes()).hasSize(1);
      assertThat(more.notes().getFirst().en()).contains("64");
      assertThat(own.search().search(SearchRequest.of("甲?" + most + " 乙").bare()).total())
          .as("the other word still counts")
          .isEqualTo(2);
    }
  }

  @Test
  void markingAPatternOfManyGapsTakesNoLongerThanItsPlaces() {
    TextPattern pattern = TextPattern.withGaps("的*".repeat(30) + "组").orElseThrow();
    // Ways in which the gaps may lie: more than there are atoms; places: a few thousand.
    assertThat(pattern.occurrences(Folding.of("的".repeat(4000)), 10)).isEmpty();
    assertThat(pattern.occurrences(Folding.of("的".repeat(4000) + "组"), 10)).hasSize(1);
  }

  @Test
  void aRedactionStandsForOneToEightCharacters() throws IOException {
    try (MaterialIndex own = MaterialIndex.inMemory()) {
      own.put(Material.of("name", "", "在青禾州委组织部的讲话"));
      own.put(Material.of("redacted", "", "在XX州委组织部的讲话"));
      own.put(Material.of("crosses", "", "在××州委组织部的讲话"));
      own.put(Material.of("none", "", "在州委组织部的讲话"));
      own.put(Material.of("long", "", "在一二三四五六七八九州委组织部的讲话"));
      own.refresh();
      assertThat(ids(own, "在XX州委组织部")).containsExactlyInAnyOrder("name", "redacted", "crosses");
      assertThat(ids(own, "\"在XX州委组织部\"")).containsExactlyInAnyOrder("redacted", "crosses");
      assertThat(ids(own, "在*州委"))
          .containsExactlyInAnyOrder("name", "redacted", "crosses", "none", "long");
      assertThat(ids(own, "在??州委")).containsExactlyInAnyOrder("name", "redacted", "crosses");
      assertThat(ids(own, "XX州委组织部")).as("a gap at the end says nothing").hasSize(5);
    }
  }

  private static Set<String> ids(MaterialIndex own, String query) throws IOException {
    Set<String> ids = new TreeSet<>();
    own.search()
        .search(SearchRequest.of(query).in(SearchRequest.Mode.EXACT))
        .hits()
        .forEach(hit -> ids.add(hit.id()));
    return ids;
  }

  @Test
  void aPastedPageIsFoundToTheLetter() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED + 3);
    try (MaterialIndex own = MaterialIndex.inMemory()) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 30_000; i++) {
        text.append((char) (0x4e00 + random.nextInt(3000)));
      }
      own.put(Material.of("long", "长文", text.toString()));
      own.put(
          Material.of("almost", "长文", text.substring(0, 19_999) + "缺" + text.substring(20_000)));
      own.refresh();
      String page = text.substring(100, 20_100);
      assertThat(ids(own, "\"" + page + "\"")).containsExactly("long");
      assertThat(
              own.search()
                  .search(SearchRequest.of(page).in(SearchRequest.Mode.RANKED))
                  .hits()
                  .getFirst()
                  .id())
          .isIn("long", "almost");
    }
  }

  @Test
  void stringsDoNotReachFromTitleToText() throws IOException {
    try (MaterialIndex own = MaterialIndex.inMemory()) {
      own.put(Material.of("a", "甲乙", "丙丁"));
      own.refresh();
      assertThat(ids(own, "乙丙")).isEmpty();
      assertThat(ids(own, "乙*丙")).isEmpty();
      assertThat(ids(own, "丁")).containsExactly("a");
      assertThat(ids(own, "标题:乙")).containsExactly("a");
      assertThat(ids(own, "标题:丁")).isEmpty();
    }
  }
}
