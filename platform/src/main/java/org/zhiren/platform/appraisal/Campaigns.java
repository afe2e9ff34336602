package org.zhiren.platform.appraisal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.shell.NotFound;

/** The campaigns of the units whose appraisals the acting account may see. */
@Repository
@Transactional(readOnly = true)
public class Campaigns {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Clock clock;

  Campaigns(JdbcClient jdbc, NeedToKnow needToKnow, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.clock = clock;
  }

  /**
   * A campaign in a list.
   *
   * @param id the campaign
   * @param unitId the unit whose people are appraised
   * @param kind what kind it is
   * @param title what it is called
   * @param year the year that is appraised
   * @param state where it stands
   * @param trial whether it is open for trying out only
   * @param valid whether enough sheets came back; {@code null} before closing
   * @param people how many people are appraised
   * @param expected how many sheets should come back
   * @param returned how many came back
   * @param opensOn first day for marking
   * @param closesOn last day for marking
   */
  public record Line(
      UUID id,
      UUID unitId,
      CampaignKind kind,
      String title,
      int year,
      CampaignState state,
      boolean trial,
      @Nullable Boolean valid,
      int people,
      int expected,
      int returned,
      LocalDate opensOn,
      LocalDate closesOn) {}

  /**
   * A part of the list.
   *
   * @param lines the newest first
   * @param next the campaign after which the next part begins; {@code null} if this is the last
   */
  public record Part(List<Line> lines, @Nullable UUID next) {
    /** Copies the list. */
    public Part {
      lines = List.copyOf(lines);
    }
  }

  /**
   * Campaigns, the newest first.
   *
   * @param state only those that stand so; {@code null} for all
   * @param words part of the title; may be empty
   * @param after begin after this campaign; {@code null} for the beginning
   * @param most how many at most
   */
  public Part list(@Nullable CampaignState state, String words, @Nullable UUID after, int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("c.unit_id", InformationClass.APPRAISAL);
    List<Line> found =
        jdbc.sql(
                """
                select c.id, c.unit_id, c.kind, c.title, c.year, c.state, c.trial, c.valid,
                       c.opens_on, c.closes_on,
                       (select count(*) from appraisal.subject s where s.campaign_id = c.id) as people,
                       (select coalesce(sum(g.expected), 0) from appraisal.rater_group g
                        where g.campaign_id = c.id) as expected,
                       (select count(*) from appraisal.sheet h where h.campaign_id = c.id) as returned
                from appraisal.campaign c
                where (cast(:state as text) is null or c.state = :state)
                  and (:words = '' or strpos(lower(c.title), :words) > 0)
                  and (cast(:after as uuid) is null or (c.created_at, c.id) < (
                    select a.created_at, a.id from appraisal.campaign a where a.id = :after))
                  and
                """
                    + " "
                    + seen.sql()
                    + " order by c.created_at desc, c.id desc limit :most")
            .param("state", state == null ? null : state.name())
            .param("words", words.strip().toLowerCase(java.util.Locale.ROOT))
            .param("after", after)
            .param("most", most + 1)
            .params(seen.params())
            .query(Campaigns::line)
            .list();
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(
        uuid(row, "id"),
        uuid(row, "unit_id"),
        CampaignKind.valueOf(row.getString("kind")),
        row.getString("title"),
        row.getInt("year"),
        CampaignState.valueOf(row.getString("state")),
        row.getBoolean("trial"),
        row.getObject("valid", Boolean.class),
        row.getInt("people"),
        row.getInt("expected"),
        row.getInt("returned"),
        date(row, "opens_on"),
        date(row, "closes_on"));
  }

  /** The campaign, if the acting account may see the appraisals of its unit. */
  public Optional<Campaign> find(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("c.unit_id", InformationClass.APPRAISAL);
    return jdbc.sql("select c.* from appraisal.campaign c where c.id = :id and " + seen.sql())
        .param("id", id)
        .params(seen.params())
        .query(this::campaign)
        .optional();
  }

  /**
   * The campaign.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  public Campaign required(UUID id) {
    return find(id).orElseThrow(() -> new NotFound("campaign " + id));
  }

  private Campaign campaign(ResultSet row, int number) throws SQLException {
    UUID id = uuid(row, "id");
    byte[] seal = row.getBytes("seal");
    return new Campaign(
        id,
        uuid(row, "unit_id"),
        CampaignKind.valueOf(row.getString("kind")),
        CampaignState.valueOf(row.getString("state")),
        row.getBoolean("trial"),
        new Plan(
            row.getString("title"),
            row.getInt("year"),
            row.getString("ground"),
            row.getString("introduction"),
            new MarkScale(
                row.getInt("scale"),
                strings(row.getArray("labels")),
                strings(row.getArray("labels_en"))),
            row.getObject("people_per_sheet", Integer.class),
            row.getBoolean("remarks"),
            row.getInt("least_scores"),
            row.getInt("least_remarks"),
            row.getBigDecimal("valid_share")
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact(),
            date(row, "opens_on"),
            date(row, "closes_on"),
            items(id),
            groups(id)),
        people(id),
        row.getString("author_name"),
        Objects.requireNonNull(time(row, "created_at")),
        time(row, "opened_at"),
        time(row, "closed_at"),
        row.getString("address"),
        row.getObject("valid", Boolean.class),
        seal == null ? null : HexFormat.of().formatHex(seal),
        row.getLong("version"));
  }

  private List<Item> items(UUID campaign) {
    return jdbc.sql("select * from appraisal.item where campaign_id = :campaign order by no")
        .param("campaign", campaign)
        .query((row, number) ->
            new Item(
                row.getInt("no"),
                row.getString("name"),
                row.getString("english"),
                row.getString("explanation"),
                row.getString("explanation_en"),
                plain(row.getBigDecimal("weight"))))
        .list();
  }

  private List<RaterGroup> groups(UUID campaign) {
    return jdbc.sql("select * from appraisal.rater_group where campaign_id = :campaign order by no")
        .param("campaign", campaign)
        .query((row, number) ->
            new RaterGroup(
                row.getInt("no"),
                row.getString("name"),
                row.getString("english"),
                plain(row.getBigDecimal("weight")),
                row.getInt("expected"),
                row.getInt("on_paper"),
                row.getString("rater_name"),
                row.getObject("rater_account", UUID.class)))
        .list();
  }

  private List<Subject> people(UUID campaign) {
    return jdbc.sql(
            """
            select no, person_id, name, post from appraisal.subject
            where campaign_id = :campaign order by no
            """)
        .param("campaign", campaign)
        .query((row, number) ->
            new Subject(
                row.getInt("no"),
                uuid(row, "person_id"),
                row.getString("name"),
                row.getString("post")))
        .list();
  }

  /** 25 rather than 25.00 or 2.5E+1. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  private @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }

  static List<String> strings(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, UUID.class), column);
  }

  static LocalDate date(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, LocalDate.class), column);
  }
}
