package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Examines the tree after a change, on the day and on every later day on which something changes:
 * no circle, and nothing in or below a unit that does not exist.
 */
@Repository
class Integrity {

  private final JdbcClient jdbc;

  Integrity(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Examines the units that a change touched.
   *
   * @throws InvalidInput if the change would leave a circle or an orphan; the transaction is rolled
   *     back
   */
  void examine(Collection<UUID> touched, LocalDate on) {
    UUID[] units = touched.toArray(UUID[]::new);
    jdbc.sql(
            """
            select name from organization.unit_state r
            where r.ended_by is null and r.parent_id is not null
              and (r.unit_id = any(:units) or r.parent_id = any(:units))
              and not (r.valid <@ coalesce((select range_agg(p.valid) from organization.unit_state p
                                            where p.unit_id = r.parent_id and p.ended_by is null),
                                           '{}'::datemultirange))
            limit 1
            """)
        .param("units", units)
        .query(String.class)
        .optional()
        .ifPresent(name ->
            refuse(
                "parentId",
                Text.of(
                        "“{0}”的上级机构在其存续期间并非一直存在。请先调整它的上级，或选择另一个日期。",
                        "The unit above “{0}” does not exist all the time that “{0}” does. Maybe move it"
                            + " first, or take another day.")
                    .fill(name)));
    jdbc.sql(
            """
            select name from organization.post_state r
            where r.ended_by is null and r.unit_id = any(:units)
              and not (r.valid <@ coalesce((select range_agg(u.valid) from organization.unit_state u
                                            where u.unit_id = r.unit_id and u.ended_by is null),
                                           '{}'::datemultirange))
            limit 1
            """)
        .param("units", units)
        .query(String.class)
        .optional()
        .ifPresent(name ->
            refuse(
                "unitId",
                Text.of(
                        "职位“{0}”所在的机构在职位存续期间并非一直存在。请先移走或撤销该职位。",
                        "The unit of the post “{0}” does not exist all the time that the post does. Maybe"
                            + " move or abolish the post first.")
                    .fill(name)));
    circle(units, on);
  }

  /**
   * Examines everything, after a load: nothing in or below a unit that does not exist, and every
   * unit hangs on a root on every day on which something changes.
   *
   * <p>Right after a load the database has no statistics of the new rows and takes the tables for
   * small; joining them row by row would take time that grows with the square of the units.
   */
  void examineAll() {
    nestedLoops("off");
    existing();
    hanging();
    nestedLoops("on");
  }

  /** Until the end of the transaction at the latest. */
  private void nestedLoops(String onOrOff) {
    jdbc.sql("select set_config('enable_nestloop', :value, true)")
        .param("value", onOrOff)
        .query(String.class)
        .single();
  }

  private void existing() {
    jdbc
        .sql(
            """
            with lives as materialized (
              select unit_id, range_agg(valid) as life from organization.unit_state
              where ended_by is null group by unit_id)
            (select r.name from organization.unit_state r left join lives l on l.unit_id = r.parent_id
             where r.ended_by is null and r.parent_id is not null
               and (l.life is null or not r.valid <@ l.life) limit 1)
            union all
            (select r.name from organization.post_state r left join lives l on l.unit_id = r.unit_id
             where r.ended_by is null and (l.life is null or not r.valid <@ l.life) limit 1)
            """)
        .query(String.class)
        .stream()
        .findFirst()
        .ifPresent(name ->
            refuse(
                "parentId",
                Text.of(
                        "“{0}”的上级机构或所在机构在其存续期间并非一直存在。",
                        "The unit above or around “{0}” does not exist all the time that “{0}” does.")
                    .fill(name)));
  }

  private void hanging() {
    jdbc.sql(
            """
            with recursive down as (
              select s.unit_id, s.valid from organization.unit_state s
              where s.ended_by is null and s.parent_id is null
              union all
              select s.unit_id, s.valid * down.valid from down
              join organization.unit_state s on s.parent_id = down.unit_id
              where s.ended_by is null and s.valid && down.valid),
            hanging as materialized (
              select unit_id, range_agg(valid) as life from down group by unit_id)
            select s.name from organization.unit_state s left join hanging h on h.unit_id = s.unit_id
            where s.ended_by is null and (h.life is null or not s.valid <@ h.life) limit 1
            """)
        .query(String.class)
        .optional()
        .ifPresent(name ->
            refuse(
                "parentId",
                Text.of(
                        "“{0}”不在任何一级机构之下：上下级关系成了环。",
                        "“{0}” hangs on no root: the units above it form a circle.")
                    .fill(name)));
  }

  private void circle(UUID[] units, LocalDate on) {
    jdbc.sql(
            """
            with recursive days as (
              select cast(:on as date) as day
              union select distinct lower(valid) from organization.unit_state
                    where ended_by is null and lower(valid) > :on),
            up as (
              select d.day, s.unit_id as start, s.name, s.parent_id, 1 as depth
              from days d join organization.unit_state s
                on s.unit_id = any(:units) and s.ended_by is null and s.valid @> d.day
              union all
              select up.day, up.start, up.name, s.parent_id, up.depth + 1
              from up join organization.unit_state s
                on s.unit_id = up.parent_id and s.ended_by is null and s.valid @> up.day
              where up.parent_id <> up.start and up.depth < 100)
            select name from up where parent_id = start limit 1
            """)
        .param("on", on)
        .param("units", units)
        .query(String.class)
        .optional()
        .ifPresent(name ->
            refuse(
                "parentId",
                Text.of(
                        "“{0}”不能放在它自己的下级机构之下。请选择另一个上级机构。",
                        "“{0}” cannot be placed under a unit that is below it. Maybe choose another unit"
                            + " above.")
                    .fill(name)));
  }

  private static void refuse(String field, Text message) {
    throw new InvalidInput(field, null, message);
  }
}
