package org.zhiren.platform.appraisal.results.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.appraisal.results.Results;
import org.zhiren.platform.appraisal.results.Summary;
import org.zhiren.platform.shell.Page;

/** What a campaign says as a whole, in sentences, the same on pages and in print. */
public final class ResultWords {

  private ResultWords() {}

  /** What the differences come from, in one sentence. */
  public static String finding(Page page, Summary summary) {
    Summary.Shares shares = summary.shares();
    if (shares == null) {
      return summary.reason() == null ? page.t("results.plain") : page.t(summary.reason());
    }
    return page.t(
        "results.shares",
        Figures.points(shares.people()),
        Figures.points(shares.raters()),
        Figures.points(shares.rest()));
  }

  /** A weight without needless noughts. */
  public static String weight(double weight) {
    return java.math.BigDecimal.valueOf(weight).stripTrailingZeros().toPlainString();
  }

  /** A number of sheets, or that it is too small to be told. */
  public static String count(Page page, @Nullable Integer count, Results.Overview overview) {
    return count == null
        ? page.t("results.few", overview.campaign().plan().leastScores())
        : Integer.toString(count);
  }

  /** What is left out and what is uncertain, sentence by sentence. */
  public static List<String> notes(Page page, Results.Overview overview) {
    Summary summary = overview.release().summary();
    List<String> notes = new ArrayList<>();
    int least = overview.campaign().plan().leastScores();
    for (Summary.LeftOut one : summary.leftOut()) {
      notes.add(
          one.everywhere()
              ? page.t("results.leftout.all", page.t(one.group()), least)
              : page.t(
                  "results.leftout.some",
                  page.t(one.group()),
                  least,
                  String.join(page.chinese() ? "、" : ", ", one.names())));
    }
    notes.add(page.t(summary.leftOut().isEmpty() ? "results.leftout.none" : "results.complement"));
    if (summary.pooled() > 0) {
      notes.add(page.t("results.pooled", summary.pooled()));
    }
    if (summary.connected()) {
      notes.add(page.t("results.connected"));
    } else {
      notes.add(page.t("results.parts", summary.parts().size()));
      summary.links().forEach(link -> notes.add(page.t(link)));
    }
    notes.add(page.t("results.cliques"));
    return notes;
  }
}
