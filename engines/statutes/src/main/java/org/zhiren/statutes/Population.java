package org.zhiren.statutes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Many people in columns, for screening. Each fact of a {@link Person} that provisions read is a
 * number in an array; variable lists lie one after another with an offset per person. Nothing is
 * rounded or left out, so a row answers exactly as the person does.
 *
 * <p>Its content does not change once built; safe to share between threads.
 */
public final class Population {
  private static final Sex[] SEXES = Sex.values();
  private static final RetirementGroup[] GROUPS = RetirementGroup.values();
  private static final Health[] HEALTHS = Health.values();
  private static final Residence[] RESIDENCES = Residence.values();

  private final Map<String, Integer> found = new ConcurrentHashMap<>();

  final int size;
  final Ids ids;
  final Ids names;
  final int[] birth;
  final int[] workStart;
  final int[] fullMemberSince;
  final int[] growthPlace;
  final int[] declared;

  /** Sex, group, health, spouse, children: three bits each, 7 = not on file; then four Known. */
  final int[] traits;

  final int[] positionsAt;
  final int[] positionFrom;
  final int[] positionTo;
  final int[] positionPost;

  /** Level in bits 0–3, grass-roots in 4–5, exceptional in 6–8 (7 = not on file). */
  final short[] positionTraits;

  final int[] trainingsAt;
  final int[] trainingEnd;

  /** Days in bits 0–11, hours in 12–27, recognised in 28–29. */
  final int[] trainingTraits;

  final int[] appraisalsAt;

  /** Year × 8 + grade. */
  final short[] appraisals;

  final int[] eventsAt;
  final int[] eventFrom;
  final int[] eventTo;
  final int[] eventCode;

  /** Kind in bits 0–3, flag in 4–5, months + 1 in 6–15. */
  final short[] eventTraits;

  final int[] relativesAt;
  final int[] relativeUnit;
  final int[] relativePost;
  final byte[] relativeTraits;

  Population(PopulationBuilder b) {
    this.size = b.size;
    this.ids = b.ids.finish();
    this.names = b.names.finish();
    this.birth = b.birth.toArray();
    this.workStart = b.workStart.toArray();
    this.fullMemberSince = b.fullMemberSince.toArray();
    this.growthPlace = b.growthPlace.toArray();
    this.declared = b.declared.toArray();
    this.traits = b.traits.toArray();
    this.positionsAt = b.positionsAt.toArray();
    this.positionFrom = b.positionFrom.toArray();
    this.positionTo = b.positionTo.toArray();
    this.positionPost = b.positionPost.toArray();
    this.positionTraits = b.positionTraits.toShorts();
    this.trainingsAt = b.trainingsAt.toArray();
    this.trainingEnd = b.trainingEnd.toArray();
    this.trainingTraits = b.trainingTraits.toArray();
    this.appraisalsAt = b.appraisalsAt.toArray();
    this.appraisals = b.appraisals.toShorts();
    this.eventsAt = b.eventsAt.toArray();
    this.eventFrom = b.eventFrom.toArray();
    this.eventTo = b.eventTo.toArray();
    this.eventCode = b.eventCode.toArray();
    this.eventTraits = b.eventTraits.toShorts();
    this.relativesAt = b.relativesAt.toArray();
    this.relativeUnit = b.relativeUnit.toArray();
    this.relativePost = b.relativePost.toArray();
    this.relativeTraits = b.relativeTraits.toBytes();
  }

  /** A population of {@code people}, in their order. */
  public static Population of(Iterable<Person> people) {
    PopulationBuilder builder = builder();
    people.forEach(builder::add);
    return builder.build();
  }

  /** Starts a population to which people are added one by one. */
  public static PopulationBuilder builder() {
    return new PopulationBuilder();
  }

  /** Number of people. */
  public int size() {
    return size;
  }

  /** The key of the person in {@code row}. */
  public String id(int row) {
    return ids.get(row);
  }

  /** Bytes that the arrays take, dictionary of posts, units and places included. */
  public long bytes() {
    long ints =
        birth.length
            + workStart.length
            + fullMemberSince.length
            + growthPlace.length
            + declared.length
            + traits.length
            + positionsAt.length
            + positionFrom.length
            + positionTo.length
            + positionPost.length
            + trainingsAt.length
            + trainingEnd.length
            + trainingTraits.length
            + appraisalsAt.length
            + eventsAt.length
            + eventFrom.length
            + eventTo.length
            + eventCode.length
            + relativesAt.length
            + relativeUnit.length
            + (long) relativePost.length;
    long shorts = positionTraits.length + appraisals.length + (long) eventTraits.length;
    return ints * 4 + shorts * 2 + relativeTraits.length + ids.bytes() + names.bytes();
  }

  /** Number that stands for {@code name}; found once by a walk, then remembered. */
  int keyOf(String name) {
    return found.computeIfAbsent(name, names::find);
  }

  /** A reader over the rows, one for each thread. */
  PopulationRow row() {
    return new PopulationRow(this);
  }

  static Sex sexOf(int code) {
    return SEXES[code];
  }

  static RetirementGroup groupOf(int code) {
    return GROUPS[code];
  }

  static Health healthOf(int code) {
    return HEALTHS[code];
  }

  static Residence residenceOf(int code) {
    return RESIDENCES[code];
  }

  /** Strings packed into one byte array, by number. */
  static final class Ids {
    private final byte[] bytes;
    private final int[] ends;

    Ids(byte[] bytes, int[] ends) {
      this.bytes = bytes;
      this.ends = ends;
    }

    String get(int i) {
      int from = i == 0 ? 0 : ends[i - 1];
      return new String(bytes, from, ends[i] - from, StandardCharsets.UTF_8);
    }

    /** Number of {@code name}, or ABSENT; a walk over all of them, meant for a few look-ups. */
    int find(String name) {
      byte[] sought = name.getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < ends.length; i++) {
        int from = i == 0 ? 0 : ends[i - 1];
        if (ends[i] - from == sought.length
            && Arrays.equals(bytes, from, ends[i], sought, 0, sought.length)) {
          return i;
        }
      }
      return Dossier.ABSENT;
    }

    long bytes() {
      return bytes.length + 4L * ends.length;
    }
  }
}
