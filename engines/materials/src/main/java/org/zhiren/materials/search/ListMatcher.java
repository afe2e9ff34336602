package org.zhiren.materials.search;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * Whether and how often a string stands in documents, as the list of its documents says. Those that
 * were put before the list began are read as if there were none.
 */
final class ListMatcher implements StringMatcher {

  private final DocIdSetIterator documents;
  private final PostingsEnum list;
  private final StringMatcher unlisted;

  /**
   * Matches where the list says so.
   *
   * @param documents those on the list and those where {@code unlisted} may match, narrowed or not
   * @param list of the string
   * @param unlisted matches in no document that could be on the list
   */
  ListMatcher(DocIdSetIterator documents, PostingsEnum list, StringMatcher unlisted) {
    this.documents = documents;
    this.list = list;
    this.unlisted = unlisted;
  }

  private boolean listed() {
    return list.docID() == documents.docID();
  }

  @Override
  public DocIdSetIterator documents() {
    return documents;
  }

  @Override
  public boolean stands() throws IOException {
    return listed() || unlisted.stands();
  }

  @Override
  public int atMost() throws IOException {
    return listed() ? list.freq() : unlisted.atMost();
  }

  @Override
  public int times(int wanted) throws IOException {
    return listed() ? list.freq() : unlisted.times(wanted);
  }
}
