package org.zhiren.platform.roster.exchange.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.PersonAction;
import org.zhiren.platform.roster.exchange.Imports;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;
import org.zhiren.platform.shell.Texts;

/** What import, export and code tables add to menu, palette and workbench. */
@Configuration(proxyBeanMethods = false)
class ExchangeSources {

  private static final int LOOKED_AT = 20;

  @Bean
  NavigationSource exchangeNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                230,
                "exchange.title",
                "/exchange",
                "file-import",
                Right.ROSTER_IMPORT.name(),
                "i"));
  }

  @Bean
  PaletteSource exchangePalette(Texts texts, Acting acting) {
    return (query, language, limit) -> {
      if (acting.account().filter(account -> account.may(Right.ROSTER_IMPORT)).isEmpty()) {
        return List.of();
      }
      String words = query.strip().toLowerCase(Locale.ROOT);
      return Stream.of(
              new PaletteItem(
                  "exchange.title",
                  texts.get(language, "exchange.title"),
                  "",
                  "/exchange",
                  "file-import"),
              new PaletteItem(
                  "exchange.title",
                  texts.get(language, "exchange.codes.title"),
                  "",
                  "/exchange/codes",
                  "list"))
          .filter(item -> item.name().toLowerCase(Locale.ROOT).contains(words))
          .limit(limit)
          .toList();
    };
  }

  /** The official form, from the page of a person. */
  @Bean
  PersonAction formAction(Texts texts) {
    return new PersonAction() {
      @Override
      public int order() {
        return 100;
      }

      @Override
      public Text label() {
        return texts.both("exchange.form.link");
      }

      @Override
      public String icon() {
        return "report";
      }

      @Override
      public Right right() {
        return Right.ROSTER_EXPORT;
      }

      @Override
      public String href(UUID person) {
        return "/roster/" + person + "/form";
      }
    };
  }

  /** Dry runs that wait to be written. */
  @Bean
  BlockSource exchangeBlock(Imports imports) {
    return page -> {
      if (!page.may(Right.ROSTER_IMPORT.name())) {
        return List.of();
      }
      List<Block.Line> lines =
          imports.latest(LOOKED_AT).stream()
              .filter(one -> one.state() == Imports.State.CHECKED)
              .map(one ->
                  new Block.Line(
                      one.reason(),
                      page.t("exchange.state.CHECKED"),
                      "/exchange/imports/" + one.id(),
                      "attention"))
              .toList();
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(320, "exchange.title", "/exchange", lines));
    };
  }
}
