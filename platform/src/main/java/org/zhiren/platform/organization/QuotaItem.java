package org.zhiren.platform.organization;

import java.util.List;
import java.util.Optional;
import org.zhiren.explain.Text;

/**
 * Of what a quota is: the heads of B0183, B0185 and B0150, leadership posts of one level, or one of
 * the five kinds of establishment (ZB135).
 *
 * @param code {@code CHIEF}, {@code DEPUTY}, {@code INNER}, {@code LEVEL:} and a ZB09 code, or
 *     {@code ESTABLISHMENT:} and a kind
 * @param text in words
 */
public record QuotaItem(String code, Text text) {

  /** 正职职数 (B0183). */
  public static final QuotaItem CHIEF = new QuotaItem("CHIEF", Text.of("正职职数", "posts of chiefs"));

  /** 副职职数 (B0185). */
  public static final QuotaItem DEPUTY =
      new QuotaItem("DEPUTY", Text.of("副职职数", "posts of deputies"));

  /** 内设机构领导职数 (B0150). */
  public static final QuotaItem INNER =
      new QuotaItem("INNER", Text.of("内设机构领导职数", "leading posts of internal sections"));

  /** 行政编制 (B0227). */
  public static final QuotaItem ADMINISTRATIVE =
      new QuotaItem(
          "ESTABLISHMENT:ADMINISTRATIVE", Text.of("行政编制", "administrative establishment"));

  /** 事业编制（参公） (B0232). */
  public static final QuotaItem CIVIL_SERVICE_LIKE =
      new QuotaItem(
          "ESTABLISHMENT:CIVIL_SERVICE_LIKE",
          Text.of("事业编制（参公）", "institution establishment under civil-service rules"));

  /** 事业编制（其他） (B0233). */
  public static final QuotaItem INSTITUTION =
      new QuotaItem("ESTABLISHMENT:INSTITUTION", Text.of("事业编制（其他）", "institution establishment"));

  /** 工勤编制 (B0236). */
  public static final QuotaItem WORKER =
      new QuotaItem("ESTABLISHMENT:WORKER", Text.of("工勤编制", "worker establishment"));

  /** 其他编制 (B0234). */
  public static final QuotaItem OTHER =
      new QuotaItem("ESTABLISHMENT:OTHER", Text.of("其他编制", "other establishment"));

  private static final List<QuotaItem> FIXED =
      List.of(CHIEF, DEPUTY, INNER, ADMINISTRATIVE, CIVIL_SERVICE_LIKE, INSTITUTION, WORKER, OTHER);

  /** Every item, in the order in which they are shown. */
  public static List<QuotaItem> all() {
    return java.util.stream.Stream.concat(
            FIXED.stream(), CodeTables.postLevels().stream().map(QuotaItem::level))
        .toList();
  }

  /** Leadership posts of one level. */
  public static QuotaItem level(CodeTables.Entry level) {
    return new QuotaItem(
        "LEVEL:" + level.code(),
        Text.of("{0}领导职数", "leadership posts at the level {0}").fill(level.text()));
  }

  /** The words of the item that is called {@code zh} in Chinese. */
  public static Optional<Text> named(String zh) {
    return all().stream().map(QuotaItem::text).filter(text -> text.zh().equals(zh)).findFirst();
  }

  /** The item of {@code code}. */
  public static Optional<QuotaItem> of(String code) {
    return all().stream().filter(item -> item.code().equals(code)).findFirst();
  }
}
