package org.zhiren.explain;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The place in a source that a rule, parameter or method rests on.
 *
 * @param source title of the regulation, standard or paper, for instance 党政领导干部选拔任用工作条例
 * @param article the article, paragraph and item, for instance 第八条第一项; empty if the whole source
 * @param version the version, for instance 2019; empty if there is one only
 * @param effective the first day on which this version is in force, if known
 * @param verification how far it was checked
 */
public record Citation(
    Text source,
    String article,
    String version,
    @Nullable LocalDate effective,
    Verification verification) {

  /**
   * Short form for a line of text: source, version, article, and a mark if unverified. In English
   * the article is named as English texts name it, for instance Article 8, item 1.
   */
  public Text label() {
    String versionPart = version.isEmpty() ? "" : "（" + version + "）";
    String versionPartEn = version.isEmpty() ? "" : " (" + version + ")";
    String mark = verification == Verification.VERIFIED ? "" : "［" + verification.text().zh() + "］";
    String markEn =
        verification == Verification.VERIFIED ? "" : " [" + verification.text().en() + "]";
    return Text.of(
        "《" + source.zh() + "》" + versionPart + article + mark,
        source.en()
            + versionPartEn
            + (article.isEmpty() ? "" : " " + Articles.english(article))
            + markEn);
  }
}
