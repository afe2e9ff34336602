package org.zhiren.scaleout;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.Span;
import org.zhiren.materials.WordCount;
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

  private ClusterDocuments() {}

  /** Settings and fields of an index. */
  static ObjectNode index(int shards, int copies) {
    ObjectNode index = ClusterConnection.json().createObjectNode();
    ObjectNode settings = index.putObject("settings");
    settings.put("number_of_shards", shards).put("number_of_replicas", copies);
    settings
        .putObject("similarity")
        .putObject("default")
        .put("type", "BM25")
        .put("k1", K1)
        .put("b", B);
    ObjectNode mappings = index.putObject("mappings").put("dynamic", false);
    ArrayNode unkept = mappings.putObject("_source").putArray("excludes");
    ObjectNode fields = mappings.putObject("properties");
    for (QueryMachine.Field field : QueryMachine.Field.values()) {
      String name = ClusterQueries.field(field);
      unkept.add(name);
      boolean positions = field != QueryMachine.Field.CHARACTERS;
      ObjectNode one =
          fields
              .putObject(name)
              .put("type", "text")
              .put("analyzer", "whitespace")
              .put("index_options", positions ? "positions" : "freqs");
      if (positions) {
        one.put("position_increment_gap", IndexTerms.GAP);
      }
    }
    for (Facet facet : Facet.values()) {
      fields.putObject(ClusterQueries.field(facet)).put("type", "keyword");
    }
    for (String name : List.of("id", "labels", "fold")) {
      fields.putObject(name).put("type", "keyword");
    }
    fields.putObject("day").put("type", "integer");
    return index;
  }

  static ObjectNode document(Material material) {
    Particulars particulars = material.particulars();
    ObjectNode one = ClusterConnection.json().createObjectNode();
    one.put("id", material.id()).put("title", material.title()).put("body", material.text());
    String title = IndexTerms.pairs(material.title());
    ArrayNode pairs = one.putArray(ClusterQueries.field(QueryMachine.Field.TEXT));
    pairs.add(title);
    pairs.add(IndexTerms.pairs(material.text()));
    one.put(ClusterQueries.field(QueryMachine.Field.TITLE), title);
    one.put(
        ClusterQueries.field(QueryMachine.Field.CHARACTERS),
        IndexTerms.characters(material.title() + material.text()));
    pairs(one, QueryMachine.Field.ORGAN, particulars.organ());
    pairs(one, QueryMachine.Field.NUMBER, particulars.number());
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
    one.put("fold", "d" + material.id());
    ArrayNode labels = one.putArray("labels");
    material.labels().forEach(labels::add);
    return one;
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
  static SearchResult.Hit hit(JsonNode hit, @Nullable Highlights highlights, boolean snippet) {
    JsonNode kept = hit.path("_source");
    String title = kept.path("title").asString("");
    String level = text(kept, ClusterQueries.field(Facet.LEVEL));
    JsonNode day = kept.path("day");
    List<Span> inTitle = highlights == null ? List.of() : highlights.inTitle(title);
    Highlights marks =
        highlights == null ? Highlights.of("", SearchRequest.Mode.EXACT) : highlights;
    return new SearchResult.Hit(
        kept.path("id").asString(""),
        title,
        (float) hit.path("_score").asDouble(0),
        0,
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
