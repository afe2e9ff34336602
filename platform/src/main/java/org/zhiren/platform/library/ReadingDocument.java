package org.zhiren.platform.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Span;
import org.zhiren.materials.cleaning.Cleaning;
import org.zhiren.materials.search.Highlights;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.materials.search.SharedPassages;

/**
 * Makes a document ready for reading: terms found, laws linked, what was taken out, what is shared.
 */
@Component
public class ReadingDocument {

  private static final int MOST_SHARING = 8;

  private static final int SIMILAR = 8;

  private final Documents documents;
  private final Searching searching;
  private final Shelf shelf;

  ReadingDocument(Documents documents, Searching searching, Shelf shelf) {
    this.documents = documents;
    this.searching = searching;
    this.shelf = shelf;
  }

  /**
   * A document ready for reading.
   *
   * @param opened the document with its text
   * @param shown the text cut into pieces
   * @param outline its headings
   * @param found how many places have the words looked for
   * @param removals how much was taken out
   */
  public record Ready(
      Documents.Opened opened,
      Shown shown,
      List<LawText.Heading> outline,
      long found,
      int removals) {}

  /**
   * A document with everything that stands beside it, as far as it may be seen.
   *
   * @param ready the document ready for reading
   * @param editions all editions of the same work
   * @param duplicates the other near-duplicates
   * @param similar documents like it
   * @param corrections what changed in its particulars
   * @param elements further elements of GB/T 9704 that it states
   * @param notes the notes at it
   * @param collections the reader's own collections
   */
  public record Around(
      Ready ready,
      List<LibraryDocument> editions,
      List<LibraryDocument> duplicates,
      List<SearchResult.Hit> similar,
      List<Documents.Correction> corrections,
      Map<String, String> elements,
      List<Shelf.Note> notes,
      List<Shelf.Collection> collections) {

    /** Copies the lists. */
    public Around {
      editions = List.copyOf(editions);
      duplicates = List.copyOf(duplicates);
      similar = List.copyOf(similar);
      corrections = List.copyOf(corrections);
      notes = List.copyOf(notes);
      collections = List.copyOf(collections);
    }
  }

  /**
   * Opens a document for reading, with everything around it. One transaction: what a page asks the
   * database costs more in ways than in work.
   *
   * @param query the words that led here; may be empty
   * @param withRemoved whether what was taken out is shown in its place
   */
  @Transactional
  public Around page(UUID id, String query, boolean withRemoved) {
    Documents.Opened opened = documents.text(id);
    LibraryDocument document = opened.document();
    Around around =
        new Around(
            ready(opened, query, withRemoved),
            documents.editions(document),
            documents.duplicates(document),
            searching.similar(id, SIMILAR),
            documents.corrections(document),
            documents.elements(document),
            shelf.notes(document),
            shelf.mine());
    documents.opened(document);
    return around;
  }

  private Ready ready(Documents.Opened opened, String query, boolean withRemoved) {
    Cleaning cleaning = opened.cleaning();
    String text = withRemoved ? cleaning.original() : opened.text();
    List<Shown.Mark> marks = new ArrayList<>();
    if (withRemoved) {
      for (Documents.TakenOut one : opened.takenOut()) {
        if (!one.putBack()) {
          marks.add(
              new Shown.Mark(
                  one.removal().place(), Shown.Manner.REMOVED, Integer.toString(one.no())));
        }
      }
    }
    if (!query.isBlank()) {
      Highlights highlights = Highlights.of(query, SearchRequest.Mode.EXACT);
      List<Span> places = highlights.in(text);
      if (places.isEmpty()) {
        places = Highlights.of(query, SearchRequest.Mode.RANKED).in(text);
      }
      places.forEach(place -> marks.add(new Shown.Mark(place, Shown.Manner.FOUND, "")));
    }
    marks.addAll(citations(text, opened.document().id()));
    Shown shown = Shown.of(text, marks);
    return new Ready(
        opened,
        shown,
        LawText.outline(text),
        shown.count(Shown.Manner.FOUND),
        (int) opened.takenOut().stream().filter(one -> !one.putBack()).count());
  }

  private List<Shown.Mark> citations(String text, UUID own) {
    List<LawText.Citation> cited = LawText.citations(text);
    Set<String> titles = new HashSet<>();
    cited.forEach(one -> titles.addAll(LawText.titles(one.title())));
    Map<String, LibraryDocument> laws = new HashMap<>();
    for (LibraryDocument law : documents.titled(titles)) {
      if (law.facts().kind() == Kind.REGULATION && !law.id().equals(own)) {
        laws.putIfAbsent(law.title(), law);
      }
    }
    List<Shown.Mark> marks = new ArrayList<>();
    for (LawText.Citation one : cited) {
      for (String title : LawText.titles(one.title())) {
        LibraryDocument law = laws.get(title);
        if (law != null) {
          marks.add(
              new Shown.Mark(
                  one.place(),
                  Shown.Manner.CITATION,
                  "/library/documents/"
                      + law.id()
                      + (one.article() > 0 ? "#art-" + one.article() : "")));
          break;
        }
      }
    }
    return marks;
  }

  /** The other documents that share passages with this one, those that share most first. */
  @Transactional(readOnly = true)
  public List<SharedPassages.Sharing> sharing(UUID id) {
    return searching.sharing(id, documents.text(id).text(), MOST_SHARING);
  }
}
