package org.zhiren.platform.roster.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Finding;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something found in a file as a whole.
 *
 * @param severity {@code NOTE}, {@code WARNING} or {@code ERROR}
 * @param place entry, sheet, row and column
 * @param value the offending text
 * @param zh what is the matter and what to do, in Chinese
 * @param en the same in English
 */
public record FileFinding(String severity, String place, String value, String zh, String en) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LONGEST_VALUE = 80;
  static final int MOST_KEPT = 200;
  private static final List<String> SEVEREST_FIRST =
      List.of(
          Finding.Severity.ERROR.name(),
          Finding.Severity.WARNING.name(),
          Finding.Severity.NOTE.name());

  static FileFinding of(Finding finding) {
    String value = finding.value();
    return new FileFinding(
        finding.severity().name(),
        finding.place().toString(),
        Shortening.shown(value, LONGEST_VALUE),
        finding.reason().zh(),
        finding.reason().en());
  }

  static FileFinding of(DossierProblem problem) {
    return new FileFinding(
        "ERROR", problem.file(), "", problem.reason().zh(), problem.reason().en());
  }

  /** What is the matter and what to do. */
  public Text text() {
    return Text.of(zh, en);
  }

  /** As many as somebody can read; the last one then says how many more there are. */
  static String write(List<FileFinding> findings) {
    if (findings.size() <= MOST_KEPT) {
      return JSON.writeValueAsString(findings);
    }
    List<FileFinding> kept =
        new ArrayList<>(
            findings.stream()
                .sorted(
                    Comparator.comparingInt(finding -> SEVEREST_FIRST.indexOf(finding.severity())))
                .limit(MOST_KEPT)
                .toList());
    int more = findings.size() - MOST_KEPT;
    kept.add(
        new FileFinding(
            "NOTE",
            "",
            "",
            "还有 " + more + " 条未列出，最严重的已列在前面。",
            more + " more are not listed; the most severe come first."));
    return JSON.writeValueAsString(kept);
  }

  /** The findings that are kept with a file. */
  public static List<FileFinding> read(String text) {
    return JSON.readValue(text, new TypeReference<List<FileFinding>>() {});
  }
}
