package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.zhiren.statutes.PersonFacts.Appraisal;
import org.zhiren.statutes.PersonFacts.Family;
import org.zhiren.statutes.PersonFacts.Measure;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.Relative;
import org.zhiren.statutes.PersonFacts.Training;

/** A {@link Person} read as a {@link Dossier}, straight from its records. */
final class FlatPerson implements Dossier {

  /** One row of the table of rare facts. */
  record Event(EventKind kind, int from, int to, int code, int months, Known flag) {}

  private final Person person;
  private final Map<String, Integer> keys = new LinkedHashMap<>();
  private final List<Training> training;
  private final List<Event> events;
  private final @Nullable Family family;
  private final int eventKinds;

  FlatPerson(Person person) {
    this.person = person;
    this.training = person.training() == null ? List.of() : person.training();
    this.events = events(person, this::intern);
    this.family = person.family();
    this.eventKinds =
        events.stream().mapToInt(e -> 1 << e.kind().ordinal()).reduce(0, (a, b) -> a | b);
    person.positions().forEach(p -> intern(p.postId()));
    if (person.growthPlace() != null) {
      intern(person.growthPlace());
    }
    if (family != null) {
      for (Relative r : Objects.requireNonNull(family.relatives())) {
        internOrAbsent(r.unitId());
        internOrAbsent(r.postId());
      }
    }
  }

  static int day(@Nullable LocalDate date, int otherwise) {
    return date == null ? otherwise : Math.toIntExact(date.toEpochDay());
  }

  static int level(Position p) {
    if (p.level() != null) {
      return Boolean.FALSE.equals(p.leading()) ? NO_LEVEL : p.level().ordinal();
    }
    return Boolean.FALSE.equals(p.leading()) ? NO_LEVEL : UNKNOWN_LEVEL;
  }

  static int measureCode(Measure m) {
    return m.kind().ordinal() * 16
        + (m.formerLevel() == null ? UNKNOWN_LEVEL : m.formerLevel().ordinal());
  }

  /** The rare facts of {@code person} in a fixed order, names replaced by {@code key}. */
  static List<Event> events(Person person, ToIntFunction<String> key) {
    List<Event> out = new ArrayList<>();
    person.workGaps().forEach(g -> out.add(span(EventKind.GAP, g.from(), g.to(), 0)));
    if (person.measures() != null) {
      for (Measure m : person.measures()) {
        out.add(
            new Event(
                EventKind.MEASURE,
                day(m.decided(), ABSENT),
                OPEN,
                measureCode(m),
                m.months() == null ? -1 : m.months(),
                Known.of(m.stillAffects())));
      }
    }
    for (Position p : person.positions()) {
      if (p.probationUntil() != null) {
        out.add(span(EventKind.PROBATION, p.from(), p.probationUntil(), 0));
      }
    }
    person
        .ranks()
        .forEach(r -> out.add(span(EventKind.RANK, r.from(), r.to(), r.rank().ordinal())));
    person
        .education()
        .forEach(e ->
            out.add(
                new Event(
                    EventKind.EDUCATION,
                    day(e.completed(), ABSENT),
                    OPEN,
                    e.level().ordinal(),
                    -1,
                    Known.YES)));
    if (person.licences() != null) {
      person
          .licences()
          .forEach(l ->
              out.add(
                  new Event(EventKind.LICENCE, ABSENT, OPEN, key.applyAsInt(l), -1, Known.YES)));
    }
    person
        .investigations()
        .forEach(s -> out.add(span(EventKind.INVESTIGATION, s.from(), s.to(), 0)));
    person
        .findings()
        .forEach(f ->
            out.add(
                new Event(
                    EventKind.FINDING,
                    day(f.on(), ABSENT),
                    OPEN,
                    key.applyAsInt(f.code()),
                    -1,
                    Known.of(f.applies()))));
    person
        .terms()
        .forEach(t -> out.add(span(EventKind.TERM, t.from(), t.to(), key.applyAsInt(t.postId()))));
    if (person.family() != null) {
      for (PersonFacts.Business b : Objects.requireNonNull(person.family().businesses())) {
        int code = b.regulatorUnitId() == null ? ABSENT : key.applyAsInt(b.regulatorUnitId());
        out.add(new Event(EventKind.BUSINESS, ABSENT, OPEN, code, -1, Known.YES));
      }
    }
    return out;
  }

  private static Event span(EventKind kind, LocalDate from, @Nullable LocalDate to, int code) {
    return new Event(kind, day(from, ABSENT), day(to, OPEN), code, -1, Known.YES);
  }

  private int intern(String name) {
    return keys.computeIfAbsent(name, n -> keys.size());
  }

