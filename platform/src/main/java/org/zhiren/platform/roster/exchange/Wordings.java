package org.zhiren.platform.roster.exchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.dossiers.Kept;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;

/**
 * The text of the form where it differs from what the facts give. A wording remembers what the
 * facts gave when it was taken and holds as long as they still give the same: when a fact is
 * corrected later, the form follows the fact. What no fact says (拟任职务, 任免理由 …) always stands as it
 * was given.
 *
 * <p>The parts of a form are its cells (names of {@link Field}), {@value #FAMILY}, {@value #KEPT}
 * for what a file said beyond the form, and {@value #SET} with the name of an information set.
 */
@Repository
class Wordings {

  static final String FAMILY = "FAMILY";
  static final String KEPT = "KEPT";
  static final String SET = "SET:";

  private static final Map<InformationClass, String> TABLES =
      new EnumMap<>(
          Map.of(
              InformationClass.ROSTER, "wording",
              InformationClass.FAMILY, "wording_family",
              InformationClass.APPRAISAL, "wording_appraisal",
              InformationClass.DISCIPLINE, "wording_discipline"));

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;

  Wordings(JdbcClient jdbc, NeedToKnow needToKnow) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
  }

  /**
   * A wording.
   *
   * @param basis what the facts gave when it was taken
   * @param wording the text
   */
  record Wording(String basis, String wording) {}

  /** A wording to be kept about a person. */
  record New(UUID person, UUID unit, String part, Wording wording) {}

  /** The kind of information that a part of the form is. */
  static InformationClass classOf(String part) {
    return switch (part) {
      case FAMILY, SET + "A36" -> InformationClass.FAMILY;
      case "APPRAISALS", SET + "A15" -> InformationClass.APPRAISAL;
      // A01 of a package holds summaries of rewards, sanctions and appraisals beside the rest.
      case "REWARDS", SET + "A14", SET + "A01" -> InformationClass.DISCIPLINE;
      default -> InformationClass.ROSTER;
    };
  }

  /** The form of a person: what the facts give, with the wordings that hold. */
  static Dossier apply(Dossier facts, Map<String, Wording> wordings) {
    if (wordings.isEmpty()) {
      return facts;
    }
    Map<Field, String> fields = new EnumMap<>(Field.class);
    fields.putAll(facts.fields());
    for (Field field : Field.values()) {
      Wording said = wordings.get(field.name());
      if (said != null && said.basis().equals(facts.get(field))) {
        fields.put(field, said.wording());
      }
    }
    Wording family = wordings.get(FAMILY);
    boolean familyHolds = family != null && family.basis().equals(familyBasis(facts.family()));
    List<FamilyMember> members =
        family != null && familyHolds ? DossierStore.readFamily(family.wording()) : facts.family();
    Map<String, List<InfoRow>> sets = new java.util.LinkedHashMap<>(facts.sets());
    wordings.forEach((part, said) -> {
      if (part.startsWith(SET)) {
        sets.put(part.substring(SET.length()), DossierStore.readRows(said.wording()));
      }
    });
    Wording kept = wordings.get(KEPT);
    List<Kept> things = kept == null ? facts.kept() : DossierStore.readKept(kept.wording());
    return new Dossier(fields, members, facts.photo(), sets, things);
  }

  /** The facts about the family whatever their order: rows of a table have none of their own. */
  private static String familyBasis(List<FamilyMember> family) {
    return DossierStore.writeFamily(
        family.stream().sorted(Comparator.comparing(FamilyMember::toString)).toList());
  }

  /** What must be kept so that {@link #apply} gives {@code said} where the facts give another. */
  static Map<String, Wording> needed(Dossier facts, Dossier said) {
    Map<String, Wording> needed = new HashMap<>();
    for (Field field : Field.values()) {
      if (!facts.get(field).equals(said.get(field))) {
        needed.put(field.name(), new Wording(facts.get(field), said.get(field)));
      }
    }
    if (!facts.family().equals(said.family())) {
      needed.put(
          FAMILY,
          new Wording(familyBasis(facts.family()), DossierStore.writeFamily(said.family())));
    }
    if (!said.kept().isEmpty()) {
      needed.put(KEPT, new Wording("", DossierStore.writeKept(said.kept())));
    }
    Set<String> sets = new TreeSet<>(said.sets().keySet());
    sets.remove(Dossier.PLACEMENT);
    for (String set : sets) {
      needed.put(SET + set, new Wording("", DossierStore.writeRows(said.rows(set))));
    }
    return needed;
  }

  private static String table(InformationClass informationClass) {
    return Objects.requireNonNull(TABLES.get(informationClass), informationClass.name());
  }

  /** The wordings in force about these people, as far as the acting account may see them. */
  @Transactional(readOnly = true)
  public Map<UUID, Map<String, Wording>> of(Collection<UUID> people) {
    Map<UUID, Map<String, Wording>> found = new HashMap<>();
    TABLES.forEach((informationClass, table) -> {
      NeedToKnow.Predicate seen = needToKnow.predicate("w.unit_id", informationClass);
      jdbc.sql(
              "select w.person_id, w.part, w.basis, w.wording from roster.%s w where w.person_id = any(:ids) and w.ended_by is null and %s"
                  .formatted(table, seen.sql()))
          .param("ids", people.toArray(UUID[]::new))
          .params(seen.params())
          .query(row -> {
            found
                .computeIfAbsent(row.getObject("person_id", UUID.class), id -> new HashMap<>())
                .put(
                    row.getString("part"),
                    new Wording(
                        row.getString("basis") == null ? "" : row.getString("basis"),
                        row.getString("wording")));
          });
    });
    return found;
  }

  /** Keeps wordings, in the transaction of the change that brings them. */
  @Transactional
  public void keep(long statement, List<New> wordings) {
    Map<InformationClass, List<New>> byClass = new EnumMap<>(InformationClass.class);
    for (New wording : wordings) {
      byClass.computeIfAbsent(classOf(wording.part()), c -> new ArrayList<>()).add(wording);
    }
    byClass.forEach((informationClass, list) -> insert(table(informationClass), statement, list));
  }

  private void insert(String table, long statement, List<New> list) {
    jdbc.sql(
            """
            insert into roster.%s (person_id, unit_id, said_by, part, basis, wording)
            select n.person_id, n.unit_id, :statement, n.part, n.basis, n.wording
            from unnest(:people, :units, :parts, :bases, :wordings)
              as n (person_id, unit_id, part, basis, wording)
            """
                .formatted(table))
        .param("statement", statement)
        .param("people", list.stream().map(New::person).toArray(UUID[]::new))
        .param("units", list.stream().map(New::unit).toArray(UUID[]::new))
        .param("parts", list.stream().map(New::part).toArray(String[]::new))
        .param("bases", list.stream().map(n -> n.wording().basis()).toArray(String[]::new))
        .param("wordings", list.stream().map(n -> n.wording().wording()).toArray(String[]::new))
        .update();
  }

  /** Ends the wording of a part, because the statement brings another or the facts speak now. */
  @Transactional
  public void end(long statement, UUID person, Collection<String> parts) {
    Map<InformationClass, List<String>> byClass = new EnumMap<>(InformationClass.class);
    for (String part : parts) {
      byClass.computeIfAbsent(classOf(part), c -> new ArrayList<>()).add(part);
    }
    byClass.forEach((informationClass, list) ->
        jdbc.sql(
                "update roster.%s set ended_by = :statement where person_id = :person and part = any(:parts) and ended_by is null"
                    .formatted(table(informationClass)))
            .param("statement", statement)
            .param("person", person)
            .param("parts", list.toArray(String[]::new))
            .update());
  }
}
