package org.zhiren.platform.appraisal.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.appraisal.CampaignState;
import org.zhiren.platform.appraisal.Campaigns;
import org.zhiren.platform.appraisal.Marking;
import org.zhiren.platform.appraisal.SheetForm;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.PaletteItem;
import org.zhiren.platform.shell.PaletteSource;

/** What appraisals add to menu, palette and workbench. */
@Configuration(proxyBeanMethods = false)
class AppraisalSources {

  private static final int SHOWN = 5;

  @Bean
  NavigationSource appraisalNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                320, "appraisal.title", "/appraisals", "ballpen", Right.APPRAISAL_RUN.name(), "c"));
  }

  @Bean
  PaletteSource appraisalPalette(Campaigns campaigns, Acting acting) {
    return (query, language, limit) ->
        acting.account().filter(account -> account.may(Right.APPRAISAL_RUN)).isEmpty()
            ? List.of()
            : campaigns.list(null, query, null, limit).lines().stream()
                .map(line ->
                    new PaletteItem(
                        "appraisal.title",
                        line.title(),
                        language.of(line.state().text()),
                        "/appraisals/" + line.id(),
                        "ballpen"))
                .toList();
  }

  /** What waits to be marked under one's own name, and campaigns that should be closed. */
  @Bean
  BlockSource appraisalBlock(Campaigns campaigns, Marking marking, Acting acting) {
    return page -> {
      if (acting.account().isEmpty()) {
        return List.of();
      }
      List<Block.Line> lines = new ArrayList<>();
      for (Marking.Own own : marking.own()) {
        if (own.form().standing() == SheetForm.Standing.USABLE) {
          lines.add(
              new Block.Line(
                  page.t("appraisal.block.own", own.form().title()),
                  page.t("appraisal.block.until", own.form().closes()),
                  "/appraisals/own",
                  "attention"));
        }
      }
      if (page.may(Right.APPRAISAL_RUN.name())) {
        for (Campaigns.Line line : campaigns.list(CampaignState.OPEN, "", null, SHOWN).lines()) {
          boolean over = page.today().isAfter(line.closesOn());
          lines.add(
              new Block.Line(
                  line.title(),
                  over
                      ? page.t("appraisal.block.over", line.closesOn())
                      : page.t("appraisal.block.returned", line.returned(), line.expected()),
                  "/appraisals/" + line.id(),
                  over ? "late" : ""));
        }
      }
      String href = page.may(Right.APPRAISAL_RUN.name()) ? "/appraisals" : "/appraisals/own";
      return lines.isEmpty() ? List.of() : List.of(new Block(320, "appraisal.title", href, lines));
    };
  }
}
