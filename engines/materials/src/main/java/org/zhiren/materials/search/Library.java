package org.zhiren.materials.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
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

  /** How many documents there are. */
  int size() throws IOException;

  /** What is in it, for comparison with another; reads every document. */
  LibraryDigest digest() throws IOException;
}
