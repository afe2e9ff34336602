package org.zhiren.platform.roster.query;

import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Some thousand people with all that can be asked about them, column by column. Never changed: a
 * person who changes is marked as gone here and comes anew in a later segment.
 */
final class Segment {

  private final UUID[] ids;
  private final Map<Field, Column> person;
  private final Column unitPlace;
  private final Column postPlace;
  private final Map<FactKind, Facts> facts;

  /**
   * Facts of one kind, sorted by person and then by start.
   *
   * @param offsets the facts of person {@code i} are rows {@code offsets[i]} … {@code offsets[i+1]}
   * @param columns the fields
   * @param start first day, day or year; all nothing for facts without time
   * @param end first day after; all nothing for facts without an end
   */
  record Facts(int[] offsets, Map<Field, Column> columns, Column start, Column end) {
    int rows() {
      return offsets[offsets.length - 1];
    }
  }

  Segment(
      UUID[] ids,
      Map<Field, Column> person,
      Column unitPlace,
      Column postPlace,
      Map<FactKind, Facts> facts) {
    this.ids = ids;
    this.person = new EnumMap<>(person);
    this.unitPlace = unitPlace;
    this.postPlace = postPlace;
    this.facts = new EnumMap<>(facts);
  }

  int size() {
    return ids.length;
  }

  UUID id(int row) {
    return ids[row];
  }

  Column column(Field field) {
    Column column = person.get(field);
    if (column == null) {
      throw new IllegalArgumentException("%s is no field of the person.".formatted(field));
    }
    return column;
  }

  Facts facts(FactKind kind) {
    Facts found = facts.get(kind);
    if (found == null) {
      throw new IllegalArgumentException("%s is not kept.".formatted(kind));
    }
    return found;
  }

  int unitPlace(int row) {
    return unitPlace.get(row);
  }

  int postPlace(int row) {
    return postPlace.get(row);
  }

  /** All rows, as bits. */
  long[] everybody() {
    return ones(ids.length);
  }

  static long[] ones(int length) {
    long[] bits = new long[(length + 63) >>> 6];
    java.util.Arrays.fill(bits, -1L);
    if ((length & 63) != 0 && bits.length > 0) {
      bits[bits.length - 1] = (1L << length) - 1;
    }
    return bits;
  }

  /** Memory taken, without the vocabularies. */
  long bytes() {
    // An identifier takes 24 bytes with its header, and 4 for the way to it.
    long sum = 28L * ids.length + unitPlace.bytes() + postPlace.bytes();
    // Several fields may read one column.
    Set<Column> columns = Collections.newSetFromMap(new IdentityHashMap<>());
    columns.addAll(person.values());
    for (Facts each : facts.values()) {
      sum += 4L * each.offsets().length + each.start().bytes() + each.end().bytes();
      columns.addAll(each.columns().values());
    }
    return sum + columns.stream().mapToLong(Column::bytes).sum();
  }
}
