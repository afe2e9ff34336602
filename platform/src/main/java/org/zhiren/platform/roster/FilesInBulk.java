package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;

/**
 * Reads the files of many people for the rules: what conditions and effect periods are judged on.
 * Nothing is shown to anybody here, so no reading is recorded; whoever shows a part of it sees to
 * that. Rows and sections that the acting account may not see are left out, and {@link
 * Filed#classes} says so. Memory holds {@value #CHUNK} people at a time.
 */
@Repository
@Transactional(readOnly = true)
public class FilesInBulk {

  private static final int CHUNK = 2_000;
  private static final List<InformationClass> SEPARATE =
      List.of(InformationClass.FAMILY, InformationClass.APPRAISAL, InformationClass.DISCIPLINE);

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Clock clock;

  FilesInBulk(JdbcClient jdbc, NeedToKnow needToKnow, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.clock = clock;
  }

  /**
   * A file as the rules read it.
   *
   * @param file basics, placement, career, ranks, education, appraisals, trainings, sanctions and
   *     family; the other sections are empty
   * @param classes the kinds of information that the acting account sees of this person
   * @param recordedOn day on which the basics were recorded
   */
  public record Filed(PersonFile file, Set<InformationClass> classes, LocalDate recordedOn) {}

  /**
   * Where somebody stands on a day.
   *
   * @param inService whether the person has not left
   * @param unitId unit of the main post, {@code null} if none is on file
   * @param postId the main post, {@code null} if none is on file
   * @param levelCode ZB09 code of the main post, {@code null} if none is on file
   */
  public record Standing(
      boolean inService,
      @Nullable UUID unitId,
      @Nullable UUID postId,
      @Nullable String levelCode) {}

  /** A number that grows with every fact that is recorded about anybody. */
  public long version() {
    return jdbc.sql("select coalesce(max(id), 0) from roster.statement").query(Long.class).single();
  }

