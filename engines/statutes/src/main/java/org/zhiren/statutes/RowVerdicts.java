package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.zhiren.explain.Verdict;

/**
 * What each provision says of each person of a population, for one post on one day: what {@link
 * Screening} counts, kept row by row, so that a count can open its list. One byte for each pair.
 */
public final class RowVerdicts {
  private static final Verdict[] VERDICTS = Verdict.values();
  private static final int CHUNK = 8192;

  private final List<ProvisionText> provisions;
  private final int size;
  private final byte[] verdicts;

  private RowVerdicts(List<Provision> bound, Population people, LocalDate asOf) {
    this.provisions = bound.stream().map(Provision::text).toList();
    this.size = people.size();
    this.verdicts = new byte[Math.multiplyExact(size, bound.size())];
    int chunks = (size + CHUNK - 1) / CHUNK;
    IntStream.range(0, chunks).parallel().forEach(chunk -> judge(chunk, bound, people, asOf));
  }

  /** Judges everyone for {@code post} on {@code asOf}. */
  public static RowVerdicts of(Statutes law, Population people, Post post, LocalDate asOf) {
    return new RowVerdicts(new PromotionRules(law.law(), post, asOf).provisions(), people, asOf);
  }

  private void judge(int chunk, List<Provision> bound, Population people, LocalDate asOf) {
    PopulationRow row = people.row();
    Judge judge = new Judge(row, Days.day(asOf));
    int end = Math.min(size, (chunk + 1) * CHUNK);
    for (int person = chunk * CHUNK; person < end; person++) {
      row.moveTo(person);
      judge.next();
      int at = person * bound.size();
      for (Provision provision : bound) {
        verdicts[at++] = (byte) provision.weight(provision.examine(judge)).ordinal();
      }
    }
  }

  /** The provisions on appointment, in the order in which they are judged. */
  public List<ProvisionText> provisions() {
    return provisions;
  }

  /** Number of people. */
  public int size() {
    return size;
  }

  /**
   * What a provision means for a person; a soft provision (一般应当) that cannot be told asks for
   * attention only.
   *
   * @param row row of the population
   * @param provision place in {@link #provisions()}
   */
  public Verdict verdict(int row, int provision) {
    return VERDICTS[verdicts[row * provisions.size() + provision]];
  }
}
