package org.zhiren.materials.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** Counts all matches: how many, how many apart from near-duplicates, and by facets. */
final class Tally extends SimpleCollector {

  private final Set<Facet> wanted;
  private final boolean clusters;
  private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);

  /** How many matches each group of near-duplicates has. */
  private final Map<Long, Long> groups = new HashMap<>();

  private long total;

  private final List<Column> columns = new ArrayList<>();
  private @Nullable NumericDocValues cluster;

  /** The ordinals of one facet in one segment. */
  private record Column(Facet facet, SortedSetDocValues values, long[] perOrdinal) {}

  Tally(Set<Facet> wanted, boolean clusters) {
    this.wanted = wanted;
    this.clusters = clusters;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext context) throws IOException {
    close();
    for (Facet facet : wanted) {
      SortedSetDocValues values = DocValues.getSortedSet(context.reader(), facet.field());
      columns.add(new Column(facet, values, new long[Math.toIntExact(values.getValueCount())]));
    }
    cluster = clusters ? DocValues.getNumeric(context.reader(), Fields.CLUSTER) : null;
  }

  @Override
  public void collect(int document) throws IOException {
    total++;
    for (Column column : columns) {
      if (column.values.advanceExact(document)) {
        for (int i = 0; i < column.values.docValueCount(); i++) {
          column.perOrdinal[(int) column.values.nextOrd()]++;
        }
      }
    }
    if (cluster != null) {
      if (cluster.advanceExact(document) && cluster.longValue() != 0) {
        groups.merge(cluster.longValue(), 1L, Long::sum);
      }
    }
  }

  /** Ordinals differ between segments: what was counted goes under its value. */
  private void close() throws IOException {
    for (Column column : columns) {
      Map<String, Long> byValue = counts.computeIfAbsent(column.facet, facet -> new HashMap<>());
      for (int i = 0; i < column.perOrdinal.length; i++) {
        if (column.perOrdinal[i] > 0) {
          byValue.merge(column.values.lookupOrd(i).utf8ToString(), column.perOrdinal[i], Long::sum);
        }
      }
    }
    columns.clear();
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  /**
   * The sums over all segments.
   *
   * @param groups how many matches each group of near-duplicates has; empty if nobody asked
   */
  record Sums(
      long total,
      long distinct,
      Map<Facet, List<SearchResult.Count>> facets,
      Map<Long, Long> groups) {}

  /** Nothing but the number of matches. */
  static Sums number(long total) {
    return new Sums(total, total, Map.of(), Map.of());
  }

  static CollectorManager<Tally, Sums> of(Set<Facet> wanted, boolean clusters) {
    return new CollectorManager<>() {
      @Override
      public Tally newCollector() {
        return new Tally(wanted, clusters);
      }

      @Override
      public Sums reduce(Collection<Tally> tallies) throws IOException {
        Tally sum = new Tally(wanted, clusters);
        for (Tally tally : tallies) {
          tally.close();
          sum.total += tally.total;
          tally.groups.forEach((group, count) -> sum.groups.merge(group, count, Long::sum));
          tally.counts.forEach((facet, values) -> {
            Map<String, Long> to = sum.counts.computeIfAbsent(facet, one -> new HashMap<>());
            values.forEach((value, count) -> to.merge(value, count, Long::sum));
          });
        }
        Map<Facet, List<SearchResult.Count>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : wanted) {
          List<SearchResult.Count> values = new ArrayList<>();
          sum.counts
              .getOrDefault(facet, Map.of())
              .forEach((value, count) -> values.add(new SearchResult.Count(value, count)));
          values.sort(
              Comparator.comparingLong(SearchResult.Count::documents)
                  .reversed()
                  .thenComparing(SearchResult.Count::value));
          facets.put(facet, List.copyOf(values));
        }
        long grouped = sum.groups.values().stream().mapToLong(Long::longValue).sum();
        return new Sums(
            sum.total, sum.total - grouped + sum.groups.size(), facets, Map.copyOf(sum.groups));
      }
    };
  }
}
