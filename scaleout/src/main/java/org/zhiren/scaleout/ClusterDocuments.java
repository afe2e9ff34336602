package org.zhiren.scaleout;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.Span;
import org.zhiren.materials.WordCount;
import org.zhiren.materials.likeness.NearDuplicates;
import org.zhiren.materials.search.Facet;
import org.zhiren.materials.search.Highlights;
import org.zhiren.materials.search.IndexTerms;
import org.zhiren.materials.search.QueryMachine;
import org.zhiren.materials.search.SearchRequest;
import org.zhiren.materials.search.SearchResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Materials as documents of the cluster, and back as hits. */
final class ClusterDocuments {

  /** As the index in the server's process ranks. */
  private static final double K1 = 0.9;

  private static final double B = 0.6;

  /** The group of near-duplicates, by its number; absent if there is none. */
  static final String GROUP = "group";

  /** Of documents with the same value one is listed if near-duplicates are folded. */
  static final String FOLD = "fold";

  /** Whether the document is the medoid of its group. */
  static final String MEDOID = "medoid";

  /** Goes up whenever terms or fields change. */
  private static final String FORMAT = "2";

  /** Folded pages may lie so deep. */
  private static final int DEEPEST = 1_000_000;

  private static final List<String> LISTED =
      List.of(
          "id",
          "title",
          "number",
          "words",
          "day",
          GROUP,
          "facet_kind",
          "facet_level",
          "facet_organ",
          "facet_source");

  private ClusterDocuments() {}

  /** Settings and fields of an index. */
  static ObjectNode index(int shards, int copies) {
    ObjectNode index = ClusterConnection.json().createObjectNode();
    ObjectNode settings = index.putObject("settings");
    settings
        .put("number_of_shards", shards)
        .put("number_of_replicas", copies)
        .put("max_result_window", DEEPEST);
    settings
        .putObject("similarity")
        .putObject("default")
        .put("type", "BM25")
        .put("k1", K1)
        .put("b", B);
    ObjectNode mappings = index.putObject("mappings").put("dynamic", false);
    mappings.putObject("_meta").put("format", FORMAT);
    ArrayNode unkept = mappings.putObject("_source").putArray("excludes");
    ObjectNode fields = mappings.putObject("properties");
    for (QueryMachine.Field field : QueryMachine.Field.values()) {
      String name = ClusterQueries.field(field);
      unkept.add(name);
      fields
          .putObject(name)
          .put("type", "text")
          .put("analyzer", "whitespace")
          .put("index_options", "positions")
          .put("position_increment_gap", IndexTerms.GAP);
    }
    for (Facet facet : Facet.values()) {
      fields.putObject(ClusterQueries.field(facet)).put("type", "keyword");
    }
    for (String name : List.of("id", "labels", FOLD)) {
      fields.putObject(name).put("type", "keyword");
    }
    fields.putObject("day").put("type", "integer");
    fields.putObject(GROUP).put("type", "long");
    fields.putObject(MEDOID).put("type", "boolean");
    return index;
  }

  /**
   * An index made by another version of the program would answer wrongly instead of not at all.
   *
   * @param mappings of one index, as the cluster gives them
   */
  static void checkFormat(String index, JsonNode mappings) throws IOException {
    String format =
        mappings.path(index).path("mappings").path("_meta").path("format").asString("none");
    if (!format.equals(FORMAT)) {
      throw new IOException(
          "The index (%s) has format (%s), this program writes (%s): make it anew."
              .formatted(index, format, FORMAT));
    }
  }

  /** Of found documents, what lists show. */
  static void listed(ObjectNode body, boolean texts) {
    ArrayNode source = body.putArray("_source");
    LISTED.forEach(source::add);
    if (texts) {
      source.add("body");
    }
  }

