package org.zhiren.materials.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Span;

/**
 * What a search found.
 *
 * @param mode to the letter or the nearest; never {@link SearchRequest.Mode#AUTOMATIC}
 * @param total how many documents match, exactly
 * @param distinct how many remain if near-duplicates count once
 * @param hits this page
 * @param facets counts over all matches, the most frequent first
 * @param next where the next page begins, null if this is the last
 * @param notes what of the query was not taken as it may have been meant
 */
public record SearchResult(
    SearchRequest.Mode mode,
    long total,
    long distinct,
    List<Hit> hits,
    Map<Facet, List<Count>> facets,
    @Nullable String next,
    List<Text> notes) {

  /** Takes copies. */
  public SearchResult {
    hits = List.copyOf(hits);
    facets = Map.copyOf(facets);
    notes = List.copyOf(notes);
  }

  /** How many matches have a value. */
  public record Count(String value, long documents) {}

  /**
   * One document.
   *
   * @param score the higher the better; only comparable within one search
   * @param cluster the near-duplicates it belongs to, 0 if none
   * @param alike so many matches this one stands for, itself included: its near-duplicates among
   *     the matches if they are folded, else 1
   * @param words its length as word processors count
   * @param inTitle where in the title the words stand
   * @param snippet a part of the text, null if none was asked for
   */
  public record Hit(
      String id,
      String title,
      float score,
      long cluster,
      long alike,
      Kind kind,
      @Nullable Level level,
      @Nullable String organ,
      @Nullable String number,
      @Nullable LocalDate date,
      String source,
      int words,
      List<Span> inTitle,
      @Nullable Snippet snippet) {

    /** Takes a copy. */
    public Hit {
      inTitle = List.copyOf(inTitle);
    }
  }

  /**
   * A part of the text.
   *
   * @param text the part, line breaks replaced by spaces
   * @param place where it lies in the text
   * @param found where in the part the words stand
   */
  public record Snippet(String text, Span place, List<Span> found) {
    /** Takes a copy. */
    public Snippet {
      found = List.copyOf(found);
    }

    /** Whether the text goes on after the part: it ends where a part has its full length. */
    public boolean goesOn() {
      return place.length() >= Highlights.SNIPPET;
    }
  }
}
