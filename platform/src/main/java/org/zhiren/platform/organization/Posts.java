package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The posts as they stood on a day, within what the acting account may see. */
@Repository
@Transactional(readOnly = true)
public class Posts {

  private static final String ON =
      " s.ended_by is null and s.valid @> cast(:on as date) and {seen} ";
  private static final int LOOKED_AT = 500;
  private static final String ORDER = " order by s.precedence, s.name, s.post_id ";

  private final Seeing seeing;

  Posts(Seeing seeing) {
    this.seeing = seeing;
  }

  /** The post on the day. */
  public Optional<Post> find(UUID id, LocalDate on) {
    return seeing
        .sql(Rows.POST_SELECT + "where s.post_id = :id and" + ON)
        .param("id", id)
        .param("on", on)
        .query(Rows::post)
        .optional();
  }

  /** Several posts on the day, by id. */
  public Map<UUID, Post> find(Collection<UUID> ids, LocalDate on) {
    Map<UUID, Post> found = new LinkedHashMap<>();
    seeing
        .sql(Rows.POST_SELECT + "where s.post_id = any(:ids) and" + ON + ORDER)
        .param("ids", ids.toArray(UUID[]::new))
        .param("on", on)
        .query(Rows::post)
        .list()
        .forEach(post -> found.put(post.id(), post));
    return found;
  }

  /** All periods of a post that hold, the earliest first. */
  public List<Post> periods(UUID id) {
    return seeing
        .sql(
            Rows.POST_SELECT
                + "where s.post_id = :id and s.ended_by is null and {seen}"
                + " order by lower(s.valid)")
        .param("id", id)
        .query(Rows::post)
        .list();
  }

  /** The posts of a unit on the day, in the order of precedence. */
  public List<Post> of(UUID unitId, LocalDate on) {
    return seeing
        .sql(Rows.POST_SELECT + "where s.unit_id = :unit and" + ON + ORDER)
        .param("unit", unitId)
        .param("on", on)
        .query(Rows::post)
        .list();
  }

  /** The posts of several units on the day. */
  public List<Post> of(Collection<UUID> unitIds, LocalDate on) {
    return seeing
        .sql(Rows.POST_SELECT + "where s.unit_id = any(:units) and" + ON + ORDER)
        .param("units", unitIds.toArray(UUID[]::new))
        .param("on", on)
        .query(Rows::post)
        .list();
  }

  /** All posts on the day. */
  public List<Post> all(LocalDate on) {
    return seeing
        .sql(Rows.POST_SELECT + "where" + ON + " order by s.unit_id, s.precedence, s.post_id")
        .param("on", on)
        .query(Rows::post)
        .list();
  }

  /** Every post that ever was, as it stands now or stood last. */
  public List<Post> known() {
    return seeing
        .sql(
            Rows.POST_SELECT.replaceFirst("select ", "select distinct on (s.post_id) ")
                + "where s.ended_by is null and {seen} order by s.post_id, lower(s.valid) desc")
        .query(Rows::post)
        .list();
  }

  /** How many posts there were on the day. */
  public int count(LocalDate on) {
    return seeing
        .sql("select count(*) from organization.post_state s where" + ON)
        .param("on", on)
        .query(Integer.class)
        .single();
  }

  /**
   * Posts whose title contains {@code words}, at most {@code most}, the shortest titles first.
   * Among very many matches the first {@value #LOOKED_AT} found are compared, no more.
   */
  public List<Post> search(String words, LocalDate on, int most) {
    String pattern =
        words
            .replace("\\", "\\\\")
            .replace("%", "\\%")
            .replace("_", "\\_")
            .toLowerCase(Locale.ROOT);
    return seeing
        .sql(
            "select * from ("
                + Rows.POST_SELECT
                + "where lower(s.name) like '%' || :pattern || '%' and"
                + ON
                + "limit :looked) found order by length(name), precedence, post_id limit :most")
        .param("pattern", pattern)
        .param("on", on)
        .param("looked", LOOKED_AT)
        .param("most", most)
        .query(Rows::post)
        .list();
  }
}
