package org.zhiren.platform.demonstration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.AreaRecord;
import org.zhiren.demo.PersonRecord;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterCodes;

/** Turns invented people into files, one at a time, and hands them on. */
final class DemonstrationPeople implements PrefectureSink {

  private final Consumer<PersonFile> receiver;
  private final Function<String, UUID> ids;
  private final Map<String, String> places = new HashMap<>();
  private @Nullable String root;

  DemonstrationPeople(Consumer<PersonFile> receiver) {
    this(receiver, DemonstrationIds::of);
  }

  DemonstrationPeople(Consumer<PersonFile> receiver, Function<String, UUID> ids) {
    this.receiver = receiver;
    this.ids = ids;
  }

  @Override
  public void area(AreaRecord area) {
    places.put(area.code(), area.name());
  }

  @Override
  public void unit(UnitRecord unit) {
    if (unit.parentId() == null) {
      root = unit.unitId();
    }
  }

  @Override
  public void person(PersonRecord person) {
    receiver.accept(
        new PersonFile(
            basics(person),
            placement(person),
            person.career().stream().map(this::career).toList(),
            person.ranks().stream()
                .map(r ->
                    new PersonFile.Rank(r.rankCode(), r.rankName(), r.start(), r.end(), r.change()))
                .toList(),
            person.education().stream()
                .map(e ->
                    new PersonFile.Education(
                        e.modeCode(),
                        e.educationCode(),
                        e.educationName(),
                        e.degreeCode(),
                        e.degreeName(),
                        e.school(),
                        e.major(),
                        e.enrolledOn(),
                        e.graduatedOn(),
                        e.highest()))
                .toList(),
            person.titles().stream()
                .map(t -> new PersonFile.Title(t.titleCode(), t.titleName(), t.date(), t.route()))
                .toList(),
            person.appraisals().stream()
                .map(a -> new PersonFile.Appraisal(a.year(), a.grade(), ids.apply(a.organUnitId())))
                .toList(),
            person.trainings().stream()
                .map(t ->
                    new PersonFile.Training(
                        t.course(), t.organiser(), t.start(), t.end(), t.hours(), t.away()))
                .toList(),
            person.honours().stream()
                .map(h -> new PersonFile.Honour(h.name(), h.date(), h.authority(), h.level()))
                .toList(),
            person.sanctions().stream()
                .map(s ->
                    new PersonFile.Sanction(
                        s.name(),
                        s.date(),
                        s.effectMonths(),
                        s.effectEnd(),
                        s.liftedOn(),
                        s.groundZh(),
                        s.authority()))
                .toList(),
            person.family().stream()
                .map(f ->
                    new PersonFile.Relative(
                        f.relationCode(),
                        f.relationName(),
                        f.name(),
                        f.birthDate(),
                        RosterCodes.politicalStatus(f.politicalStatusCode()),
                        f.workplace(),
                        id(f.personId())))
                .toList(),
            person.languages().stream()
                .map(l -> new PersonFile.LanguageSkill(l.language(), l.level()))
                .toList(),
            new PersonFile.Archive(
                person.archive().birthDate(),
                person.archive().workStartDate(),
                person.archive().partyJoinDate(),
                person.archive().highestEducationCode(),
                person.archive().identity(),
                person.archive().reviewedOn())));
  }

  private PersonFile.Basics basics(PersonRecord person) {
    return new PersonFile.Basics(
        ids.apply(person.personId()),
        person.name(),
        person.sexCode(),
        person.birthDate(),
        person.idNumber(),
        RosterCodes.ethnicity(person.ethnicityCode()),
        place(person.nativePlaceCode()),
        place(person.birthplaceCode()),
        place(person.growthPlaceCode()),
        person.growthPlaceCode(),
        RosterCodes.politicalStatus(person.politicalStatusCode()),
        person.partyJoinDate(),
        person.workStartDate(),
        RosterCodes.health(person.healthCode()),
        RosterCodes.managementState(person.managementState()),
        person.category(),
        person.managedBy(),
        person.formerAgeLimit(),
        person.specialty(),
        person.photoSeed(),
        person.leftOn());
  }

  /** The main post held now, or the last one; whoever never had one belongs to the top. */
  private PersonFile.Placement placement(PersonRecord person) {
    List<PersonRecord.CareerEntry> inUnits =
        person.career().stream().filter(c -> c.unitId() != null && c.main()).toList();
    PersonRecord.CareerEntry main =
        inUnits.stream()
            .filter(c -> c.end() == null)
            .findFirst()
            .orElseGet(() -> inUnits.isEmpty() ? null : inUnits.getLast());
    String rank =
        person.ranks().stream()
            .filter(r -> r.end() == null)
            .map(PersonRecord.RankEntry::rankName)
            .findFirst()
            .orElse(null);
    if (main == null || main.unitId() == null) {
      return new PersonFile.Placement(ids.apply(root == null ? "" : root), null, "—", "1A99", rank);
    }
    return new PersonFile.Placement(
        ids.apply(main.unitId()), id(main.postId()), main.text(), main.levelCode(), rank);
  }

  private PersonFile.Career career(PersonRecord.CareerEntry c) {
    return new PersonFile.Career(
        id(c.unitId()),
        id(c.postId()),
        c.start(),
        c.end(),
        c.main(),
        c.levelCode(),
        c.text(),
        c.change(),
        c.method(),
        c.documentNumber(),
        c.exceptional(),
        c.probationUntil(),
        c.confirmedOn(),
        c.grassroots());
  }

  private @Nullable UUID id(@Nullable String demoId) {
    return demoId == null ? null : ids.apply(demoId);
  }

  private String place(String code) {
    return places.getOrDefault(code, code);
  }
}