  /** Everybody in service on the day, in the order of precedence. */
  public void inService(LocalDate day, Consumer<Filed> receiver) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    List<UUID> ids =
        jdbc.sql(
                """
                select p.id from roster.person p
                where (p.left_on is null or p.left_on > :day) and
                """
                    + " "
                    + seen.sql()
                    + " order by p.unit_place, p.post_place, p.level_code, p.id")
            .param("day", day)
            .params(seen.params())
            .query(UUID.class)
            .list();
    of(ids, receiver);
  }

  /** The files of {@code ids} in their order; those that may not be seen are left out. */
  public void of(List<UUID> ids, Consumer<Filed> receiver) {
    Map<InformationClass, Predicate<UUID>> sees = new EnumMap<>(InformationClass.class);
    for (InformationClass separate : SEPARATE) {
      sees.put(separate, units(separate));
    }
    for (int from = 0; from < ids.size(); from += CHUNK) {
      chunk(ids.subList(from, Math.min(ids.size(), from + CHUNK)), sees, receiver);
    }
  }

  /** Where people stand on the day; those that may not be seen are missing. */
  public Map<UUID, Standing> standings(Collection<UUID> ids, LocalDate day) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    Map<UUID, Standing> found = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (p.id) p.id, p.left_on, c.at_unit_id, c.post_id, c.level_code
            from roster.person p
            left join roster.career c on c.person_id = p.id and c.ended_by is null
              and c.begins_on <= :day and (c.ends_on is null or c.ends_on > :day)
            where p.id = any(:ids) and
            """
                + " "
                + seen.sql()
                + " order by p.id, c.main desc nulls last, c.begins_on desc")
        .param("day", day)
        .param("ids", ids.toArray(UUID[]::new))
        .params(seen.params())
        .query(row -> {
          LocalDate left = Columns.dateOrNull(row, "left_on");
          found.put(
              Columns.uuid(row, "id"),
              new Standing(
                  left == null || left.isAfter(day),
                  Columns.uuidOrNull(row, "at_unit_id"),
                  Columns.uuidOrNull(row, "post_id"),
                  row.getString("level_code")));
        });
    return found;
  }

  /** Everybody whom a file on file names as a relative, as far as family may be seen. */
  public Set<UUID> relatives() {
    NeedToKnow.Predicate seen = needToKnow.predicate("f.unit_id", InformationClass.FAMILY);
    return new HashSet<>(
        jdbc.sql(
                """
                select distinct f.relative_id from roster.family f
                where f.relative_id is not null and f.ended_by is null and
                """
                    + " "
                    + seen.sql())
            .params(seen.params())
            .query(UUID.class)
            .list());
  }

  private Predicate<UUID> units(InformationClass informationClass) {
    if (needToKnow.seesAll(informationClass)) {
      return unit -> true;
    }
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", informationClass);
    Set<UUID> units =
        new HashSet<>(
            jdbc.sql("select distinct p.unit_id from roster.person p where " + seen.sql())
                .params(seen.params())
                .query(UUID.class)
                .list());
    return units::contains;
  }

  private void chunk(
      List<UUID> ids, Map<InformationClass, Predicate<UUID>> sees, Consumer<Filed> receiver) {
    UUID[] asked = ids.toArray(UUID[]::new);
    Map<UUID, Basis> people = people(asked);
    var career = facts(asked, "career", "begins_on, main desc, id", FileRows::career);
    var ranks = facts(asked, "rank", "begins_on, id", FileRows::rank);
    var education = facts(asked, "education", "graduated_on, id", FileRows::education);
    var trainings = facts(asked, "training", "begins_on, id", FileRows::training);
    var appraisals = facts(asked, "appraisal", "year, id", FileRows::appraisal);
    var sanctions = facts(asked, "sanction", "decided_on, id", FileRows::sanction);
    var family = facts(asked, "family", "relation_code, birth_date, id", FileRows::relative);
    for (UUID id : ids) {
      Basis basis = people.get(id);
      if (basis == null) {
        continue;
      }
      Set<InformationClass> classes = EnumSet.of(InformationClass.ROSTER);
      sees.forEach((separate, ofUnit) -> {
        if (ofUnit.test(basis.placement().unitId())) {
          classes.add(separate);
        }
      });
      receiver.accept(
          new Filed(
              new PersonFile(
                  basis.basics(),
                  basis.placement(),
                  career.getOrDefault(id, List.of()),
                  ranks.getOrDefault(id, List.of()),
                  education.getOrDefault(id, List.of()),
                  List.of(),
                  only(appraisals.get(id), classes, InformationClass.APPRAISAL),
                  trainings.getOrDefault(id, List.of()),
                  List.of(),
                  only(sanctions.get(id), classes, InformationClass.DISCIPLINE),
                  only(family.get(id), classes, InformationClass.FAMILY),
                  List.of(),
                  null),
              classes,
              basis.recordedOn()));
    }
  }

  private static <T> List<T> only(
      @Nullable List<T> rows, Set<InformationClass> classes, InformationClass needed) {
    return rows == null || !classes.contains(needed) ? List.of() : rows;
  }

  private record Basis(
      PersonFile.Basics basics, PersonFile.Placement placement, LocalDate recordedOn) {}

  private Map<UUID, Basis> people(UUID[] ids) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    Map<UUID, Basis> found = new LinkedHashMap<>();
    jdbc.sql(
            """
            select p.*, s.recorded_at
            from roster.person p join roster.statement s on s.id = p.said_by
            where p.id = any(:ids) and
            """
                + " "
                + seen.sql())
        .param("ids", ids)
        .params(seen.params())
        .query(row -> {
          found.put(
              Columns.uuid(row, "id"),
              new Basis(FileRows.basics(row), FileRows.placement(row), day(row)));
        });
    return found;
  }

  private LocalDate day(ResultSet row) throws SQLException {
    Timestamp recorded = row.getTimestamp("recorded_at");
    return recorded.toInstant().atZone(clock.getZone()).toLocalDate();
  }

  /** Row-level security narrows each table by its own class of information. */
  private <T> Map<UUID, List<T>> facts(
      UUID[] ids, String table, String order, RowMapper<T> mapper) {
    Map<UUID, List<T>> found = new HashMap<>();
    jdbc.sql(
            "select f.* from roster.%s f where f.person_id = any(:ids) and f.ended_by is null"
                    .formatted(table)
                + " order by "
                + order)
        .param("ids", ids)
        .query(row -> {
          found
              .computeIfAbsent(Columns.uuid(row, "person_id"), person -> new ArrayList<>())
              .add(mapper.mapRow(row, 0));
        });
    return found;
  }
}
