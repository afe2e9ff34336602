package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.Units;

/** The people within what the acting account may see, in the order of statutory precedence. */
@Repository
@Transactional(readOnly = true)
public class People {

  /** How many days before its end a probation is due. */
  public static final int PROBATION_NOTICE_DAYS = 60;

  private static final String COLUMNS =
      """
      select p.id, p.unit_id, p.name, p.sex, p.birth_date, p.post_text, p.level_code, p.rank_name,
             p.management_state, p.left_on
      from roster.person p
      """;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Units units;
  private final Clock clock;

  People(JdbcClient jdbc, NeedToKnow needToKnow, Units units, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.units = units;
    this.clock = clock;
  }

  /**
   * What a search asks for.
   *
   * @param words part of the name, or the beginning of its pinyin initials; may be empty
   * @param unit the unit with all below it; {@code null} for all
   * @param level ZB09 code of the main post; {@code null} for all
   * @param left whether those who have left are meant, instead of those in service
   * @param probationDue only those whose probation ends within {@value #PROBATION_NOTICE_DAYS}
   *     days, or has ended, without confirmation
   */
  public record Search(
      String words,
      @Nullable UUID unit,
      @Nullable String level,
      boolean left,
      boolean probationDue) {

    /** Strips the words. */
    public Search {
      words = words.strip();
    }

    /** Everybody in service. */
    public static Search everybody() {
      return new Search("", null, null, false, false);
    }

    /** Everybody in service with these words. */
    public static Search of(String words) {
      return new Search(words, null, null, false, false);
    }
  }

  /**
   * A part of a list.
   *
   * @param people in the order of precedence
   * @param next the person after whom the next part begins; {@code null} if this is the last
   */
  public record Part(List<Person> people, @Nullable UUID next) {}

  /**
   * The people who match, from one place on.
   *
   * @param after begin after this person; {@code null} for the beginning
   * @param most how many at most
   */
  public Part list(Search search, @Nullable UUID after, int most) {
    Condition condition = condition(search);
    String from =
        after == null
            ? ""
            : """
             and (p.unit_place, p.post_place, p.level_code, p.id) >
               (select a.unit_place, a.post_place, a.level_code, a.id from roster.person a
                where a.id = :after)
            """;
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>(condition.parameters());
    parameters.put("after", after);
    parameters.put("most", most + 1);
    List<Person> found =
        jdbc.sql(
                COLUMNS
                    + condition.sql()
                    + from
                    + " order by p.unit_place, p.post_place, p.level_code, p.id limit :most")
            .params(parameters)
            .query(People::person)
            .list();
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  /** How many people match. */
  public int count(Search search) {
    Condition condition = condition(search);
    return jdbc.sql("select count(*) from roster.person p " + condition.sql())
        .params(condition.parameters())
        .query(Integer.class)
        .single();
  }

  /** The person, if within what the acting account may see. */
  public Optional<Person> find(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    return jdbc.sql(COLUMNS + "where p.id = :id and " + seen.sql())
        .param("id", id)
        .params(seen.params())
        .query(People::person)
        .optional();
  }

  private record Condition(String sql, Map<String, @Nullable Object> parameters) {}

  private Condition condition(Search search) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>(seen.params());
    StringBuilder sql = new StringBuilder("where ").append(seen.sql());
    sql.append(search.left() ? " and p.left_on is not null" : " and p.left_on is null");
    if (!search.words().isEmpty()) {
      sql.append(" and (p.name like '%' || :pattern || '%' or p.initials like :initials || '%')");
      parameters.put("pattern", escaped(search.words()));
      parameters.put("initials", escaped(search.words().toLowerCase(Locale.ROOT)));
    }
    UUID unit = search.unit();
    if (unit != null) {
      Set<UUID> subtree = units.subtree(unit, LocalDate.now(clock));
      sql.append(" and p.unit_id = any(:units)");
      parameters.put("units", subtree.toArray(UUID[]::new));
    }
    if (search.level() != null) {
      sql.append(" and p.level_code = :level");
      parameters.put("level", search.level());
    }
    if (search.probationDue()) {
      sql.append(
          """
           and exists (select from roster.career c
             where c.person_id = p.id and c.ended_by is null and c.ends_on is null
               and c.confirmed_on is null and c.probation_until <= :due)
          """);
      parameters.put("due", LocalDate.now(clock).plusDays(PROBATION_NOTICE_DAYS));
    }
    return new Condition(sql.toString(), parameters);
  }

  private static String escaped(String words) {
    return words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static Person person(ResultSet row, int number) throws SQLException {
    return new Person(
        Columns.uuid(row, "id"),
        Columns.uuid(row, "unit_id"),
        row.getString("name"),
        row.getString("sex"),
        Columns.date(row, "birth_date"),
        row.getString("post_text"),
        row.getString("level_code"),
        row.getString("rank_name"),
        row.getString("management_state"),
        row.getObject("left_on", LocalDate.class));
  }
}
