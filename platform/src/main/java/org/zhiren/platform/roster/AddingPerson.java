package org.zhiren.platform.roster;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.organization.PinyinInitials;
import org.zhiren.platform.shell.InvalidInput;

/** Opens a file for somebody new: the basics and the first post. */
@Component
public class AddingPerson {

  private final PersonWriter writer;
  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final SecureRandom random = new SecureRandom();

  AddingPerson(PersonWriter writer, JdbcClient jdbc, NeedToKnow needToKnow) {
    this.writer = writer;
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  /**
   * Somebody new.
   *
   * @param id the person
   * @param statement what brought the person in
   */
  public record Added(UUID id, long statement) {}

  /**
   * Opens the file.
   *
   * @param basics column → what was typed
   * @param post column → what was typed about the first post; its unit decides who may see the file
   * @param sameNameKnown whether somebody of the same name and birth date is known to be another
   *     person
   * @throws InvalidInput with every fault; also if somebody with this identity number, or of this
   *     name and birth date, is on file already
   */
  @Transactional
  public Added add(
      Map<String, String> basics, Map<String, String> post, boolean sameNameKnown, Ground ground) {
    Map<String, String> stretch = new HashMap<>(post);
    stretch.put("main", "true");
    List<InvalidInput.Fault> faults = new ArrayList<>();
    Map<String, String> who = checked(faults, () -> FactRules.basics(basics, Map.of()));
    Map<String, String> first =
        checked(faults, () -> FactRules.facts(FactKind.CAREER, stretch, Map.of()));
    String unitId = first.get("at_unit_id");
    if (unitId == null) {
      faults.add(
          new InvalidInput.Fault("at_unit_id", null, Text.of("请选择所在单位。", "Choose the unit.")));
    } else if (!needToKnow.sees(InformationClass.ROSTER, UUID.fromString(unitId))) {
      faults.add(
          new InvalidInput.Fault(
              "at_unit_id",
              unitId,
              Text.of("该单位不在您的管理范围内。", "That unit lies outside your scope.")));
    }
    faults.addAll(ground.faults(false));
    if (!who.isEmpty()) {
      faults.addAll(known(who, sameNameKnown));
    }
    if (!faults.isEmpty() || unitId == null) {
      throw new InvalidInput(faults);
    }
    UUID id = UUID.randomUUID();
    UUID unit = UUID.fromString(unitId);
    long statement = writer.begin(StatementKind.CREATED, null, InformationClass.ROSTER, ground);
    insert(id, unit, statement, who, first);
    writer.store().insert(id, FactKind.CAREER, first, statement, null);
    Map<String, String> all = new HashMap<>(who);
    all.putAll(first);
    writer.finish(
        new PersonWriter.Held(id, unit, 1),
        StatementKind.CREATED,
        statement,
        ground,
        Map.of(),
        all,
        "basics");
    return new Added(id, statement);
  }

  private static Map<String, String> checked(
      List<InvalidInput.Fault> faults, java.util.function.Supplier<Map<String, String>> check) {
    try {
      return check.get();
    } catch (InvalidInput refused) {
      faults.addAll(refused.faults());
      return Map.of();
    }
  }

  private List<InvalidInput.Fault> known(Map<String, String> who, boolean sameNameKnown) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.ROSTER);
    jdbc
        .sql("select p.name from roster.person p where p.id_number = :number and " + seen.sql())
        .param("number", who.getOrDefault("id_number", ""))
        .params(seen.params())
        .query(String.class)
        .list()
        .stream()
        .findFirst()
        .ifPresent(name ->
            faults.add(
                new InvalidInput.Fault(
                    "id_number",
                    who.get("id_number"),
                    Text.of(
                            "此号码已用于 {0}。请打开已有档案，不要重复建档。",
                            "This number belongs to {0}, who is on file. Open that file instead.")
                        .fill(name))));
    boolean same =
        jdbc.sql(
                "select exists (select from roster.person p where p.name = :name and p.birth_date ="
                    + " cast(:birth as date) and "
                    + seen.sql()
                    + ")")
            .param("name", who.getOrDefault("name", ""))
            .param("birth", who.get("birth_date"))
            .params(seen.params())
            .query(Boolean.class)
            .single();
    if (same && !sameNameKnown && faults.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "same_name_known",
              who.get("name"),
              Text.of(
                      "已有同名同日出生的 {0}。若确为另一人，请勾选确认。",
                      "Somebody called {0}, born on the same day, is on file. If this is another"
                          + " person, tick the box.")
                  .fill(who.getOrDefault("name", ""))));
    }
    return faults;
  }

  private void insert(
      UUID id, UUID unit, long statement, Map<String, String> who, Map<String, String> first) {
    jdbc.sql(
            """
            insert into roster.person
              (id, unit_id, said_by, name, initials, sex, birth_date, id_number, ethnicity, native_place, birthplace,
               growth_place, political_status, party_join_date, work_start_date, health, management_state, category,
               managed_by, former_age_limit, specialty, photo_seed, post_text, level_code, unit_place, post_place)
            values
              (:id, :unit, :statement, :name, :initials, :sex, cast(:birth as date), :number, :ethnicity, :native, :birthplace,
               :growth, :political, cast(:party as date), cast(:work as date), :health, '现职人员', :category,
               :managed, :limit, :specialty, :seed, :post, :level,
               coalesce((select min(o.unit_place) from roster.person o where o.unit_id = :unit), 2147483647), 2147483647)
            """)
        .param("id", id)
        .param("unit", unit)
        .param("statement", statement)
        .param("name", who.get("name"))
        .param("initials", PinyinInitials.of(who.getOrDefault("name", "")))
        .param("sex", who.get("sex"))
        .param("birth", who.get("birth_date"))
        .param("number", who.get("id_number"))
        .param("ethnicity", who.get("ethnicity"))
        .param("native", who.getOrDefault("native_place", ""))
        .param("birthplace", who.getOrDefault("birthplace", ""))
        .param("growth", who.getOrDefault("growth_place", ""))
        .param("political", who.get("political_status"))
        .param("party", who.get("party_join_date"))
        .param("work", who.get("work_start_date"))
        .param("health", who.get("health"))
        .param("category", who.get("category"))
        .param("managed", who.get("managed_by"))
        .param("limit", who.get("former_age_limit"))
        .param("specialty", who.getOrDefault("specialty", ""))
        .param("seed", random.nextLong() >>> 1)
        .param("post", first.get("wording"))
        .param("level", first.get("level_code"))
        .update();
  }
}
