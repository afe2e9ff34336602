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

  /** In so many ways may the gaps of a pattern lie. */
  private static final int MOST_WAYS = 1000;

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
   * Stretches at exact distances; a gap of one to eight characters is eight ways, any of which may
   * be.
   */
  @Override
  public ObjectNode gapped(Field field, TextPattern pattern) {
    long ways = 1;
    for (TextPattern.Piece piece : pattern.pieces()) {
      ways *= piece.most() - piece.least() + 1;
      if (ways > MOST_WAYS) {
        throw new IllegalArgumentException(
            "The gaps of the pattern (%s) may lie in more than (%d) ways. Maybe use fewer *."
                .formatted(pattern, MOST_WAYS));
      }
    }
    List<List<ObjectNode>> chains = new ArrayList<>(List.of(List.of()));
    int before = 0;
    for (TextPattern.Piece piece : pattern.pieces()) {
      List<List<ObjectNode>> longer = new ArrayList<>();
      for (List<ObjectNode> chain : chains) {
        for (int gap = piece.least(); gap <= piece.most(); gap++) {
          List<ObjectNode> next = new ArrayList<>(chain);
          // The last pair of a stretch ends one character behind its place.
          int between = chain.isEmpty() ? 0 : gap + before;
          if (between > 0) {
            ObjectNode space = node();
            space.putObject("span_gap").put(field(field), between);
            next.add(space);
          }
          stretch(field, piece.literal(), next);
          longer.add(next);
        }
      }
      chains = longer;
      before = piece.literal().codePointCount(0, piece.literal().length()) > 1 ? 1 : 0;
    }
    return any(chains.stream().map(ClusterQueries::near).toList());
  }

  private static void stretch(Field field, String literal, List<ObjectNode> into) {
    List<String> pairs = IndexTerms.pairsOf(literal);
    if (pairs.isEmpty()) {
      ObjectNode one = node();
      one.putObject("span_multi")
          .putObject("match")
          .putObject("prefix")
          .putObject(field(field))
          .put("value", literal);
      into.add(one);
    }
    for (String pair : pairs) {
      ObjectNode one = node();
      one.putObject("span_term").put(field(field), pair);
      into.add(one);
    }
  }

  private static ObjectNode near(List<ObjectNode> clauses) {
    ObjectNode query = node();
    ObjectNode near = query.putObject("span_near").put("slop", 0).put("in_order", true);
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
    return terms("id", List.of(id));
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
