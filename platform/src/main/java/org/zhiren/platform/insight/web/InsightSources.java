package org.zhiren.platform.insight.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.insight.Talks;
import org.zhiren.platform.roster.OwnSection;
import org.zhiren.platform.roster.PersonAction;
import org.zhiren.platform.roster.PersonSection;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;
import org.zhiren.platform.shell.Texts;

/** What evidence adds to menu, workbench, the page of a person and the own record. */
@Configuration(proxyBeanMethods = false)
class InsightSources {

  private static final List<String> STYLES = List.of("/zhiren/insight.css");

  @Bean
  NavigationSource insightNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                300, "insight.title", "/insight", "telescope", Right.INSIGHT_READ.name(), "k"));
  }

  @Bean
  BlockSource insightBlock(Talks talks) {
    return page -> {
      if (!page.may(Right.INSIGHT_READ.name())) {
        return List.of();
      }
      List<Block.Line> lines = new ArrayList<>();
      int overdue = talks.count(Talks.Which.OVERDUE, false);
      if (overdue > 0) {
        lines.add(
            new Block.Line(
                page.t("insight.block.overdue"),
                String.valueOf(overdue),
                "/insight/talks?which=OVERDUE",
                "late"));
      }
      int mine = talks.count(Talks.Which.PLANNED, true);
      if (mine > 0) {
        lines.add(
            new Block.Line(
                page.t("insight.block.mine"),
                String.valueOf(mine),
                "/insight/talks?mine=true",
                "attention"));
      }
      int owed = talks.count(Talks.Which.OWED, false);
      if (owed > 0) {
        lines.add(
            new Block.Line(
                page.t("insight.block.owed"),
                String.valueOf(owed),
                "/insight/talks?which=OWED",
                "attention"));
      }
      if (page.may(Right.INSIGHT_WRITE.name())) {
        lines.add(new Block.Line(page.t("insight.new"), "", "/insight/new", ""));
      }
      lines.add(new Block.Line(page.t("insight.coverage.title"), "", "/insight/coverage", ""));
      return List.of(new Block(310, "insight.title", "/insight", lines));
    };
  }

  /** Writing down something about a person, from that person's page. */
  @Bean
  PersonAction insightAction(Texts texts) {
    return new PersonAction() {
      @Override
      public int order() {
        return 105;
      }

      @Override
      public Text label() {
        return texts.both("insight.new");
      }

      @Override
      public String icon() {
        return "ballpen";
      }

      @Override
      public Right right() {
        return Right.INSIGHT_WRITE;
      }

      @Override
      public String href(UUID person) {
        return "/insight/new?person=" + person;
      }
    };
  }

  @Bean
  PersonSection evidenceSection(Texts texts) {
    return new Section(10, "evidence", texts.both("insight.title"), "");
  }

  @Bean
  PersonSection appraisalsSection(Texts texts) {
    return new Section(20, "appraisals", texts.both("insight.results.section"), "/appraisals");
  }

  /** A section of a person's page at an address below that of the evidence. */
  private record Section(int order, String anchor, Text title, String below)
      implements PersonSection {

    @Override
    public Right right() {
      return Right.INSIGHT_READ;
    }

    @Override
    public String href(UUID person) {
      return "/insight/people/" + person + below;
    }

    @Override
    public List<String> styles() {
      return STYLES;
    }
  }

  @Bean
  OwnSection ownEvidenceSection(Texts texts) {
    return new OwnSection() {
      @Override
      public int order() {
        return 10;
      }

      @Override
      public String anchor() {
        return "evidence";
      }

      @Override
      public Text title() {
        return texts.both("insight.own.title");
      }

      @Override
      public String href() {
        return "/own/evidence";
      }

      @Override
      public List<String> styles() {
        return STYLES;
      }
    };
  }
}
