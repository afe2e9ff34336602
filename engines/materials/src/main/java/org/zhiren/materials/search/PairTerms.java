package org.zhiren.materials.search;

import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The pairs of the texts of a batch, with their positions. */
final class PairTerms extends TermsReadOnce {

  private final BatchTexts texts;
  private final Inversion inversion;

  /** Of texts that are sealed; begins to sort them at once. */
  PairTerms(BatchTexts texts) {
    this.texts = texts;
    this.inversion = new Inversion(texts);
  }

  @Override
  public boolean hasPositions() {
    return true;
  }

  @Override
  public TermsEnum iterator() {
    return new Pairs(texts, inversion);
  }

  private static final class Pairs extends Reading {

    private final BatchTexts texts;
    private final Inversion inversion;
    private Inversion.@Nullable Part part;
    private int from;
    private int to;

    Pairs(BatchTexts texts, Inversion inversion) {
      this.texts = texts;
      this.inversion = inversion;
      this.part = inversion.next();
    }

    @Override
    public @Nullable BytesRef next() {
      from = to;
      while (part != null && from == part.count()) {
        part = inversion.next();
        from = 0;
      }
      if (part == null) {
        return null;
      }
      int pair = part.pair(from);
      to = from + 1;
      while (to < part.count() && part.pair(to) == pair) {
        to++;
      }
      Letters letters = texts.letters();
      int first = part.first() + pair / letters.count();
      int second = pair % letters.count();
      term.length = letters.put(second, term.bytes, letters.put(first, term.bytes, 0));
      return term;
    }

    @Override
    public PostingsEnum postings(@Nullable PostingsEnum reuse, int flags) {
      if (part == null) {
        throw new IllegalStateException("There is no term.");
      }
      PairPostings postings = reuse instanceof PairPostings old ? old : new PairPostings(texts);
      return postings.of(part, from, to);
    }
  }
}
