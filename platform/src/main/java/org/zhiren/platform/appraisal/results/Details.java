package org.zhiren.platform.appraisal.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.appraisal.Campaign;

/** Puts together what stands behind a result: by item, by group, marks given, remarks. */
final class Details {

  private final Campaign campaign;
  private final Shown shown;

  Details(Campaign campaign, Shown shown) {
    this.campaign = campaign;
    this.shown = shown;
  }

  ResultDetail of(Computed.OnePerson one, List<ResultDetail.Remark> remarks) {
    Answered from = shown.from();
    int p = one.place();
    List<ResultDetail.ItemLine> items = new ArrayList<>();
    for (int i = 0; i < from.items().size(); i++) {
      items.add(
          new ResultDetail.ItemLine(
              from.items().get(i).no(),
              from.items().get(i).name(),
              rounded(shown.meanOfItem(p, i)),
              rounded(shown.meanOfItem(i))));
    }
    List<ResultDetail.GroupLine> groups = new ArrayList<>();
    double[] share = shown.shares(p);
    for (int g = 0; g < from.groups().size(); g++) {
      Answered.Group group = from.groups().get(g);
      boolean there = shown.group(g, p);
      groups.add(
          new ResultDetail.GroupLine(
              group.no(),
              group.name(),
              there ? share[g] : null,
              there ? shown.sheets(g, p) : null,
              there ? rounded(shown.mean(g, p)) : null,
              group.raterName()));
    }
    return new ResultDetail(
        new ResultDetail.About(
            campaign.kind(),
            campaign.title(),
            campaign.plan().year(),
            campaign.plan().closesOn(),
            from.scale()),
        one.corrected(),
        one.corrections(),
        items,
        groups,
        Arrays.stream(shown.spread(p)).boxed().toList(),
        List.copyOf(remarks));
  }

  private static @Nullable Double rounded(double mean) {
    return Double.isNaN(mean) ? null : Computing.round(mean);
  }
}
