package org.zhiren.materials.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Turns what was understood into what Lucene runs. */
final class QueryCompiler {

  /** A pasted page must not become ten thousand clauses. */
  private static final int MOST_BIGRAMS = 160;

  private static final int MOST_CHARACTERS = 64;
  private static final float CHARACTER_WEIGHT = 0.5f;
  private static final float TITLE_WEIGHT = 0.4f;

  private QueryCompiler() {}

  /** To the letter. */
  static Query exact(Question question) {
    return switch (question) {
      case Question.Holds holds -> holds(holds);
      case Question.Has has -> has(has.facet(), has.values());
      case Question.Within within ->
          new ConstantScoreQuery(
              IntPoint.newRangeQuery(
                  Fields.DATE,
                  Math.toIntExact(within.from().toEpochDay()),
                  Math.toIntExact(within.to().toEpochDay())));
      case Question.Named named ->
          new ConstantScoreQuery(new TermQuery(new Term(Fields.ID, named.id())));
      case Question.All all -> {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        boolean positive = false;
        for (Question part : all.parts()) {
          if (part instanceof Question.Not not) {
            query.add(exact(not.part()), Occur.MUST_NOT);
          } else {
            query.add(exact(part), part instanceof Question.Holds ? Occur.MUST : Occur.FILTER);
            positive = true;
          }
        }
        if (!positive) {
          query.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        yield query.build();
      }
      case Question.Any any -> {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        any.parts().forEach(part -> query.add(exact(part), Occur.SHOULD));
        yield query.build();
      }
      case Question.Not not ->
          new BooleanQuery.Builder()
              .add(MatchAllDocsQuery.INSTANCE, Occur.MUST)
              .add(exact(not.part()), Occur.MUST_NOT)
              .build();
    };
  }

  private static Query holds(Question.Holds holds) {
    Query found = pattern(holds.place().field(), holds.pattern());
    if (holds.place() != Question.Place.ANYWHERE) {
      return found;
    }
    if (found instanceof StringQuery string) {
      return string.betterInTitle();
    }
    return new BooleanQuery.Builder()
        .add(found, Occur.MUST)
        .add(new BoostQuery(pattern(Fields.TITLE, holds.pattern()), 2), Occur.SHOULD)
        .build();
  }

  /** A string of one character or more, or a pattern, in a field of bigrams. */
  static Query pattern(String field, TextPattern pattern) {
    if (!pattern.isLiteral()) {
      return new PatternQuery(field, pattern);
    }
    String literal = pattern.pieces().getFirst().literal();
    if (literal.codePointCount(0, literal.length()) == 1) {
      BytesRef character = Fields.term(literal);
      return field.equals(Fields.TEXT)
          ? new TermQuery(new Term(Fields.CHARACTERS, character))
          : new PrefixQuery(new Term(field, character));
    }
    List<Places.Bigram> cover = Places.cover(literal);
    return cover.size() == 1
        ? new TermQuery(new Term(field, cover.getFirst().term()))
        : new StringQuery(field, literal);
  }

  static Query has(Facet facet, Set<String> values) {
    return has(facet, List.copyOf(values));
  }

  private static Query has(Facet facet, List<String> values) {
    List<BytesRef> terms = new ArrayList<>();
    values.forEach(value -> terms.add(new BytesRef(value)));
    return terms.isEmpty()
        ? new MatchNoDocsQuery("no value")
        : new ConstantScoreQuery(new TermInSetQuery(facet.field(), terms));
  }

  /**
   * The nearest documents: all words that count, as alternatives; the rest of the query narrows.
   */
  static Query ranked(Question question, IndexReader reader) {
    StringBuilder words = new StringBuilder();
    List<Question> rest = new ArrayList<>();
    split(question, words, rest);
    Query nearest = ranked(words.toString(), reader);
    if (rest.isEmpty()) {
      return nearest;
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(nearest, Occur.MUST);
    for (Question part : rest) {
      if (part instanceof Question.Not not) {
        query.add(exact(not.part()), Occur.MUST_NOT);
      } else {
        query.add(exact(part), Occur.FILTER);
      }
    }
    return query.build();
  }

  /** Unquoted words anywhere are matter for ranking; everything else is a condition. */
  private static void split(Question question, StringBuilder words, List<Question> rest) {
    switch (question) {
      case Question.Holds holds when holds.place() == Question.Place.ANYWHERE && !holds.quoted() ->
          words.append(words.isEmpty() ? "" : "\u3002").append(holds.written());
      case Question.All all -> all.parts().forEach(part -> split(part, words, rest));
      default -> rest.add(question);
    }
  }

  /** The words of a question that are matter for ranking. */
  static String rankedWords(Question question) {
    StringBuilder words = new StringBuilder();
    split(question, words, new ArrayList<>());
    return words.toString();
  }

  /** What of a question is no matter for ranking but must hold. */
  static List<Question> conditions(Question question) {
    List<Question> rest = new ArrayList<>();
    split(question, new StringBuilder(), rest);
    return rest;
  }

  static Query ranked(String words, IndexReader reader) {
    RankingTerms terms = RankingTerms.of(words);
    if (terms.isEmpty()) {
      return new MatchNoDocsQuery("nothing to rank by");
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String bigram :
        RankingTerms.rarest(
            terms.bigrams(), MOST_BIGRAMS, one -> documents(reader, Fields.TEXT, one))) {
      query.add(new TermQuery(new Term(Fields.TEXT, Fields.term(bigram))), Occur.SHOULD);
      query.add(
          new BoostQuery(new TermQuery(new Term(Fields.TITLE, Fields.term(bigram))), TITLE_WEIGHT),
          Occur.SHOULD);
    }
    for (String character :
        RankingTerms.rarest(
            terms.characters(),
            MOST_CHARACTERS,
            one -> documents(reader, Fields.CHARACTERS, one))) {
      query.add(
          new BoostQuery(
              new TermQuery(new Term(Fields.CHARACTERS, Fields.term(character))), CHARACTER_WEIGHT),
          Occur.SHOULD);
    }
    return query.build();
  }

  private static int documents(IndexReader reader, String field, String term) {
    try {
      return reader.docFreq(new Term(field, Fields.term(term)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The query with access and filters around it; neither takes part in the ranking. */
  static Query narrowed(Query query, SearchRequest request) {
    Optional<Query> condition = condition(request);
    if (condition.isPresent() && query instanceof StringQuery string) {
      return string.where(condition.get());
    }
    return condition.isEmpty()
        ? query
        : new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(condition.get(), Occur.FILTER)
            .build();
  }

  /** Access and filters, which hold whatever is looked for; empty if everything may be shown. */
  static Optional<Query> condition(SearchRequest request) {
    BooleanQuery.Builder condition = new BooleanQuery.Builder();
    boolean narrows = false;
    if (!request.access().everything()) {
      condition.add(access(request.access()), Occur.FILTER);
      narrows = true;
    }
    for (Map.Entry<Facet, Set<String>> filter : request.filters().entrySet()) {
      condition.add(has(filter.getKey(), filter.getValue()), Occur.FILTER);
      narrows = true;
    }
    if (request.dates() != null) {
      condition.add(exact(request.dates()), Occur.FILTER);
      narrows = true;
    }
    return narrows ? Optional.of(condition.build()) : Optional.empty();
  }

  static Query access(Access access) {
    List<BytesRef> labels = access.labels().stream().map(BytesRef::new).toList();
    return labels.isEmpty()
        ? new MatchNoDocsQuery("no access")
        : new TermInSetQuery(Fields.LABEL, labels);
  }
}
