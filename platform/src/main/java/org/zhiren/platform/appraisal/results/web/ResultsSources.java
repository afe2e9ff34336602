package org.zhiren.platform.appraisal.results.web;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.shell.NavigationEntry;
import org.zhiren.platform.shell.NavigationSource;

/** What results add to the menu. */
@Configuration(proxyBeanMethods = false)
class ResultsSources {

  @Bean
  NavigationSource resultsNavigation() {
    return () ->
        List.of(
            new NavigationEntry(
                321,
                "results.title",
                "/appraisals/results",
                "chart-bar",
                Right.INSIGHT_READ.name(),
                ""),
            new NavigationEntry(
                25,
                "results.own.title",
                "/own/appraisals",
                "chart-bar",
                Right.OWN_RECORD.name(),
                ""));
  }
}
