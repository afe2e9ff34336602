package org.zhiren.materials.search;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;

/**
 * The documents of one list or the other. Neither is moved beyond the current document: which of
 * them has it can be told by where they stand.
 */
final class Either extends DocIdSetIterator {

  private final DocIdSetIterator one;
  private final DocIdSetIterator other;
  private int document = -1;

  Either(DocIdSetIterator one, DocIdSetIterator other) {
    this.one = one;
    this.other = other;
  }

  @Override
  public int docID() {
    return document;
  }

  @Override
  public int nextDoc() throws IOException {
    return advance(document + 1);
  }

  @Override
  public int advance(int target) throws IOException {
    int first = one.docID() < target ? one.advance(target) : one.docID();
    int second = other.docID() < target ? other.advance(target) : other.docID();
    document = Math.min(first, second);
    return document;
  }

  @Override
  public long cost() {
    return one.cost() + other.cost();
  }
}
