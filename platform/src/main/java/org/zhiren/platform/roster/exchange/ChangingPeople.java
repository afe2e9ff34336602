package org.zhiren.platform.roster.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.platform.organization.PinyinInitials;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.PersonFile;

/**
 * Takes over the cells that an import changes about people on file. The earlier basics are kept
 * whole; facts that give way are marked, not removed; the rest stays as it is.
 */
@Component
class ChangingPeople {

  private static final Set<Field> FULL_TIME =
      Set.of(
          Field.FULL_TIME_EDUCATION,
          Field.FULL_TIME_DEGREE,
          Field.FULL_TIME_EDUCATION_SCHOOL,
          Field.FULL_TIME_DEGREE_SCHOOL);
  private static final Set<Field> IN_SERVICE =
      Set.of(
          Field.IN_SERVICE_EDUCATION,
          Field.IN_SERVICE_DEGREE,
          Field.IN_SERVICE_EDUCATION_SCHOOL,
          Field.IN_SERVICE_DEGREE_SCHOOL);

  private final JdbcClient jdbc;
  private final ChangingFacts facts;
  private final FormsOfPeople forms;
  private final Wordings wordings;
  private final Photos photos;
  private final Records records;

  ChangingPeople(
      JdbcClient jdbc,
      ChangingFacts facts,
      FormsOfPeople forms,
      Wordings wordings,
      Photos photos,
      Records records) {
    this.jdbc = jdbc;
    this.facts = facts;
    this.forms = forms;
    this.wordings = wordings;
    this.photos = photos;
    this.records = records;
  }

  /**
   * A change to be made.
   *
   * @param said what the file says
   * @param parts the parts that are to be taken over
   * @param unit the unit to move to, if {@code UNIT} is among the parts
   */
  record Change(UUID person, Dossier said, Set<String> parts, @Nullable UUID unit) {}

  /** Makes the changes, in the transaction of the import. */
  void make(long statement, List<Change> changes, FileOfForm.Names names, String reason) {
    Map<UUID, FormsOfPeople.Form> before = forms.of(changes.stream().map(Change::person).toList());
    Map<UUID, Dossier> wanted = new HashMap<>();
    for (Change change : changes) {
      FormsOfPeople.Form form = before.get(change.person());
      if (form == null) {
        throw new IllegalStateException(
            "The person (%s) cannot be seen any more.".formatted(change.person()));
      }
      Dossier target = merged(form.form(), change);
      wanted.put(change.person(), target);
      apply(statement, change, form, target, names);
      records.record(act(change, form.form(), target, statement, reason));
    }
    settleWordings(statement, wanted);
  }

  private static Act act(
      Change change, Dossier before, Dossier after, long statement, String reason) {
    Act act =
        Act.of("exchange.person.changed", "person", change.person())
            .with("statement", statement)
            .with("parts", String.join(",", change.parts().stream().sorted().toList()))
            .because(reason);
    for (Field field : Field.values()) {
      if (change.parts().contains(field.name())) {
        act = act.withPersonal(field.name(), before.get(field) + " → " + after.get(field));
      }
    }
    return act;
  }

  /** The form as it shall be. */
  private static Dossier merged(Dossier form, Change change) {
    Dossier.Draft draft = form.draft();
    for (Field field : Field.values()) {
      if (change.parts().contains(field.name())) {
        draft.set(field, change.said().get(field));
      }
    }
    if (change.parts().contains(Differences.PHOTO)) {
      change.said().photo().ifPresent(draft::photo);
    }
    Dossier made = draft.finish();
    List<FamilyMember> family =
        change.parts().contains(Wordings.FAMILY) ? change.said().family() : made.family();
    Map<String, List<InfoRow>> sets = new HashMap<>(made.sets());
    sets.putAll(change.said().sets());
    var kept = change.said().kept().isEmpty() ? made.kept() : change.said().kept();
    return new Dossier(made.fields(), family, made.photo(), sets, kept);
  }

  private void apply(
      long statement,
      Change change,
      FormsOfPeople.Form form,
      Dossier target,
      FileOfForm.Names names) {
    Set<String> parts = change.parts();
    UUID person = change.person();
    UUID unit = form.file().placement().unitId();
    if (parts.contains(Differences.UNIT) && change.unit() != null) {
      unit = change.unit();
    }
    basics(statement, change, form.file(), target, unit);
    if (touches(parts, FULL_TIME)) {
      facts.education(statement, person, unit, "1", target, names);
    }
    if (touches(parts, IN_SERVICE)) {
      facts.education(statement, person, unit, "2", target, names);
    }
    if (parts.contains(Field.RESUME.name())) {
      facts.career(statement, person, unit, form.file(), target);
    }
    if (parts.contains(Field.APPRAISALS.name())) {
      facts.appraisals(statement, person, unit, form.file(), target);
    }
    if (parts.contains(Wordings.FAMILY)) {
      facts.family(statement, person, unit, form.file(), target, names);
    }
    if (parts.contains(Differences.PHOTO) && change.said().photo().isPresent()) {
      photos.keep(statement, List.of(new Photos.New(person, unit, change.said().photo().get())));
    }
  }

