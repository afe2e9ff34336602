package org.zhiren.platform.roster;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Takes files of people apart into the rows of the tables. */
final class FileTables {

  private final long statement;
  private final Precedence.Places places;
  private final CopyLines person =
      new CopyLines(
          "person",
          List.of(
              "id",
              "unit_id",
              "said_by",
              "name",
              "initials",
              "sex",
              "birth_date",
              "id_number",
              "ethnicity",
              "native_place",
              "birthplace",
              "growth_place",
              "growth_area_code",
              "political_status",
              "party_join_date",
              "work_start_date",
              "health",
              "management_state",
              "category",
              "managed_by",
              "former_age_limit",
              "specialty",
              "photo_seed",
              "left_on",
              "post_text",
              "level_code",
              "rank_name",
              "unit_place",
              "post_place"));
  private final CopyLines career =
      facts(
          "career",
          "at_unit_id",
          "post_id",
          "begins_on",
          "ends_on",
          "main",
          "level_code",
          "wording",
          "change_kind",
          "method",
          "document_number",
          "exceptional",
          "probation_until",
          "confirmed_on",
          "grassroots");
  private final CopyLines rank =
      facts("rank", "rank_code", "rank_name", "begins_on", "ends_on", "change_kind");
  private final CopyLines education =
      facts(
          "education",
          "mode_code",
          "education_code",
          "education_name",
          "degree_code",
          "degree_name",
          "school",
          "major",
          "enrolled_on",
          "graduated_on",
          "highest");
  private final CopyLines title = facts("title", "title_code", "title_name", "gained_on", "route");
  private final CopyLines appraisal = facts("appraisal", "year", "grade", "organ_unit_id");
  private final CopyLines training =
      facts("training", "course", "organiser", "begins_on", "ends_on", "hours", "away");
  private final CopyLines honour = facts("honour", "name", "granted_on", "authority", "level");
  private final CopyLines sanction =
      facts(
          "sanction",
          "name",
          "decided_on",
          "effect_months",
          "effect_ends",
          "lifted_on",
          "ground",
          "authority");
  private final CopyLines family =
      facts(
          "family",
          "relation_code",
          "relation_name",
          "name",
          "birth_date",
          "political_status",
          "workplace",
          "relative_id");
  private final CopyLines language = facts("language", "language", "level");
  private final CopyLines archive =
      facts(
          "archive_review",
          "birth_date",
          "work_start_date",
          "party_join_date",
          "highest_education_code",
          "identity",
          "reviewed_on");

  FileTables(long statement, Precedence.Places places) {
    this.statement = statement;
    this.places = places;
  }

  private static CopyLines facts(String table, String... columns) {
    return new CopyLines(
        table,
        Stream.concat(Stream.of("person_id", "unit_id", "said_by"), Stream.of(columns)).toList());
  }

  private List<CopyLines> all() {
    return List.of(
        person, career, rank, education, title, appraisal, training, honour, sanction, family,
        language, archive);
  }

  void prepare(Connection connection) throws SQLException {
    for (CopyLines table : all()) {
      table.prepare(connection);
    }
  }

  int flush(Connection connection) throws SQLException, IOException {
    int rows = 0;
    for (CopyLines table : all()) {
      rows += table.flush(connection);
    }
    return rows;
  }

  void add(PersonFile file, String initials) {
    PersonFile.Basics who = file.basics();
    PersonFile.Placement where = file.placement();
    UUID id = who.id();
    UUID unit = where.unitId();
    person.fact(
        id,
        unit,
        statement,
        who.name(),
        initials,
        who.sex(),
        who.birthDate(),
        who.idNumber(),
        who.ethnicity(),
        who.nativePlace(),
        who.birthplace(),
        who.growthPlace(),
        who.growthAreaCode(),
        who.politicalStatus(),
        who.partyJoinDate(),
        who.workStartDate(),
        who.health(),
        who.managementState(),
        who.category(),
        who.managedBy(),
        who.formerAgeLimit(),
        who.specialty(),
        who.photoSeed(),
        who.leftOn(),
        where.postText(),
        where.levelCode(),
        where.rankName(),
        places.ofUnit(unit),
        places.ofPost(where.postId()));
    for (var c : file.career()) {
      career.fact(
          id,
          unit,
          statement,
          c.unitId(),
          c.postId(),
          c.start(),
          c.end(),
          c.main(),
          c.levelCode(),
          c.wording(),
          c.change(),
          c.method(),
          c.documentNumber(),
          c.exceptional(),
          c.probationUntil(),
          c.confirmedOn(),
          c.grassroots());
    }
    for (var r : file.ranks()) {
      rank.fact(id, unit, statement, r.code(), r.name(), r.start(), r.end(), r.change());
    }
    for (var e : file.education()) {
      education.fact(
          id,
          unit,
          statement,
          e.modeCode(),
          e.educationCode(),
          e.educationName(),
          e.degreeCode(),
          e.degreeName(),
          e.school(),
          e.major(),
          e.enrolledOn(),
          e.graduatedOn(),
          e.highest());
    }
    for (var t : file.titles()) {
      title.fact(id, unit, statement, t.code(), t.name(), t.gainedOn(), t.route());
    }
    for (var a : file.appraisals()) {
      appraisal.fact(id, unit, statement, a.year(), a.grade(), a.organUnitId());
    }
    for (var t : file.trainings()) {
      training.fact(
          id, unit, statement, t.course(), t.organiser(), t.start(), t.end(), t.hours(), t.away());
    }
    for (var h : file.honours()) {
      honour.fact(id, unit, statement, h.name(), h.grantedOn(), h.authority(), h.level());
    }
    for (var s : file.sanctions()) {
      sanction.fact(
          id,
          unit,
          statement,
          s.name(),
          s.decidedOn(),
          s.effectMonths(),
          s.effectEnds(),
          s.liftedOn(),
          s.ground(),
          s.authority());
    }
    for (var f : file.family()) {
      family.fact(
          id,
          unit,
          statement,
          f.relationCode(),
          f.relationName(),
          f.name(),
          f.birthDate(),
          f.politicalStatus(),
          f.workplace(),
          f.personId());
    }
    for (var l : file.languages()) {
      language.fact(id, unit, statement, l.language(), l.level());
    }
    PersonFile.Archive found = file.archive();
    if (found != null) {
      archive.fact(
          id,
          unit,
          statement,
          found.birthDate(),
          found.workStartDate(),
          found.partyJoinDate(),
          found.highestEducationCode(),
          found.identity(),
          found.reviewedOn());
    }
  }
}
