package org.zhiren.materials.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The lists that {@link CommonStrings} made in one segment. */
final class StringLists {

  /** Fewer documents than these are read faster than a list is looked up. */
  static final int WORTH = 500;

  private final TermsEnum term;
  private final int looks;

  private StringLists(TermsEnum term, int looks) {
    this.term = term;
    this.looks = looks;
  }

  /** The lists of a segment; null if it has none. */
  static @Nullable StringLists of(LeafReader reader) throws IOException {
    Terms terms = reader.terms(Fields.COMMON);
    BytesRef greatest = terms == null ? null : terms.getMax();
    return terms == null || greatest == null
        ? null
        : new StringLists(terms.iterator(), CommonStrings.look(greatest) + 1);
  }

  /**
   * The list of a string.
   *
   * @param documents all that have the string and how often they have it, but for those put before
   * @param began the look with which the list began
   */
  record Listing(PostingsEnum documents, int began) {}

  /** The list of a string; null if there is none, and the string may stand anywhere. */
  @Nullable Listing of(String string) throws IOException {
    for (int look = 0; look < looks; look++) {
      PostingsEnum found = find(CommonStrings.listed(look, string));
      if (found != null) {
        return new Listing(found, look);
      }
    }
    return null;
  }

  /** The documents that were put too early to be on a list. */
  DocIdSetIterator before(Listing list) throws IOException {
    DocIdSetIterator before = DocIdSetIterator.empty();
    for (int looks = 0; looks <= list.began(); looks++) {
      PostingsEnum put = find(CommonStrings.putAfter(looks));
      if (put != null) {
        before = before.cost() == 0 ? put : new Either(before, put);
      }
    }
    return before;
  }

  private @Nullable PostingsEnum find(BytesRef string) throws IOException {
    return term.seekExact(string) ? term.postings(null, PostingsEnum.FREQS) : null;
  }
}
