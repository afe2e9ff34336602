package org.zhiren.statutes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.zhiren.explain.Verdict;

/**
 * The result of screening everyone for one post on one day: the verdict of each person on the
 * record, and for each provision how many people it leaves with which verdict.
 *
 * <p>Findings of people are not asked for here: they are made later, about few. A finding that is
 * already on file and adverse does count.
 */
public final class Screening {
  private static final Verdict[] VERDICTS = Verdict.values();
  private static final int CHUNK = 8192;

  private final Population population;
  private final Post post;
  private final LocalDate asOf;
  private final PromotionRules rules;
  private final byte[] onRecord;
  private final byte[] soleReason;
  private final long[][] counts;

  Screening(PromotionRules rules, Population population, Post post, LocalDate asOf) {
    this.population = population;
    this.post = post;
    this.asOf = asOf;
    this.rules = rules;
    int provisions = rules.provisions().size();
    this.onRecord = new byte[population.size()];
    this.soleReason = new byte[population.size()];
    this.counts = new long[provisions][VERDICTS.length];
    int chunks = (population.size() + CHUNK - 1) / CHUNK;
    IntStream.range(0, chunks).parallel().forEach(this::screenChunk);
  }

  private void screenChunk(int chunk) {
    List<Provision> provisions = rules.provisions();
    int n = provisions.size();
    long[][] own = new long[n][VERDICTS.length];
    PopulationRow row = population.row();
    Judge judge = new Judge(row, Days.day(asOf));
    int end = Math.min(population.size(), (chunk + 1) * CHUNK);
    for (int person = chunk * CHUNK; person < end; person++) {
      row.moveTo(person);
      judge.next();
      Verdict record = Verdict.NOT_APPLICABLE;
      int obstacles = 0;
      int obstacle = 0;
      for (int k = 0; k < n; k++) {
        Provision p = provisions.get(k);
        Verdict verdict = p.examine(judge);
        own[k][verdict.ordinal()]++;
        Verdict weight = p.weight(verdict);
        if (p.text().basis() == Basis.RECORD || weight == Verdict.FAIL) {
          record = record.and(weight);
          if (!Examination.isMet(weight)) {
            obstacles++;
            obstacle = k;
          }
        }
      }
      onRecord[person] = (byte) record.ordinal();
      soleReason[person] = (byte) (obstacles == 1 ? obstacle : -1);
    }
    synchronized (counts) {
      for (int k = 0; k < n; k++) {
        for (int v = 0; v < VERDICTS.length; v++) {
          counts[k][v] += own[k][v];
        }
      }
    }
  }

  /** The day of the question. */
  public LocalDate asOf() {
    return asOf;
  }

  /** How many people were screened. */
  public int size() {
    return population.size();
  }

  /** The verdict of the person in {@code row}, on the record. */
  public Verdict verdict(int row) {
    return VERDICTS[onRecord[row]];
  }

  /** How many people have each verdict, on the record. */
  public Map<Verdict, Long> totals() {
    long[] totals = new long[VERDICTS.length];
    for (byte v : onRecord) {
      totals[v]++;
    }
    Map<Verdict, Long> out = new LinkedHashMap<>();
    for (Verdict v : VERDICTS) {
      out.put(v, totals[v.ordinal()]);
    }
    return out;
  }

  /** The rows of the long list: nothing failed, nothing unknown, no approval needed. */
  public List<Integer> qualified() {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < onRecord.length; i++) {
      if (Examination.isMet(verdict(i))) {
        out.add(i);
      }
    }
    return out;
  }

  /** The rows with the given verdict. */
  public List<Integer> with(Verdict verdict) {
    return IntStream.range(0, onRecord.length)
        .filter(i -> onRecord[i] == verdict.ordinal())
        .boxed()
        .toList();
  }

  /** For each provision, how many people it leaves with which verdict, and for how many alone. */
  public List<Reason> reasons() {
    long[] sole = new long[counts.length];
    for (byte k : soleReason) {
      if (k >= 0) {
        sole[k]++;
      }
    }
    List<Reason> out = new ArrayList<>();
    for (int k = 0; k < counts.length; k++) {
      Map<Verdict, Long> of = new LinkedHashMap<>();
      for (Verdict v : VERDICTS) {
        of.put(v, counts[k][v.ordinal()]);
      }
      out.add(new Reason(rules.provisions().get(k).text(), of, sole[k]));
    }
    return out;
  }

  /** Why the person in {@code row} has this verdict: the same tree as a single examination. */
  public Examination explain(int row, String name) {
    PopulationRow reader = population.row();
    reader.moveTo(row);
    Judge judge = new Judge(reader, Days.day(asOf));
    Trace trace = new Trace(Days.day(asOf));
    judge.tracing(trace);
    return rules.examine(judge, trace, population.id(row), name).examination();
  }

  /** The post that was screened for. */
  public Post post() {
    return post;
  }

  /** The population that was screened. */
  public Population population() {
    return population;
  }

  /**
   * What one provision did.
   *
   * @param provision the provision
   * @param counts number of people by verdict
   * @param alone number of people whom it alone keeps off the list
   */
  public record Reason(ProvisionText provision, Map<Verdict, Long> counts, long alone) {}
}
