package org.zhiren.platform.library;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;

/** Figures of the library, over what the acting account may see. */
@Component
public class Holdings {

  private static final int DAYS = 90;
  private static final int MOST = 20;

  private final JdbcClient jdbc;
  private final Documents documents;
  private final Searching searching;
  private final Clock clock;

  Holdings(JdbcClient jdbc, Documents documents, Searching searching, Clock clock) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.searching = searching;
    this.clock = clock;
  }

  /** A document and how often it was opened. */
  public record Read(LibraryDocument document, int times) {}

  /** A search without hits and how often it was asked. */
  public record Missed(String question, int times) {}

  /**
   * The figures.
   *
   * @param result counts by facet over everything that may be seen; its hits are the youngest
   * @param words characters of all texts as word processors count them
   * @param mostRead in the last ninety days
   */
  public record Figures(SearchResult result, long words, List<Read> mostRead) {
    /** Copies the list. */
    public Figures {
      mostRead = List.copyOf(mostRead);
    }
  }

  /** The figures. */
  @Transactional(readOnly = true)
  public Figures figures() {
    SearchResult all =
        searching.search(
            new Searching.Asked(
                "", Map.of(), null, null, SearchRequest.Order.NEWEST, false, 1, null));
    record Times(UUID id, int times) {}
    List<Times> times =
        jdbc.sql(
                """
                select r.document_id, sum(r.times)::int as times from library.reading r
                join library.document d on d.id = r.document_id and d.withdrawn_at is null
                where r.day > :since group by r.document_id order by times desc, r.document_id limit :most
                """)
            .param("since", LocalDate.now(clock).minusDays(DAYS))
            .param("most", MOST)
            .query((row, number) -> new Times(Rows.uuid(row, "document_id"), row.getInt("times")))
            .list();
    Map<UUID, LibraryDocument> found = documents.find(times.stream().map(Times::id).toList());
    List<Read> read = new ArrayList<>();
    for (Times one : times) {
      LibraryDocument document = found.get(one.id());
      if (document != null) {
        read.add(new Read(document, one.times()));
      }
    }
    long words =
        jdbc.sql(
                "select coalesce(sum(words), 0) from library.document d where d.withdrawn_at is null")
            .query(Long.class)
            .single();
    return new Figures(all, words, read);
  }

  /** What was asked for in vain in the last ninety days, the most frequent first. */
  @Transactional(readOnly = true)
  public List<Missed> missed() {
    return jdbc.sql(
            """
            select question, sum(times)::int as times from library.missed where day > :since
            group by question order by times desc, question limit :most
            """)
        .param("since", LocalDate.now(clock).minusDays(DAYS))
        .param("most", MOST)
        .query((row, number) -> new Missed(row.getString("question"), row.getInt("times")))
        .list();
  }
}
