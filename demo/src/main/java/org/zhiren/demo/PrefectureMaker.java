package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.Person.Stint;
import org.zhiren.demo.UnitNode.Role;

/** Runs the steps for one prefecture and hands the records over. */
final class PrefectureMaker {
  private final DemoSize whole;
  private final DemoSize size;
  private final LocalDate asOf;
  private final SplitRandom random;
  private final Identifiers ids;
  private final Places places;
  private final List<UnitNode> units;
  private final UnitHistory history;
  private final List<PostNode> posts;
  private final List<Person> people;
  private final FaultList faults;

  PrefectureMaker(long seed, DemoSize whole, LocalDate asOf, int index) {
    this.whole = whole;
    this.size = whole.share(index);
    this.asOf = asOf;
    this.random = new SplitRandom(seed).split(1000L + index);
    this.ids =
        new Identifiers(
            before(whole.people(), index),
            before(whole.units(), index),
            before(whole.posts(), index));
    int counties = UnitTree.countiesFor(size.units());
    this.places = new Places(seed, index, counties);
    this.units = new UnitTree(places, random.split(1), size.units()).units;
    this.history = new UnitHistory(units, random.split(2), asOf);
    this.posts = new PostPlan(units, random.split(3), size.posts()).posts;
    int copies = PlantedKind.DUPLICATE_PERSON.aim(size.people());
    this.people = new Population(random.split(4), places, size.people() - copies, asOf).people;
    new Simulation(units, posts, people, history, counties, size.people(), random.split(5), asOf)
        .run();
    this.faults = new FaultList(ids, asOf);
  }

  private int before(int total, int index) {
    return (int) ((long) total * index / whole.prefectures());
  }

  void make(PrefectureSink sink) {
    CareerFaults careerFaults = new CareerFaults(people, size.people(), random.split(6), asOf);
    careerFaults.plant(units);
    marry();
    List<Person> copies = copies();
    SplitRandom rankRandom = random.split(8);
    for (Person person : people) {
      RankTrack.lay(person, rankRandom.split(person.index), asOf);
    }
    choose(PlantedKind.RANK_TOO_EARLY, person -> person.inService() && RankTrack.hasten(person));
    Appraisals appraisals = new Appraisals(people, size.people(), random.split(9), asOf);
    appraisals.grade(units.size());
    choose(PlantedKind.EXCELLENT_UNDER_SANCTION, person -> appraisals.honourWarned(person) > 0);
    for (Person person : people) {
      if (person.passedOver && appraisals.excellentInFiveYears(person) < 3) {
        person.fault = null;
      }
    }
    people.addAll(copies);
    settleUnits();
    emit(sink);
    careerFaults.overQuota.forEach(faults::overQuota);
    appraisals.exceeded.forEach(faults::exceeded);
    for (Person person : people) {
      faults.person(person);
    }
    faults.list().forEach(sink::planted);
    for (Person person : people) {
      sink.truth(
          new LatentTruth(
              ids.person(person.index),
              person.quality,
              person.growth,
              person.severity,
              0.5 + Math.abs(person.severity) * 0.3));
    }
  }

  private void choose(PlantedKind kind, Predicate<Person> attempt) {
    int aim = kind.aim(size.people());
    List<Person> order = new ArrayList<>(people);
    random.split(kind.name().hashCode()).shuffle(order);
    for (Person person : order) {
      if (aim > 0 && !person.planted && attempt.test(person)) {
        person.planted = true;
        person.fault = kind;
        aim--;
      }
    }
  }

  /** Couples who both serve, lawfully in different units. */
  private void marry() {
    SplitRandom chance = random.split(7);
    List<Person> order = new ArrayList<>(people);
    chance.shuffle(order);
    for (int i = 0; i + 1 < order.size(); i++) {
      Person one = order.get(i);
      Person two = order.get(i + 1);
      PostNode first = CareerFaults.postOf(one);
      PostNode second = CareerFaults.postOf(two);
      if (first != null
          && second != null
          && one.female != two.female
          && !one.planted
          && !two.planted
          && one.spouse == null
          && two.spouse == null
          && first.unit.organ() != second.unit.organ()
          && Math.abs(one.birth.toEpochDay() - two.birth.toEpochDay()) < 2200
          && one.birth.isBefore(asOf.minusYears(28))
          && two.birth.isBefore(asOf.minusYears(28))) {
        one.spouse = two;
        two.spouse = one;
      }
    }
  }

