package org.zhiren.materials.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.zhiren.explain.Text;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Labelled;
import org.zhiren.materials.Span;

/**
 * Completes what is being typed, in characters, in pinyin, in initials, or in any mixture: 组织,
 * zuzhi, zzgz, 组织gz. A suggestion may begin anywhere in a title. Unchangeable; made anew when the
 * library has changed. Until then {@link MaterialSearch#offers} says of each whether it still
 * holds.
 *
 * <p>Every place of every entry is listed under its first character and reading and the next, in
 * the order of the entries; a question walks one list and stops when it has enough.
 */
public final class Suggestions {

  /** What a suggestion is. */
  public enum Source implements Labelled {
    /** A title. */
    TITLE(Text.of("标题", "title")),
    /** An organ. */
    ORGAN(Text.of("机关", "organ")),
    /** Something that was searched before. */
    QUERY(Text.of("检索词", "earlier search"));

    private final Text label;

    Source(Text label) {
      this.label = label;
    }

    @Override
    public String code() {
      return name();
    }

    @Override
    public Text label() {
      return label;
    }
  }

  /**
   * Something to suggest.
   *
   * @param labels who may see it, as for {@link org.zhiren.materials.Material}
   */
  public record Entry(String text, Source source, Set<String> labels) {
    /** Takes a copy. */
    public Entry {
      labels = Set.copyOf(labels);
    }
  }

  /** A suggestion, and which part of it was typed. */
  public record Suggestion(String text, Source source, Span typed) {}

  /** Of more entries the first are kept: enough for every title of a large library. */
  private static final int MOST_ENTRIES = 300_000;

  /** Places looked at for one question; beyond them it is too vague to be worth it. */
  private static final int MOST_PLACES = 20_000;

  /** Stands for the character after the last; no folded text has it. */
  private static final char NOTHING = 0;

  private final List<Entry> entries;
  private final List<Folding> folded;
  private final Map<String, int[]> places;

  /** The readings that occur, in order: what an unfinished one may become. */
  private final NavigableSet<String> readings;

  private Suggestions(List<Entry> entries, List<Folding> folded, Map<String, int[]> places) {
    this.entries = entries;
    this.folded = folded;
    this.places = places;
    readings = new TreeSet<>();
    for (String key : places.keySet()) {
      if (key.startsWith("~")) {
        readings.add(key);
      }
    }
  }

