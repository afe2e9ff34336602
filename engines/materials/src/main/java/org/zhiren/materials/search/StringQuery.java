package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConjunctionUtils;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.Weight;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

/**
 * Finds a string of three characters or more in a field of pairs: the same documents with the same
 * scores as {@link #plain} finds, Lucene's own way, which stays in use where only the best matter.
 * Where all matches are counted this one is faster: it reads a document only up to the first place
 * where the string stands, and how often it stands there only if the document can still be among
 * the best ({@link StringScorer}).
 */
final class StringQuery extends Query {

  private static final float IN_TITLE = 2;

  private final String field;
  private final String literal;
  private final List<Places.Bigram> cover;
  private final List<Places.Bigram> between;
  private final boolean better;
  private final @Nullable Query condition;

  /**
   * The string in a field.
   *
   * @param literal the string, folded, of three code points or more
   */
  StringQuery(String field, String literal) {
    this(field, literal, false, null);
  }

  private StringQuery(String field, String literal, boolean better, @Nullable Query condition) {
    this.field = field;
    this.literal = literal;
    this.cover = Places.cover(literal);
    this.between = Places.between(literal);
    this.better = better;
    this.condition = condition;
  }

  /** The same, where documents count for more that have the string in their title too. */
  StringQuery betterInTitle() {
    return new StringQuery(field, literal, true, condition);
  }

  /** The same where a condition holds, which takes no part in the score. */
  StringQuery where(Query holds) {
    return new StringQuery(field, literal, better, holds);
  }

  /** What Lucene itself would run. */
  Query plain() {
    Query found = phrase(field);
    if (better) {
      found = new BooleanQuery.Builder().add(found, Occur.MUST).add(title(), Occur.SHOULD).build();
    }
    return condition == null
        ? found
        : new BooleanQuery.Builder().add(found, Occur.MUST).add(condition, Occur.FILTER).build();
  }

