package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** Where one known stretch of a pattern begins in a document. */
abstract class Places {

  private final int length;

  private Places(int length) {
    this.length = length;
  }

  /** The places of a stretch, or null if this segment cannot have any. */
  static @Nullable Places of(LeafReader reader, Terms terms, String field, String literal)
      throws IOException {
    return literal.codePointCount(0, literal.length()) == 1
        ? Single.of(reader, terms, field, literal)
        : Run.of(terms, literal);
  }

  /** How many code points the stretch has. */
  int length() {
    return length;
  }

  /** What a document must be in. */
  abstract List<DocIdSetIterator> needed();

  /** The positions in a document, ascending; only the first {@link #count} are valid. */
  abstract int[] in(int document) throws IOException;

  abstract int count();

  /** The bigrams that cover a stretch of two or more characters, with their offsets. */
  static List<Bigram> cover(String literal) {
    int[] points = literal.codePoints().toArray();
    List<Bigram> cover = new ArrayList<>();
    for (int i = 0; i + 1 < points.length; i += 2) {
      cover.add(bigram(points, i));
    }
    if (points.length % 2 == 1) {
      cover.add(bigram(points, points.length - 2));
    }
    return cover;
  }

  /** The other bigrams of a stretch: nothing has the stretch that has not these too. */
  static List<Bigram> between(String literal) {
    int[] points = literal.codePoints().toArray();
    List<Bigram> between = new ArrayList<>();
    for (int i = 1; i + 2 < points.length; i += 2) {
      between.add(bigram(points, i));
    }
    return between;
  }

  private static Bigram bigram(int[] points, int at) {
    return new Bigram(Fields.term(new String(points, at, 2)), at);
  }

  /** A bigram of a stretch. */
  record Bigram(BytesRef term, int offset) {}

  /** Two characters or more. */
  private static final class Run extends Places {
    private final List<PatternQuery.Positions> parts;
    private final int[] offsets;
    private int[] starts = new int[16];
    private int count;

    private Run(int length, List<PatternQuery.Positions> parts, int[] offsets) {
      super(length);
      this.parts = parts;
      this.offsets = offsets;
    }

    static @Nullable Run of(Terms terms, String literal) throws IOException {
      List<Bigram> cover = cover(literal);
      List<PatternQuery.Positions> parts = new ArrayList<>();
      int[] offsets = new int[cover.size()];
      TermsEnum term = terms.iterator();
      for (int i = 0; i < cover.size(); i++) {
        if (!term.seekExact(cover.get(i).term())) {
          return null;
        }
        parts.add(new PatternQuery.Positions(term.postings(null, PostingsEnum.POSITIONS)));
        offsets[i] = cover.get(i).offset();
      }
      return new Run(literal.codePointCount(0, literal.length()), parts, offsets);
    }

    @Override
    List<DocIdSetIterator> needed() {
      return parts.stream().map(part -> (DocIdSetIterator) part.postings()).toList();
    }

    @Override
    int[] in(int document) throws IOException {
      int[] first = parts.getFirst().in(document);
      count = parts.getFirst().count();
      if (starts.length < count) {
        starts = new int[count];
      }
      System.arraycopy(first, 0, starts, 0, count);
      for (int p = 1; p < parts.size() && count > 0; p++) {
        int[] next = parts.get(p).in(document);
        int nextCount = parts.get(p).count();
        int kept = 0;
        int at = 0;
        for (int i = 0; i < count; i++) {
          int wanted = starts[i] + offsets[p];
          while (at < nextCount && next[at] < wanted) {
            at++;
          }
          if (at < nextCount && next[at] == wanted) {
            starts[kept++] = starts[i];
          }
        }
        count = kept;
      }
      return starts;
    }

    @Override
    int count() {
      return count;
    }
  }

  /** One character: the places of all bigrams that begin with it. */
  private static final class Single extends Places {
    private final List<DocIdSetIterator> needed;
    private final List<PatternQuery.Positions> bigrams;
    private int[] starts = new int[16];
    private int count;

    private Single(List<DocIdSetIterator> needed, List<PatternQuery.Positions> bigrams) {
      super(1);
      this.needed = needed;
      this.bigrams = bigrams;
    }

    static @Nullable Single of(LeafReader reader, Terms terms, String field, String character)
        throws IOException {
      BytesRef prefix = Fields.term(character);
      List<PatternQuery.Positions> bigrams = new ArrayList<>();
      TermsEnum term = terms.iterator();
      if (term.seekCeil(prefix) == TermsEnum.SeekStatus.END) {
        return null;
      }
      do {
        if (!StringHelper.startsWith(term.term(), prefix)) {
          break;
        }
        bigrams.add(new PatternQuery.Positions(term.postings(null, PostingsEnum.POSITIONS)));
      } while (term.next() != null);
      if (bigrams.isEmpty()) {
        return null;
      }
      DocIdSetIterator all =
          field.equals(Fields.TEXT)
              ? reader.postings(new Term(Fields.CHARACTERS, prefix), PostingsEnum.NONE)
              : DocIdSetIterator.all(reader.maxDoc());
      return all == null ? null : new Single(List.of(all), bigrams);
    }

    @Override
    List<DocIdSetIterator> needed() {
      return needed;
    }

    @Override
    int[] in(int document) throws IOException {
      count = 0;
      for (PatternQuery.Positions bigram : bigrams) {
        PostingsEnum postings = bigram.postings();
        if (postings.docID() < document) {
          postings.advance(document);
        }
        if (postings.docID() == document) {
          int[] positions = bigram.in(document);
          if (starts.length < count + bigram.count()) {
            starts = Arrays.copyOf(starts, Math.max(starts.length * 2, count + bigram.count()));
          }
          System.arraycopy(positions, 0, starts, count, bigram.count());
          count += bigram.count();
        }
      }
      Arrays.sort(starts, 0, count);
      return starts;
    }

    @Override
    int count() {
      return count;
    }
  }
}
