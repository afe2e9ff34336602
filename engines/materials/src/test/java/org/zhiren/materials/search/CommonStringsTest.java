package org.zhiren.materials.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Material;

/** Lists of strings that are made of common pairs say what reading every text would say. */
class CommonStringsTest {

  private static final long SEED = Long.getLong("seed", 20261127L);
  private static final int ENOUGH_TO_TELL = 60;

  /** As with real texts, the first are in most of them; later documents have others than early. */
  private static String text(SplittableRandom random, int number) {
    String[] parts = {"组织", "工作", "的，", "应当", "𠮷", "p", "人民", "政府", "三", "。\n"};
    StringBuilder text = new StringBuilder();
    int known = number < 150 ? 6 : parts.length;
    for (int i = 10 + random.nextInt(60); i > 0; i--) {
      text.append(parts[random.nextInt(1 + random.nextInt(known))]);
    }
    return text.toString();
  }

  private static List<String> written(CommonPairs common, String title, String text)
      throws IOException {
    char[] units = (title + text).toCharArray();
    List<String> strings = new ArrayList<>();
    try (CommonStrings stream = new CommonStrings()) {
      var term = stream.getAttribute(TermToBytesRefAttribute.class);
      stream.of(common, units, title.length(), units.length).reset();
      while (stream.incrementToken()) {
        BytesRef bytes = term.getBytesRef();
        StringBuilder string = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 2) {
          string.append(
              (char)
                  ((bytes.bytes[bytes.offset + i] & 0xFF) << 8
                      | bytes.bytes[bytes.offset + i + 1] & 0xFF));
        }
        strings.add(string.toString());
      }
    }
    return strings;
  }

  @Test
  void aStringIsSaidWhereEveryPairIsCommonAndNotAcrossTheEndOfTheTitle() throws IOException {
    CommonPairs common = CommonPairs.read("的工工作作的\0的，\0");
    assertThat(common.looks()).isEqualTo(2);
    assertThat(written(common, "", "的工作的，组织的工作的工作"))
        .containsExactly("\2", "\0的工作的", "\1工作的，", "\0的工作的", "\0工作的工", "\0作的工作");
    assertThat(written(common, "的工", "作的")).as("工作 lies across").containsExactly("\2");
    assertThat(written(common, "的工作的", "")).containsExactly("\2", "\0的工作的");
    assertThat(written(common, "", "工")).containsExactly("\2");
    assertThat(written(CommonPairs.NONE, "", "的工作的")).containsExactly("\0");
  }

  @Test
  void whatIsReadBackIsWhatWasWritten() {
    for (String written : List.of("", "\0", "的工\0", "的工作的\0\0作，\0")) {
      assertThat(CommonPairs.read(written).written()).isEqualTo(written);
    }
    CommonPairs common = CommonPairs.read("的工作的\0\0作，\0");
    assertThat(common.since('的', '工')).isZero();
    assertThat(common.since('作', '，')).isEqualTo(2);
    assertThat(common.since('工', '的')).isNegative();
  }

  @Test
  void aCollectionIsLookedAtAgainWhenItHasDoubled() {
    assertThat(CommonPairs.NONE.nextAt(1_000)).isEqualTo(1_000);
    assertThat(CommonPairs.read("\0").nextAt(1_000)).isEqualTo(2_000);
    assertThat(CommonPairs.read("\0\0").nextAt(1_000)).isEqualTo(4_000);
    assertThat(CommonPairs.read("\0".repeat(24)).nextAt(1_000)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void listsSayWhatReadingEveryTextSays(@TempDir Path folder) throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<String, String> texts = new HashMap<>();
    for (int part = 0; part < 4; part++) {
      // Closed and opened again: what is common must be what it was.
      try (MaterialIndex index = MaterialIndex.open(folder, ENOUGH_TO_TELL)) {
        for (int i = 0; i < 100; i++) {
          String id = Integer.toString(random.nextInt(320));
          if (random.nextInt(12) == 0) {
            index.remove(id);
            texts.remove(id);
            continue;
          }
          String text = text(random, part * 100 + i);
          texts.put(id, Folding.fold(text));
          index.put(Material.of(id, "", text));
        }
        index.commit();
        int compared = index.search().look(searcher -> compare(searcher, texts));
        if (part > 0) {
          assertThat(compared).as("seed %d part %d", SEED, part).isGreaterThan(100);
        }
        if (part == 2) {
          index.compact();
        }
      }
    }
  }

  /** Every string of four characters that any text has; how many of them have a list. */
  private static int compare(IndexSearcher searcher, Map<String, String> texts) throws IOException {
    Set<String> strings = new HashSet<>();
    for (String text : texts.values()) {
      for (int i = 0; i + CommonStrings.LENGTH <= text.length(); i++) {
        strings.add(text.substring(i, i + CommonStrings.LENGTH));
      }
    }
    int lists = 0;
    for (LeafReaderContext segment : searcher.getIndexReader().leaves()) {
      StringLists all = StringLists.of(segment.reader());
      for (String string : strings) {
        StringLists.Listing list = all == null ? null : all.of(string);
        if (all != null && list != null) {
          lists++;
          compare(segment, string, list, all.before(list), texts);
        }
      }
    }
    return lists;
  }

  private static void compare(
      LeafReaderContext segment,
      String string,
      StringLists.Listing list,
      DocIdSetIterator before,
      Map<String, String> texts)
      throws IOException {
    Set<Integer> early = new HashSet<>();
    while (before.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      early.add(before.docID());
    }
    Map<Integer, Integer> listed = new HashMap<>();
    PostingsEnum documents = list.documents();
    while (documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      listed.put(documents.docID(), documents.freq());
    }
    assertThat(early).as(string).doesNotContainAnyElementsOf(listed.keySet());
    var live = segment.reader().getLiveDocs();
    for (int document = 0; document < segment.reader().maxDoc(); document++) {
      if ((live == null || live.get(document)) && !early.contains(document)) {
        String id = segment.reader().storedFields().document(document).get(Fields.ID);
        assertThat(listed.getOrDefault(document, 0))
            .as("seed %d, %s in %s", SEED, string, id)
            .isEqualTo(times(texts.getOrDefault(id, ""), string));
      }
    }
  }

  private static int times(String text, String string) {
    int times = 0;
    for (int at = text.indexOf(string); at >= 0; at = text.indexOf(string, at + 1)) {
      times++;
    }
    return times;
  }
}
