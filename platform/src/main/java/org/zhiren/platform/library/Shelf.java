package org.zhiren.platform.library;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** What people keep about documents: collections and notes, their own or shared with a unit. */
@Component
public class Shelf {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_NOTE = 2_000;
  private static final int MOST_IN_COLLECTION = 2_000;

  private final JdbcClient jdbc;
  private final Documents documents;
  private final Seeing seeing;
  private final ActorSource actors;
  private final Clock clock;

  Shelf(JdbcClient jdbc, Documents documents, Seeing seeing, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.seeing = seeing;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * A collection.
   *
   * @param id the collection
   * @param ownerName whose it is
   * @param mine whether it belongs to the acting account
   * @param unitId the unit with which it is shared; {@code null} for none
   * @param name its name
   * @param documents how many of its documents may be seen
   */
  public record Collection(
      UUID id, String ownerName, boolean mine, @Nullable UUID unitId, String name, int documents) {}

  /**
   * A note at a document.
   *
   * @param mine whether the acting account wrote it
   * @param unitId the unit with which it is shared; {@code null} for none
   */
  public record Note(
      UUID id,
      String authorName,
      boolean mine,
      @Nullable UUID unitId,
      String words,
      OffsetDateTime writtenAt) {}

  private NeedToKnow.Predicate seen(String owner, String unit) {
    NeedToKnow.Predicate byUnit = seeing.unit(unit);
    Map<String, Object> params = new LinkedHashMap<>(byUnit.params());
    params.put("me", actors.current().accountId());
    return new NeedToKnow.Predicate(
        "(" + owner + " = :me or (" + unit + " is not null and " + byUnit.sql() + "))", params);
  }

  /** The collections that may be seen, one's own first. */
  @Transactional(readOnly = true)
  public List<Collection> collections() {
    NeedToKnow.Predicate seen = seen("c.owner_id", "c.unit_id");
    return jdbc.sql(
            """
            select c.id, c.owner_name, c.owner_id = :me as mine, c.unit_id, c.name,
                   (select count(*) from library.collected k join library.document d on d.id = k.document_id
                    where k.collection_id = c.id and d.withdrawn_at is null) as documents
            from library.collection c where
            """
                + seen.sql()
                + " order by mine desc, c.name, c.id")
        .params(seen.params())
        .query((row, number) ->
            new Collection(
                Rows.uuid(row, "id"),
                row.getString("owner_name"),
                row.getBoolean("mine"),
                row.getObject("unit_id", UUID.class),
                row.getString("name"),
                row.getInt("documents")))
        .list();
  }

  /** The collections of the acting account itself. */
  @Transactional(readOnly = true)
  public List<Collection> mine() {
    return collections().stream().filter(Collection::mine).toList();
  }

  /**
   * The collection.
   *
   * @throws NotFound if there is none that may be seen
   */
  @Transactional(readOnly = true)
  public Collection collection(UUID id) {
    return collections().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("collection " + id));
  }

  private Collection own(UUID id) {
    Collection found = collection(id);
    if (!found.mine()) {
      throw new NotFound("collection " + id);
    }
    return found;
  }

  /** The documents of a collection that may be seen, the latest added first. */
  @Transactional(readOnly = true)
  public List<LibraryDocument> in(UUID id) {
    List<UUID> ids =
        jdbc.sql(
                "select document_id from library.collected where collection_id = :id order by added_at desc, document_id")
            .param("id", collection(id).id())
            .query(UUID.class)
            .list();
    Map<UUID, LibraryDocument> found = documents.find(ids);
    return ids.stream().flatMap(one -> Stream.ofNullable(found.get(one))).toList();
  }

