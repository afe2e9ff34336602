package org.zhiren.platform.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.appraisal.AppraisalResult;
import org.zhiren.platform.appraisal.AppraisalStanding;
import org.zhiren.platform.appraisal.Appraisals;
import org.zhiren.platform.roster.FilesInBulk;
import org.zhiren.platform.roster.PersonFile;

/**
 * How far selections of the past were right: for everybody promoted, the last result before the
 * promotion beside the first one after at least {@value #MONTHS_AFTER} months in the new post. A
 * number about our own judgement, never about a person: nobody is named.
 */
@Component
public class Accuracy {

  /** With fewer cases than this nothing is concluded. */
  public static final int LEAST_CASES = 30;

  /** So many months in the new post before a result counts. */
  public static final int MONTHS_AFTER = 6;

  /** How many years of promotions are looked at. */
  public static final int YEARS = 5;

  private static final String PROMOTED = "提拔";
  private static final int GROUPS = 5;

  /**
   * 97.5 % points of Student's t for 1 to 30 degrees of freedom (any table of the distribution).
   */
  private static final double[] T = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  private static final double NORMAL = 1.960;

  private final Appraisals appraisals;
  private final FilesInBulk files;

  Accuracy(Appraisals appraisals, FilesInBulk files) {
    this.appraisals = appraisals;
    this.files = files;
  }

  /**
   * One promotion, in points from 0 to 100.
   *
   * @param on when
   * @param before the last result before
   * @param after the first result after
   * @param afterLow lower end of its interval; {@code null} if it has none
   * @param afterHigh upper end
   */
  public record Case(
      LocalDate on,
      double before,
      double after,
      @Nullable Double afterLow,
      @Nullable Double afterHigh) {

    /** How much better or worse it went than before. */
    public double difference() {
      return after - before;
    }
  }

  /**
   * Cases that looked alike before.
   *
   * @param cases how many
   * @param before mean of the results before
   * @param after mean of the results after
   * @param low lower end of the 95 % interval of that mean
   * @param high upper end
   */
  public record Group(int cases, double before, double after, double low, double high) {}

  /**
   * The answer.
   *
   * @param promotions how many promotions there were among those who were appraised
   * @param cases those with a result before and after
   * @param groups calibration; empty if there are too few cases
   * @param difference mean of after less before; {@code null} if there are too few cases
   * @param low lower end of its 95 % interval
   * @param high upper end
   * @param correlation of before and after (Pearson); {@code null} if there are too few cases
   */
  public record Report(
      int promotions,
      List<Case> cases,
      List<Group> groups,
      @Nullable Double difference,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable Double correlation) {

    /** Copies the lists. */
    public Report {
      cases = List.copyOf(cases);
      groups = List.copyOf(groups);
    }

    /** Whether there are enough cases to conclude something. */
    public boolean enough() {
      return cases.size() >= LEAST_CASES;
    }
  }

  /** The answer as of a day, within what the acting account may see. */
  @Transactional(readOnly = true)
  public Report on(LocalDate day) {
    List<UUID> appraised =
        appraisals.standings(day).stream().map(AppraisalStanding::person).distinct().toList();
    List<Case> cases = new ArrayList<>();
    int[] promotions = {0};
    files.of(
        appraised,
        filed -> {
          List<LocalDate> days = promotions(filed.file(), day);
          promotions[0] += days.size();
          if (!days.isEmpty()) {
            List<AppraisalResult> results = appraisals.of(filed.file().basics().id());
            days.forEach(on -> pair(results, on).ifPresent(cases::add));
          }
        });
    return report(promotions[0], cases);
  }

  private static List<LocalDate> promotions(PersonFile file, LocalDate day) {
    LocalDate from = day.minusYears(YEARS);
    return file.career().stream()
        .filter(post -> post.main() && post.change().equals(PROMOTED))
        .map(PersonFile.Career::start)
        .filter(on -> on.isAfter(from) && !on.isAfter(day))
        .toList();
  }

  private static Optional<Case> pair(List<AppraisalResult> results, LocalDate on) {
    List<AppraisalResult> known = results.stream().filter(one -> one.best() != null).toList();
    Optional<AppraisalResult> before =
        known.stream()
            .filter(one -> one.on().isBefore(on))
            .max(Comparator.comparing(AppraisalResult::on));
    Optional<AppraisalResult> after =
        known.stream()
            .filter(one -> !one.on().isBefore(on.plusMonths(MONTHS_AFTER)))
            .min(Comparator.comparing(AppraisalResult::on));
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.empty();
    }
    Double low = after.get().low();
    Double high = after.get().high();
    return Optional.of(
        new Case(
            on,
            points(before.get()),
            points(after.get()),
            low == null ? null : after.get().points(low),
            high == null ? null : after.get().points(high)));
  }

  private static double points(AppraisalResult result) {
    Double best = result.best();
    return best == null ? Double.NaN : result.points(best);
  }

  /** What the cases say; nothing is concluded from too few. */
  static Report report(int promotions, List<Case> cases) {
    List<Case> sorted = cases.stream().sorted(Comparator.comparingDouble(Case::before)).toList();
    int n = sorted.size();
    if (n < LEAST_CASES) {
      return new Report(promotions, sorted, List.of(), null, null, null, null);
    }
    double[] differences = sorted.stream().mapToDouble(Case::difference).toArray();
    double mean = mean(differences);
    double half = halfWidth(differences, mean);
    List<Group> groups = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      groups.add(group(sorted.subList(n * i / GROUPS, n * (i + 1) / GROUPS)));
    }
    return new Report(
        promotions, sorted, groups, mean, mean - half, mean + half, correlation(sorted));
  }

  private static Group group(List<Case> some) {
    double[] after = some.stream().mapToDouble(Case::after).toArray();
    double mean = mean(after);
    double half = halfWidth(after, mean);
    return new Group(
        some.size(),
        mean(some.stream().mapToDouble(Case::before).toArray()),
        mean,
        mean - half,
        mean + half);
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** Half the 95 % interval of a mean, by Student's t. */
  private static double halfWidth(double[] values, double mean) {
    int freedom = values.length - 1;
    // Beyond the table the quantile falls like 1/freedom towards the normal one.
    double t =
        freedom <= T.length
            ? T[freedom - 1]
            : NORMAL + (T[T.length - 1] - NORMAL) * T.length / freedom;
    return t * deviation(values, mean) / Math.sqrt(values.length);
  }

  private static double deviation(double[] values, double mean) {
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / (values.length - 1));
  }

  private static @Nullable Double correlation(List<Case> cases) {
    double[] x = cases.stream().mapToDouble(Case::before).toArray();
    double[] y = cases.stream().mapToDouble(Case::after).toArray();
    double meanX = mean(x);
    double meanY = mean(y);
    double together = 0;
    for (int i = 0; i < x.length; i++) {
      together += (x[i] - meanX) * (y[i] - meanY);
    }
    double spread = deviation(x, meanX) * deviation(y, meanY) * (x.length - 1);
    return spread == 0 ? null : together / spread;
  }
}
