package org.zhiren.platform.responsibility.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.DueDays;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.Supervision;
import org.zhiren.platform.responsibility.Supervisions;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;

/** What target responsibility adds to menu, palette and workbench. */
@Configuration(proxyBeanMethods = false)
class TargetsSources {

  private static final int SHOWN = 5;

  @Bean
  NavigationSource targetsNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                600, "targets.title", "/targets", "target", Right.TARGETS_MANAGE.name(), "t"),
            new NavigationEntry(
                610,
                "targets.report.title",
                "/reporting",
                "chart-bar",
                Right.TARGETS_REPORT.name(),
                "f"),
            new NavigationEntry(
                620, "targets.sv.title", "/supervisions", "flag", Right.TARGETS_MANAGE.name(), "v"),
            new NavigationEntry(
                630,
                "targets.pb.title",
                "/problems",
                "clipboard-list",
                Right.TARGETS_MANAGE.name(),
                "b"));
  }

  @Bean
  PaletteSource targetsPalette(Plans plans, Acting acting) {
    return (query, language, limit) ->
        acting.account().filter(account -> account.may(Right.TARGETS_MANAGE)).isEmpty()
            ? List.of()
            : plans.all().stream()
                .filter(plan -> plan.title().contains(query))
                .limit(limit)
                .map(plan ->
                    new PaletteItem(
                        "targets.title",
                        plan.title(),
                        language.of(plan.state().text()),
                        "/targets/" + plan.id(),
                        "target"))
                .toList();
  }

  /** Orders that wait for this account: to be done by a unit, to be checked or answered above. */
  @Bean
  BlockSource targetsBlock(Supervisions supervisions, DueDays days, Acting acting) {
    return page -> {
      boolean manages = page.may(Right.TARGETS_MANAGE.name());
      if (acting.account().isEmpty() || !(manages || page.may(Right.TARGETS_REPORT.name()))) {
        return List.of();
      }
      List<Block.Line> lines = new ArrayList<>();
      if (manages) {
        int waiting = supervisions.count(Supervisions.Wanted.CHECK);
        if (waiting > 0) {
          lines.add(
              new Block.Line(
                  page.t("targets.sv.block.check"),
                  Integer.toString(waiting),
                  "/supervisions?show=CHECK",
                  "attention"));
        }
      }
      DueDays.Counted counted = days.counted();
      Supervisions.Wanted wanted = manages ? Supervisions.Wanted.RAISED : Supervisions.Wanted.OPEN;
      for (Supervision order : supervisions.list(wanted, null, SHOWN).orders()) {
        int late = counted.past(order.dueOn(), page.today());
        boolean overdue = order.late(page.today());
        lines.add(
            new Block.Line(
                order.subject(),
                overdue
                    ? page.t("targets.sv.block.late", late)
                    : page.t("targets.sv.block.until", order.dueOn()),
                "/supervisions/" + order.id(),
                overdue ? "late" : ""));
      }
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(620, "targets.sv.title", "/supervisions", lines));
    };
  }
}
