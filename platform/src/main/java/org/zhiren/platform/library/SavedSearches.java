package org.zhiren.platform.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** Searches that somebody keeps; each can say every day what is new. */
@Component
public class SavedSearches {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_QUESTION = 2_000;
  private static final int MOST = 50;

  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final Clock clock;

  SavedSearches(JdbcClient jdbc, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * A saved search.
   *
   * @param id the search
   * @param name what its owner calls it
   * @param question the query string of the page of results
   * @param daily whether something new is told every day
   * @param seenUntil documents taken in later are new to its owner
   */
  public record Saved(
      UUID id,
      UUID ownerId,
      String name,
      String question,
      boolean daily,
      OffsetDateTime seenUntil) {}

  /** The searches of the acting account, by name. */
  @Transactional(readOnly = true)
  public List<Saved> mine() {
    return jdbc.sql(
            "select id, owner_id, name, question, daily, seen_until from library.saved_search where owner_id = :me order by name")
        .param("me", actors.current().accountId())
        .query(this::saved)
        .list();
  }

  Saved saved(ResultSet row, int number) throws SQLException {
    return new Saved(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "owner_id"),
        row.getString("name"),
        row.getString("question"),
        row.getBoolean("daily"),
        Rows.time(row, "seen_until", clock));
  }

  /**
   * The search.
   *
   * @throws NotFound if there is none of the acting account
   */
  @Transactional(readOnly = true)
  public Saved required(UUID id) {
    return mine().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("saved search " + id));
  }

  /**
   * Keeps a search.
   *
   * @param question the query string of the page of results, without question mark
   * @throws InvalidInput if the name is missing or taken, or there are too many
   */
  @Transactional
  public UUID save(String name, String question, boolean daily) {
    List<Saved> there = mine();
    Text wrong = null;
    if (name.isBlank() || name.length() > LONGEST_NAME || question.length() > LONGEST_QUESTION) {
      wrong = Text.of("请填写名称，不超过 60 字。", "Enter a name, at most 60 characters.");
    } else if (there.stream().anyMatch(one -> one.name().equals(name.strip()))) {
      wrong = Text.of("已有同名的检索，请换一个名称。", "There is a search of this name already. Choose another.");
    } else if (there.size() >= MOST) {
      wrong = Text.of("已保存 50 个检索，请先删除一些。", "50 searches are saved already. Delete some first.");
    }
    if (wrong != null) {
      throw new InvalidInput("name", name, wrong);
    }
    UUID id = UUID.randomUUID();
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            insert into library.saved_search (id, owner_id, name, question, daily, seen_until, made_at)
            values (:id, :me, :name, :question, :daily, :now, :now)
            """)
        .param("id", id)
        .param("me", actors.current().accountId())
        .param("name", name.strip())
        .param("question", question)
        .param("daily", daily)
        .param("now", now)
        .update();
    return id;
  }

  /** Switches the daily word on or off. */
  @Transactional
  public void daily(UUID id, boolean daily) {
    jdbc.sql("update library.saved_search set daily = :daily where id = :id")
        .param("daily", daily)
        .param("id", required(id).id())
        .update();
  }

  /** Deletes a search. */
  @Transactional
  public void delete(UUID id) {
    jdbc.sql("delete from library.saved_search where id = :id")
        .param("id", required(id).id())
        .update();
  }

  /** Documents among these that were taken in after the moment, the youngest first. */
  @Transactional(readOnly = true)
  public List<UUID> fresh(List<UUID> ids, Instant after) {
    return ids.isEmpty()
        ? List.of()
        : jdbc.sql(
                "select id from library.document where id = any(:ids) and added_at > :after order by added_at desc, id")
            .param("ids", ids.toArray(UUID[]::new))
            .param("after", Timestamp.from(after))
            .query(UUID.class)
            .list();
  }

  /** The owner has seen what is new. */
  @Transactional
  public void seen(UUID id) {
    jdbc.sql("update library.saved_search set seen_until = :now where id = :id")
        .param("now", Timestamp.from(Objects.requireNonNull(clock.instant())))
        .param("id", required(id).id())
        .update();
  }
}
