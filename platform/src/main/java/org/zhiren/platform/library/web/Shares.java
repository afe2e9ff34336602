package org.zhiren.platform.library.web;

import java.util.Comparator;
import java.util.List;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.SearchResult;

/** How the figures of the library are laid out. */
public final class Shares {

  /** So many lines of one kind are shown. */
  public static final int SHOWN = 12;

  private Shares() {}

  /** The counts of a facet: years by time, the latest first; everything else the most first. */
  public static List<SearchResult.Count> inOrder(Facet facet, List<SearchResult.Count> counts) {
    return facet == Facet.YEAR
        ? counts.stream()
            .sorted(Comparator.comparing(SearchResult.Count::value).reversed())
            .toList()
        : counts;
  }

  /** The greatest number of documents in {@code counts}, at least 1: the length of a whole bar. */
  public static long most(List<SearchResult.Count> counts) {
    return counts.stream().mapToLong(SearchResult.Count::documents).max().orElse(1);
  }
}
