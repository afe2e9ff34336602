package org.zhiren.platform.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
  private static final List<Text> PAPER =
      List.of(
          Text.of("好", "good"),
          Text.of("较好", "fairly good"),
          Text.of("一般", "middling"),
          Text.of("差", "poor"));

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
   * @param returned how many gave a sheet back; those beyond the answers said nothing
   * @param answers each answer in words with how often it was given, the best first
   * @param campaign the appraisal campaign from which they were taken over; {@code null} for a
   *     count on paper that was typed in
   */
  public record Totals(
      int year,
      String unit,
      int eligible,
      int returned,
      List<Answer> answers,
      @Nullable UUID campaign) {

    /** Copies the list. */
    public Totals {
      answers = List.copyOf(answers);
    }

    /** Counted on paper: 好, 较好, 一般, 差. */
    public Totals(
        int year,
        String unit,
        int eligible,
        int returned,
        int good,
        int fair,
        int middling,
        int poor) {
      this(
          year,
          unit,
          eligible,
          returned,
          List.of(
              new Answer(PAPER.get(0), good),
              new Answer(PAPER.get(1), fair),
              new Answer(PAPER.get(2), middling),
              new Answer(PAPER.get(3), poor)),
          null);
    }

    /** How many answers there are in all; on sheets of a campaign each may hold several. */
    public int answered() {
      return answers.stream().mapToInt(Answer::votes).sum();
    }

    /**
     * Whether the public may see the numbers: enough people answered, and they did not all say the
     * same.
     */
    public boolean shown() {
      int answered = answered();
      int people = campaign == null ? answered : Math.min(answered, returned);
      return people >= LEAST && answers.stream().mapToInt(Answer::votes).max().orElse(0) < answered;
    }

    /** How many of a hundred answered so, rounded. */
    public long percent(int part) {
      return Math.round(part * 100.0 / answered());
    }
  }

  /** An answer in words, and how often it was given. */
  public record Answer(Text label, int votes) {}

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
    UUID campaign = row.getObject("campaign_id", UUID.class);
    List<Answer> answers = new ArrayList<>();
    if (campaign == null) {
      List<String> columns = List.of("good", "fair", "middling", "poor");
      for (int i = 0; i < columns.size(); i++) {
        answers.add(new Answer(PAPER.get(i), row.getInt(columns.get(i))));
      }
    } else {
      String[] zh = (String[]) row.getArray("labels").getArray();
      String[] en = (String[]) row.getArray("labels_en").getArray();
      Integer[] counts = (Integer[]) row.getArray("counts").getArray();
      for (int i = 0; i < counts.length; i++) {
        answers.add(new Answer(Text.of(zh[i], en[i]), counts[i]));
      }
    }
    return new Line(
        row.getObject("id", UUID.class),
        new Totals(
            row.getInt("year"),
            row.getString("unit_name"),
            row.getInt("eligible"),
            row.getInt("returned"),
            answers,
            campaign),
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
    boolean paper = totals.campaign() == null;
    int least = totals.answers().stream().mapToInt(Answer::votes).min().orElse(0);
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
    if (least < 0 || (paper && totals.answered() > totals.returned())) {
      fault(
          faults,
          "good",
          totals.answered(),
          Text.of(
                  "各项评价共 {0} 票，不能多于收回票数 {1}，也不能为负数。",
                  "The answers add up to {0}: not more than the sheets given back ({1}), and none"
                      + " below zero.")
              .fill(totals.answered(), totals.returned()));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    UUID id =
        jdbc.sql(
                """
                insert into portal.questionnaire
                  (id, year, unit_name, eligible, returned, good, fair, middling, poor, campaign_id, labels, labels_en, counts)
                values (:id, :year, :unit, :eligible, :returned, :good, :fair, :middling, :poor, :campaign, :labels,
                  :english, :counts)
                on conflict (year, unit_name) do update
                set eligible = excluded.eligible, returned = excluded.returned, good = excluded.good,
                    fair = excluded.fair, middling = excluded.middling, poor = excluded.poor,
                    campaign_id = excluded.campaign_id, labels = excluded.labels, labels_en = excluded.labels_en,
                    counts = excluded.counts, published = false, version = portal.questionnaire.version + 1
                returning id
                """)
            .param("id", UUID.randomUUID())
            .param("year", totals.year())
            .param("unit", totals.unit().strip())
            .param("eligible", totals.eligible())
            .param("returned", totals.returned())
            .param("good", paper ? totals.answers().get(0).votes() : 0)
            .param("fair", paper ? totals.answers().get(1).votes() : 0)
            .param("middling", paper ? totals.answers().get(2).votes() : 0)
            .param("poor", paper ? totals.answers().get(3).votes() : 0)
            .param("campaign", totals.campaign())
            .param("labels", words(paper, totals, one -> one.label().zh()))
            .param("english", words(paper, totals, one -> one.label().en()))
            .param(
                "counts",
                paper
                    ? new Integer[0]
                    : totals.answers().stream().map(Answer::votes).toArray(Integer[]::new))
            .query(UUID.class)
            .single();
    records.record(
        Act.of("portal.questionnaire.entered", "questionnaire", id)
            .with("year", totals.year())
            .with("unit", totals.unit().strip())
            .with("returned", totals.returned())
            .with("campaign", totals.campaign())
            .with("answers", totals.answers().stream().map(Answer::votes).toList()));
  }

  private static String[] words(boolean paper, Totals totals, Function<Answer, String> word) {
    return paper ? new String[0] : totals.answers().stream().map(word).toArray(String[]::new);
  }

  private static void fault(
      List<InvalidInput.Fault> faults, String field, Object value, Text message) {
    faults.add(new InvalidInput.Fault(field, value.toString(), message));
  }

  /** Publishes, or takes back. */
  @Transactional
  public void publish(UUID id, boolean published) {
    if (jdbc.sql(
                "update portal.questionnaire set published = :published, version = version + 1"
                    + " where id = :id")
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
