package org.zhiren.platform.appraisal.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.SensitiveReads;
import org.zhiren.platform.appraisal.AppraisalResult.Method;
import org.zhiren.platform.appraisal.Campaign;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.databind.json.JsonMapper;

/**
 * Released results: of a campaign in the order of precedence, and of one person in it. Readings are
 * recorded; the own result and those of near relatives are not shown to staff, whatever they may.
 */
@Component
public class Results {

  private final JdbcClient jdbc;
  private final Campaigns campaigns;
  private final NeedToKnow needToKnow;
  private final SensitiveReads reads;
  private final Records records;
  private final TransactionTemplate transactions;
  private final JsonMapper json;
  private final Clock clock;

  Results(
      JdbcClient jdbc,
      Campaigns campaigns,
      NeedToKnow needToKnow,
      SensitiveReads reads,
      Records records,
      TransactionTemplate transactions,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.campaigns = campaigns;
    this.needToKnow = needToKnow;
    this.reads = reads;
    this.records = records;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * The act of releasing.
   *
   * @param ground the decision that ordered it
   * @param by who did it
   * @param at when
   * @param feedback whether each person may read the own result
   * @param summary the campaign as a whole
   */
  public record Release(
      String ground, String by, OffsetDateTime at, boolean feedback, Summary summary) {}

  /**
   * A result in the list.
   *
   * @param near whether it is the reader's own or a near relative's: then nothing else but number,
   *     name and post is given
   */
  public record Line(
      int no,
      UUID person,
      String name,
      String post,
      boolean near,
      Method method,
      int raters,
      @Nullable Double raw,
      @Nullable Double fair,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Integer rankLow,
      @Nullable Integer rankHigh,
      int compared,
      int part) {

    Line hidden() {
      return new Line(
          no,
          person,
          name,
          post,
          true,
          Method.WITHHELD,
          0,
          null,
          null,
          null,
          null,
          null,
          null,
          0,
          0);
    }
  }

  /** A campaign with all its results, in the order of precedence. */
  public record Overview(Campaign campaign, Release release, List<Line> lines) {

    /** Copies the list. */
    public Overview {
      lines = List.copyOf(lines);
    }
  }

  /** One person's result with what stands behind it. */
  public record One(
      Campaign campaign, Release release, Line line, Reason reason, ResultDetail detail) {}

  /**
   * Everybody's results in a campaign; the reading is recorded.
   *
   * @throws NotFound if the campaign is not released, or not for the acting account
   */
  public Overview open(UUID campaign) {
    Overview overview = required(transactions.execute(status -> read(campaign)));
    reads.seen("campaign", campaign, InformationClass.APPRAISAL, List.of("results"));
    return overview;
  }

  /**
   * The same to be taken out as a file; recorded before it leaves.
   *
   * @param format its end, for instance {@code pdf}
   */
  public Overview takeOut(UUID campaign, String format) {
    return required(
        transactions.execute(status -> {
          Overview overview = read(campaign);
          records.record(
              Act.of("results.exported", "campaign", campaign)
                  .with("format", format)
                  .with("people", overview.lines().stream().filter(line -> !line.near()).count()));
          return overview;
        }));
  }

  private Overview read(UUID id) {
    Campaign campaign = campaigns.required(id);
    Set<UUID> near = needToKnow.near();
    List<Line> lines =
        jdbc
            .sql(LINES + "order by r.subject_no")
            .param("campaign", id)
            .query(Results::line)
            .list()
            .stream()
            .map(line -> near.contains(line.person()) ? line.hidden() : line)
            .toList();
    boolean among = lines.stream().anyMatch(Line::near);
    return new Overview(campaign, release(id, among), lines);
  }

  private static final String LINES =
      """
      select r.subject_no, r.person_id, s.name, s.post, r.method, r.raters, r.raw, r.fair, r.fair_low,
             r.fair_high, r.rank_low, r.rank_high, r.compared, r.part, r.explanation, r.detail
      from appraisal.result r
      join appraisal.subject s on s.campaign_id = r.campaign_id and s.no = r.subject_no
      where r.campaign_id = :campaign
      """;

  /**
   * Reads the release.
   *
   * @param among whether the reader, or a near relative, is among the people
   */
  private Release release(UUID campaign, boolean among) {
    Optional<Release> release =
        jdbc.sql("select * from appraisal.release where campaign_id = :campaign")
            .param("campaign", campaign)
            .query((row, number) -> {
              Summary summary = json.readValue(row.getString("summary"), Summary.class);
              return new Release(
                  row.getString("ground"),
                  row.getString("author_name"),
                  time(row.getTimestamp("released_at")),
                  row.getBoolean("feedback"),
                  among ? summary.withoutTotals() : summary);
            })
            .optional();
    return release.orElseThrow(() -> new NotFound("release of campaign " + campaign));
  }

  /**
   * One person's result; the reading is recorded.
   *
   * @throws NotFound if there is none, or not for the acting account: the own one and those of near
   *     relatives never are, and a purpose must have been stated
   */
  public One one(UUID campaign, int no) {
    One one = required(transactions.execute(status -> readOne(campaign, no)));
    if (!needToKnow.mayOpenPerson(one.line().person())) {
      throw new NotFound("result " + campaign + " " + no);
    }
    reads.seen(
        "person", one.line().person(), InformationClass.APPRAISAL, List.of("result:" + campaign));
    return one;
  }

  private One readOne(UUID id, int no) {
    Campaign campaign = campaigns.required(id);
    Set<UUID> near = needToKnow.near();
    boolean among = campaign.people().stream().anyMatch(one -> near.contains(one.personId()));
    Release release = release(id, among);
    return jdbc.sql(LINES + "and r.subject_no = :no")
        .param("campaign", id)
        .param("no", no)
        .query((row, number) -> {
          ResultDetail detail = json.readValue(row.getString("detail"), ResultDetail.class);
          return new One(
              campaign,
              release,
              line(row, number),
              Reason.of(json.readTree(row.getString("explanation"))),
              among ? detail.withoutTotals() : detail);
        })
        .optional()
        .orElseThrow(() -> new NotFound("result " + id + " " + no));
  }

  private static <T> T required(@Nullable T value) {
    return Objects.requireNonNull(value);
  }

  private OffsetDateTime time(Timestamp at) {
    return at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }

  static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        row.getInt("subject_no"),
        row.getObject("person_id", UUID.class),
        row.getString("name"),
        row.getString("post"),
        false,
        Method.valueOf(row.getString("method")),
        row.getInt("raters"),
        number(row, "raw"),
        number(row, "fair"),
        number(row, "fair_low"),
        number(row, "fair_high"),
        place(row, "rank_low"),
        place(row, "rank_high"),
        row.getInt("compared"),
        row.getInt("part"));
  }

  static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Integer place(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
