package org.zhiren.platform.roster.quality.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.roster.PersonNotices;
import org.zhiren.platform.roster.quality.Finding;
import org.zhiren.platform.roster.quality.Findings;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;

/** What the data checks add to menu, workbench and the page of a person. */
@Configuration(proxyBeanMethods = false)
class QualitySources {

  @Bean
  NavigationSource qualityNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                240, "quality.title", "/quality", "checkup-list", Right.ROSTER_READ.name(), "d"));
  }

  @Bean
  BlockSource qualityBlock(Findings findings, Acting acting) {
    return page -> {
      if (!page.may(Right.ROSTER_READ.name())) {
        return List.of();
      }
      List<Block.Line> lines = new ArrayList<>();
      int mine =
          findings.count(new Findings.Search(null, null, null, null, acting.required().id()));
      if (mine > 0) {
        lines.add(
            new Block.Line(
                page.t("quality.block.mine"),
                String.valueOf(mine),
                "/quality/findings?mine=true",
                "attention"));
      }
      int open = findings.count(new Findings.Search(null, Finding.State.OPEN, null, null, null));
      lines.add(
          new Block.Line(
              page.t("quality.block.open"),
              String.valueOf(open),
              "/quality/findings?state=OPEN",
              ""));
      return List.of(new Block(320, "quality.title", "/quality", lines));
    };
  }

  @Bean
  PersonNotices qualityNotices(Findings findings) {
    return person -> {
      int standing = findings.count(new Findings.Search(null, null, null, person, null));
      return standing == 0
          ? List.of()
          : List.of(
              new PersonNotices.Notice(
                  Text.of("数据核查 {0} 条", "{0} {0|finding|findings} of the data checks")
                      .fill(standing),
                  "attention",
                  "/quality/findings?person=" + person));
    };
  }
}