  /** Makes a collection. */
  @Transactional
  public UUID make(String name, @Nullable UUID unit) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new InvalidInput(
          "name", name, Text.of("请填写名称，不超过 60 字。", "Enter a name, at most 60 characters."));
    }
    if (collections().stream().anyMatch(one -> one.mine() && one.name().equals(name.strip()))) {
      throw new InvalidInput(
          "name",
          name,
          Text.of(
              "已有同名的收藏夹，请换一个名称。", "There is a collection of this name already. Choose another."));
    }
    checkUnit(unit);
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into library.collection (id, owner_id, owner_name, unit_id, name, made_at)
            values (:id, :me, :myName, :unit, :name, :now)
            """)
        .param("id", id)
        .param("me", actor.accountId())
        .param("myName", actor.name())
        .param("unit", unit)
        .param("name", name.strip())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  /**
   * Where somebody collects who says no more than that: the collection of the acting account that
   * comes first by name; the first of all is made.
   *
   * @param name what the first of all is called
   */
  @Transactional
  public UUID firstOr(String name) {
    return mine().stream().findFirst().map(Collection::id).orElseGet(() -> make(name, null));
  }

  private void checkUnit(@Nullable UUID unit) {
    if (unit != null && !seeing.sees(unit)) {
      throw new InvalidInput(
          "unit",
          unit.toString(),
          Text.of("您没有这个单位的授权范围，请换一个。", "You have no scope over this unit. Choose another."));
    }
  }

  /** Puts documents into a collection of one's own. */
  @Transactional
  public void add(UUID collection, List<UUID> ids) {
    Collection into = own(collection);
    if (into.documents() + ids.size() > MOST_IN_COLLECTION) {
      throw new InvalidInput(
          "id",
          Integer.toString(ids.size()),
          Text.of("一个收藏夹最多 2,000 件。", "A collection holds at most 2,000 documents."));
    }
    for (UUID id : ids) {
      jdbc.sql(
              """
              insert into library.collected (collection_id, document_id, added_at) values (:collection, :id, :now)
              on conflict do nothing
              """)
          .param("collection", collection)
          .param("id", documents.required(id).id())
          .param("now", Timestamp.from(clock.instant()))
          .update();
    }
  }

  /** Takes a document out of a collection of one's own. */
  @Transactional
  public void drop(UUID collection, UUID document) {
    jdbc.sql(
            "delete from library.collected where collection_id = :collection and document_id = :document")
        .param("collection", own(collection).id())
        .param("document", document)
        .update();
  }

  /** Deletes a collection of one's own; its documents stay in the library. */
  @Transactional
  public void delete(UUID collection) {
    jdbc.sql("delete from library.collection where id = :id")
        .param("id", own(collection).id())
        .update();
  }

  /** The notes at a document that may be seen, the latest first. */
  @Transactional(readOnly = true)
  public List<Note> notes(UUID document) {
    return notes(documents.required(document));
  }

  List<Note> notes(LibraryDocument at) {
    NeedToKnow.Predicate seen = seen("n.author_id", "n.unit_id");
    return jdbc.sql(
            """
            select n.id, n.author_name, n.author_id = :me as mine, n.unit_id, n.words, n.written_at
            from library.note n where n.document_id = :document and
            """
                + seen.sql()
                + " order by n.written_at desc, n.id")
        .param("document", at.id())
        .params(seen.params())
        .query((row, number) ->
            new Note(
                Rows.uuid(row, "id"),
                row.getString("author_name"),
                row.getBoolean("mine"),
                row.getObject("unit_id", UUID.class),
                row.getString("words"),
                Rows.time(row, "written_at", clock)))
        .list();
  }

  /** Writes a note, for oneself or for whoever sees the unit. */
  @Transactional
  public UUID write(UUID document, String words, @Nullable UUID unit) {
    if (words.isBlank() || words.length() > LONGEST_NOTE) {
      throw new InvalidInput(
          "words",
          words,
          Text.of("请填写笔记，不超过 2,000 字。", "Enter the note, at most 2,000 characters."));
    }
    checkUnit(unit);
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into library.note (id, document_id, author_id, author_name, unit_id, words, written_at)
            values (:id, :document, :me, :myName, :unit, :words, :now)
            """)
        .param("id", id)
        .param("document", documents.required(document).id())
        .param("me", actor.accountId())
        .param("myName", actor.name())
        .param("unit", unit)
        .param("words", words.strip())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    return id;
  }

  /** Deletes a note of one's own. */
  @Transactional
  public void erase(UUID document, UUID note) {
    jdbc.sql(
            "delete from library.note where id = :id and document_id = :document and author_id = :me")
        .param("id", note)
        .param("document", document)
        .param("me", actors.current().accountId())
        .update();
  }
}
