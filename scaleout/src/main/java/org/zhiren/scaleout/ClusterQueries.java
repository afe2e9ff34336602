package org.zhiren.scaleout;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.IndexTerms;
import org.zhiren.materials.search.QueryMachine;
import org.zhiren.materials.search.TextPattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions in the query language of OpenSearch. */
final class ClusterQueries implements QueryMachine<ObjectNode> {

  private static final JsonMapper JSON = ClusterConnection.json();

  static String field(Field field) {
    return switch (field) {
      case TEXT -> "pairs";
      case CHARACTERS -> "characters";
      case TITLE -> "title_pairs";
      case ORGAN -> "organ_pairs";
      case NUMBER -> "number_pairs";
    };
  }

  static String field(Facet facet) {
    return "facet_" + facet.name().toLowerCase(Locale.ROOT);
  }

  private static ObjectNode node() {
    return JSON.createObjectNode();
  }

  @Override
  public ObjectNode term(Field field, String term) {
    ObjectNode query = node();
    query.putObject("term").putObject(field(field)).put("value", term);
    return query;
  }

  @Override
  public ObjectNode begins(Field field, String character) {
    ObjectNode query = node();
    query.putObject("prefix").putObject(field(field)).put("value", character);
    return query;
  }

  @Override
  public ObjectNode string(Field field, List<String> pairs) {
    ObjectNode query = node();
    query
        .putObject("match_phrase")
        .putObject(field(field))
        .put("query", String.join(" ", pairs))
        .put("analyzer", "whitespace");
    return query;
  }

  /**
   * Stretches with gaps, exactly, at a cost that grows with the stretches alone: the first stretch,
   * then a gap, then all the rest as one span. Of the rest only its beginning is looked at, and the
   * first beginning that is not too near decides, so that Lucene's walk through spans, which never
   * goes back, misses nothing. (Nested the other way round it would: ends are not in order.)
   *
   * <p>Whether a document matches is all that is asked, as in the server's process: every match has
   * the same score.
   */
  @Override
  public ObjectNode gapped(Field field, TextPattern pattern) {
    List<TextPattern.Piece> pieces = pattern.pieces();
    ObjectNode rest = stretch(field, pieces.getLast().literal());
    for (int i = pieces.size() - 2; i >= 0; i--) {
      TextPattern.Piece next = pieces.get(i + 1);
      String literal = pieces.get(i).literal();
      List<ObjectNode> clauses = new ArrayList<>(List.of(stretch(field, literal)));
      // The last pair of a stretch ends one character before the stretch does.
      int between = next.least() + (IndexTerms.pairsOf(literal).isEmpty() ? 0 : 1);
      if (between > 0) {
        ObjectNode space = node();
        space.putObject("span_gap").put(field(field), between);
        clauses.add(space);
      }
      clauses.add(rest);
      rest = near(clauses, next.most() - next.least());
    }
    ObjectNode query = node();
    query.putObject("constant_score").set("filter", rest);
    return query;
  }

  /** A known stretch as one span: its pairs in a row, or the character that begins a pair. */
  private static ObjectNode stretch(Field field, String literal) {
    List<String> pairs = IndexTerms.pairsOf(literal);
    if (pairs.isEmpty()) {
      return character(field, literal);
    }
    List<ObjectNode> terms =
        pairs.stream()
            .map(pair -> {
              ObjectNode one = node();
              one.putObject("span_term").put(field(field), pair);
              return one;
            })
            .toList();
    return terms.size() == 1 ? terms.getFirst() : near(terms, 0);
  }

  /**
   * One character. Of title and text every character has its place in a field of its own; elsewhere
   * all pairs that begin with it are meant.
   */
  private static ObjectNode character(Field field, String character) {
    ObjectNode one = node();
    if (field == Field.TEXT) {
      ObjectNode masked = one.putObject("span_field_masking").put("field", field(field));
      masked.putObject("query").putObject("span_term").put(field(Field.CHARACTERS), character);
    } else {
      one.putObject("span_multi")
          .putObject("match")
          .putObject("prefix")
          .putObject(field(field))
          .put("value", character);
    }
    return one;
  }

  private static ObjectNode near(List<ObjectNode> clauses, int slop) {
    ObjectNode query = node();
    ObjectNode near = query.putObject("span_near").put("slop", slop).put("in_order", true);
    near.putArray("clauses").addAll(clauses);
    return query;
  }

  @Override
  public ObjectNode all(List<ObjectNode> musts, List<ObjectNode> filters, List<ObjectNode> nots) {
    ObjectNode query = node();
    ObjectNode bool = query.putObject("bool");
    add(bool, "must", musts);
    add(bool, "filter", filters);
    add(bool, "must_not", nots);
    return query;
  }

  private static void add(ObjectNode bool, String name, List<ObjectNode> parts) {
    if (!parts.isEmpty()) {
      bool.putArray(name).addAll(parts);
    }
  }

  @Override
  public ObjectNode any(List<ObjectNode> parts) {
    ObjectNode query = node();
    ObjectNode bool = query.putObject("bool");
    ArrayNode should = bool.putArray("should");
    should.addAll(parts);
    bool.put("minimum_should_match", 1);
    return query;
  }

  @Override
  public ObjectNode preferring(ObjectNode must, ObjectNode better) {
    ObjectNode query = node();
    ObjectNode bool = query.putObject("bool");
    bool.putArray("must").add(must);
    bool.putArray("should").add(better);
    return query;
  }

  @Override
  public ObjectNode weighted(ObjectNode part, float weight) {
    ObjectNode query = node();
    ObjectNode bool = query.putObject("bool");
    bool.putArray("must").add(part);
    bool.put("boost", weight);
    return query;
  }

  @Override
  public ObjectNode values(Facet facet, List<String> values) {
    return terms(field(facet), values);
  }

  @Override
  public ObjectNode labelled(List<String> labels) {
    return terms("labels", labels);
  }

  private ObjectNode terms(String field, List<String> values) {
    ObjectNode query = node();
    ArrayNode list = query.putObject("terms").putArray(field);
    values.forEach(list::add);
    return query;
  }

  @Override
  public ObjectNode dated(LocalDate from, LocalDate to) {
    ObjectNode query = node();
    query
        .putObject("range")
        .putObject("day")
        .put("gte", from.toEpochDay())
        .put("lte", to.toEpochDay());
    return query;
  }

  @Override
  public ObjectNode named(String id) {
    return named(List.of(id));
  }

  /** The documents of these ids. */
  ObjectNode named(List<String> ids) {
    return terms("id", ids);
  }

  /** The documents of a group of near-duplicates. */
  ObjectNode grouped(long number) {
    ObjectNode query = node();
    query.putObject("term").put(ClusterDocuments.GROUP, number);
    return query;
  }

  @Override
  public ObjectNode everything() {
    ObjectNode query = node();
    query.putObject("match_all");
    return query;
  }

  @Override
  public ObjectNode nothing() {
    ObjectNode query = node();
    query.putObject("match_none");
    return query;
  }
}
