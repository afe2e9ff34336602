package org.zhiren.platform.roster.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.Proposal;
import org.zhiren.platform.roster.Proposals;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;

/** What the own record adds to menu and workbench, for the member and for the officer. */
@Configuration(proxyBeanMethods = false)
class OwnSources {

  private static final int SHOWN = 3;

  @Bean
  NavigationSource ownNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                20, "person.own.title", "/own", "user-circle", Right.OWN_RECORD.name(), "m"));
  }

  @Bean
  BlockSource ownBlock(Proposals proposals) {
    return page -> {
      List<Block> blocks = new ArrayList<>();
      if (page.may(Right.OWN_RECORD.name())) {
        List<Block.Line> lines = new ArrayList<>();
        for (Proposal proposal : proposals.mine().stream().limit(SHOWN).toList()) {
          lines.add(
              new Block.Line(
                  page.t("person.block.mine", proposal.proposedAt().toLocalDate()),
                  page.t(proposal.state().text()),
                  "/own#proposals",
                  proposal.state().look()));
        }
        lines.add(new Block.Line(page.t("person.block.own"), "", "/own", ""));
        blocks.add(new Block(20, "person.own.title", "/own", lines));
      }
      if (page.may(Right.ROSTER_EDIT.name())) {
        int waiting = proposals.countWaiting();
        if (waiting > 0) {
          blocks.add(
              new Block(
                  120,
                  "person.proposals",
                  "/roster/proposals",
                  List.of(
                      new Block.Line(
                          page.t("person.block.waiting"),
                          String.valueOf(waiting),
                          "/roster/proposals",
                          "attention"))));
        }
      }
      return blocks;
    };
  }
}
