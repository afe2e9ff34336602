package org.zhiren.statutes;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.statutes.PersonFacts.Appraisal;
import org.zhiren.statutes.PersonFacts.Family;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.Relative;
import org.zhiren.statutes.PersonFacts.Training;

/** Collects people into the columns of a {@link Population}. Not thread-safe. */
public final class PopulationBuilder {
  private static final int NOT_ON_FILE = 7;

  int size;
  final Names ids = new Names(false);
  final Names names = new Names(true);
  final Ints birth = new Ints();
  final Ints workStart = new Ints();
  final Ints fullMemberSince = new Ints();
  final Ints growthPlace = new Ints();
  final Ints declared = new Ints();
  final Ints traits = new Ints();
  final Ints positionsAt = new Ints();
  final Ints positionFrom = new Ints();
  final Ints positionTo = new Ints();
  final Ints positionPost = new Ints();
  final Ints positionTraits = new Ints();
  final Ints trainingsAt = new Ints();
  final Ints trainingEnd = new Ints();
  final Ints trainingTraits = new Ints();
  final Ints appraisalsAt = new Ints();
  final Ints appraisals = new Ints();
  final Ints eventsAt = new Ints();
  final Ints eventFrom = new Ints();
  final Ints eventTo = new Ints();
  final Ints eventCode = new Ints();
  final Ints eventTraits = new Ints();
  final Ints relativesAt = new Ints();
  final Ints relativeUnit = new Ints();
  final Ints relativePost = new Ints();
  final Ints relativeTraits = new Ints();

  PopulationBuilder() {
    startRow();
  }

  /**
   * Adds one person.
   *
   * @throws IllegalArgumentException if a number is too large for its column; the text names it
   */
  public PopulationBuilder add(Person p) {
    size++;
    ids.add(p.id());
    birth.add(FlatPerson.day(p.birth(), Dossier.ABSENT));
    workStart.add(FlatPerson.day(p.workStart(), Dossier.ABSENT));
    fullMemberSince.add(FlatPerson.day(p.fullMemberSince(), Dossier.ABSENT));
    growthPlace.add(key(p.growthPlace()));
    Family family = p.family();
    declared.add(
        family == null ? Dossier.ABSENT : FlatPerson.day(family.declared(), Dossier.ABSENT));
    traits.add(traits(p, family));
    p.positions().forEach(this::add);
    if (p.training() != null) {
      p.training().forEach(this::add);
    }
    p.appraisals().forEach(this::add);
    for (FlatPerson.Event e : FlatPerson.events(p, names::add)) {
      eventFrom.add(e.from());
      eventTo.add(e.to());
      eventCode.add(e.code());
      eventTraits.add(
          e.kind().ordinal()
              | e.flag().ordinal() << 4
              | within("months of a measure", e.months() + 1, 0x3FF) << 6);
    }
    if (family != null && family.relatives() != null) {
      family.relatives().forEach(this::add);
    }
    startRow();
    return this;
  }

  private void startRow() {
    positionsAt.add(positionFrom.size());
    trainingsAt.add(trainingEnd.size());
    appraisalsAt.add(appraisals.size());
    eventsAt.add(eventFrom.size());
    relativesAt.add(relativeUnit.size());
  }

  private static int traits(Person p, @Nullable Family family) {
    return code(p.sex())
        | code(p.retirementGroup()) << 3
        | code(p.health()) << 6
        | code(family == null ? null : family.spouse()) << 9
        | code(family == null ? null : family.children()) << 12
        | Known.of(p.citizen()).ordinal() << 15
        | Known.of(p.civilServant()).ordinal() << 17
        | Known.of(p.barred()).ordinal() << 19
        | Known.of(p.partyMember()).ordinal() << 21
        | (p.measures() == null ? 0 : 1 << 23)
        | (p.training() == null ? 0 : 1 << 24)
        | (p.licences() == null ? 0 : 1 << 25);
  }

  private static int code(@Nullable Enum<?> value) {
    return value == null ? NOT_ON_FILE : value.ordinal();
  }

  private int key(@Nullable String name) {
    return name == null ? Dossier.ABSENT : names.add(name);
  }

  private static int within(String what, int value, int most) {
    if (value < 0 || value > most) {
      throw new IllegalArgumentException(
          "The %s (%d) is outside 0…%d. Maybe a unit was mistaken.".formatted(what, value, most));
    }
    return value;
  }

  private void add(Position p) {
    positionFrom.add(FlatPerson.day(p.from(), Dossier.ABSENT));
    positionTo.add(FlatPerson.day(p.to(), Dossier.OPEN));
    positionPost.add(names.add(p.postId()));
    positionTraits.add(
        FlatPerson.level(p) | Known.of(p.grassroots()).ordinal() << 4 | code(p.exceptional()) << 6);
  }

  private void add(Training t) {
    trainingEnd.add(FlatPerson.day(t.to(), Dossier.ABSENT));
    trainingTraits.add(
        within("days of a training", t.days(), 0xFFF)
            | within("hours of a training", t.hours(), 0xFFFF) << 12
            | Known.of(t.recognised()).ordinal() << 28);
  }

  private void add(Appraisal a) {
    appraisals.add(within("year of an appraisal", a.year(), 4095) << 3 | a.grade().ordinal());
  }

  private void add(Relative r) {
    relativeUnit.add(key(r.unitId()));
    relativePost.add(key(r.postId()));
    relativeTraits.add(
        Known.of(r.leading()).ordinal() | Known.of(r.sensitiveFunction()).ordinal() << 2);
  }

  /** The finished population. */
  public Population build() {
    return new Population(this);
  }

  /** A list of ints that grows. */
  static final class Ints {
    private int[] values = new int[16];
    private int size;

    void add(int value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size + (size >> 1));
      }
      values[size++] = value;
    }

    int size() {
      return size;
    }

    int[] toArray() {
      return Arrays.copyOf(values, size);
    }

    short[] toShorts() {
      short[] out = new short[size];
      for (int i = 0; i < size; i++) {
        out[i] = (short) values[i];
      }
      return out;
    }

    byte[] toBytes() {
      byte[] out = new byte[size];
      for (int i = 0; i < size; i++) {
        out[i] = (byte) values[i];
      }
      return out;
    }
  }

  /** Strings by number, with or without repetition. */
  static final class Names {
    private final boolean distinct;
    private final Map<String, Integer> known = new HashMap<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Ints ends = new Ints();

    Names(boolean distinct) {
      this.distinct = distinct;
    }

    int add(String name) {
      if (distinct) {
        Integer old = known.get(name);
        if (old != null) {
          return old;
        }
        known.put(name, ends.size());
      }
      bytes.writeBytes(name.getBytes(StandardCharsets.UTF_8));
      ends.add(bytes.size());
      return ends.size() - 1;
    }

    Population.Ids finish() {
      return new Population.Ids(bytes.toByteArray(), ends.toArray());
    }
  }
}
