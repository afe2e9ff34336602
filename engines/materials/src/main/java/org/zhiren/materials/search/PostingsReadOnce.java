package org.zhiren.materials.search;

import java.io.IOException;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Documents of a term as Lucene reads them when it writes a segment; see {@link TermsReadOnce}. */
abstract class PostingsReadOnce extends PostingsEnum {

  /** The document at which the reading is. */
  int document = -1;

  @Override
  public final int docID() {
    return document;
  }

  @Override
  public final int advance(int target) throws IOException {
    return slowAdvance(target);
  }

  @Override
  public final int startOffset() {
    return -1;
  }

  @Override
  public final int endOffset() {
    return -1;
  }

  @Override
  public final @Nullable BytesRef getPayload() {
    return null;
  }
}
