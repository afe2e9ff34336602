package org.zhiren.demo;

import java.time.LocalDate;

/**
 * Invents a whole prefecture, or a province of several: places, units with five years of changes,
 * posts, people with complete files, and faults planted on purpose. Nothing in it exists: places
 * are held against the national table, area codes begin with 99, names and faces are drawn by
 * chance.
 *
 * <p>The same seed, size and day give the same records in the same order on every machine. Each
 * prefecture is drawn from a stream of its own, so that {@link #generatePrefecture} gives exactly
 * the part that {@link #generate} would give, and memory holds one prefecture at a time.
 *
 * <pre>{@code
 * DemoPrefecture.generate(7, DemoSize.PREFECTURE, new PrefectureSink() {
 *   public void person(PersonRecord person) { … }
 * });
 * }</pre>
 */
public final class DemoPrefecture {

  /** The day on which the invented files are up to date unless another is given. */
  public static final LocalDate DEFAULT_AS_OF = LocalDate.of(2026, 11, 1);

  private static final LocalDate EARLIEST = LocalDate.of(2024, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2035, 12, 31);

  private DemoPrefecture() {}

  /** Everything as of {@link #DEFAULT_AS_OF}. */
  public static void generate(long seed, DemoSize size, PrefectureSink sink) {
    generate(seed, size, DEFAULT_AS_OF, sink);
  }

  /**
   * Everything, prefecture by prefecture.
   *
   * @param seed any number; other numbers give other people
   * @param asOf the day on which the files are up to date, from 2024-01-01 to 2035-12-31
   * @throws IllegalArgumentException if {@code asOf} lies outside
   */
  public static void generate(long seed, DemoSize size, LocalDate asOf, PrefectureSink sink) {
    for (int prefecture = 0; prefecture < size.prefectures(); prefecture++) {
      generatePrefecture(seed, size, asOf, prefecture, sink);
    }
  }

  /**
   * One prefecture of the whole, for work in parts.
   *
   * @param prefecture 0 … {@link DemoSize#prefectures()} − 1
   * @throws IllegalArgumentException if {@code prefecture} or {@code asOf} lies outside
   */
  public static void generatePrefecture(
      long seed, DemoSize size, LocalDate asOf, int prefecture, PrefectureSink sink) {
    if (prefecture < 0 || prefecture >= size.prefectures()) {
      throw new IllegalArgumentException(
          "prefecture must lie between 0 and %d (%d). Maybe count from zero."
              .formatted(size.prefectures() - 1, prefecture));
    }
    if (asOf.isBefore(EARLIEST) || asOf.isAfter(LATEST)) {
      throw new IllegalArgumentException(
          "asOf must lie between %s and %s (%s). Maybe use %s."
              .formatted(EARLIEST, LATEST, asOf, DEFAULT_AS_OF));
    }
    new PrefectureMaker(seed, size, asOf, prefecture).make(sink);
  }
}
