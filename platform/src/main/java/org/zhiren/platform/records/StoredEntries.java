package org.zhiren.platform.records;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhiren.ledger.Commitment;
import org.zhiren.ledger.Hash;
import org.zhiren.ledger.Salt;

/** Reads entries with what they say. */
@Repository
class StoredEntries {

  private static final int CHUNK = 2_000;

  private static final String COLUMNS =
      """
      select e.id, l.position, e.at, e.account_id, e.actor_name, e.role, e.purpose,
             e.request_token, e.action, e.object_type, e.object_id
      from records.entry e left join records.leaf l on l.entry_id = e.id
      """;

  private final JdbcClient jdbc;

  StoredEntries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The entries with these row numbers, in their order. */
  List<StoredEntry> byId(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return withCommitments(
        jdbc.sql(COLUMNS + "where e.id = any(:ids) order by e.id")
            .param("ids", ids.toArray(Long[]::new))
            .query(BARE)
            .list());
  }

  /** Entries that match a filter, newest first. */
  List<StoredEntry> find(RecordFilter filter, int limit) {
    return withCommitments(
        jdbc.sql(
                COLUMNS
                    + """
                    where (:before::bigint is null or e.id < :before)
                      and (:from::timestamptz is null or e.at >= :from)
                      and (:to::timestamptz is null or e.at < :to)
                      and (:action::text is null or e.action like :action)
                      and (:actor::text is null or e.actor_name like :actor)
                      and (:type::text is null or e.object_type = :type)
                      and (:object::text is null or e.object_id = :object)
                    order by e.id desc limit :limit
                    """)
            .param("before", filter.beforeId())
            .param("from", filter.from())
            .param("to", filter.to())
            .param("action", filter.action() == null ? null : like(filter.action()) + "%")
            .param("actor", filter.actor() == null ? null : "%" + like(filter.actor()) + "%")
            .param("type", filter.objectType())
            .param("object", filter.objectId())
            .param("limit", limit)
            .query(BARE)
            .list());
  }

  /** All entries that have a place, in its order, a chunk at a time. */
  void forEachPlaced(long size, Consumer<StoredEntry> reader) {
    forEachPlaced(0, size, reader);
  }

  /** The entries with places from {@code first} on, up to and not including {@code size}. */
  void forEachPlaced(long first, long size, Consumer<StoredEntry> reader) {
    for (long from = first; from < size; from += CHUNK) {
      withCommitments(
              jdbc.sql(
                      COLUMNS
                          + "where l.position >= :from and l.position < :to order by l.position")
                  .param("from", from)
                  .param("to", Math.min(size, from + CHUNK))
                  .query(BARE)
                  .list())
          .forEach(reader);
    }
  }

  private List<StoredEntry> withCommitments(List<StoredEntry> bare) {
    if (bare.isEmpty()) {
      return bare;
    }
    Map<Long, StoredEntry> byId = new HashMap<>();
    bare.forEach(entry -> byId.put(entry.id(), entry));
    jdbc.sql(
            """
            select entry_id, name, hash, salt, value from records.commitment
            where entry_id = any(:ids)
            """)
        .param("ids", byId.keySet().toArray(Long[]::new))
        .query(row -> {
          StoredEntry entry = byId.get(row.getLong("entry_id"));
          if (entry != null) {
            add(row, entry);
          }
        });
    return bare;
  }

  private static void add(ResultSet row, StoredEntry entry) throws SQLException {
    String name = row.getString("name");
    entry.commitments().put(name, new Commitment(Hash.of(row.getBytes("hash"))));
    byte[] salt = row.getBytes("salt");
    if (salt != null) {
      entry.openings().put(name, new Commitment.Opening(Salt.of(salt), row.getString("value")));
    }
  }

  private static final RowMapper<StoredEntry> BARE =
      (row, number) -> {
        long position = row.getLong("position");
        Long place = row.wasNull() ? null : position;
        SortedMap<String, Commitment> commitments = new TreeMap<>();
        SortedMap<String, Commitment.Opening> openings = new TreeMap<>();
        return new StoredEntry(
            row.getLong("id"),
            place,
            row.getObject("at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC),
            row.getObject("account_id", UUID.class),
            row.getString("actor_name"),
            row.getString("role"),
            row.getString("purpose"),
            row.getString("request_token"),
            row.getString("action"),
            row.getString("object_type"),
            row.getString("object_id"),
            commitments,
            openings);
      };

  private static String like(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
