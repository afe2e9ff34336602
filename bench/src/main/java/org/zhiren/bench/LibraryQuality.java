package org.zhiren.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.zhiren.materials.WordCount;
import org.zhiren.materials.cleaning.Cleaner;
import org.zhiren.materials.cleaning.Cleaning;
import org.zhiren.materials.cleaning.Removal;
import org.zhiren.materials.likeness.Fingerprint;
import org.zhiren.materials.likeness.NearDuplicates;

/** Near-duplicates and advertisement planted in real texts, and what is found of them. */
final class LibraryQuality {

  private static final int COPIES = 1200;
  private static final String[] WAYS = {
    "advertisement", "redaction", "punctuation", "10 % edited", "20 % edited"
  };

  private LibraryQuality() {}

  static void duplicates(List<LibraryTexts.Item> items, SplittableRandom random, PrintStream out) {
    NearDuplicates duplicates = new NearDuplicates();
    Map<String, String> texts = new HashMap<>();
    long characters = 0;
    long nanos = 0;
    Map<String, Integer> planted = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      List<String> added = new ArrayList<>(List.of(items.get(i).text()));
      if (i < COPIES && items.get(i).text().length() > 300) {
        int way = i % WAYS.length;
        added.add(copy(items.get(i).text(), way, items, random));
        planted.put("o" + i + " c" + i, way);
      }
      for (int j = 0; j < added.size(); j++) {
        String id = (j == 0 ? "o" : "c") + i;
        texts.put(id, added.get(j));
        long begin = System.nanoTime();
        duplicates.add(id, Fingerprint.of(added.get(j)));
        nanos += System.nanoTime() - begin;
        characters += added.get(j).length();
      }
    }
    long begin = System.nanoTime();
    List<NearDuplicates.Pair> pairs = duplicates.pairs();
    double pairing = (System.nanoTime() - begin) / 1e9;
    int[] found = new int[WAYS.length];
    int[] all = new int[WAYS.length];
    planted.values().forEach(way -> all[way]++);
    int right = 0;
    for (NearDuplicates.Pair pair : pairs) {
      Integer way = planted.get(pair.one() + " " + pair.other());
      if (way != null) {
        found[way]++;
        right++;
      } else if (jaccard(texts.getOrDefault(pair.one(), ""), texts.getOrDefault(pair.other(), ""))
          >= NearDuplicates.LEAST_LIKENESS - 0.05) {
        // Real texts have near-duplicates of their own; the whole sets of runs decide.
        right++;
      }
    }
    List<NearDuplicates.Group> groups = duplicates.groups();
    out.println("| near-duplicates | |");
    out.println("|---|---:|");
    out.printf("| M characters a second, fingerprints | %.1f |%n", characters * 1e3 / nanos);
    out.printf("| seconds for %,d documents, pairs | %.2f |%n", duplicates.size(), pairing);
    out.printf("| pairs found | %,d |%n", pairs.size());
    out.printf("| precision | %.4f |%n", (double) right / pairs.size());
    for (int way = 0; way < WAYS.length; way++) {
      out.printf("| recall, %s | %.4f |%n", WAYS[way], (double) found[way] / all[way]);
    }
    out.printf(
        "| largest group | %d |%n%n",
        groups.isEmpty() ? 0 : groups.getFirst().members().size() + 1);
  }

  private static String copy(
      String text, int way, List<LibraryTexts.Item> items, SplittableRandom random) {
    return switch (way) {
      case 0 -> text + "\n" + LibraryTexts.advertisement(random);
      case 1 -> text.replaceAll("[\\d省市县区]", "X").replaceAll("人民政府", "XX");
      case 2 -> text.replace('，', '。').replace("、", "，").replace("；", "\n");
      case 3 -> LibraryTexts.edited(text, 0.1, items, random);
      default -> LibraryTexts.edited(text, 0.2, items, random);
    };
  }

  private static double jaccard(String one, String other) {
    Set<String> here = runs(one);
    Set<String> there = runs(other);
    int both = 0;
    for (String run : here) {
      both += there.contains(run) ? 1 : 0;
    }
    return (double) both / (here.size() + there.size() - both);
  }

  private static Set<String> runs(String text) {
    String kept = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{IsHan}a-wy-z]", "");
    Set<String> runs = new HashSet<>();
    for (int i = 0; i + 5 <= kept.length(); i++) {
      runs.add(kept.substring(i, i + 5));
    }
    return runs;
  }

  static void cleaning(List<LibraryTexts.Item> items, SplittableRandom random, PrintStream out) {
    Cleaner cleaner = new Cleaner();
    long removed = 0;
    long removedRightly = 0;
    long planted = 0;
    long clean = 0;
    int touched = 0;
    int reversible = 0;
    int cleanings = 0;
    long characters = 0;
    long nanos = 0;
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String text = items.get(i).text().strip();
      String addition = i % 2 == 0 ? "\n" + LibraryTexts.advertisement(random) : "";
      String whole = text + addition;
      long begin = System.nanoTime();
      Cleaning cleaning = cleaner.clean(whole);
      nanos += System.nanoTime() - begin;
      characters += whole.length();
      planted += addition.length();
      clean += text.length();
      cleanings++;
      reversible +=
          Cleaning.rebuilt(cleaning.text(), cleaning.removals()).original().equals(whole) ? 1 : 0;
      boolean hurt = false;
      for (Removal removal : cleaning.removals()) {
        int inAddition =
            Math.max(0, removal.place().end() - Math.max(text.length(), removal.place().start()));
        removed += removal.place().length();
        removedRightly += inAddition;
        if (inAddition < removal.place().length()) {
          hurt = true;
          wrong.add(removal.rule() + " " + removal.signs());
        }
      }
      touched += hurt ? 1 : 0;
    }
    out.println("| cleaning, advertisement at the end of every other text | |");
    out.println("|---|---:|");
    out.printf("| M characters a second | %.1f |%n", characters * 1e3 / nanos);
    out.printf("| characters planted | %,d |%n", planted);
    out.printf("| precision by characters | %.4f |%n", (double) removedRightly / removed);
    out.printf("| recall by characters | %.4f |%n", (double) removedRightly / planted);
    out.printf(
        "| of %,d clean characters, left | %.6f |%n",
        clean, 1 - (double) (removed - removedRightly) / clean);
    out.printf("| texts that lost something of their own | %d of %,d |%n", touched, items.size());
    out.printf("| rebuilt to the last unit | %d of %,d |%n", reversible, cleanings);
    wrong.stream().limit(20).forEach(one -> out.println("| lost by | " + one + " |"));
  }

  /**
   * A real text that is advertisement from a place on: what of it is taken out, and whether it can
   * be put back.
   */
  static void cleaned(String whole, String from, PrintStream out) {
    int own = whole.indexOf(from);
    if (own < 0) {
      throw new IllegalArgumentException(
          "The document does not have the text (%s) at which its advertisement begins."
              .formatted(from));
    }
    Cleaning cleaning = new Cleaner().clean(whole);
    long taken = 0;
    long rightly = 0;
    long advertisement = visible(whole.substring(own));
    for (Removal removal : cleaning.removals()) {
      taken += visible(removal.place().in(whole));
      if (removal.place().end() > own) {
        rightly +=
            visible(whole.substring(Math.max(own, removal.place().start()), removal.place().end()));
      }
    }
    out.println("| cleaning, a real text with advertisement at its end | |");
    out.println("|---|---:|");
    out.printf(
        "| its own characters / advertisement, blanks not counted | %,d / %,d |%n",
        visible(whole.substring(0, own)), advertisement);
    out.printf("| precision by characters | %.4f |%n", (double) rightly / taken);
    out.printf("| recall by characters | %.4f |%n", (double) rightly / advertisement);
    out.printf(
        "| length as word processors count, of what is left | %,d |%n",
        WordCount.of(cleaning.text()).words());
    out.printf(
        "| rebuilt to the last unit | %s |%n",
        Cleaning.rebuilt(cleaning.text(), cleaning.removals()).original().equals(whole)
            ? "yes"
            : "no");
  }

  private static long visible(String text) {
    return text.codePoints().filter(one -> !Character.isWhitespace(one)).count();
  }
}
