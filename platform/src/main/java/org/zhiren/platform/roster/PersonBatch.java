package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;

/**
 * Reads the files of many people with one query for each kind of fact. It records nothing: whoever
 * shows or hands out what it reads states a purpose and records that first (see {@link
 * PersonFiles}).
 */
@Repository
public class PersonBatch {

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;

  PersonBatch(JdbcClient jdbc, NeedToKnow needToKnow) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  /**
   * The files within what the acting account may see, in the order of {@code ids}; kinds of
   * information that it may not see are empty.
   */
  @Transactional(readOnly = true)
  public Map<UUID, PersonFile> read(Collection<UUID> ids) {
    UUID[] people = ids.toArray(UUID[]::new);
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    Map<UUID, PersonFile.Basics> basics = new HashMap<>();
    Map<UUID, PersonFile.Placement> placements = new HashMap<>();
    jdbc.sql("select p.* from roster.person p where p.id = any(:ids) and " + seen.sql())
        .param("ids", people)
        .params(seen.params())
        .query(row -> {
          UUID id = Columns.uuid(row, "id");
          basics.put(id, FileRows.basics(row));
          placements.put(id, FileRows.placement(row));
        });
    InformationClass roster = InformationClass.ROSTER;
    var career = facts(people, "career", "begins_on, main desc, id", roster, FileRows::career);
    var ranks = facts(people, "rank", "begins_on, id", roster, FileRows::rank);
    var education = facts(people, "education", "graduated_on, id", roster, FileRows::education);
    var titles = facts(people, "title", "gained_on, id", roster, FileRows::title);
    var trainings = facts(people, "training", "begins_on, id", roster, FileRows::training);
    var honours = facts(people, "honour", "granted_on, id", roster, FileRows::honour);
    var languages = facts(people, "language", "id", roster, FileRows::language);
    var archives = facts(people, "archive_review", "id desc", roster, FileRows::archive);
    var appraisals =
        facts(people, "appraisal", "year", InformationClass.APPRAISAL, FileRows::appraisal);
    var sanctions =
        facts(
            people, "sanction", "decided_on, id", InformationClass.DISCIPLINE, FileRows::sanction);
    var family = facts(people, "family", "id", InformationClass.FAMILY, FileRows::relative);
    Map<UUID, PersonFile> files = new LinkedHashMap<>();
    for (UUID id : ids) {
      PersonFile.Basics who = basics.get(id);
      PersonFile.Placement where = placements.get(id);
      if (who != null && where != null) {
        List<PersonFile.Archive> archive = archives.getOrDefault(id, List.of());
        files.put(
            id,
            new PersonFile(
                who,
                where,
                career.getOrDefault(id, List.of()),
                ranks.getOrDefault(id, List.of()),
                education.getOrDefault(id, List.of()),
                titles.getOrDefault(id, List.of()),
                appraisals.getOrDefault(id, List.of()),
                trainings.getOrDefault(id, List.of()),
                honours.getOrDefault(id, List.of()),
                sanctions.getOrDefault(id, List.of()),
                family.getOrDefault(id, List.of()),
                languages.getOrDefault(id, List.of()),
                archive.isEmpty() ? null : archive.getFirst()));
      }
    }
    return files;
  }

  private <T> Map<UUID, List<T>> facts(
      UUID[] people, String table, String order, InformationClass needed, RowMapper<T> mapper) {
    NeedToKnow.Predicate seen = needToKnow.predicate("f.unit_id", needed);
    Map<UUID, List<T>> found = new HashMap<>();
    jdbc.sql(
            "select f.* from roster.%s f where f.person_id = any(:ids) and f.ended_by is null and %s order by f.person_id, %s"
                .formatted(table, seen.sql(), order))
        .param("ids", people)
        .params(seen.params())
        .query(row -> {
          add(row, mapper, found);
        });
    return found;
  }

  private static <T> void add(ResultSet row, RowMapper<T> mapper, Map<UUID, List<T>> found)
      throws SQLException {
    found
        .computeIfAbsent(Columns.uuid(row, "person_id"), id -> new ArrayList<>())
        .add(mapper.mapRow(row, 0));
  }
}
