package org.zhiren.materials.search;

import java.time.LocalDate;
import java.util.List;

/**
 * The questions that a search machine must be able to put, so that it answers as the index in this
 * process does. Terms are those of {@link IndexTerms}.
 *
 * @param <Q> what the machine takes for a question
 */
public interface QueryMachine<Q> {

  /** A place where strings are kept as pairs, or as single characters. */
  enum Field {
    /** Pairs of title and text. */
    TEXT,
    /** Single characters of title and text. */
    CHARACTERS,
    /** Pairs of the title. */
    TITLE,
    /** Pairs of the issuing organ. */
    ORGAN,
    /** Pairs of the document number. */
    NUMBER
  }

  /** One term. */
  Q term(Field field, String term);

  /** A term that begins with this character. */
  Q begins(Field field, String character);

  /** A string of two characters or more that stands in the field, all its pairs in a row. */
  Q string(Field field, List<String> pairs);

  /** Stretches with gaps between them. */
  Q gapped(Field field, TextPattern pattern);

  /**
   * All of {@code musts} and {@code filters}, the latter without part in the ranking; none of
   * {@code nots}.
   */
  Q all(List<Q> musts, List<Q> filters, List<Q> nots);

  /** Any of them; the more the better. */
  Q any(List<Q> parts);

  /** {@code must}, and the better if {@code better} holds too. */
  Q preferring(Q must, Q better);

  /** The same with another weight. */
  Q weighted(Q part, float weight);

  /** A value of a facet, any of them. */
  Q values(Facet facet, List<String> values);

  /** A label, any of them. */
  Q labelled(List<String> labels);

  /** A date between both days, themselves included. */
  Q dated(LocalDate from, LocalDate to);

  /** The document of this id. */
  Q named(String id);

  /** Every document. */
  Q everything();

  /** No document. */
  Q nothing();
}
