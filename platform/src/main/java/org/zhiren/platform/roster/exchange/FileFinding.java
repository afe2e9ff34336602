package org.zhiren.platform.roster.exchange;

import java.util.List;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Finding;
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

  static FileFinding of(Finding finding) {
    String value = finding.value();
    return new FileFinding(
        finding.severity().name(),
        finding.place().toString(),
        value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…",
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

  static String write(List<FileFinding> findings) {
    return JSON.writeValueAsString(findings);
  }

  /** The findings that are kept with a file. */
  public static List<FileFinding> read(String text) {
    return JSON.readValue(text, new TypeReference<List<FileFinding>>() {});
  }
}
