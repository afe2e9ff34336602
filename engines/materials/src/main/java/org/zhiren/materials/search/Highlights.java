package org.zhiren.materials.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhiren.materials.Folding;
import org.zhiren.materials.Span;

/**
 * Shows where the words of a query stand in a text: the whole string, not its bigrams, across line
 * breaks and forms of width.
 */
public final class Highlights {

  /** More places in one text than anybody looks at. */
  private static final int MOST = 2000;

  /** About how many characters a snippet has. */
  static final int SNIPPET = 120;

  /** How far before the first word a snippet begins at most. */
  private static final int LEAD = 24;

  private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t\\u2028\\u2029]");

  private final List<TextPattern> patterns;
  private final List<TextPattern> titlePatterns;
  private final PairSet bigrams;

  private Highlights(
      List<TextPattern> patterns, List<TextPattern> titlePatterns, Collection<String> bigrams) {
    this.patterns = patterns;
    this.titlePatterns = titlePatterns;
    this.bigrams = new PairSet(bigrams);
  }

  /** What to look for when a query is taken to the letter, or as nearest if {@code ranked}. */
  static Highlights of(Question question, boolean ranked) {
    Set<TextPattern> patterns = new LinkedHashSet<>();
    Set<TextPattern> titles = new LinkedHashSet<>();
    collect(question, patterns, titles, ranked);
    List<String> bigrams =
        ranked ? RankingTerms.of(QueryCompiler.rankedWords(question)).bigrams() : List.of();
    return new Highlights(List.copyOf(patterns), List.copyOf(titles), bigrams);
  }

  /** What to look for when somebody reads a document that a query found. */
  public static Highlights of(String query, SearchRequest.Mode mode) {
    return QueryReader.read(query)
        .question()
        .map(question -> of(question, mode == SearchRequest.Mode.RANKED))
        .orElseGet(() -> new Highlights(List.of(), List.of(), List.of()));
  }

  private static void collect(
      Question question, Set<TextPattern> patterns, Set<TextPattern> titles, boolean ranked) {
    switch (question) {
      case Question.Holds holds -> {
        if (holds.place() == Question.Place.ANYWHERE) {
          if (!ranked || holds.quoted() || holds.pattern().isLiteral()) {
            patterns.add(holds.pattern());
          }
        } else if (holds.place() == Question.Place.TITLE) {
          titles.add(holds.pattern());
        }
      }
      case Question.All all -> all.parts().forEach(one -> collect(one, patterns, titles, ranked));
      case Question.Any any -> any.parts().forEach(one -> collect(one, patterns, titles, ranked));
      case Question.Not not -> {}
      case Question.Has has -> {}
      case Question.Within within -> {}
      case Question.Named named -> {}
    }
  }

  /** Where the words stand in a text, in order, without overlaps. */
  public List<Span> in(String text) {
    return in(text, new Folding.Room());
  }

  private List<Span> in(String text, Folding.Room room) {
    return places(text, patterns, room);
  }

  /** Where the words stand in a title. */
  public List<Span> inTitle(String title) {
    List<TextPattern> both = new ArrayList<>(patterns);
    both.addAll(titlePatterns);
    return places(title, both, new Folding.Room());
  }

  private List<Span> places(String text, List<TextPattern> wanted, Folding.Room room) {
    if (wanted.isEmpty() && bigrams.isEmpty()) {
      return List.of();
    }
    Folding folding = Folding.of(text, room);
    List<Span> found = new ArrayList<>();
    for (TextPattern pattern : wanted) {
      for (Span span : pattern.occurrences(folding, MOST)) {
        found.add(folding.origin(span.start(), span.end()));
      }
    }
    if (!bigrams.isEmpty()) {
      runs(folding, found);
    }
    return Span.joined(found);
  }

  /** Stretches all of whose bigrams belong to the question. */
  private void runs(Folding folding, List<Span> found) {
    int start = -1;
    for (int i = 0; i + 1 < folding.length() && found.size() < MOST; i++) {
      boolean belongs = bigrams.contains(folding.at(i), folding.at(i + 1));
      if (belongs && start < 0) {
        start = i;
      } else if (!belongs && start >= 0) {
        found.add(folding.origin(start, i + 1));
        start = -1;
      }
    }
    if (start >= 0) {
      found.add(folding.origin(start, folding.length()));
    }
  }

  /** The part of a text where most of the different words stand close together. */
  public SearchResult.Snippet snippet(String text) {
    return snippet(text, new Folding.Room());
  }

  /** The same for the texts of a list, one after the other in one room. */
  SearchResult.Snippet snippet(String text, Folding.Room room) {
    List<Span> found = in(text, room);
    int from = found.isEmpty() ? 0 : begin(text, best(text, found));
    int to = from;
    // At a code point, never in the middle of a pair.
    while (to < text.length() && to - from < SNIPPET) {
      to += Character.charCount(text.codePointAt(to));
    }
    List<Span> inside = new ArrayList<>();
    for (Span span : found) {
      if (span.start() < to && span.end() > from) {
        inside.add(new Span(Math.max(span.start(), from) - from, Math.min(span.end(), to) - from));
      }
    }
    return new SearchResult.Snippet(
        BREAKS.matcher(text.substring(from, to)).replaceAll(" "), new Span(from, to), inside);
  }

  /** The span from which on a snippet covers the most different words, then the most characters. */
  private static Span best(String text, List<Span> found) {
    Span best = found.getFirst();
    int most = -1;
    // What lies within reach of a span: the next span loses it at one end and gains at the other.
    Map<String, Integer> within = new HashMap<>();
    int different = 0;
    int covered = 0;
    int next = 0;
    for (int i = 0; i < found.size() && i < MOST; i++) {
      Span first = found.get(i);
      while (next < found.size() && found.get(next).end() <= first.start() + SNIPPET - LEAD) {
        Span one = found.get(next++);
        int times = within.getOrDefault(one.in(text), 0) + 1;
        within.put(one.in(text), times);
        different += times == 1 ? one.length() : 0;
        covered += one.length();
      }
      int worth = different * 100 + Math.min(covered, 99);
      if (worth > most) {
        most = worth;
        best = first;
      }
      if (next > i) {
        int times = within.getOrDefault(first.in(text), 0) - 1;
        within.put(first.in(text), times);
        different -= times == 0 ? first.length() : 0;
        covered -= first.length();
      } else {
        next = i + 1; // Longer than the reach: it was never within.
      }
    }
    return best;
  }

  /** The beginning of the sentence if it is near, else a few characters before. */
  private static int begin(String text, Span span) {
    int earliest = Math.max(0, span.start() - LEAD);
    for (int i = span.start(); i > earliest; i--) {
      if ("。！？；\n".indexOf(text.charAt(i - 1)) >= 0) {
        return i;
      }
    }
    return earliest > 0 && Character.isLowSurrogate(text.charAt(earliest))
        ? earliest + 1
        : earliest;
  }

  /** The words looked for, the longest first; for pages that mark them by themselves. */
  public List<String> words() {
    return patterns.stream()
        .map(TextPattern::toString)
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }
}
