package org.zhiren.platform.appraisal;

import java.util.UUID;
import org.zhiren.explain.Explanation;

/**
 * How a person develops over the years, in points from 0 to 100 a year.
 *
 * @param person the person
 * @param years years with a result, at least two
 * @param perYear change a year, what all change by included
 * @param beyond change a year beyond that of all
 * @param low lower end of the 95 % interval of {@code beyond}
 * @param high upper end
 * @param explanation how it came about
 */
public record AppraisalGrowth(
    UUID person,
    int years,
    double perYear,
    double beyond,
    double low,
    double high,
    Explanation explanation) {

  /** Whether the interval leaves out zero: only then does it say anything. */
  public boolean clear() {
    return low > 0 || high < 0;
  }
}
