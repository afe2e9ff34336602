package org.zhiren.platform.library;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.materials.Kind;
import org.zhiren.materials.Level;
import org.zhiren.materials.Material;
import org.zhiren.materials.Particulars;
import org.zhiren.materials.Topic;

/** What the index needs of documents; read as the platform itself, never for a page. */
@Component
class IndexedDocuments {

  private final JdbcClient jdbc;

  IndexedDocuments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A document as it is indexed, and its near-duplicates. */
  record Indexed(Material material, long cluster) {}

  /** Those of the documents that are in the library, by id. */
  Map<UUID, Indexed> of(Collection<UUID> ids) {
    Map<UUID, Indexed> found = new HashMap<>();
    jdbc.sql(
            """
            select id, unit_id, reach, author_id, title, kind, level, organ, number, dated, topics, declared_length, source,
                   text, cluster
            from library.document where id = any(:ids) and withdrawn_at is null
            """)
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, number) -> {
          UUID id = Rows.uuid(row, "id");
          String level = row.getString("level");
          Particulars said =
              new Particulars(
                  row.getString("title"),
                  row.getInt("declared_length"),
                  Kind.valueOf(row.getString("kind")),
                  row.getString("organ"),
                  row.getString("number"),
                  row.getObject("dated", LocalDate.class),
                  level == null ? null : Level.valueOf(level),
                  Rows.strings(row, "topics").stream().map(Topic::valueOf).toList(),
                  null,
                  null,
                  null,
                  null,
                  List.of(),
                  null,
                  null);
          return new Indexed(
              new Material(
                  id.toString(),
                  row.getString("text"),
                  said,
                  row.getString("source"),
                  Seeing.labels(
                      Reach.valueOf(row.getString("reach")),
                      row.getObject("unit_id", UUID.class),
                      Rows.uuid(row, "author_id"))),
              row.getLong("cluster"));
        })
        .list()
        .forEach(one -> found.put(UUID.fromString(one.material().id()), one));
    return found;
  }

  /** Every document in the library. */
  List<UUID> ids() {
    return jdbc.sql(
            "select id from library.document where withdrawn_at is null order by added_at, id")
        .query(UUID.class)
        .list();
  }

  long count() {
    return jdbc.sql("select count(*) from library.document where withdrawn_at is null")
        .query(Long.class)
        .single();
  }

  /** Documents that have near-duplicates. */
  List<UUID> grouped() {
    return jdbc.sql("select id from library.document where withdrawn_at is null and cluster <> 0")
        .query(UUID.class)
        .list();
  }

  /** The groups of these documents. */
  Map<UUID, Long> clusters(Collection<UUID> ids) {
    Map<UUID, Long> found = new HashMap<>();
    jdbc.sql("select id, cluster from library.document where id = any(:ids)")
        .param("ids", ids.toArray(UUID[]::new))
        .query(row -> {
          found.put(Rows.uuid(row, "id"), row.getLong("cluster"));
        });
    return found;
  }
}
