package org.zhiren.materials.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One search. Begin with {@link #of} and narrow.
 *
 * @param query what was typed; empty asks for everything
 * @param mode how it is meant
 * @param order the order of the hits
 * @param limit how many hits at most, 1 to 1,000
 * @param after where to go on: {@link SearchResult#next()} of the page before
 * @param filters values of facets that a hit must have, any of each set
 * @param dates days between which a hit's date must lie
 * @param access what the searcher may see
 * @param foldDuplicates whether of near-duplicates only the best is listed
 * @param facets what to count over all hits
 * @param snippets whether hits come with the place where the words stand
 */
public record SearchRequest(
    String query,
    Mode mode,
    Order order,
    int limit,
    @Nullable String after,
    Map<Facet, Set<String>> filters,
    Question.@Nullable Within dates,
    Access access,
    boolean foldDuplicates,
    Set<Facet> facets,
    boolean snippets) {

  /** How a query is meant. */
  public enum Mode {
    /**
     * To the letter if any document has it so, else the nearest documents; the result says which.
     */
    AUTOMATIC,
    /** To the letter. */
    EXACT,
    /** The nearest documents. */
    RANKED
  }

  /** The order of hits. */
  public enum Order {
    /** The best first. */
    RELEVANCE,
    /** The youngest first, those without date last. */
    NEWEST,
    /** The oldest first, those without date last. */
    OLDEST
  }

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException if the limit is not between 1 and 1,000
   */
  public SearchRequest {
    Map<Facet, Set<String>> copy = new LinkedHashMap<>();
    filters.forEach((facet, values) -> copy.put(facet, Set.copyOf(values)));
    filters = Map.copyOf(copy);
    facets = Set.copyOf(facets);
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException(
          "A page has 1 to 1,000 hits; limit was (%d).".formatted(limit));
    }
  }

  /** Ten hits with snippets, the best first, over everything. */
  public static SearchRequest of(String query) {
    return new SearchRequest(
        query,
        Mode.AUTOMATIC,
        Order.RELEVANCE,
        10,
        null,
        Map.of(),
        null,
        Access.ALL,
        false,
        Set.of(),
        true);
  }

  /** The same in this mode. */
  public SearchRequest in(Mode other) {
    return new SearchRequest(
        query,
        other,
        order,
        limit,
        after,
        filters,
        dates,
        access,
        foldDuplicates,
        facets,
        snippets);
  }

  /** The same in this order. */
  public SearchRequest by(Order other) {
    return new SearchRequest(
        query, mode, other, limit, after, filters, dates, access, foldDuplicates, facets, snippets);
  }

  /** The same with so many hits at most. */
  public SearchRequest limitedTo(int hits) {
    return new SearchRequest(
        query, mode, order, hits, after, filters, dates, access, foldDuplicates, facets, snippets);
  }

  /** The page that begins here. */
  public SearchRequest from(@Nullable String cursor) {
    return new SearchRequest(
        query,
        mode,
        order,
        limit,
        cursor,
        filters,
        dates,
        access,
        foldDuplicates,
        facets,
        snippets);
  }

  /** The same, narrowed to these values of a facet. */
  public SearchRequest only(Facet facet, Set<String> values) {
    Map<Facet, Set<String>> more = new LinkedHashMap<>(filters);
    more.put(facet, values);
    return new SearchRequest(
        query, mode, order, limit, after, more, dates, access, foldDuplicates, facets, snippets);
  }

  /** The same, narrowed to dates. */
  public SearchRequest within(Question.Within days) {
    return new SearchRequest(
        query, mode, order, limit, after, filters, days, access, foldDuplicates, facets, snippets);
  }

  /** The same for this searcher. */
  public SearchRequest seenBy(Access other) {
    return new SearchRequest(
        query, mode, order, limit, after, filters, dates, other, foldDuplicates, facets, snippets);
  }

  /** The same with near-duplicates folded. */
  public SearchRequest folded() {
    return new SearchRequest(
        query, mode, order, limit, after, filters, dates, access, true, facets, snippets);
  }

  /** The same with counts of these facets. */
  public SearchRequest counting(Set<Facet> others) {
    return new SearchRequest(
        query, mode, order, limit, after, filters, dates, access, foldDuplicates, others, snippets);
  }

  /** The same without snippets, for programs. */
  public SearchRequest bare() {
    return new SearchRequest(
        query, mode, order, limit, after, filters, dates, access, foldDuplicates, facets, false);
  }
}
