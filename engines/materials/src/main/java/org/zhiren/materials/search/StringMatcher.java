package org.zhiren.materials.search;

import java.io.IOException;
import org.apache.lucene.search.DocIdSetIterator;

/** Whether and how often a string stands in documents. */
interface StringMatcher {

  /** The documents in which it may stand. */
  DocIdSetIterator documents();

  /** Whether the string stands in the current document. Asked once of each. */
  boolean stands() throws IOException;

  /** More often than this it cannot stand in the current document, in which it does stand. */
  int atMost() throws IOException;

  /**
   * How often the string stands in the current document; asked once, and only if it does.
   *
   * @param wanted reading ends where it can no more stand so often; what is returned is less then,
   *     and less than the truth perhaps
   */
  int times(int wanted) throws IOException;
}
