package org.zhiren.platform.appraisal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;

/**
 * Released results of appraisal campaigns, for other modules: of one person over the years, of many
 * people as of a day, and how people develop.
 *
 * <p>Everything is narrowed to what the acting account may see, the population from which means and
 * medians are taken included; nobody meets the own results or those of near relatives. Whoever
 * shows a result of one person states a purpose first and records the reading.
 */
@Repository
@Transactional(readOnly = true)
public class Appraisals {

  /** How many years of campaigns a standing looks back. */
  public static final int YEARS = 3;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Units units;

  Appraisals(JdbcClient jdbc, NeedToKnow needToKnow, Units units) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.units = units;
  }

  /**
   * A released result with what the models over several campaigns need.
   *
   * @param result the result
   * @param corrected mean freed from severity and mix of groups but not drawn towards the mean;
   *     {@code null} unless a model was fitted
   */
  record Released(AppraisalResult result, @Nullable Double corrected) {

    /** In points from 0 to 100, before any drawing towards the mean where that is known. */
    double points() {
      Double best = corrected == null ? result.best() : corrected;
      return result.points(best == null ? Double.NaN : best);
    }
  }

  /** The released results of a person, the latest first. */
  public List<AppraisalResult> of(UUID person) {
    return released("r.person_id = :person", Map.of("person", person)).stream()
        .map(Released::result)
        .toList();
  }

  /**
   * What the campaigns of the last {@value #YEARS} years before {@code on} say about everybody who
   * was appraised in them.
   */
  public List<AppraisalStanding> standings(LocalDate on) {
    List<Released> results =
        released(
            "c.closes_on <= :on and c.closes_on > :since and r.raw is not null",
            Map.of("on", on, "since", on.minusYears(YEARS)));
    Set<UUID> places =
        results.stream().map(r -> r.result().unit()).collect(Collectors.toUnmodifiableSet());
    Map<UUID, Boolean> hard =
        units.find(places, on).values().stream()
            .collect(Collectors.toMap(Unit::id, unit -> unit.facts().hardship()));
    return new StandingFit(results, hard).standings();
  }

  /** The same of these people only; who was not appraised is missing. */
  public List<AppraisalStanding> standings(Collection<UUID> people, LocalDate on) {
    Set<UUID> wanted = Set.copyOf(people);
    return standings(on).stream().filter(one -> wanted.contains(one.person())).toList();
  }

  /**
   * How people develop, by all campaigns before {@code on}; people with a single year, and
   * everybody where there are too few of them to tell, are missing.
   */
  public Map<UUID, AppraisalGrowth> growth(LocalDate on) {
    return new GrowthFit(released("c.closes_on <= :on and r.raw is not null", Map.of("on", on)))
        .growth();
  }

  /** How one person develops, beside everybody else who may be seen. */
  public Optional<AppraisalGrowth> growthOf(UUID person, LocalDate on) {
    return Optional.ofNullable(growth(on).get(person));
  }

  private List<Released> released(String condition, Map<String, ?> parameters) {
    NeedToKnow.Predicate seen = needToKnow.predicate("r.unit_id", InformationClass.APPRAISAL);
    return jdbc.sql(
            """
            select r.campaign_id, r.subject_no, r.person_id, r.unit_id, c.kind, c.title, c.year, c.closes_on,
                   c.scale, r.method, r.raters, r.raw, r.fair, r.fair_low, r.fair_high, r.rank_low,
                   r.rank_high, r.compared, r.explanation -> 'sentence' ->> 'zh' as zh,
                   r.explanation -> 'sentence' ->> 'en' as en,
                   cast(r.detail ->> 'corrected' as float8) as corrected
            from appraisal.result r join appraisal.campaign c on c.id = r.campaign_id
            where c.state = 'RELEASED' and r.person_id <> all(:near) and
            """
                + seen.sql()
                + " and "
                + condition
                + " order by c.closes_on desc, r.campaign_id, r.subject_no")
        .params(seen.params())
        .params(parameters)
        .param("near", needToKnow.near().toArray(UUID[]::new))
        .query(Appraisals::row)
        .list();
  }

  private static Released row(ResultSet row, int number) throws SQLException {
    return new Released(
        new AppraisalResult(
            row.getObject("campaign_id", UUID.class),
            row.getInt("subject_no"),
            row.getObject("person_id", UUID.class),
            row.getObject("unit_id", UUID.class),
            CampaignKind.valueOf(row.getString("kind")),
            row.getString("title"),
            row.getInt("year"),
            row.getObject("closes_on", LocalDate.class),
            row.getInt("scale"),
            AppraisalResult.Method.valueOf(row.getString("method")),
            row.getInt("raters"),
            number(row, "raw"),
            number(row, "fair"),
            number(row, "fair_low"),
            number(row, "fair_high"),
            place(row, "rank_low"),
            place(row, "rank_high"),
            row.getInt("compared"),
            Text.of(row.getString("zh"), row.getString("en"))),
        number(row, "corrected"));
  }

  private static @Nullable Double number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  private static @Nullable Integer place(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
