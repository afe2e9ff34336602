package org.zhiren.platform.organization;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The changes of the organisation that touched something that the acting account may see. */
@Repository
@Transactional(readOnly = true)
public class Changes {

  private static final String HEAD =
      """
      select c.id, c.kind, c.effective_on, c.ground, c.reason, c.author_name, c.recorded_at,
             exists (select from organization.change x where x.undoes = c.id) as undone,
             coalesce(u.unit_id, n.unit_id, q.unit_id) as subject_unit, p.post_id as subject_post,
             coalesce(
               n.name,
               (select s.name from organization.unit_state s
                where s.unit_id = coalesce(u.unit_id, q.unit_id) and s.ended_by is null
                order by lower(s.valid) desc limit 1)) as subject_name
      from organization.change c
      left join lateral (
        select coalesce(
          (select s.unit_id from organization.unit_state s where s.made_by = c.id limit 1),
          (select s.unit_id from organization.unit_state s where s.ended_by = c.id limit 1))
          as unit_id) u on true
      left join lateral (
        select coalesce(
          (select s.post_id from organization.post_state s where s.made_by = c.id limit 1),
          (select s.post_id from organization.post_state s where s.ended_by = c.id limit 1))
          as post_id where u.unit_id is null) p on true
      left join lateral (
        select s.unit_id, s.name from organization.post_state s where s.post_id = p.post_id
        order by s.id desc limit 1) n on true
      left join lateral (
        select coalesce(
          (select s.unit_id from organization.quota_state s where s.made_by = c.id limit 1),
          (select s.unit_id from organization.quota_state s where s.ended_by = c.id limit 1))
          as unit_id where u.unit_id is null and p.post_id is null) q on true
      """;

  private final JdbcClient jdbc;

  Changes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A change.
   *
   * @param id its number
   * @param kind what was done
   * @param on effect date
   * @param ground the document
   * @param reason why
   * @param author who entered it
   * @param recordedAt when it was entered
   * @param undone whether it was undone later
   * @param subject what it was done to, or the first of it
   */
  public record Entry(
      long id,
      ChangeKind kind,
      LocalDate on,
      String ground,
      String reason,
      String author,
      Instant recordedAt,
      boolean undone,
      @Nullable Subject subject) {

    /** Whether an undo makes sense at all. */
    public boolean reversible() {
      return !undone && kind != ChangeKind.LOADED && kind != ChangeKind.UNDONE;
    }
  }

  /**
   * What a change was done to.
   *
   * @param unitId the unit, or the unit of the post
   * @param postId the post, if only a post was touched
   * @param name the last name of the unit, or the title of the post
   */
  public record Subject(UUID unitId, @Nullable UUID postId, String name) {}

  /** A change that touched something visible. */
  public Optional<Entry> find(long id) {
    return jdbc.sql(
            HEAD
                + """
                where c.id = :id and (
                  exists (select from organization.unit_state s where s.made_by = c.id or s.ended_by = c.id)
                  or exists (select from organization.post_state s where s.made_by = c.id or s.ended_by = c.id)
                  or exists (select from organization.quota_state s where s.made_by = c.id or s.ended_by = c.id))
                """)
        .param("id", id)
        .query(Changes::entry)
        .optional();
  }

  /**
   * A word that is another one after each change of the organisation, for whoever keeps something
   * derived from it. It says nothing else.
   */
  public String stamp() {
    return jdbc.sql("select count(*) || ':' || coalesce(max(id), 0) from organization.change")
        .query(String.class)
        .single();
  }

  /** Everything that happened to a unit, its posts and its quotas, the newest first. */
  public List<Entry> ofUnit(UUID unitId) {
    return jdbc.sql(
            HEAD
                + """
                where c.id in (
                  select made_by from organization.unit_state where unit_id = :id
                  union select ended_by from organization.unit_state where unit_id = :id
                  union select made_by from organization.post_state where unit_id = :id
                  union select ended_by from organization.post_state where unit_id = :id
                  union select made_by from organization.quota_state where unit_id = :id
                  union select ended_by from organization.quota_state where unit_id = :id)
                order by c.id desc
                """)
        .param("id", unitId)
        .query(Changes::entry)
        .list();
  }

  /** Everything that happened to a post, the newest first. */
  public List<Entry> ofPost(UUID postId) {
    return jdbc.sql(
            HEAD
                + """
                where c.id in (
                  select made_by from organization.post_state where post_id = :id
                  union select ended_by from organization.post_state where post_id = :id)
                order by c.id desc
                """)
        .param("id", postId)
        .query(Changes::entry)
        .list();
  }

  /** The newest changes. */
  public List<Entry> latest(int most) {
    return latest(most, null);
  }

  /**
   * Changes, the newest first.
   *
   * @param before go on before the change of this number; {@code null} to begin with the newest
   */
  public List<Entry> latest(int most, @Nullable Long before) {
    return jdbc.sql(
            HEAD
                + """
                where (cast(:before as bigint) is null or c.id < :before) and (
                  exists (select from organization.unit_state s where s.made_by = c.id or s.ended_by = c.id)
                  or exists (select from organization.post_state s where s.made_by = c.id or s.ended_by = c.id)
                  or exists (select from organization.quota_state s where s.made_by = c.id or s.ended_by = c.id))
                order by c.id desc limit :most
                """)
        .param("most", most)
        .param("before", before)
        .query(Changes::entry)
        .list();
  }

  /** How many visible changes take effect on the day or later. */
  public int since(LocalDate day) {
    return jdbc.sql(
            """
            select count(*) from organization.change c where c.effective_on >= :day and (
              exists (select from organization.unit_state s where s.made_by = c.id)
              or exists (select from organization.unit_state s where s.ended_by = c.id)
              or exists (select from organization.post_state s where s.made_by = c.id)
              or exists (select from organization.post_state s where s.ended_by = c.id)
              or exists (select from organization.quota_state s where s.made_by = c.id)
              or exists (select from organization.quota_state s where s.ended_by = c.id))
            """)
        .param("day", day)
        .query(Integer.class)
        .single();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("id"),
        ChangeKind.valueOf(row.getString("kind")),
        Rows.date(row, "effective_on"),
        row.getString("ground"),
        row.getString("reason"),
        row.getString("author_name"),
        row.getTimestamp("recorded_at").toInstant(),
        row.getBoolean("undone"),
        subject(row));
  }

  private static @Nullable Subject subject(ResultSet row) throws SQLException {
    UUID unit = row.getObject("subject_unit", UUID.class);
    String name = row.getString("subject_name");
    return unit == null || name == null
        ? null
        : new Subject(unit, row.getObject("subject_post", UUID.class), name);
  }
}
