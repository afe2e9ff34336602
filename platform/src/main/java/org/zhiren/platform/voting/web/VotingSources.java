package org.zhiren.platform.voting.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;
import org.zhiren.platform.voting.Duties;
import org.zhiren.platform.voting.ElectionState;
import org.zhiren.platform.voting.ElectionView;
import org.zhiren.platform.voting.Elections;

/** What votes add to menu, palette and workbench. */
@Configuration(proxyBeanMethods = false)
class VotingSources {

  private static final int ORDER = 460;
  private static final int SHOWN = 5;

  @Bean
  NavigationSource votingNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                ORDER,
                "voting.title",
                "/elections",
                "circle-check",
                Right.SELECTION_RUN.name(),
                "x"),
            new NavigationEntry(
                ORDER,
                "voting.title",
                "/elections",
                "circle-check",
                Right.SELECTION_DECIDE.name(),
                ""));
  }

  @Bean
  PaletteSource votingPalette(Elections elections, Acting acting) {
    return (query, language, limit) ->
        acting
                .account()
                .filter(account ->
                    account.may(Right.SELECTION_RUN) || account.may(Right.SELECTION_DECIDE))
                .isEmpty()
            ? List.of()
            : elections.list(null, query, null, limit).elections().stream()
                .map(one ->
                    new PaletteItem(
                        "voting.title",
                        one.title(),
                        language.of(one.state().text()),
                        "/elections/" + one.id(),
                        "circle-check"))
                .toList();
  }

  /** What waits for a trustee or the maker of codes, and votes that go on. */
  @Bean
  BlockSource votingBlock(Elections elections, Duties duties, Acting acting) {
    return page -> {
      if (acting.account().isEmpty()) {
        return List.of();
      }
      List<Block.Line> lines = new ArrayList<>();
      for (Duties.Duty duty : duties.duties()) {
        if (duty.due()) {
          lines.add(
              new Block.Line(
                  duty.title(),
                  page.t(duty.authority() ? "voting.duty.codes" : "voting.duty.trustee"),
                  "/elections/duties/"
                      + duty.election()
                      + (duty.authority() ? "/codes" : "/trustee"),
                  "attention"));
        }
      }
      if (page.may(Right.SELECTION_RUN.name())) {
        for (ElectionView one : elections.list(ElectionState.OPEN, "", null, SHOWN).elections()) {
          lines.add(
              new Block.Line(
                  one.title(),
                  page.t("voting.block.turnout", one.ballots(), one.voters()),
                  "/elections/" + one.id(),
                  ""));
        }
      }
      String href = page.may(Right.SELECTION_RUN.name()) ? "/elections" : "/elections/duties";
      return lines.isEmpty() ? List.of() : List.of(new Block(ORDER, "voting.title", href, lines));
    };
  }
}
