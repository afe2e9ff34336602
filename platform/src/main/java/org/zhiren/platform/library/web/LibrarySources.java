package org.zhiren.platform.library.web;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.explain.Text;
import org.zhiren.materials.search.SearchResult;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.library.DailyWord;
import org.zhiren.platform.library.LibraryIndex;
import org.zhiren.platform.library.Questions;
import org.zhiren.platform.library.SavedSearches;
import org.zhiren.platform.library.Searching;
import org.zhiren.platform.messages.MessageCategory;
import org.zhiren.platform.messages.Outside;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;

/** What the library adds to menu, palette, workbench and messages. */
@Configuration(proxyBeanMethods = false)
class LibrarySources {

  private static final int SHOWN = 5;

  @Bean
  NavigationSource libraryNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                720, "library.title", "/library", "books", Right.LIBRARY_READ.name(), "l"));
  }

  @Bean
  PaletteSource libraryPalette(Searching searching, LibraryIndex index, Acting acting) {
    return (query, language, limit) ->
        !index.ready()
                || acting.account().filter(account -> account.may(Right.LIBRARY_READ)).isEmpty()
            ? List.of()
            : searching.exact(query, Math.clamp(limit, 1, 100)).hits().stream()
                .map(hit ->
                    new PaletteItem(
                        "library.title",
                        hit.title(),
                        language.of(hit.kind().label()),
                        "/library/documents/" + hit.id(),
                        "books"))
                .toList();
  }

  /** Saved searches that have something new. */
  @Bean
  BlockSource libraryBlock(SavedSearches saved, Searching searching, LibraryIndex index) {
    return page -> {
      if (!index.ready() || !page.may(Right.LIBRARY_READ.name())) {
        return List.of();
      }
      List<Block.Line> lines =
          saved.mine().stream()
              .map(one -> line(one, saved, searching))
              .filter(line -> !line.value().equals("0"))
              .limit(SHOWN)
              .toList();
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(720, "library.new", "/library/shelf", lines));
    };
  }

  private static Block.Line line(
      SavedSearches.Saved one, SavedSearches saved, Searching searching) {
    List<UUID> found =
        searching.search(Questions.newest(Questions.read(one.question()))).hits().stream()
            .map(SearchResult.Hit::id)
            .map(UUID::fromString)
            .toList();
    int fresh = saved.fresh(found, one.seenUntil().toInstant()).size();
    return new Block.Line(one.name(), Integer.toString(fresh), "/library/searches/" + one.id(), "");
  }

  @Bean
  MessageCategory libraryMessages() {
    return new MessageCategory(
        DailyWord.CATEGORY,
        Text.of("资料库：已保存检索的新材料", "Library: what is new in saved searches"),
        Outside.LINK_ONLY);
  }
}
