package org.zhiren.materials.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where materials are searched: one index in this process ({@link MaterialSearch}), or many
 * machines that answer alike.
 */
public interface Library extends Closeable {

  /**
   * Searches.
   *
   * @throws IOException if the library cannot be asked
   */
  SearchResult search(SearchRequest request) throws IOException;

  /** The kept text of a document, if the searcher may see it. */
  Optional<String> text(String id, Access access) throws IOException;

  /** Documents like this one, the likest first, itself left out. */
  List<SearchResult.Hit> similar(String id, int limit, Access access) throws IOException;

  /** A group of near-duplicates, if the searcher may see any of it. */
  Optional<DuplicateGroup> group(long number, Access access) throws IOException;

  /**
   * To which near-duplicates documents belong, whoever may see them; for moving a library.
   *
   * @return the numbers of groups by ids; documents in none, and ids of no document, are left out
   */
  Map<String, Long> clusters(Collection<String> ids) throws IOException;

  /** How many documents there are. */
  int size() throws IOException;

  /** What is in it, for comparison with another; reads every document. */
  LibraryDigest digest() throws IOException;
}
