package org.zhiren.platform.roster.query.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.PinyinInitials;
import org.zhiren.platform.roster.query.AskingPeople;
import org.zhiren.platform.roster.query.SavedQueries;
import org.zhiren.platform.roster.query.SavedQuery;
import org.zhiren.platform.roster.query.Sort;
import org.zhiren.platform.roster.query.TakingPeopleOut;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;

/** What questions add to menu, palette and workbench. */
@Configuration(proxyBeanMethods = false, value = "querySources")
class Sources {

  private static final int MOST_LINES = 5;

  @Bean
  NavigationSource queryNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                210, "query.title", "/query", "filter", Right.ROSTER_READ.name(), "q"));
  }

  @Bean
  PaletteSource queryPalette(SavedQueries saved, Acting acting) {
    return (query, language, limit) -> {
      if (acting.account().filter(account -> account.may(Right.ROSTER_READ)).isEmpty()) {
        return List.of();
      }
      String wanted = query.toLowerCase(Locale.ROOT);
      return saved.all().stream()
          .filter(found ->
              found.name().toLowerCase(Locale.ROOT).contains(wanted)
                  || PinyinInitials.of(found.name()).startsWith(wanted))
          .limit(limit)
          .map(found ->
              new PaletteItem(
                  "query.saved.title",
                  found.name(),
                  found.mine() ? "" : found.ownerName(),
                  "/query?saved=" + found.id(),
                  "star"))
          .toList();
    };
  }

  @Bean
  BlockSource queryBlock(SavedQueries saved, AskingPeople asking, TakingPeopleOut taking) {
    return page -> {
      if (!page.may(Right.ROSTER_READ.name())) {
        return List.of();
      }
      List<Block.Line> lines = new java.util.ArrayList<>();
      if (page.may(Right.ROSTER_EXPORT.name())) {
        int waiting = taking.waiting().size();
        if (waiting > 0) {
          lines.add(
              new Block.Line(
                  page.t("query.block.waiting"),
                  String.valueOf(waiting),
                  "/query/exports",
                  "attention"));
        }
      }
      for (SavedQuery query : saved.all().stream().limit(MOST_LINES).toList()) {
        lines.add(
            new Block.Line(query.name(), count(asking, query), "/query?saved=" + query.id(), ""));
      }
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(310, "query.block.title", "/query/saved", lines));
    };
  }

  /**
   * A count that would tell of sanctions or appraisals is shown on the page only, on the record.
   */
  private static String count(AskingPeople asking, SavedQuery query) {
    return AskingPeople.classes(query.question()).size() > 1
        ? "—"
        : String.valueOf(asking.ask(query.question(), Sort.PRECEDENCE, 0, 0).count());
  }
}
