package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Basis;
import org.zhiren.statutes.ProvisionText;
import org.zhiren.statutes.RowVerdicts;
import org.zhiren.statutes.Statutes;

/**
 * Everybody of a source judged for one post on one day: lists, reasons with their counts, and what
 * no roster keeps and has to be established about everybody.
 */
public final class Screened {

  /** Emigration and businesses of the family: declared elsewhere (个人有关事项报告), kept on no roster. */
  static final Set<String> NOT_KEPT = Set.of("XB-24-5", "GWY-74-2");

  private final Pool pool;
  private final Target target;
  private final LocalDate day;
  private final RowVerdicts verdicts;
  private final int[] rows;
  private final boolean[] kept;
  private final List<ProvisionText> common = new ArrayList<>();
  private final byte[] listings;
  private final Map<Listing, Integer> totals = new EnumMap<>(Listing.class);

  Screened(Statutes law, Pool pool, Target target, LocalDate day, Source source) {
    this.pool = pool;
    this.target = target;
    this.day = day;
    this.verdicts = RowVerdicts.of(law, pool.population(), target.rules(), day);
    this.rows =
        java.util.stream.IntStream.range(0, pool.size())
            .filter(row -> source.takes(pool.entry(row).level(), target.rules().level()))
            .toArray();
    int provisions = verdicts.provisions().size();
    this.kept = new boolean[provisions];
    for (int k = 0; k < provisions; k++) {
      ProvisionText text = verdicts.provisions().get(k);
      kept[k] = text.basis() == Basis.RECORD && !NOT_KEPT.contains(text.id());
      if (!kept[k] && unknownOfSome(k)) {
        common.add(text);
      }
    }
    this.listings = new byte[rows.length];
    for (Listing listing : Listing.values()) {
      totals.put(listing, 0);
    }
    for (int i = 0; i < rows.length; i++) {
      Listing listing = judge(rows[i]);
      listings[i] = (byte) listing.ordinal();
      totals.merge(listing, 1, Integer::sum);
    }
  }

  private boolean unknownOfSome(int provision) {
    for (int row : rows) {
      if (verdicts.verdict(row, provision) == Verdict.UNKNOWN) {
        return true;
      }
    }
    return false;
  }

  /** An adverse finding counts although findings are not asked for here. */
  private Listing judge(int row) {
    Listing listing = Listing.LISTED;
    for (int k = 0; k < kept.length; k++) {
      Listing one =
          switch (verdicts.verdict(row, k)) {
            case FAIL -> Listing.FAILED;
            case NEEDS_APPROVAL -> Listing.APPROVAL;
            case UNKNOWN -> kept[k] ? Listing.OPEN : Listing.LISTED;
            case PASS, WARN, NOT_APPLICABLE -> Listing.LISTED;
          };
      listing = one.compareTo(listing) > 0 ? one : listing;
    }
    return listing;
  }

  /** Who was considered. */
  public Pool pool() {
    return pool;
  }

  /** The post. */
  public Target target() {
    return target;
  }

  /** The day of the question. */
  public LocalDate day() {
    return day;
  }

  /** How many people of the source were judged. */
  public int size() {
    return rows.length;
  }

  /** How many are on each list. */
  public Map<Listing, Integer> totals() {
    return totals;
  }

  /** What no roster keeps, findings of people included: it is established later, about few. */
  public List<ProvisionText> common() {
    return common;
  }

  /** The rows of the source. */
  public int[] rows() {
    return rows.clone();
  }

  /** The rows of a list, in statutory precedence. */
  public List<Integer> with(Listing listing) {
    List<Integer> out = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      if (listings[i] == listing.ordinal()) {
        out.add(rows[i]);
      }
    }
    return out;
  }

  /** The list of a row of the source. */
  public Listing listing(int row) {
    int i = java.util.Arrays.binarySearch(rows, row);
    if (i < 0) {
      throw new IllegalArgumentException("The row (%d) is not of the source.".formatted(row));
    }
    return Listing.values()[listings[i]];
  }

  /** The rows that a provision leaves with a verdict, in statutory precedence. */
  public List<Integer> with(String provision, Verdict verdict) {
    int k = place(provision);
    List<Integer> out = new ArrayList<>();
    for (int row : rows) {
      if (verdicts.verdict(row, k) == verdict) {
        out.add(row);
      }
    }
    return out;
  }

  private int place(String provision) {
    for (int k = 0; k < kept.length; k++) {
      if (verdicts.provisions().get(k).id().equals(provision)) {
        return k;
      }
    }
    throw new IllegalArgumentException("There is no provision (%s).".formatted(provision));
  }

  /** The provisions that leave a person with one of the verdicts; what is common is left out. */
  public List<ProvisionText> reasons(int row, Set<Verdict> wanted) {
    List<ProvisionText> out = new ArrayList<>();
    for (int k = 0; k < kept.length; k++) {
      Verdict verdict = verdicts.verdict(row, k);
      if (wanted.contains(verdict) && (kept[k] || verdict != Verdict.UNKNOWN)) {
        out.add(verdicts.provisions().get(k));
      }
    }
    return out;
  }

  /**
   * What one provision does.
   *
   * @param provision the provision
   * @param counts number of people by verdict
   * @param alone how many it alone keeps off the list of those who qualify
   */
  public record Reason(ProvisionText provision, Map<Verdict, Integer> counts, int alone) {
    /** How many have the verdict. */
    public int count(Verdict verdict) {
      return counts.getOrDefault(verdict, 0);
    }
  }

  /** Each provision that keeps somebody off the list or asks for attention, with its counts. */
  public List<Reason> reasons() {
    int provisions = kept.length;
    int[] alone = new int[provisions];
    int[][] counts = new int[provisions][Verdict.values().length];
    for (int row : rows) {
      int obstacles = 0;
      int last = 0;
      for (int k = 0; k < provisions; k++) {
        Verdict verdict = verdicts.verdict(row, k);
        counts[k][verdict.ordinal()]++;
        boolean obstacle =
            verdict == Verdict.FAIL
                || verdict == Verdict.NEEDS_APPROVAL
                || (verdict == Verdict.UNKNOWN && kept[k]);
        if (obstacle) {
          obstacles++;
          last = k;
        }
      }
      if (obstacles == 1) {
        alone[last]++;
      }
    }
    List<Reason> out = new ArrayList<>();
    for (int k = 0; k < provisions; k++) {
      Map<Verdict, Integer> of = new EnumMap<>(Verdict.class);
      for (Verdict verdict : Verdict.values()) {
        of.put(verdict, counts[k][verdict.ordinal()]);
      }
      Reason reason = new Reason(verdicts.provisions().get(k), of, alone[k]);
      boolean matters =
          reason.count(Verdict.FAIL) > 0
              || reason.count(Verdict.NEEDS_APPROVAL) > 0
              || reason.count(Verdict.WARN) > 0
              || (reason.count(Verdict.UNKNOWN) > 0 && kept[k]);
      if (matters) {
        out.add(reason);
      }
    }
    return out;
  }
}
