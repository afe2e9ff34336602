package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.zhiren.statutes.PersonFacts.Absence;
import org.zhiren.statutes.PersonFacts.AbsenceKind;
import org.zhiren.statutes.PersonFacts.Appraisal;
import org.zhiren.statutes.PersonFacts.Business;
import org.zhiren.statutes.PersonFacts.Education;
import org.zhiren.statutes.PersonFacts.Family;
import org.zhiren.statutes.PersonFacts.HumanFinding;
import org.zhiren.statutes.PersonFacts.MatterReport;
import org.zhiren.statutes.PersonFacts.Measure;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.RankHeld;
import org.zhiren.statutes.PersonFacts.Relative;
import org.zhiren.statutes.PersonFacts.Span;
import org.zhiren.statutes.PersonFacts.TermServed;
import org.zhiren.statutes.PersonFacts.Training;

/** Invented people, built up fact by fact so that a test reads as a sentence. */
@NullUnmarked // a fixture leaves facts out on purpose
final class PersonFixture {
  String id = "p1";
  Sex sex = Sex.MALE;
  LocalDate birth = day("1985-04-12");
  RetirementGroup group;
  Boolean citizen = true;
  Boolean civilServant = true;
  Boolean barred = false;
  LocalDate workStart = day("2008-07-01");
  final List<Span> gaps = new ArrayList<>();
  final List<Position> positions = new ArrayList<>();
  final List<RankHeld> ranks = new ArrayList<>();
  List<Education> education =
      new ArrayList<>(List.of(new Education(Schooling.BACHELOR, day("2008-06-30"))));
  List<Training> training =
      new ArrayList<>(List.of(new Training(day("2024-06-30"), 92, 600, true)));
  Health health = Health.FIT;
  Boolean partyMember = true;
  LocalDate fullMemberSince = day("2010-07-01");
  List<String> licences = new ArrayList<>();
  final List<Appraisal> appraisals = new ArrayList<>();
  List<Measure> measures = new ArrayList<>();
  final List<Span> investigations = new ArrayList<>();
  final List<HumanFinding> findings = new ArrayList<>();
  LocalDate declared = day("2026-01-15");
  Residence spouse = Residence.HOME;
  Residence children = Residence.HOME;
  final List<Relative> relatives = new ArrayList<>();
  final List<Business> businesses = new ArrayList<>();
  String growthPlace = "531200";
  final List<TermServed> terms = new ArrayList<>();
  List<Absence> absences;
  List<MatterReport> matterReports;

  static LocalDate day(String text) {
    return LocalDate.parse(text);
  }

  /** 林一, section chief in two posts since 2018, who meets every provision for 副处 in 2026. */
  static PersonFixture aSectionChief() {
    PersonFixture p = new PersonFixture();
    p.held("town-clerk", null, "2008-07-01", "2014-12-31", true);
    p.held("town-deputy", PostLevel.SECTION_DEPUTY, "2015-01-01", "2018-02-28", true);
    p.held("town-head", PostLevel.SECTION_CHIEF, "2018-03-01", "2021-03-14", true);
    p.held("section-head", PostLevel.SECTION_CHIEF, "2021-03-15", null, false);
    for (int year = 2009; year <= 2025; year++) {
      p.appraised(year, Grade.COMPETENT);
    }
    return p.found("XB-24-1", false)
        .found("XB-24-2", false)
        .found("XB-24-4", false)
        .found("XB-24-7", false);
  }

  PersonFixture held(String post, PostLevel level, String from, String to, Boolean grassroots) {
    return held(post, level, from, to, grassroots, Exceptional.NO, null);
  }

  PersonFixture held(
      String post,
      PostLevel level,
      String from,
      String to,
      Boolean grassroots,
      Exceptional how,
      String probationUntil) {
    positions.add(
        new Position(
            post,
            "unit-" + post,
            null,
            level != null,
            level,
            grassroots,
            day(from),
            to == null ? null : day(to),
            how,
            probationUntil == null ? null : day(probationUntil),
            null));
    return this;
  }

  PersonFixture heldIn(String place, String post, PostLevel level, String from, String to) {
    positions.add(
        new Position(
            post,
            "unit-" + post,
            null,
            level != null,
            level,
            true,
            day(from),
            to == null ? null : day(to),
            Exceptional.NO,
            null,
            null,
            place));
    return this;
  }

  PersonFixture away(AbsenceKind kind, String from, String to) {
    absences = absences == null ? new ArrayList<>() : absences;
    absences.add(new Absence(kind, day(from), to == null ? null : day(to)));
    return this;
  }

  PersonFixture neverAway() {
    absences = new ArrayList<>();
    return this;
  }

  PersonFixture heldOfUnknownLevel(String post, String from, String to) {
    positions.add(
        new Position(
            post,
            null,
            null,
            null,
            null,
            null,
            day(from),
            to == null ? null : day(to),
            null,
            null,
            null));
    return this;
  }

  PersonFixture withoutPositions() {
    positions.clear();
    return this;
  }

  PersonFixture appraised(int year, Grade grade) {
    appraisals.removeIf(a -> a.year() == year);
    appraisals.add(new Appraisal(year, grade));
    return this;
  }

  PersonFixture notAppraised(int year) {
    appraisals.removeIf(a -> a.year() == year);
    return this;
  }

  PersonFixture measured(MeasureKind kind, String decided) {
    return measured(kind, decided, null, false, null);
  }

  PersonFixture measured(
      MeasureKind kind, String decided, Integer months, Boolean stillAffects, PostLevel former) {
    measures.add(new Measure(kind, day(decided), months, stillAffects, former));
    return this;
  }

  PersonFixture found(String code, boolean applies) {
    findings.removeIf(f -> f.code().equals(code));
    findings.add(new HumanFinding(code, applies, "考察组", day("2026-01-20"), "考察材料"));
    return this;
  }

  PersonFixture notFound(String code) {
    findings.removeIf(f -> f.code().equals(code));
    return this;
  }

  Person build() {
    return new Person(
        id,
        "林一",
        sex,
        birth,
        group,
        citizen,
        civilServant,
        barred,
        workStart,
        gaps,
        positions,
        ranks,
        education,
        training,
        health,
        partyMember,
        fullMemberSince,
        licences,
        appraisals,
        measures,
        investigations,
        findings,
        new Family(declared, spouse, children, relatives, businesses),
        growthPlace,
        terms,
        absences,
        matterReports);
  }
}
