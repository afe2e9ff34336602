package org.zhiren.materials.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.zhiren.materials.Folding;

/**
 * What of a question is worth looking for: its bigrams and characters without punctuation and
 * without those that consist of function characters only.
 */
record RankingTerms(List<String> bigrams, List<String> characters) {

  /** Characters that say how a sentence is built, and words of questions. */
  private static final String FUNCTION =
      "的一是在了和与及或就都而也其之以为于对从到被把将吗呢吧啊么什哪谁几多少怎何这那有个我你他她它们" + "会能可要所请问如则但并且若该此某";

  private static final Set<Integer> FUNCTION_CHARACTERS = functionCharacters();

  private static Set<Integer> functionCharacters() {
    Set<Integer> characters = new LinkedHashSet<>();
    FUNCTION.codePoints().forEach(characters::add);
    return Set.copyOf(characters);
  }

  static RankingTerms of(String question) {
    int[] points = Folding.fold(question).codePoints().toArray();
    Set<String> bigrams = new LinkedHashSet<>();
    Set<String> characters = new LinkedHashSet<>();
    for (int i = 0; i < points.length; i++) {
      if (!Character.isLetterOrDigit(points[i])) {
        continue;
      }
      boolean function = FUNCTION_CHARACTERS.contains(points[i]);
      if (!function) {
        characters.add(Character.toString(points[i]));
      }
      if (i + 1 < points.length
          && Character.isLetterOrDigit(points[i + 1])
          && !(function && FUNCTION_CHARACTERS.contains(points[i + 1]))) {
        bigrams.add(new String(points, i, 2));
      }
    }
    return new RankingTerms(List.copyOf(bigrams), List.copyOf(characters));
  }

  boolean isEmpty() {
    return bigrams.isEmpty() && characters.isEmpty();
  }

  /** At most so many of the terms, those first that fewest documents have. */
  static List<String> rarest(List<String> terms, int most, ToIntFunction<String> documents) {
    if (terms.size() <= most) {
      return terms;
    }
    List<String> sorted = new ArrayList<>(terms);
    sorted.sort(Comparator.comparingInt(documents));
    return sorted.subList(0, most);
  }
}
