package org.zhiren.platform.library;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.SearchResult;

/**
 * Everything that the page of results shows. The database is asked for it in one transaction; while
 * the index is searched no connection is held.
 */
@Component
public class AnsweringQuestion {

  private static final int LATEST = 8;

  private final Searching searching;
  private final Seeing seeing;
  private final Documents documents;
  private final SavedSearches saved;
  private final Shelf shelf;
  private final TransactionTemplate reading;

  AnsweringQuestion(
      Searching searching,
      Seeing seeing,
      Documents documents,
      SavedSearches saved,
      Shelf shelf,
      PlatformTransactionManager transactions) {
    this.searching = searching;
    this.seeing = seeing;
    this.documents = documents;
    this.saved = saved;
    this.shelf = shelf;
    this.reading = new TransactionTemplate(transactions);
    this.reading.setReadOnly(true);
  }

  /**
   * The answer.
   *
   * @param saved the searches that the acting account keeps
   * @param latest the latest documents, if nothing was asked
   * @param result what was found; {@code null} if nothing was asked
   * @param milliseconds what the search took, finding out what may be seen included
   * @param collections the acting account's own collections; empty if nothing was asked
   */
  public record Answer(
      List<SavedSearches.Saved> saved,
      List<LibraryDocument> latest,
      @Nullable SearchResult result,
      double milliseconds,
      List<Shelf.Collection> collections) {

    /** Copies the lists. */
    public Answer {
      saved = List.copyOf(saved);
      latest = List.copyOf(latest);
      collections = List.copyOf(collections);
    }
  }

  private record Known(
      Access access,
      long nanos,
      List<SavedSearches.Saved> saved,
      List<LibraryDocument> latest,
      List<Shelf.Collection> collections) {}

  /** Answers. */
  public Answer answer(Searching.Asked asked) {
    boolean nothing = asked.isEmpty();
    long begun = System.nanoTime();
    Known known =
        reading.execute(status -> {
          Access access = seeing.access();
          long nanos = System.nanoTime() - begun;
          return new Known(
              access,
              nanos,
              saved.mine(),
              nothing ? documents.latest(LATEST) : List.of(),
              nothing ? List.of() : shelf.mine());
        });
    if (known == null) {
      throw new IllegalStateException("The transaction has no answer.");
    }
    if (nothing) {
      return new Answer(known.saved(), known.latest(), null, 0, List.of());
    }
    long again = System.nanoTime();
    SearchResult result = searching.search(asked, known.access());
    long nanos = known.nanos() + System.nanoTime() - again;
    return new Answer(
        known.saved(), known.latest(), result, nanos / 1_000_000.0, known.collections());
  }
}