  private static boolean touches(Set<String> parts, Set<Field> fields) {
    return fields.stream().anyMatch(field -> parts.contains(field.name()));
  }

  private void basics(long statement, Change change, PersonFile file, Dossier target, UUID unit) {
    Set<String> parts = change.parts();
    PersonFile.Basics now = file.basics();
    PersonFile.Placement where = file.placement();
    jdbc.sql(
            """
            insert into roster.person_before (person_id, unit_id, said_by, replaced_by, basics)
            select p.id, p.unit_id, p.said_by, :statement, to_jsonb(p) from roster.person p where p.id = :person
            """)
        .param("statement", statement)
        .param("person", change.person())
        .update();
    InfoRow placed = FileOfForm.placement(change.said());
    String name = parts.contains(Field.NAME.name()) ? target.name() : now.name();
    boolean party =
        parts.contains(Field.PARTY_JOINED.name()) || parts.contains(Field.POLITICAL_STATUS.name());
    LocalDate joined =
        party ? target.partyJoined().map(m -> m.atDay(1)).orElse(null) : now.partyJoinDate();
    boolean born =
        parts.contains(Field.BIRTH_MONTH.name()) || parts.contains(Field.ID_NUMBER.name());
    boolean rank = parts.contains(Differences.RANK);
    boolean level = parts.contains(Differences.LEVEL);
    jdbc.sql(
            """
            update roster.person set name = :name, initials = :initials, sex = :sex, birth_date = :birth,
              id_number = :number, ethnicity = :ethnicity, native_place = :native, birthplace = :birthplace,
              political_status = :political, party_join_date = :joined, work_start_date = :work,
              health = :health, former_age_limit = :limit, specialty = :specialty,
              unit_place = case when unit_id = :unit then unit_place
                else coalesce((select max(q.unit_place) from roster.person q where q.unit_id = :unit), unit_place) end,
              unit_id = :unit, post_text = :post, level_code = :level, rank_name = :rank,
              said_by = :statement, version = version + 1
            where id = :person
            """)
        .param("name", name)
        .param("initials", PinyinInitials.of(name))
        .param("sex", FileOfForm.sex(target).orElse(now.sex()))
        .param("birth", born ? FileOfForm.birth(target).orElse(now.birthDate()) : now.birthDate())
        .param("number", target.get(Field.ID_NUMBER))
        .param("ethnicity", pick(parts, Field.ETHNICITY, target, now.ethnicity()))
        .param("native", pick(parts, Field.ANCESTRAL_PLACE, target, now.nativePlace()))
        .param("birthplace", pick(parts, Field.BIRTHPLACE, target, now.birthplace()))
        .param(
            "political",
            party
                ? FileOfForm.politicalStatus(target, target.get(Field.PARTY_JOINED), joined)
                : now.politicalStatus())
        .param("joined", joined)
        .param(
            "work",
            parts.contains(Field.WORK_STARTED.name())
                ? FileOfForm.month(target.get(Field.WORK_STARTED)).orElse(null)
                : now.workStartDate())
        .param("health", pick(parts, Field.HEALTH, target, now.health()))
        .param("limit", pick(parts, Field.FORMER_AGE_LIMIT, target, now.formerAgeLimit()))
        .param("specialty", pick(parts, Field.EXPERTISE, target, now.specialty()))
        .param("unit", unit)
        .param("post", pick(parts, Field.CURRENT_POST, target, where.postText()))
        .param("level", level ? FileOfForm.levelCode(placed.get("A0221")) : where.levelCode())
        .param("rank", rank ? FileOfForm.rankName(placed.get("A0192E")) : where.rankName())
        .param("statement", statement)
        .param("person", change.person())
        .update();
  }

  private static String pick(Set<String> parts, Field field, Dossier target, String now) {
    return parts.contains(field.name()) ? target.get(field) : now;
  }

  /** After the facts have changed: what must be kept in words so that each form is as wanted. */
  private void settleWordings(long statement, Map<UUID, Dossier> wanted) {
    Map<UUID, Map<String, Wordings.Wording>> known = wordings.of(wanted.keySet());
    List<Wordings.New> fresh = new ArrayList<>();
    forms
        .of(wanted.keySet())
        .forEach((person, form) -> {
          Map<String, Wordings.Wording> needed =
              Wordings.needed(form.facts(), wanted.getOrDefault(person, form.form()));
          Map<String, Wordings.Wording> before = known.getOrDefault(person, Map.of());
          Set<String> outdated = new HashSet<>(before.keySet());
          outdated.removeIf(part -> Objects.equals(before.get(part), needed.get(part)));
          wordings.end(statement, person, outdated);
          needed.forEach((part, wording) -> {
            if (!wording.equals(before.get(part))) {
              fresh.add(new Wordings.New(person, form.file().placement().unitId(), part, wording));
            }
          });
        });
    wordings.keep(statement, fresh);
  }
}
