package org.zhiren.platform.appraisal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;

/**
 * Released campaigns of 一报告两评议 in totals, for whoever publishes them: how many were asked, how many
 * answered, and how often each mark was given. A campaign about few people is left out, because its
 * totals would tell what was said about each.
 */
@Repository
@Transactional(readOnly = true)
public class Reviews {

  /** Totals about fewer people than this would tell of single ones. */
  public static final int LEAST_PEOPLE = 5;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;

  Reviews(JdbcClient jdbc, NeedToKnow needToKnow) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  /**
   * A campaign in totals.
   *
   * @param campaign the campaign
   * @param unitId the unit whose people were appraised
   * @param title what it is called
   * @param year the year
   * @param people how many were appraised
   * @param expected how many were to answer
   * @param returned how many sheets came back
   * @param marks each mark in words with how often it was given, the best first; what small groups
   *     said is in none of them
   */
  public record Review(
      UUID campaign,
      UUID unitId,
      String title,
      int year,
      int people,
      int expected,
      int returned,
      List<Mark> marks) {
    /** Copies the list. */
    public Review {
      marks = List.copyOf(marks);
    }
  }

  /** How often a mark was given. */
  public record Mark(Text label, int given) {}

  /** The released campaigns about enough people whose marks have words, the latest first. */
  public List<Review> released() {
    NeedToKnow.Predicate seen = needToKnow.predicate("c.unit_id", InformationClass.APPRAISAL);
    return jdbc.sql(
            """
            select c.id, c.unit_id, c.title, c.year, c.labels, c.labels_en, people.number as people,
                   (select sum((g ->> 'expected')::int) from jsonb_array_elements(r.summary -> 'groups') g) as expected,
                   (select sum((g ->> 'returned')::int) from jsonb_array_elements(r.summary -> 'groups') g) as returned,
                   array(select s.value::int from jsonb_array_elements_text(r.summary -> 'spread')
                         with ordinality as s (value, place) order by s.place) as spread
            from appraisal.campaign c
            join appraisal.release r on r.campaign_id = c.id
            join lateral (select count(*) as number from appraisal.subject s where s.campaign_id = c.id) people on true
            where c.kind = 'REPORT_AND_REVIEW' and c.state = 'RELEASED' and not c.trial and cardinality(c.labels) > 0
              and people.number >= :least and
            """
                + seen.sql()
                + " order by c.year desc, c.closes_on desc, c.id")
        .param("least", LEAST_PEOPLE)
        .params(seen.params())
        .query(Reviews::review)
        .list();
  }

  private static Review review(ResultSet row, int number) throws SQLException {
    List<String> zh = words(row.getArray("labels"));
    List<String> en = words(row.getArray("labels_en"));
    Integer[] spread = (Integer[]) row.getArray("spread").getArray();
    List<Mark> marks = new ArrayList<>();
    // Words run from the best mark down, the spread from the least mark up.
    for (int i = 0; i < zh.size() && i < spread.length; i++) {
      String english = i < en.size() ? en.get(i) : "mark " + (zh.size() - i);
      marks.add(new Mark(Text.of(zh.get(i), english), spread[spread.length - 1 - i]));
    }
    return new Review(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        Objects.requireNonNull(row.getObject("unit_id", UUID.class)),
        row.getString("title"),
        row.getInt("year"),
        row.getInt("people"),
        row.getInt("expected"),
        row.getInt("returned"),
        marks);
  }

  private static List<String> words(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }
}
