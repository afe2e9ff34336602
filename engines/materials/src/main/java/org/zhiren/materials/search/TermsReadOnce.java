package org.zhiren.materials.search;

import org.apache.lucene.index.BaseTermsEnum;
import org.apache.lucene.index.ImpactsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.BytesRef;

/**
 * Terms as Lucene reads them when it writes a segment: from the first to the last, once, statistics
 * being counted by the writer. Nothing else can be asked.
 */
abstract class TermsReadOnce extends Terms {

  private static final String ONCE = "These terms are read once, from the first to the last.";

  /** One reading. */
  abstract static class Reading extends BaseTermsEnum {

    /** The term at which the reading is: two characters of four bytes at most. */
    final BytesRef term = new BytesRef(new byte[8]);

    @Override
    public final BytesRef term() {
      return term;
    }

    @Override
    public final SeekStatus seekCeil(BytesRef text) {
      throw new UnsupportedOperationException(ONCE);
    }

    @Override
    public final void seekExact(long ord) {
      throw new UnsupportedOperationException(ONCE);
    }

    @Override
    public final long ord() {
      throw new UnsupportedOperationException(ONCE);
    }

    @Override
    public final int docFreq() {
      throw new UnsupportedOperationException(ONCE);
    }

    @Override
    public final long totalTermFreq() {
      throw new UnsupportedOperationException(ONCE);
    }

    @Override
    public final ImpactsEnum impacts(int flags) {
      throw new UnsupportedOperationException(ONCE);
    }
  }

  @Override
  public final boolean hasFreqs() {
    return true;
  }

  @Override
  public final boolean hasOffsets() {
    return false;
  }

  @Override
  public final boolean hasPayloads() {
    return false;
  }

  @Override
  public final long size() {
    return -1;
  }

  @Override
  public final long getSumTotalTermFreq() {
    throw new UnsupportedOperationException(ONCE);
  }

  @Override
  public final long getSumDocFreq() {
    throw new UnsupportedOperationException(ONCE);
  }

  @Override
  public final int getDocCount() {
    throw new UnsupportedOperationException(ONCE);
  }
}