  /**
   * Suggestions from these entries; earlier entries come first. Entries of the same text become one
   * that everybody may see who may see any of them.
   */
  public static Suggestions of(List<Entry> entries) {
    Map<String, Entry> different = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.text().isBlank() || different.size() >= MOST_ENTRIES) {
        continue;
      }
      different.merge(
          entry.text(),
          entry,
          (first, more) -> {
            Set<String> both = new HashSet<>(first.labels());
            both.addAll(more.labels());
            return new Entry(first.text(), first.source(), both);
          });
    }
    List<Entry> kept = List.copyOf(different.values());
    List<Folding> folded = kept.stream().map(entry -> Folding.of(entry.text())).toList();
    Map<String, Growing> lists = new HashMap<>();
    // Titles are made of few pairs of characters: what a pair is listed under is found out once.
    Map<Integer, List<Growing>> ofPair = new HashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      Folding text = folded.get(i);
      for (int at = 0; at < Math.min(text.length(), 255); at++) {
        int place = i << 8 | at;
        char character = text.at(at);
        char next = at + 1 < text.length() ? text.at(at + 1) : NOTHING;
        ofPair
            .computeIfAbsent(character << 16 | next, pair -> lists(lists, keys(character, next)))
            .forEach(list -> list.add(place));
        if (at == 0) {
          lists(lists, startingKeys(character)).forEach(list -> list.add(place));
        }
      }
    }
    Map<String, int[]> places = new HashMap<>();
    lists.forEach((key, list) -> places.put(key, list.toArray()));
    return new Suggestions(kept, folded, places);
  }

  /** A list of numbers that grows. */
  private static final class Growing {
    private int[] values = new int[4];
    private int size;

    void add(int value) {
      if (size > 0 && values[size - 1] == value) {
        return;
      }
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }

  private static List<Growing> lists(Map<String, Growing> lists, List<String> keys) {
    return keys.stream()
        .distinct()
        .map(key -> lists.computeIfAbsent(key, one -> new Growing()))
        .toList();
  }

  /** Under what a place is found: its character with the next, its readings, and its initials. */
  private static List<String> keys(char character, char next) {
    List<String> keys = new ArrayList<>();
    keys.add("=" + character);
    if (next != NOTHING) {
      keys.add("=" + character + next);
    }
    for (String reading : readings(character)) {
      keys.add("~" + reading);
      if (next != NOTHING) {
        for (String after : readings(next)) {
          keys.add("^" + reading.charAt(0) + after.charAt(0));
        }
      }
    }
    return keys;
  }

  /** Under what the first place of an entry is found besides. */
  private static List<String> startingKeys(char character) {
    return readings(character).stream().map(reading -> "^" + reading.charAt(0)).toList();
  }

  private static List<String> readings(char character) {
    return character >= 'a' && character <= 'z'
        ? List.of(String.valueOf(character))
        : Pinyin.of(character);
  }

  /**
   * What may be meant, the entries that came first at the front.
   *
   * @param typed the beginning of something
   * @param limit how many at most
   */
  public List<Suggestion> complete(String typed, int limit, Access access) {
    String wanted = Folding.fold(typed.toLowerCase(Locale.ROOT)).replace("'", "");
    if (wanted.isEmpty() || limit <= 0) {
      return List.of();
    }
    Map<Integer, Suggestion> found = new LinkedHashMap<>();
    int looked = 0;
    for (String key : startingKeys(wanted)) {
      for (int place : places.getOrDefault(key, new int[0])) {
        int entry = place >> 8;
        if (found.size() >= limit || ++looked > MOST_PLACES) {
          break;
        }
        if (found.containsKey(entry) || !access.allows(entries.get(entry).labels())) {
          continue;
        }
        int at = place & 255;
        int end = matched(folded.get(entry), at, wanted, 0);
        if (end >= 0) {
          Entry one = entries.get(entry);
          found.put(
              entry, new Suggestion(one.text(), one.source(), folded.get(entry).origin(at, end)));
        }
      }
    }
    return found.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The lists in which a place must be to begin what is wanted. */
  private List<String> startingKeys(String wanted) {
    List<String> keys = new ArrayList<>();
    char first = wanted.charAt(0);
    if (first < 'a' || first > 'z') {
      boolean two = wanted.length() > 1 && (wanted.charAt(1) < 'a' || wanted.charAt(1) > 'z');
      return List.of("=" + wanted.substring(0, two ? 2 : 1));
    }
    // The first character may be meant by its whole reading, or by its initial and then the next.
    for (int length = Math.min(6, wanted.length()); length >= 1; length--) {
      keys.add("~" + wanted.substring(0, length).replace('v', 'u'));
    }
    String unfinished = "~" + wanted.replace('v', 'u');
    keys.addAll(readings.subSet(unfinished, false, unfinished + '~', false));
    keys.add("^" + first);
    for (int length = 1; length < Math.min(wanted.length(), 3); length++) {
      char next = wanted.charAt(length);
      if (next >= 'a' && next <= 'z') {
        keys.add("^" + first + next);
      } else {
        Pinyin.of(next).forEach(reading -> keys.add("^" + first + reading.charAt(0)));
      }
    }
    return keys;
  }

  /**
   * Whether what is wanted from {@code from} on can stand for the text from {@code at} on; a letter
   * stands for itself, or letters for a whole reading, its beginning at the end of what was typed,
   * or its initial.
   *
   * @return the place after the last character meant, -1 if it cannot
   */
  private static int matched(Folding text, int at, String wanted, int from) {
    if (from == wanted.length()) {
      return at;
    }
    if (at >= text.length()) {
      return -1;
    }
    char letter = wanted.charAt(from);
    char character = text.at(at);
    if (letter == character) {
      int end = matched(text, at + 1, wanted, from + 1);
      if (end >= 0) {
        return end;
      }
    }
    if (letter < 'a' || letter > 'z') {
      return -1;
    }
    for (String reading : Pinyin.of(character)) {
      int common = 0;
      while (common < reading.length()
          && from + common < wanted.length()
          && same(reading.charAt(common), wanted.charAt(from + common))) {
        common++;
      }
      for (int length = common; length >= 1; length--) {
        boolean whole = length == reading.length();
        boolean last = from + length == wanted.length();
        boolean initial = length == 1 || (length == 2 && reading.charAt(1) == 'h');
        if (whole || last || initial) {
          int end = matched(text, at + 1, wanted, from + length);
          if (end >= 0) {
            return end;
          }
        }
      }
    }
    return -1;
  }

  private static boolean same(char inReading, char typed) {
    return inReading == typed || (inReading == 'u' && typed == 'v');
  }
}