  private int internOrAbsent(@Nullable String name) {
    return name == null ? ABSENT : intern(name);
  }

  @Override
  public int keyOf(String name) {
    return keys.getOrDefault(name, ABSENT);
  }

  @Override
  public int birth() {
    return day(person.birth(), ABSENT);
  }

  @Override
  public int workStart() {
    return day(person.workStart(), ABSENT);
  }

  @Override
  public int fullMemberSince() {
    return day(person.fullMemberSince(), ABSENT);
  }

  @Override
  public int growthPlace() {
    return person.growthPlace() == null ? ABSENT : keyOf(person.growthPlace());
  }

  @Override
  public int declared() {
    return family == null ? ABSENT : day(family.declared(), ABSENT);
  }

  @Override
  public @Nullable Sex sex() {
    return person.sex();
  }

  @Override
  public @Nullable RetirementGroup retirementGroup() {
    return person.retirementGroup();
  }

  @Override
  public @Nullable Health health() {
    return person.health();
  }

  @Override
  public @Nullable Residence spouse() {
    return family == null ? null : family.spouse();
  }

  @Override
  public @Nullable Residence children() {
    return family == null ? null : family.children();
  }

  @Override
  public Known citizen() {
    return Known.of(person.citizen());
  }

  @Override
  public Known civilServant() {
    return Known.of(person.civilServant());
  }

  @Override
  public Known barred() {
    return Known.of(person.barred());
  }

  @Override
  public Known partyMember() {
    return Known.of(person.partyMember());
  }

  @Override
  public boolean measuresKnown() {
    return person.measures() != null;
  }

  @Override
  public boolean trainingKnown() {
    return person.training() != null;
  }

  @Override
  public boolean licencesKnown() {
    return person.licences() != null;
  }

  @Override
  public int positions() {
    return person.positions().size();
  }

  private Position position(int i) {
    return person.positions().get(i);
  }

  @Override
  public int positionFrom(int i) {
    return day(position(i).from(), ABSENT);
  }

  @Override
  public int positionTo(int i) {
    return day(position(i).to(), OPEN);
  }

  @Override
  public int positionLevel(int i) {
    return level(position(i));
  }

  @Override
  public Known positionGrassroots(int i) {
    return Known.of(position(i).grassroots());
  }

  @Override
  public int positionExceptional(int i) {
    Exceptional e = position(i).exceptional();
    return e == null ? -1 : e.ordinal();
  }

  @Override
  public int positionPost(int i) {
    return keyOf(position(i).postId());
  }

  @Override
  public int trainings() {
    return training.size();
  }

  @Override
  public int trainingEnd(int i) {
    return day(training.get(i).to(), ABSENT);
  }

  @Override
  public int trainingDays(int i) {
    return training.get(i).days();
  }

  @Override
  public int trainingHours(int i) {
    return training.get(i).hours();
  }

  @Override
  public Known trainingRecognised(int i) {
    return Known.of(training.get(i).recognised());
  }

  @Override
  public int appraisals() {
    return person.appraisals().size();
  }

  private Appraisal appraisal(int i) {
    return person.appraisals().get(i);
  }

  @Override
  public int appraisalYear(int i) {
    return appraisal(i).year();
  }

  @Override
  public int appraisalGrade(int i) {
    return appraisal(i).grade().ordinal();
  }

  @Override
  public int events() {
    return events.size();
  }

  @Override
  public int eventKinds() {
    return eventKinds;
  }

  @Override
  public EventKind eventKind(int i) {
    return events.get(i).kind();
  }

  @Override
  public int eventFrom(int i) {
    return events.get(i).from();
  }

  @Override
  public int eventTo(int i) {
    return events.get(i).to();
  }

  @Override
  public int eventCode(int i) {
    return events.get(i).code();
  }

  @Override
  public int eventMonths(int i) {
    return events.get(i).months();
  }

  @Override
  public Known eventFlag(int i) {
    return events.get(i).flag();
  }

  private List<Relative> kin() {
    return family == null ? List.of() : Objects.requireNonNull(family.relatives());
  }

  @Override
  public int relatives() {
    return kin().size();
  }

  @Override
  public int relativeUnit(int i) {
    String unit = kin().get(i).unitId();
    return unit == null ? ABSENT : keyOf(unit);
  }

  @Override
  public int relativePost(int i) {
    String post = kin().get(i).postId();
    return post == null ? ABSENT : keyOf(post);
  }

  @Override
  public Known relativeLeading(int i) {
    return Known.of(kin().get(i).leading());
  }

  @Override
  public Known relativeSensitive(int i) {
    return Known.of(kin().get(i).sensitiveFunction());
  }
}