  private Query phrase(String in) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    cover.forEach(bigram -> phrase.add(new Term(in, bigram.term()), bigram.offset()));
    return phrase.build();
  }

  private Query title() {
    return new BoostQuery(phrase(Fields.TITLE), IN_TITLE);
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
      throws IOException {
    if (mode == ScoreMode.TOP_SCORES || mode == ScoreMode.TOP_DOCS_WITH_SCORES) {
      return searcher.createWeight(searcher.rewrite(plain()), mode, boost);
    }
    return new Reading(searcher, mode, boost);
  }

  /** The terms looked up once for all segments. */
  private final class Reading extends Weight {

    private final IndexSearcher searcher;
    private final ScoreMode mode;
    private final float boost;
    private final TermStates[] states;
    private final @Nullable SimScorer score;
    private final @Nullable Weight title;
    private final @Nullable Weight narrowing;

    private Reading(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
      super(StringQuery.this);
      this.searcher = searcher;
      this.mode = mode;
      this.boost = boost;
      states = new TermStates[cover.size()];
      List<TermStatistics> statistics = new ArrayList<>();
      for (int i = 0; i < states.length; i++) {
        Term term = new Term(field, cover.get(i).term());
        states[i] = TermStates.build(searcher, term, mode.needsScores());
        if (mode.needsScores() && states[i].docFreq() > 0) {
          statistics.add(
              searcher.termStatistics(term, states[i].docFreq(), states[i].totalTermFreq()));
        }
      }
      score =
          statistics.isEmpty()
              ? null
              : searcher
                  .getSimilarity()
                  .scorer(
                      boost,
                      searcher.collectionStatistics(field),
                      statistics.toArray(new TermStatistics[0]));
      title =
          better && mode.needsScores()
              ? searcher.createWeight(searcher.rewrite(title()), mode, boost)
              : null;
      narrowing =
          condition == null
              ? null
              : searcher.createWeight(searcher.rewrite(condition), ScoreMode.COMPLETE_NO_SCORES, 1);
    }

    @Override
    public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
      Terms terms = context.reader().terms(field);
      if (terms == null) {
        return null;
      }
      TermsEnum term = terms.iterator();
      List<PlaceMatcher.Pair> pairs = new ArrayList<>();
      List<DocIdSetIterator> needed = new ArrayList<>();
      int fewestDocuments = Integer.MAX_VALUE;
      for (int i = 0; i < states.length; i++) {
        var found = states[i].get(context);
        var state = found == null ? null : found.get();
        if (state == null) {
          return null;
        }
        term.seekExact(cover.get(i).term(), state);
        PostingsEnum postings = term.postings(null, PostingsEnum.POSITIONS);
        pairs.add(new PlaceMatcher.Pair(postings, cover.get(i).offset(), term.totalTermFreq()));
        needed.add(postings);
        fewestDocuments = Math.min(fewestDocuments, term.docFreq());
      }
      List<PostingsEnum> more = new ArrayList<>();
      for (Places.Bigram one : between) {
        if (!term.seekExact(one.term())) {
          return null;
        }
        if (term.docFreq() < fewestDocuments) {
          PostingsEnum postings = term.postings(null, PostingsEnum.FREQS);
          more.add(postings);
          needed.add(postings);
        }
      }
      DocIdSetIterator condition = null;
      if (narrowing != null) {
        Scorer holds = narrowing.scorer(context);
        if (holds == null) {
          return null;
        }
        condition = holds.iterator();
      }
      StringMatcher matcher =
          matcher(context, new Segment(pairs, more, needed, condition, fewestDocuments));
      Scorer scorer =
          score == null
              ? new StringScorer(matcher)
              : new StringScorer(
                  matcher,
                  score,
                  context.reader().getNormValues(field),
                  title == null ? null : title.scorer(context));
      return new ScorerSupplier() {
        @Override
        public Scorer get(long leadCost) {
          return scorer;
        }

        @Override
        public long cost() {
          return matcher.documents().cost();
        }
      };
    }

    /** What was found of the pairs in a segment, and in how many documents the rarest is. */
    private record Segment(
        List<PlaceMatcher.Pair> pairs,
        List<PostingsEnum> more,
        List<DocIdSetIterator> needed,
        @Nullable DocIdSetIterator condition,
        int fewestDocuments) {}

    /** Reads in a list what it can, in the places of pairs what it must. */
    private StringMatcher matcher(LeafReaderContext context, Segment in) throws IOException {
      boolean frequent = field.equals(Fields.TEXT) && in.fewestDocuments >= StringLists.WORTH;
      StringLists lists = frequent ? StringLists.of(context.reader()) : null;
      StringLists.Listing list = null;
      if (lists != null && literal.length() == CommonStrings.LENGTH) {
        list = lists.of(literal);
      } else if (lists != null) {
        addLists(lists, in.needed);
      }
      if (lists == null || list == null) {
        return new PlaceMatcher(all(in.needed, in.condition), in.pairs, in.more);
      }
      in.needed.add(lists.before(list));
      StringMatcher unlisted = new PlaceMatcher(all(in.needed, null), in.pairs, in.more);
      DocIdSetIterator documents = new Either(list.documents(), unlisted.documents());
      return new ListMatcher(all(List.of(documents), in.condition), list.documents(), unlisted);
    }

    /** A longer string stands only where each four of its characters do. */
    private void addLists(StringLists lists, List<DocIdSetIterator> needed) throws IOException {
      for (int i = 0; i + CommonStrings.LENGTH <= literal.length(); i++) {
        StringLists.Listing four = lists.of(literal.substring(i, i + CommonStrings.LENGTH));
        if (four != null) {
          needed.add(new Either(four.documents(), lists.before(four)));
        }
      }
    }

    private static DocIdSetIterator all(
        List<DocIdSetIterator> needed, @Nullable DocIdSetIterator condition) {
      List<DocIdSetIterator> all = new ArrayList<>(needed);
      if (condition != null) {
        all.add(condition);
      }
      return all.size() == 1 ? all.getFirst() : ConjunctionUtils.intersectIterators(all);
    }

    @Override
    public Explanation explain(LeafReaderContext context, int document) throws IOException {
      return searcher
          .createWeight(searcher.rewrite(plain()), mode, boost)
          .explain(context, document);
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
      return narrowing == null || narrowing.isCacheable(context);
    }
  }

  @Override
  public String toString(String defaultField) {
    return plain().toString(defaultField);
  }

  @Override
  public void visit(QueryVisitor visitor) {
    plain().visit(visitor);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StringQuery query && plain().equals(query.plain());
  }

  @Override
  public int hashCode() {
    return 31 * plain().hashCode() + 1;
  }
}
