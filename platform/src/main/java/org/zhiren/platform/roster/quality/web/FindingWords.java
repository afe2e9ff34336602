package org.zhiren.platform.roster.quality.web;

import java.util.List;
import org.zhiren.platform.roster.quality.Check;
import org.zhiren.platform.roster.quality.Checks;
import org.zhiren.platform.roster.quality.Finding;
import org.zhiren.platform.roster.web.Words;
import org.zhiren.platform.shell.Page;

/** What a finding says, in the language of the page. */
public final class FindingWords {

  private FindingWords() {}

  /** The wording with its facts; names of checks and levels instead of their codes. */
  public static String of(Page page, Checks checks, Check check, Finding finding) {
    List<String> facts =
        finding.facts().stream()
            .map(fact ->
                checks
                    .find(fact)
                    .map(other -> page.t(other.title()))
                    .orElseGet(() -> fact.matches("1A\\d\\d") ? Words.level(page, fact) : fact))
            .toList();
    return page.t(check.finding(facts));
  }
}
