package org.zhiren.platform.roster.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;

/** What the roster adds to menu, palette and workbench. */
@Configuration(proxyBeanMethods = false)
class Sources {

  @Bean
  NavigationSource rosterNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                200, "roster.title", "/roster", "users", Right.ROSTER_READ.name(), "r"));
  }

  @Bean
  PaletteSource rosterPalette(People people, Acting acting) {
    return (query, language, limit) ->
        acting.account().filter(account -> account.may(Right.ROSTER_READ)).isEmpty()
            ? List.of()
            : people.list(People.Search.of(query), null, limit).people().stream()
                .map(person ->
                    new PaletteItem(
                        "roster.people",
                        person.name(),
                        person.postText(),
                        "/roster/" + person.id(),
                        "user"))
                .toList();
  }

  @Bean
  BlockSource rosterBlock(People people) {
    return page -> {
      if (!page.may(Right.ROSTER_READ.name())) {
        return List.of();
      }
      int inService = people.count(People.Search.everybody());
      int due = people.count(new People.Search("", null, null, false, true));
      List<Block.Line> lines = new ArrayList<>();
      if (due > 0) {
        lines.add(
            new Block.Line(
                page.t("roster.block.probation", String.valueOf(People.PROBATION_NOTICE_DAYS)),
                String.valueOf(due),
                "/roster?due=probation",
                "attention"));
      }
      lines.add(
          new Block.Line(page.t("roster.block.people"), String.valueOf(inService), "/roster", ""));
      return List.of(new Block(300, "roster.block.title", "/roster", lines));
    };
  }
}
