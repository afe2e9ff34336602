package org.zhiren.materials.search;

import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** The single characters of the texts of a batch, with how often each document has them. */
final class LetterTerms extends TermsReadOnce {

  private final BatchTexts texts;

  /** Of texts that are sealed. */
  LetterTerms(BatchTexts texts) {
    this.texts = texts;
  }

  @Override
  public boolean hasPositions() {
    return false;
  }

  @Override
  public TermsEnum iterator() {
    return new Singles(texts);
  }

  private static final class Singles extends Reading {

    private final Letters letters;

    /** Where the documents of each letter end. */
    private final int[] ends;

    private final int[] documents;
    private final int[] frequencies;
    private int letter = -1;

    Singles(BatchTexts texts) {
      letters = texts.letters();
      ends = new int[letters.count()];
      int[] counts = new int[letters.count()];
      for (int document = 0; document < texts.documents(); document++) {
        for (char one : texts.text(document)) {
          ends[one] += counts[one]++ == 0 ? 1 : 0;
        }
        forget(texts.text(document), counts);
      }
      int sum = 0;
      for (int one = 0; one < ends.length; one++) {
        sum += ends[one];
        ends[one] = sum - ends[one];
      }
      documents = new int[sum];
      frequencies = new int[sum];
      for (int document = 0; document < texts.documents(); document++) {
        char[] text = texts.text(document);
        for (char one : text) {
          counts[one]++;
        }
        for (char one : text) {
          if (counts[one] > 0) {
            documents[ends[one]] = document;
            frequencies[ends[one]++] = counts[one];
            counts[one] = 0;
          }
        }
      }
    }

    private static void forget(char[] text, int[] counts) {
      for (char one : text) {
        counts[one] = 0;
      }
    }

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
