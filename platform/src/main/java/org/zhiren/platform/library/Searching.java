package org.zhiren.platform.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Shortening;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.Question;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.materials.search.SharedPassages;

/** Searches, within what the acting account may see: hits, counts and snippets alike. */
@Component
public class Searching {

  private static final int LONGEST_QUERY = 2_000;
  private static final int LONGEST_KEPT = 60;

  /** What may belong to a person is not kept. */
  private static final Pattern NUMBERS = Pattern.compile("\\d{5,}");

  private final LibraryIndex index;
  private final Seeing seeing;
  private final JdbcClient jdbc;
  private final Clock clock;

  Searching(LibraryIndex index, Seeing seeing, JdbcClient jdbc, Clock clock) {
    this.index = index;
    this.seeing = seeing;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What is asked.
   *
   * @param query what was typed; empty asks for everything
   * @param filters values of facets, any of each set
   * @param from first day of the document's date
   * @param to last day
   * @param order the order of hits
   * @param folded whether of near-duplicates only one is listed
   * @param limit hits on a page, 1 to 100
   * @param after where to go on
   */
  public record Asked(
      String query,
      Map<Facet, Set<String>> filters,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      SearchRequest.Order order,
      boolean folded,
      int limit,
      @Nullable String after) {

    /** Copies the filters; a query is cut at 2,000 characters. */
    public Asked {
      Map<Facet, Set<String>> copy = new LinkedHashMap<>();
      filters.forEach((facet, values) -> copy.put(facet, Set.copyOf(values)));
      filters = copy;
      query = Shortening.cut(query.strip(), LONGEST_QUERY);
      limit = Math.clamp(limit, 1, 100);
    }

    /** Whether anything narrows or is typed. */
    public boolean isEmpty() {
      return query.isBlank() && filters.isEmpty() && from == null && to == null;
    }
  }

  /** Searches. */
  @Transactional(readOnly = true)
  public SearchResult search(Asked asked) {
    return search(asked, seeing.access());
  }

  // The request takes a missing span of dates; the checker does not read that of a nested type.
  @SuppressWarnings("NullAway")
  SearchResult search(Asked asked, Access access) {
    SearchRequest request =
        new SearchRequest(
            asked.query(),
            SearchRequest.Mode.AUTOMATIC,
            asked.order(),
            asked.limit(),
            asked.after(),
            asked.filters(),
            asked.from() == null && asked.to() == null
                ? null
                : new Question.Within(
                    asked.from() == null ? LocalDate.of(1, 1, 1) : asked.from(),
                    asked.to() == null ? LocalDate.of(9999, 12, 31) : asked.to()),
            access,
            asked.folded(),
            Set.of(Facet.values()),
            true);
    try {
      return index.search().search(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The nearest documents to the words, whether or not they have them to the letter. */
  @Transactional(readOnly = true)
  public SearchResult nearest(String words, int limit) {
    try {
      return index
          .search()
          .search(
              SearchRequest.of(words)
                  .in(SearchRequest.Mode.RANKED)
                  .limitedTo(limit)
                  .folded()
                  .seenBy(seeing.access()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Documents that have the words to the letter, near-duplicates folded. */
  @Transactional(readOnly = true)
  public SearchResult exact(String words, int limit) {
    try {
      return index
          .search()
          .search(
              SearchRequest.of(words)
                  .in(SearchRequest.Mode.EXACT)
                  .limitedTo(limit)
                  .folded()
                  .seenBy(seeing.access()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps that a search found nothing, by day and not by whom; numbers are never kept. Nobody waits
   * for the disk: a crash may lose what was counted in the second before it.
   */
  @Transactional
  public void missed(String query) {
    if (query.isBlank() || query.length() > LONGEST_KEPT || NUMBERS.matcher(query).find()) {
      return;
    }
    jdbc.sql(
            """
            with quick as (select set_config('synchronous_commit', 'off', true))
            insert into library.missed (day, question, times) select :day, :question, 1 from quick
            on conflict (day, question) do update set times = library.missed.times + 1
            """)
        .param("day", LocalDate.now(clock))
        .param("question", query.strip())
        .update();
  }

  /** Documents like this one. */
  @Transactional(readOnly = true)
  public List<SearchResult.Hit> similar(UUID id, int limit) {
    try {
      return index.search().similar(id.toString(), limit, seeing.access());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Other documents that share passages with this text. */
  @Transactional(readOnly = true)
  public List<SharedPassages.Sharing> sharing(UUID id, String text, int limit) {
    try {
      return SharedPassages.of(index.search(), text, id.toString(), limit, seeing.access());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The youngest documents that a search finds for somebody who is not at the desk. */
  List<UUID> newest(Asked asked, Access access) {
    Asked youngest = Questions.newest(asked);
    return search(youngest, access).hits().stream().map(hit -> UUID.fromString(hit.id())).toList();
  }
}
