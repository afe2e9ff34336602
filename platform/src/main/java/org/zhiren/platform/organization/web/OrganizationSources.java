package org.zhiren.platform.organization.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.organization.Changes;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Totals;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;
import org.zhiren.platform.shell.Texts;

/** What the organisation adds to menu, palette and workbench. */
@Configuration(proxyBeanMethods = false)
class OrganizationSources {

  @Bean
  NavigationSource organizationNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                100,
                "organization.title",
                "/organization",
                "sitemap",
                Right.ORGANIZATION_READ.name(),
                "o"));
  }

  /** What those who keep the organisation do, by the key of its name. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "organization.do.found", "/organization/units/new",
          "organization.merge.title", "/organization/merge",
          "organization.do.import", "/organization/import",
          "organization.changes", "/organization/changes");

  @Bean
  PaletteSource organizationPalette(
      Units units, Posts posts, Texts texts, Acting acting, java.time.Clock clock) {
    return (query, language, limit) -> {
      if (acting.account().filter(account -> account.may(Right.ORGANIZATION_READ)).isEmpty()) {
        return List.of();
      }
      var today = java.time.LocalDate.now(clock);
      List<PaletteItem> items = new ArrayList<>();
      String lower = query.toLowerCase(java.util.Locale.ROOT);
      if (acting.account().filter(account -> account.may(Right.ORGANIZATION_EDIT)).isPresent()) {
        ACTIONS.forEach((key, href) -> {
          String name = texts.get(language, key);
          if (name.toLowerCase(java.util.Locale.ROOT).contains(lower)) {
            items.add(new PaletteItem("shell.palette.actions", name, "", href, "edit"));
          }
        });
      }
      List<Unit> matching = units.search(new Units.Search(query, null, null, null), today, limit);
      Map<java.util.UUID, String> paths =
          units.paths(matching.stream().map(Unit::id).toList(), today);
      for (Unit unit : matching) {
        items.add(
            new PaletteItem(
                "organization.units",
                unit.name(),
                paths.getOrDefault(unit.id(), ""),
                "/organization/units/" + unit.id(),
                "building"));
      }
      List<Post> found = posts.search(query, today, limit);
      var holding = units.find(found.stream().map(Post::unitId).toList(), today);
      for (Post post : found) {
        Unit unit = holding.get(post.unitId());
        items.add(
            new PaletteItem(
                "organization.posts",
                post.name(),
                unit == null ? "" : unit.name(),
                "/organization/posts/" + post.id(),
                "briefcase"));
      }
      return items;
    };
  }

  @Bean
  BlockSource organizationBlock(Totals totals, Changes changes) {
    return page -> {
      if (!page.may(Right.ORGANIZATION_READ.name())) {
        return List.of();
      }
      int recent = changes.since(page.today().minusDays(30));
      Totals.Counted counted = totals.on(page.today());
      return List.of(
          new Block(
              700,
              "organization.block.title",
              "/organization",
              List.of(
                  line(page.t("organization.block.units"), counted.units(), "/organization"),
                  line(page.t("organization.block.posts"), counted.posts(), "/organization"),
                  line(page.t("organization.block.changes"), recent, "/organization/changes"))));
    };
  }

  private static Block.Line line(String label, long value, String href) {
    return new Block.Line(label, String.valueOf(value), href, "");
  }
}
