package org.zhiren.materials.search;

import java.util.Arrays;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The single characters of the texts of a batch, with how often each document has them. */
final class LetterTerms extends TermsReadOnce {

  private final Letters letters;

  /** Where the documents of each letter end. */
  private final int[] ends;

  private final int[] documents;
  private final int[] frequencies;

  /** Of texts that are sealed; counts them at once. */
  LetterTerms(BatchTexts texts) {
    letters = texts.letters();
    ends = new int[letters.count()];
    int[] last = new int[letters.count()];
    Arrays.fill(last, -1);
    for (int document = 0; document < texts.documents(); document++) {
      for (char letter : texts.text(document)) {
        if (last[letter] != document) {
          last[letter] = document;
          ends[letter]++;
        }
      }
    }
    int sum = 0;
    for (int letter = 0; letter < ends.length; letter++) {
      sum += ends[letter];
      ends[letter] = sum - ends[letter];
    }
    documents = new int[sum];
    frequencies = new int[sum];
    Arrays.fill(last, -1);
    for (int document = 0; document < texts.documents(); document++) {
      for (char letter : texts.text(document)) {
        if (last[letter] != document) {
          last[letter] = document;
          documents[ends[letter]++] = document;
        }
        frequencies[ends[letter] - 1]++;
      }
    }
  }

  @Override
  public boolean hasPositions() {
    return false;
  }

  @Override
  public TermsEnum iterator() {
    return new Singles();
  }

  private final class Singles extends Reading {

    private int letter = -1;

    @Override
    public @Nullable BytesRef next() {
      do {
        letter++;
        // The last one is the end mark, which is no term.
        if (letter >= ends.length - 1) {
          return null;
        }
      } while (start() == ends[letter]);
      term.length = letters.put(letter, term.bytes, 0);
      return term;
    }

    private int start() {
      return letter == 0 ? 0 : ends[letter - 1];
    }

    @Override
    public PostingsEnum postings(@Nullable PostingsEnum reuse, int flags) {
      return new LetterPostings(documents, frequencies, start(), ends[letter]);
    }
  }

  private static final class LetterPostings extends PostingsReadOnce {

    private final int[] documents;
    private final int[] frequencies;
    private final int end;
    private int at;

    LetterPostings(int[] documents, int[] frequencies, int start, int end) {
      this.documents = documents;
      this.frequencies = frequencies;
      this.end = end;
      this.at = start - 1;
    }

    @Override
    public int nextDoc() {
      at++;
      document = at < end ? documents[at] : NO_MORE_DOCS;
      return document;
    }

    @Override
    public int freq() {
      return frequencies[at];
    }

    @Override
    public int nextPosition() {
      return -1;
    }

    @Override
    public long cost() {
      return end - at;
    }
  }
}
