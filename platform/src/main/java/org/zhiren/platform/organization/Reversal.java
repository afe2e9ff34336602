package org.zhiren.platform.organization;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Takes back what a change wrote. */
@Repository
class Reversal {

  private final JdbcClient jdbc;

  Reversal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Refuses if a row that {@code undone} wrote has been replaced since, or the change was undone.
   */
  void refuseIfLaterChangesStandOn(long undone) {
    boolean stands =
        Stream.of("unit_state", "post_state", "quota_state")
            .anyMatch(table -> replaced(table, undone));
    if (stands) {
      throw new InvalidInput(
          "change",
          String.valueOf(undone),
          Text.of(
              "在此之后又有变动，或者已经撤销过。请先撤销其后的变动。",
              "A later change stands on this one, or it was undone before. Maybe undo the later one"
                  + " first."));
    }
  }

  /** Whether a row of the change holds no longer, neither itself nor written anew by an undo. */
  private boolean replaced(String table, long undone) {
    return jdbc.sql(
            """
            select exists (
              select from organization.%1$s r where r.made_by = :undone and r.ended_by is not null
                and not exists (select from organization.%1$s l
                                where l.restores = r.id and l.ended_by is null))
            """
                .formatted(table))
        .param("undone", undone)
        .query(Boolean.class)
        .single();
  }

  /**
   * Marks what {@code undone} wrote as replaced and writes anew what it had replaced; answers the
   * units concerned.
   */
  List<UUID> reverse(PeriodWriter.Change change, long undone) {
    reverse("unit_state", "unit_id", Rows.UNIT_COLUMNS, change, undone);
    reverse("post_state", "post_id", Rows.POST_COLUMNS, change, undone);
    reverse("quota_state", "unit_id", "item, places", change, undone);
    jdbc.sql(
            """
            update organization.post set version = :change where id in (
              select post_id from organization.post_state
              where made_by = :change or ended_by = :change)
            """)
        .param("change", change.id())
        .update();
    List<UUID> units =
        jdbc.sql(
                """
                select unit_id from organization.unit_state where made_by = :change or ended_by = :change
                union select unit_id from organization.post_state where made_by = :change or ended_by = :change
                union select unit_id from organization.quota_state where made_by = :change or ended_by = :change
                """)
            .param("change", change.id())
            .query(UUID.class)
            .list();
    jdbc.sql("update organization.unit set version = :change where id = any(:units)")
        .param("change", change.id())
        .param("units", units.toArray(UUID[]::new))
        .update();
    return units;
  }

  private void reverse(
      String table, String key, String columns, PeriodWriter.Change change, long undone) {
    jdbc.sql(
            """
            update organization.%1$s set ended_by = :change
            where ended_by is null
              and (made_by = :undone
                   or restores in (select id from organization.%1$s where made_by = :undone))
            """
                .formatted(table))
        .param("change", change.id())
        .param("undone", undone)
        .update();
    jdbc.sql(
            """
            insert into organization.%1$s (%2$s, valid, origin, made_by, restores, %3$s)
            select %2$s, valid, origin, :change, coalesce(restores, id), %3$s
            from organization.%1$s where ended_by = :undone
            """
                .formatted(table, key, columns))
        .param("change", change.id())
        .param("undone", undone)
        .update();
  }
}
