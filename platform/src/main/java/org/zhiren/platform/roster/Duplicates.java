package org.zhiren.platform.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;

/**
 * Pairs of files that may belong to one human being: the same identity number, the same name and
 * birth date, or the same name with one character of the number different.
 */
@Repository
@Transactional(readOnly = true)
public class Duplicates {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;

  Duplicates(JdbcClient jdbc, NeedToKnow needToKnow) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  /** Why two files may be the same person's. */
  public enum Ground {
    /** 身份证号相同. */
    SAME_NUMBER(Text.of("公民身份号码相同", "the same identity number")),
    /** 姓名与出生日期相同. */
    SAME_NAME_AND_BIRTH(Text.of("姓名、出生日期相同", "the same name and birth date")),
    /** 身份证号一字之差. */
    NUMBER_ONE_OFF(Text.of("号码仅一位不同，姓名相同", "one character of the number differs, same name"));

    private final Text text;

    Ground(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** One of the two. */
  public record Half(
      UUID id, String name, LocalDate birthDate, String postText, boolean inService) {}

  /** A pair. */
  public record Pair(Half first, Half second, Ground ground) {}

  /** The pairs of which the acting account sees both, the surest first, at most {@code most}. */
  public List<Pair> pairs(int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    return jdbc.sql(
            """
            with seen as materialized (
              select p.id, p.name, p.birth_date, p.id_number, p.post_text, p.left_on
              from roster.person p where %s),
            pair as (
              select a.id as a, b.id as b, 'SAME_NUMBER' as ground, 1 as sureness
              from seen a join seen b on a.id_number = b.id_number and a.id < b.id and a.id_number <> ''
              union all
              select a.id, b.id, 'SAME_NAME_AND_BIRTH', 2
              from seen a join seen b on a.name = b.name and a.birth_date = b.birth_date and a.id < b.id
              union all
              select a.id, b.id, 'NUMBER_ONE_OFF', 3
              from seen a join seen b on a.name = b.name and a.id < b.id
                and length(a.id_number) = 18 and length(b.id_number) = 18
              where (select count(*) from generate_series(1, 18) i
                     where substr(a.id_number, i, 1) <> substr(b.id_number, i, 1)) = 1),
            best as (
              select distinct on (a, b) a, b, ground, sureness from pair order by a, b, sureness)
            select best.ground, x.id as x_id, x.name as x_name, x.birth_date as x_birth, x.post_text as x_post,
                   x.left_on is null as x_here, y.id as y_id, y.name as y_name, y.birth_date as y_birth,
                   y.post_text as y_post, y.left_on is null as y_here
            from best
            join seen x on x.id = best.a join seen y on y.id = best.b
            order by best.sureness, x.name, x.id limit :most
            """
                .formatted(seen.sql()))
        .params(seen.params())
        .param("most", most)
        .query((row, number) ->
            new Pair(
                new Half(
                    Columns.uuid(row, "x_id"),
                    row.getString("x_name"),
                    Columns.date(row, "x_birth"),
                    row.getString("x_post"),
                    row.getBoolean("x_here")),
                new Half(
                    Columns.uuid(row, "y_id"),
                    row.getString("y_name"),
                    Columns.date(row, "y_birth"),
                    row.getString("y_post"),
                    row.getBoolean("y_here")),
                Ground.valueOf(row.getString("ground"))))
        .list();
  }
}
