package org.zhiren.scaleout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.search.Library;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;

/** Short documents of few different signs, so that nearly everything stands in several of them. */
final class InventedDocuments {

  static final long SEED = Long.getLong("seed", 20261126L);

  private static final String[] ALPHABET = {
    "组", "织", "工", "作", "干", "部", "的", "，", "。", "、", "2", "0", "3", "ｐ", "P", "t", "×", "𠮷", "𡈽",
    "（", "）", "\n", " ", "　", "－", "○"
  };

  /** Title and text by identifier, with a zero between. */
  static final Map<String, String> DOCUMENTS = new LinkedHashMap<>();

  static final List<Material> MATERIALS = new ArrayList<>();

  static {
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
  }

  private InventedDocuments() {}

  private static String text(SplittableRandom random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return text.toString();
  }

  /** The folding of the specification, written once more with other means. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\u3000]+", "")
        .replace('－', '-')
        .replace('×', 'x')
        .replace('○', '〇');
  }

  /** The documents in whose title or text this is found. */
  static Set<String> bruteForce(String wanted) {
    return holding(part -> part.contains(plain(wanted)));
  }

  /** The documents whose folded title or text is so. */
  static Set<String> holding(Predicate<String> wanted) {
    Set<String> found = new TreeSet<>();
    DOCUMENTS.forEach((id, both) -> {
      for (String part : both.split("\u0000", -1)) {
        if (wanted.test(plain(part))) {
          found.add(id);
        }
      }
    });
    return found;
  }

  /** Every hit of every page. */
  static Set<String> ids(Library library, SearchRequest request) throws IOException {
    Set<String> ids = new TreeSet<>();
    String after = null;
    do {
      SearchResult page = library.search(request.from(after));
      page.hits().forEach(hit -> ids.add(hit.id()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  /**
   * What a folded list says, page by page: groups and how many they stand for, ids of the others.
   */
  static List<String> listed(Library library, SearchRequest request) throws IOException {
    List<String> listed = new ArrayList<>();
    String after = null;
    do {
      SearchResult page = library.search(request.from(after));
      page.hits()
          .forEach(hit ->
              listed.add(
                  hit.cluster() == 0 ? hit.id() : hit.cluster() + " stands for " + hit.alike()));
      after = page.next();
    } while (after != null);
    assertThat(listed).as("nothing twice").doesNotHaveDuplicates();
    return listed;
  }

  static SearchRequest exactly(String query) {
    return SearchRequest.of(query).in(SearchRequest.Mode.EXACT).limitedTo(100).bare();
  }
}
