package org.zhiren.platform.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.platform.access.PlatformReading;

/**
 * Family ties on file and where people sit, read by the platform itself: a rule on recusal must not
 * fail because the one who asks may not see a family. Whoever calls this shows the tie between the
 * people of a case and nothing else of what it returns.
 */
@Component
public class KinLinks {

  private static final int MOST_PEOPLE = 2_000;

  private final JdbcClient jdbc;
  private final PlatformReading platform;

  KinLinks(JdbcClient jdbc, PlatformReading platform) {
    this.jdbc = jdbc;
    this.platform = platform;
  }

  /**
   * A row of a family.
   *
   * @param person whose file it stands in
   * @param personName the name
   * @param relationCode GB/T 4761
   * @param relationName GB/T 4761 name
   * @param relative the relative's own file; {@code null} for none
   * @param relativeName the name
   * @param relativeBirth birth as recorded
   */
  public record Tie(
      UUID person,
      String personName,
      String relationCode,
      String relationName,
      @Nullable UUID relative,
      String relativeName,
      @Nullable LocalDate relativeBirth) {}

  /**
   * Where somebody sits.
   *
   * @param person the person
   * @param name the name
   * @param unitId unit of the main post
   * @param postId the main post; {@code null} if unknown
   * @param postText unit and post in words
   * @param levelCode ZB09 code
   * @param growthAreaCode code of 成长地; {@code null} if not recorded
   * @param inService whether still in service
   */
  public record Seat(
      UUID person,
      String name,
      UUID unitId,
      @Nullable UUID postId,
      String postText,
      String levelCode,
      @Nullable String growthAreaCode,
      boolean inService) {}

  /**
   * The ties of these people, of those whom they lead to, and so on.
   *
   * @param rounds how many times the relatives found are asked for theirs
   */
  public List<Tie> around(Collection<UUID> people, int rounds) {
    return platform.read(
        "roster.kin",
        () -> {
          Map<List<Object>, Tie> ties = new LinkedHashMap<>();
          Set<UUID> known = new HashSet<>(people);
          Set<UUID> frontier = new HashSet<>(people);
          for (int round = 0; round < rounds && !frontier.isEmpty(); round++) {
            Set<UUID> next = new HashSet<>();
            for (Tie tie : of(frontier)) {
              ties.put(List.of(tie.person(), tie.relationCode(), tie.relativeName()), tie);
              next.add(tie.person());
              if (tie.relative() != null) {
                next.add(tie.relative());
              }
            }
            next.removeAll(known);
            known.addAll(next);
            // A family that large is a mistake on file; what was found so far still holds.
            frontier = known.size() > MOST_PEOPLE ? Set.of() : next;
          }
          return new ArrayList<>(ties.values());
        });
  }

  private List<Tie> of(Set<UUID> people) {
    return jdbc.sql(
            """
            select f.person_id, p.name as person_name, f.relation_code, f.relation_name, f.relative_id, f.name, f.birth_date
            from roster.family f join roster.person p on p.id = f.person_id
            where f.ended_by is null and (f.person_id = any(:people) or f.relative_id = any(:people))
            order by f.person_id, f.id
            """)
        .param("people", people.toArray(UUID[]::new))
        .query(KinLinks::tie)
        .list();
  }

  /** Where these people sit. */
  public Map<UUID, Seat> seats(Collection<UUID> people) {
    return platform.read(
        "roster.kin",
        () -> {
          Map<UUID, Seat> seats = new LinkedHashMap<>();
          jdbc.sql(
                  """
                  select p.id, p.name, p.unit_id, held.post_id, p.post_text, p.level_code, p.growth_area_code, p.left_on
                  from roster.person p
                  left join lateral (
                    select c.post_id from roster.career c
                    where c.person_id = p.id and c.main and c.ended_by is null and c.ends_on is null
                    order by c.begins_on desc, c.id desc limit 1) held on true
                  where p.id = any(:people)
                  """)
              .param("people", people.toArray(UUID[]::new))
              .query((ResultSet row) -> {
                Seat seat =
                    new Seat(
                        Columns.uuid(row, "id"),
                        row.getString("name"),
                        Columns.uuid(row, "unit_id"),
                        row.getObject("post_id", UUID.class),
                        row.getString("post_text"),
                        row.getString("level_code"),
                        row.getString("growth_area_code"),
                        row.getObject("left_on") == null);
                seats.put(seat.person(), seat);
              });
          return seats;
        });
  }

  private static Tie tie(ResultSet row, int number) throws SQLException {
    return new Tie(
        Columns.uuid(row, "person_id"),
        row.getString("person_name"),
        row.getString("relation_code"),
        row.getString("relation_name"),
        row.getObject("relative_id", UUID.class),
        row.getString("name"),
        row.getObject("birth_date", LocalDate.class));
  }
}