  /** Second files of people already on file, stopped before their last move. */
  private List<Person> copies() {
    List<Person> copies = new ArrayList<>();
    int next = people.size();
    choose(PlantedKind.DUPLICATE_PERSON, person -> copyable(person));
    for (Person original : people) {
      if (original.fault == PlantedKind.DUPLICATE_PERSON) {
        Person copy = new Person(next++);
        copy.copyOf(original);
        for (Stint stint : original.stints.subList(0, original.stints.size() - 1)) {
          copy.stints.add(stint);
        }
        copy.leftOn = copy.stints.getLast().end;
        copy.state = "22";
        original.fault = null;
        copy.fault = PlantedKind.DUPLICATE_PERSON;
        copy.original = original;
        copies.add(copy);
      }
    }
    // Where too few were suitable the number of people is made up by plain newcomers' copies.
    if (next != size.people()) {
      throw new IllegalStateException(
          "too few people to copy (%d of %d). Maybe ask for more people."
              .formatted(next, size.people()));
    }
    return copies;
  }

  private static boolean copyable(Person person) {
    Stint current = person.current;
    return person.inService()
        && current != null
        && person.spouse == null
        && person.sanction == null
        && person.stints.size() >= 2
        && current.level == 0
        && person.stints.stream().allMatch(stint -> stint.main && stint.level == 0);
  }

  /** Positions and codes after all moves; seats of staff posts by who holds them. */
  private void settleUnits() {
    int[] children = new int[units.size()];
    for (UnitNode unit : units) {
      UnitNode parent = unit.parent;
      unit.precedence = parent == null ? 1 : ++children[parent.serial];
      unit.innerCode =
          (parent == null ? "" : parent.innerCode + ".") + IdNumbers.digits(unit.precedence, 3);
    }
    int[] holders = new int[posts.size()];
    for (Person person : people) {
      PostNode post = CareerFaults.postOf(person);
      if (post != null) {
        holders[post.serial]++;
      }
    }
    for (PostNode post : posts) {
      if (!post.leadership()) {
        post.seats = holders[post.serial] + 1 + holders[post.serial] / 10;
      }
    }
  }

  private void emit(PrefectureSink sink) {
    places.records().forEach(sink::area);
    for (UnitNode unit : units) {
      sink.unit(record(unit));
    }
    for (UnitHistory.Plan plan : history.plans) {
      String[] ground = UnitHistory.ground(plan.kind());
      sink.unitChange(
          new UnitChange(
              ids.unit(plan.unit()),
              plan.kind(),
              plan.date(),
              plan.before(),
              plan.after(),
              plan.other() == plan.unit() ? null : ids.unit(plan.other()),
              ground[0],
              ground[1]));
    }
    for (PostNode post : posts) {
      sink.post(record(post));
    }
    PersonFile file = new PersonFile(ids, places, asOf);
    SplitRandom fileRandom = random.split(10);
    int done = ids.firstPerson();
    for (Person person : people) {
      Person source = person.original == null ? person : person.original;
      sink.person(file.of(person, fileRandom.split(source.index)));
      done++;
      if (done % 1000 == 0 || done == whole.people()) {
        sink.progress(done, whole.people());
      }
    }
  }

  private UnitRecord record(UnitNode unit) {
    UnitNode parent = unit.parent;
    int establishment = unit.posts.stream().mapToInt(post -> post.seats).sum();
    boolean section = unit.role == Role.SECTION;
    boolean group = unit.role == Role.GROUP;
    String area = places.place(unit.county).code();
    return new UnitRecord(
        ids.unit(unit),
        section || group ? null : IdNumbers.unit(area, unit.serial + 1),
        unit.innerCode,
        unit.nameOn(asOf),
        unit.shortName,
        parent == null ? null : ids.unit(parent),
        area,
        unit.kind,
        unit.level,
        section ? "内设机构" : group ? "机构分组" : "法人单位",
        unit.sector,
        ids.unit(unit.organ()),
        unit.precedence,
        unit.founded,
        unit.abolished,
        unit.chiefQuota,
        unit.deputyQuota,
        establishment,
        unit.grassroots(),
        unit.hardship,
        sensitive(unit));
  }

  private static @Nullable String sensitive(UnitNode unit) {
    if (unit.role == Role.DISCIPLINE) {
      return "纪检监察";
    }
    Catalogue.Department department = unit.organ().department;
    return department == null ? null : department.sensitive();
  }

  private PostRecord record(PostNode post) {
    LocalDate abolished = post.abolished;
    PostNode main = post.heldWith;
    return new PostRecord(
        ids.post(post),
        ids.unit(post.unit),
        post.name,
        PostNode.LEVEL_CODES[post.level],
        PostNode.LEVEL_NAMES[post.level],
        post.leadership(),
        post.memberKind(),
        post.seats,
        post.order,
        main == null ? null : ids.post(main),
        post.placeRecusal,
        post.probation,
        post.unit.founded,
        abolished);
  }
}
