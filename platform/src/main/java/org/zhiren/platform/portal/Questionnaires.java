package org.zhiren.platform.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * 一报告两评议: once a year those who are entitled to say what they think of a unit's selection work.
 * Only totals are kept. Of a unit in which fewer than five answered, nothing is shown to the
 * public, and what all of them agree on is shown neither, because it would tell what each one said.
 */
@Component
public class Questionnaires {

  /** Fewer answers than this are shown nowhere in public. */
  public static final int LEAST = 5;

  private static final int LONGEST_NAME = 100;

  private final JdbcClient jdbc;
  private final Records records;

  Questionnaires(JdbcClient jdbc, Records records) {
    this.jdbc = jdbc;
    this.records = records;
  }

  /**
   * The totals of one unit in one year.
   *
   * @param eligible how many were asked
   * @param returned how many gave a sheet back; those beyond the four answers said nothing
   * @param good 好
   * @param fair 较好
   * @param middling 一般
   * @param poor 差
   */
  public record Totals(
      int year,
      String unit,
      int eligible,
      int returned,
      int good,
      int fair,
      int middling,
      int poor) {

    /** How many answered the question. */
    public int answered() {
      return good + fair + middling + poor;
    }

    /**
     * Whether the public may see the numbers: enough answered, and they did not all say the same.
     */
    public boolean shown() {
      int answered = answered();
      return answered >= LEAST
          && Math.max(Math.max(good, fair), Math.max(middling, poor)) < answered;
    }

    /** How many of a hundred answered so, rounded. */
    public long percent(int part) {
      return Math.round(part * 100.0 / answered());
    }
  }

  /** Totals with what an officer needs to know. */
  public record Line(UUID id, Totals totals, boolean published, long version) {}

  /** What is published, the latest year first. */
  @Transactional(readOnly = true)
  public List<Totals> published() {
    return jdbc
        .sql("select * from portal.questionnaire where published order by year desc, unit_name")
        .query(Questionnaires::line)
        .list()
        .stream()
        .map(Line::totals)
        .toList();
  }

  /** All, the latest year first. */
  @Transactional(readOnly = true)
  public List<Line> all() {
    return jdbc.sql("select * from portal.questionnaire order by year desc, unit_name")
        .query(Questionnaires::line)
        .list();
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        row.getObject("id", UUID.class),
        new Totals(
            row.getInt("year"),
            row.getString("unit_name"),
            row.getInt("eligible"),
            row.getInt("returned"),
            row.getInt("good"),
            row.getInt("fair"),
            row.getInt("middling"),
            row.getInt("poor")),
        row.getBoolean("published"),
        row.getLong("version"));
  }

  /**
   * Enters totals; those entered before for the same unit and year are replaced and are no longer
   * published.
   *
   * @throws InvalidInput if the numbers contradict one another
   */
  @Transactional
  public void enter(Totals totals) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (totals.year() < 2000 || totals.year() > 2200) {
      fault(faults, "year", totals.year(), Text.of("年度应为四位数字。", "Give the year in four digits."));
    }
    if (totals.unit().isBlank() || totals.unit().strip().length() > LONGEST_NAME) {
      fault(
          faults,
          "unit",
          totals.unit(),
          Text.of("请填写单位名称（{0} 字以内）。", "Give the unit's name, at most {0} characters.")
              .fill(LONGEST_NAME));
    }
    int least =
        Math.min(
            Math.min(totals.good(), totals.fair()), Math.min(totals.middling(), totals.poor()));
    if (totals.eligible() < 1 || totals.returned() < 0 || totals.returned() > totals.eligible()) {
      fault(
          faults,
          "returned",
          totals.returned(),
          Text.of(
                  "收回票数（{0}）应在 0 到应参加人数（{1}）之间。",
                  "The sheets given back ({0}) must lie between 0 and those asked ({1}).")
              .fill(totals.returned(), totals.eligible()));
    }
    if (least < 0 || totals.answered() > totals.returned()) {
      fault(
          faults,
          "good",
          totals.answered(),
          Text.of(
                  "四项评价共 {0} 票，不能多于收回票数 {1}，也不能为负数。",
                  "The four answers add up to {0}: not more than the sheets given back ({1}), and none below zero.")
              .fill(totals.answered(), totals.returned()));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    UUID id =
        jdbc.sql(
                """
                insert into portal.questionnaire
                  (id, year, unit_name, eligible, returned, good, fair, middling, poor)
                values (:id, :year, :unit, :eligible, :returned, :good, :fair, :middling, :poor)
                on conflict (year, unit_name) do update
                set eligible = excluded.eligible, returned = excluded.returned, good = excluded.good,
                    fair = excluded.fair, middling = excluded.middling, poor = excluded.poor,
                    published = false, version = portal.questionnaire.version + 1
                returning id
                """)
            .param("id", UUID.randomUUID())
            .param("year", totals.year())
            .param("unit", totals.unit().strip())
            .param("eligible", totals.eligible())
            .param("returned", totals.returned())
            .param("good", totals.good())
            .param("fair", totals.fair())
            .param("middling", totals.middling())
            .param("poor", totals.poor())
            .query(UUID.class)
            .single();
    records.record(
        Act.of("portal.questionnaire.entered", "questionnaire", id)
            .with("year", totals.year())
            .with("unit", totals.unit().strip())
            .with("returned", totals.returned())
            .with(
                "answers",
                List.of(totals.good(), totals.fair(), totals.middling(), totals.poor())));
  }

  private static void fault(
      List<InvalidInput.Fault> faults, String field, Object value, Text message) {
    faults.add(new InvalidInput.Fault(field, value.toString(), message));
  }

  /** Publishes, or takes back. */
  @Transactional
  public void publish(UUID id, boolean published) {
    if (jdbc.sql(
                "update portal.questionnaire set published = :published, version = version + 1 where id = :id")
            .param("published", published)
            .param("id", id)
            .update()
        == 0) {
      throw new NotFound("questionnaire " + id);
    }
    records.record(
        Act.of(
            "portal.questionnaire." + (published ? "published" : "withdrawn"),
            "questionnaire",
            id));
  }
}
