package org.zhiren.platform.roster.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Puts the people found into order and takes a part of them. */
final class HitOrder {

  private final Columns columns;
  private final Columns.Hits hits;

  HitOrder(Columns columns, Columns.Hits hits) {
    this.columns = columns;
    this.hits = hits;
  }

  /**
   * A part of those found.
   *
   * @param offset leave out so many
   * @param most take at most so many
   */
  List<UUID> part(Sort sort, int offset, int most) {
    if (sort.key() == Sort.Key.PRECEDENCE && !sort.descending() && laterHits() == 0) {
      return firstOf(offset, most);
    }
    long[] all = byPrecedence();
    if (sort.key() != Sort.Key.PRECEDENCE) {
      all = by(sort, all);
    } else if (sort.descending()) {
      reverse(all);
    }
    List<UUID> ids = new ArrayList<>();
    for (int i = offset; i < Math.min(all.length, (long) offset + most); i++) {
      ids.add(columns.segments().get(segment(all[i])).id(row(all[i])));
    }
    return ids;
  }

  private static int segment(long at) {
    return (int) (at >>> 32);
  }

  private static int row(long at) {
    return (int) at;
  }

  private int laterHits() {
    int later = 0;
    for (int i = columns.base(); i < hits.yes().size(); i++) {
      for (long word : hits.yes().get(i)) {
        later += Long.bitCount(word);
      }
    }
    return later;
  }

  /** The segments read at the beginning stand in the order of precedence already. */
  private List<UUID> firstOf(int offset, int most) {
    List<UUID> ids = new ArrayList<>();
    int skipped = 0;
    for (int s = 0; s < columns.base() && ids.size() < most; s++) {
      long[] bits = hits.yes().get(s);
      for (int word = 0; word < bits.length && ids.size() < most; word++) {
        int here = Long.bitCount(bits[word]);
        if (skipped + here <= offset) {
          skipped += here;
          continue;
        }
        long left = bits[word];
        while (left != 0 && ids.size() < most) {
          int bit = Long.numberOfTrailingZeros(left);
          left &= left - 1;
          if (skipped++ >= offset) {
            ids.add(columns.segments().get(s).id((word << 6) + bit));
          }
        }
      }
    }
    return ids;
  }

  private long[] byPrecedence() {
    long[] all = new long[hits.count()];
    int length = 0;
    int base = 0;
    for (int s = 0; s < hits.yes().size(); s++) {
      if (s == columns.base()) {
        base = length;
      }
      long[] bits = hits.yes().get(s);
      for (int word = 0; word < bits.length; word++) {
        long left = bits[word];
        while (left != 0) {
          int bit = Long.numberOfTrailingZeros(left);
          left &= left - 1;
          all[length++] = (long) s << 32 | (word << 6) + bit;
        }
      }
    }
    if (columns.base() >= hits.yes().size()) {
      return all;
    }
    return merged(all, base);
  }

  /** Merges those who changed later into their places. */
  private long[] merged(long[] all, int base) {
    Long[] later = new Long[all.length - base];
    for (int i = 0; i < later.length; i++) {
      later[i] = all[base + i];
    }
    Arrays.sort(later, this::compare);
    long[] result = new long[all.length];
    int left = 0;
    int right = 0;
    for (int i = 0; i < result.length; i++) {
      boolean takeLater =
          left >= base || (right < later.length && compare(later[right], all[left]) < 0);
      result[i] = takeLater ? later[right++] : all[left++];
    }
    return result;
  }

  private int compare(long one, long other) {
    Segment a = columns.segments().get(segment(one));
    Segment b = columns.segments().get(segment(other));
    int order = Integer.compare(a.unitPlace(row(one)), b.unitPlace(row(other)));
    if (order == 0) {
      order = Integer.compare(a.postPlace(row(one)), b.postPlace(row(other)));
    }
    if (order == 0) {
      Vocabulary<String> levels = columns.words().of(Field.LEVEL);
      order =
          levels
              .value(a.column(Field.LEVEL).get(row(one)))
              .compareTo(levels.value(b.column(Field.LEVEL).get(row(other))));
    }
    // As PostgreSQL compares identifiers: byte by byte.
    return order != 0 ? order : a.id(row(one)).toString().compareTo(b.id(row(other)).toString());
  }

  /** By a column; those with nothing on file come last, and equals stand by precedence. */
  private long[] by(Sort sort, long[] all) {
    Field field = sort.key().field();
    int[] ranks = ranks(field);
    long[] keyed = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      int value = columns.segments().get(segment(all[i])).column(field).get(row(all[i]));
      int key;
      if (value == Column.NOTHING) {
        key = Integer.MAX_VALUE;
      } else {
        int rank = ranks.length == 0 ? value : ranks[value];
        key = sort.descending() ? -rank : rank;
      }
      keyed[i] = (long) key << 32 | i;
    }
    Arrays.parallelSort(keyed);
    long[] result = new long[all.length];
    for (int i = 0; i < keyed.length; i++) {
      result[i] = all[(int) keyed[i]];
    }
    return result;
  }

  /** For words, the place of each in the order of the words. */
  private int[] ranks(Field field) {
    if (field.type().days()) {
      return new int[0];
    }
    List<String> words = columns.words().of(field).all();
    Integer[] order = new Integer[words.size()];
    Arrays.setAll(order, i -> i);
    Comparator<String> comparator =
        field.type() == Field.Type.NAME
            ? Comparator.<String, String>comparing(
                    word -> word.substring(word.indexOf(Words.INITIALS) + 1))
                .thenComparing(Comparator.naturalOrder())
            : Comparator.naturalOrder();
    Arrays.parallelSort(order, (a, b) -> comparator.compare(words.get(a), words.get(b)));
    int[] ranks = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      ranks[order[i]] = i;
    }
    return ranks;
  }

  private static void reverse(long[] values) {
    for (int i = 0, j = values.length - 1; i < j; i++, j--) {
      long kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }
}
