package org.zhiren.platform.selection.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;

/** What selection adds to menu, palette and workbench. */
@Configuration(proxyBeanMethods = false)
class SelectionSources {

  private static final int SHOWN = 5;

  @Bean
  NavigationSource selectionNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                430,
                "selection.title",
                "/selections",
                "briefcase",
                Right.SELECTION_RUN.name(),
                "s"),
            new NavigationEntry(
                435,
                "selection.review.title",
                "/selections/decisions",
                "gavel",
                Right.SELECTION_DECIDE.name(),
                "a"));
  }

  @Bean
  PaletteSource selectionPalette(Cases cases, Acting acting) {
    return (query, language, limit) ->
        acting
                .account()
                .filter(account ->
                    account.may(Right.SELECTION_RUN) || account.may(Right.SELECTION_DECIDE))
                .isEmpty()
            ? List.of()
            : cases.list(Cases.Wanted.OPEN, null, null, 200).cases().stream()
                .filter(line ->
                    line.post().contains(query)
                        || line.names().contains(query)
                        || line.number().contains(query))
                .limit(limit)
                .map(line ->
                    new PaletteItem(
                        "selection.title",
                        line.post() + (line.names().isEmpty() ? "" : " · " + line.names()),
                        line.number(),
                        "/selections/" + line.id(),
                        "briefcase"))
                .toList();
  }

  /** Cases that can pass on or whose day has come. */
  @Bean
  BlockSource selectionBlock(Cases cases, Acting acting) {
    return page -> {
      boolean runs = page.may(Right.SELECTION_RUN.name());
      if (acting.account().isEmpty() || !(runs || page.may(Right.SELECTION_DECIDE.name()))) {
        return List.of();
      }
      List<Block.Line> lines = new ArrayList<>();
      int meeting = cases.count(Cases.Wanted.MEETING);
      if (meeting > 0) {
        lines.add(
            new Block.Line(
                page.t("selection.block.meeting"),
                Integer.toString(meeting),
                "/selections?show=MEETING",
                ""));
      }
      if (runs) {
        for (Cases.Line line : cases.list(Cases.Wanted.READY, null, null, SHOWN).cases()) {
          lines.add(
              new Block.Line(
                  line.post(),
                  line.missing() == 0
                      ? page.t("selection.block.ready")
                      : page.t("selection.block.due", String.valueOf(line.dueOn())),
                  "/selections/" + line.id(),
                  "attention"));
        }
      }
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(430, "selection.title", "/selections", lines));
    };
  }
}
