package org.zhiren.platform.roster.exchange;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.dossiers.Dossier;
import org.zhiren.platform.roster.PersonFile;

/**
 * The dated facts that an import changes about somebody on file: what gives way is marked as
 * replaced by the statement, what is new is added. Called in the transaction of the import.
 */
@Component
class ChangingFacts {

  private final JdbcClient jdbc;

  ChangingFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The education of a mode as the form says it takes the place of the one on file. */
  void education(
      long statement, UUID person, UUID unit, String mode, Dossier target, FileOfForm.Names names) {
    jdbc.sql(
            """
            update roster.education set ended_by = :statement
            where person_id = :person and mode_code = :mode and ended_by is null
            """)
        .param("statement", statement)
        .param("person", person)
        .param("mode", mode)
        .update();
    for (PersonFile.Education e : FileOfForm.education(target, names)) {
      if (e.modeCode().equals(mode)) {
        jdbc.sql(
                """
                insert into roster.education (person_id, unit_id, said_by, mode_code, education_code,
                  education_name, degree_code, degree_name, school, major, enrolled_on, graduated_on, highest)
                values (:person, :unit, :statement, :mode, :code, :name, :degreeCode, :degree, :school,
                  :major, :from, :until, :highest)
                """)
            .param("person", person)
            .param("unit", unit)
            .param("statement", statement)
            .param("mode", mode)
            .param("code", e.educationCode())
            .param("name", e.educationName())
            .param("degreeCode", e.degreeCode())
            .param("degree", e.degreeName())
            .param("school", e.school())
            .param("major", e.major())
            .param("from", e.enrolledOn())
            .param("until", e.graduatedOn())
            .param("highest", e.highest())
            .update();
      }
    }
  }

  /**
   * Entries are matched by the month in which they begin. One that is on file keeps its post, level
   * and document and takes over end and wording; one that is not is added; none is taken away.
   */
  void career(long statement, UUID person, UUID unit, PersonFile file, Dossier target) {
    Map<String, PersonFile.Career> known =
        file.career().stream()
            .filter(PersonFile.Career::main)
            .collect(
                Collectors.toMap(
                    c -> FormOfFile.compact(c.start()), Function.identity(), (a, b) -> b));
    Set<String> schooling =
        file.education().stream()
            .filter(e -> e.enrolledOn() != null && e.modeCode().equals("1"))
            .map(e -> FormOfFile.compact(e.enrolledOn()))
            .collect(Collectors.toSet());
    String level = file.placement().levelCode();
    for (PersonFile.Career said : FileOfForm.career(target, unit, level)) {
      String month = FormOfFile.compact(said.start());
      PersonFile.Career before = known.get(month);
      if (before == null) {
        if (!schooling.contains(month)) {
          insert(statement, person, unit, said, said.start(), said.end());
        }
        continue;
      }
      boolean sameEnd = FormOfFile.compact(before.end()).equals(FormOfFile.compact(said.end()));
      if (sameEnd && before.wording().equals(said.wording())) {
        continue;
      }
      jdbc.sql(
              """
              update roster.career set ended_by = :statement
              where person_id = :person and begins_on = :from and main and ended_by is null
              """)
          .param("statement", statement)
          .param("person", person)
          .param("from", before.start())
          .update();
      insert(
          statement,
          person,
          unit,
          new PersonFile.Career(
              before.unitId(),
              before.postId(),
              before.start(),
              said.end(),
              true,
              before.levelCode(),
              said.wording(),
              before.change(),
              before.method(),
              before.documentNumber(),
              before.exceptional(),
              before.probationUntil(),
              before.confirmedOn(),
              before.grassroots()),
          before.start(),
          sameEnd ? before.end() : later(before.start(), said.end()));
    }
  }

  private static @Nullable LocalDate later(LocalDate start, @Nullable LocalDate end) {
    return end != null && !end.isAfter(start) ? start.plusMonths(1) : end;
  }

  private void insert(
      long statement,
      UUID person,
      UUID unit,
      PersonFile.Career c,
      LocalDate start,
      @Nullable LocalDate end) {
    jdbc.sql(
            """
            insert into roster.career (person_id, unit_id, said_by, at_unit_id, post_id, begins_on, ends_on,
              main, level_code, wording, change_kind, method, document_number, exceptional, probation_until,
              confirmed_on, grassroots)
            values (:person, :unit, :statement, :at, :post, :from, :until, :main, :level, :wording, :change,
              :method, :document, :exceptional, :probation, :confirmed, :grassroots)
            """)
        .param("person", person)
        .param("unit", unit)
        .param("statement", statement)
        .param("at", c.unitId())
        .param("post", c.postId())
        .param("from", start)
        .param("until", end)
        .param("main", c.main())
        .param("level", c.levelCode())
        .param("wording", c.wording())
        .param("change", c.change())
        .param("method", c.method())
        .param("document", c.documentNumber())
        .param("exceptional", c.exceptional())
        .param("probation", c.probationUntil())
        .param("confirmed", c.confirmedOn())
        .param("grassroots", c.grassroots())
        .update();
  }

  /** Years that the form states otherwise, or that are not on file. */
  void appraisals(long statement, UUID person, UUID unit, PersonFile file, Dossier target) {
    Map<Integer, String> known =
        file.appraisals().stream()
            .collect(
                Collectors.toMap(
                    PersonFile.Appraisal::year, PersonFile.Appraisal::grade, (a, b) -> b));
    for (PersonFile.Appraisal said : FileOfForm.appraisals(target)) {
      if (said.grade().equals(known.get(said.year()))) {
        continue;
      }
      jdbc.sql(
              """
              update roster.appraisal set ended_by = :statement
              where person_id = :person and year = :year and ended_by is null
              """)
          .param("statement", statement)
          .param("person", person)
          .param("year", said.year())
          .update();
      jdbc.sql(
              """
              insert into roster.appraisal (person_id, unit_id, said_by, year, grade)
              values (:person, :unit, :statement, :year, :grade)
              """)
          .param("person", person)
          .param("unit", unit)
          .param("statement", statement)
          .param("year", said.year())
          .param("grade", said.grade())
          .update();
    }
  }

  /** The family of the file takes the place of the one on file; links to people on file stay. */
  void family(
      long statement,
      UUID person,
      UUID unit,
      PersonFile file,
      Dossier target,
      FileOfForm.Names names) {
    Map<String, UUID> linked = new HashMap<>();
    for (PersonFile.Relative relative : file.family()) {
      if (relative.personId() != null) {
        linked.put(relative.relationName() + relative.name(), relative.personId());
      }
    }
    jdbc.sql(
            "update roster.family set ended_by = :statement where person_id = :person and ended_by is null")
        .param("statement", statement)
        .param("person", person)
        .update();
    for (PersonFile.Relative r : FileOfForm.family(target, names)) {
      jdbc.sql(
              """
              insert into roster.family (person_id, unit_id, said_by, relation_code, relation_name, name,
                birth_date, political_status, workplace, relative_id)
              values (:person, :unit, :statement, :code, :relation, :name, :birth, :political, :work, :relative)
              """)
          .param("person", person)
          .param("unit", unit)
          .param("statement", statement)
          .param("code", r.relationCode())
          .param("relation", r.relationName())
          .param("name", r.name())
          .param("birth", r.birthDate())
          .param("political", r.politicalStatus())
          .param("work", r.workplace())
          .param("relative", linked.get(r.relationName() + r.name()))
          .update();
    }
  }
}
