package org.zhiren.platform.portal.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.portal.HandlingFeedback;
import org.zhiren.platform.shell.Block;
import org.zhiren.platform.shell.BlockSource;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationGroup;
import org.zhiren.platform.shell.NavigationSource;

/** What the portal adds to menu and workbench. */
@Configuration(proxyBeanMethods = false)
class PortalSources {

  private static final int SHOWN = 5;

  @Bean
  NavigationSource portalNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                480,
                "portal.feedback.title",
                "/feedback",
                "speakerphone",
                Right.FEEDBACK_HANDLE.name(),
                "y",
                NavigationGroup.SELECTION),
            new NavigationEntry(
                490,
                "portal.title",
                "/portal",
                "world",
                Right.PUBLIC_PAGES.name(),
                "w",
                NavigationGroup.SELECTION));
  }

  /** Feedback that is due, the most urgent first. */
  @Bean
  BlockSource portalBlock(HandlingFeedback handling, Acting acting) {
    return page -> {
      if (acting.account().isEmpty() || !page.may(Right.FEEDBACK_HANDLE.name())) {
        return List.of();
      }
      List<Block.Line> lines =
          handling.list(true, null, SHOWN).feedback().stream()
              .map(one ->
                  new Block.Line(
                      page.t(one.kind().text()) + " · " + page.t(one.state().text()),
                      page.orDash(one.due()),
                      "/feedback/" + one.id(),
                      one.late(page.today()) ? "late" : one.state().mark()))
              .toList();
      return lines.isEmpty()
          ? List.of()
          : List.of(new Block(40, "portal.feedback.title", "/feedback", lines));
    };
  }
}