  static ObjectNode document(Material material, long cluster) {
    Particulars particulars = material.particulars();
    ObjectNode one = ClusterConnection.json().createObjectNode();
    one.put("id", material.id()).put("title", material.title()).put("body", material.text());
    facet(one, Facet.KIND, particulars.kind().code());
    Level level = particulars.level();
    facet(one, Facet.LEVEL, level == null ? null : level.code());
    facet(one, Facet.ORGAN, particulars.organ());
    facet(one, Facet.SOURCE, material.source());
    ArrayNode topics = one.putArray(ClusterQueries.field(Facet.TOPIC));
    particulars.topics().forEach(topic -> topics.add(topic.code()));
    LocalDate date = particulars.date();
    if (date != null) {
      facet(one, Facet.YEAR, Integer.toString(date.getYear()));
      one.put("day", date.toEpochDay());
    }
    one.put("number", particulars.number());
    one.put("words", WordCount.of(material.text()).words());
    ArrayNode labels = one.putArray("labels");
    material.labels().forEach(labels::add);
    grouped(one, cluster);
    addTerms(one);
    return one;
  }

  /**
   * A document that is there already, in another group. The cluster does not keep the terms: they
   * are made again, or the document would never be found.
   */
  static ObjectNode regrouped(ObjectNode kept, long cluster) {
    ObjectNode one = kept.deepCopy();
    grouped(one, cluster);
    addTerms(one);
    return one;
  }

  private static void grouped(ObjectNode one, long cluster) {
    String id = one.path("id").asString("");
    one.put(FOLD, cluster == 0 ? "d" + id : "g" + cluster);
    one.remove(GROUP);
    one.remove(MEDOID);
    if (cluster != 0) {
      one.put(GROUP, cluster).put(MEDOID, NearDuplicates.Group.numberAround(id) == cluster);
    }
  }

  private static void addTerms(ObjectNode one) {
    String title = one.path("title").asString("");
    String text = one.path("body").asString("");
    ArrayNode pairs = one.putArray(ClusterQueries.field(QueryMachine.Field.TEXT));
    pairs.add(IndexTerms.pairs(title));
    pairs.add(IndexTerms.pairs(text));
    // Two values with the same gap: a character has the place of the pair that it begins.
    ArrayNode characters = one.putArray(ClusterQueries.field(QueryMachine.Field.CHARACTERS));
    characters.add(IndexTerms.characters(title));
    characters.add(IndexTerms.characters(text));
    one.put(ClusterQueries.field(QueryMachine.Field.TITLE), IndexTerms.pairs(title));
    pairs(one, QueryMachine.Field.ORGAN, text(one, ClusterQueries.field(Facet.ORGAN)));
    pairs(one, QueryMachine.Field.NUMBER, text(one, "number"));
  }

  private static void pairs(ObjectNode one, QueryMachine.Field field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      one.put(ClusterQueries.field(field), IndexTerms.pairs(value));
    }
  }

  private static void facet(ObjectNode one, Facet facet, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      one.put(ClusterQueries.field(facet), value);
    }
  }

  /** A hit of the cluster as a hit of the library. */
  static SearchResult.Hit hit(
      JsonNode hit,
      float score,
      @Nullable Highlights highlights,
      boolean snippet,
      Map<Long, Long> groups) {
    JsonNode kept = hit.path("_source");
    long cluster = kept.path(GROUP).asLong(0);
    String title = kept.path("title").asString("");
    String level = text(kept, ClusterQueries.field(Facet.LEVEL));
    JsonNode day = kept.path("day");
    List<Span> inTitle = highlights == null ? List.of() : highlights.inTitle(title);
    Highlights marks =
        highlights == null ? Highlights.of("", SearchRequest.Mode.EXACT) : highlights;
    return new SearchResult.Hit(
        kept.path("id").asString(""),
        title,
        score,
        cluster,
        groups.getOrDefault(cluster, 1L),
        Kind.valueOf(kept.path(ClusterQueries.field(Facet.KIND)).asString(Kind.OTHER.code())),
        level == null ? null : Level.valueOf(level),
        text(kept, ClusterQueries.field(Facet.ORGAN)),
        text(kept, "number"),
        day.isNumber() ? LocalDate.ofEpochDay(day.asLong()) : null,
        kept.path(ClusterQueries.field(Facet.SOURCE)).asString(""),
        kept.path("words").asInt(0),
        inTitle,
        snippet ? marks.snippet(kept.path("body").asString("")) : null);
  }

  private static @Nullable String text(JsonNode kept, String name) {
    JsonNode value = kept.path(name);
    return value.isString() ? value.asString() : null;
  }
}
