package org.zhiren.platform.selection.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.zhiren.explain.Text;
import org.zhiren.platform.appraisal.AppraisalResult;
import org.zhiren.platform.insight.Channel;
import org.zhiren.platform.insight.Entry;
import org.zhiren.platform.insight.Occasion;
import org.zhiren.platform.selection.decision.Comparing.Gathered;
import org.zhiren.platform.selection.decision.Comparison.Cell;

/** What was said of a candidate over the years: released results, targets, signed evidence. */
final class EvidenceRows {

  private static final int RESULTS_SHOWN = 3;
  private static final int ENTRIES_SHOWN = 2;

  private EvidenceRows() {}

  static List<Rows.Line> results() {
    return List.of(
        Rows.row("民主测评", "appraisals", EvidenceRows::appraisals),
        Rows.row(
            "负责的目标",
            "targets answered for",
            one -> Rows.listed(one.targets(), Text.of("没有登记", "none on record"))));
  }

  private static Cell appraisals(Gathered one) {
    if (one.results() == null) {
      return Cell.withheld();
    }
    List<Comparison.Line> lines = new ArrayList<>();
    for (AppraisalResult result : one.results().results().stream().limit(RESULTS_SHOWN).toList()) {
      lines.add(
          new Comparison.Line(
              Text.of("{0} {1}：{2}", "{0} {1}: {2}")
                  .fill(Integer.toString(result.year()), result.title(), figures(result)),
              "",
              result.href()));
    }
    return Rows.listed(lines, Text.of("没有已发布的测评", "no released appraisal"));
  }

  private static Text figures(AppraisalResult result) {
    Double best = result.best();
    Double low = result.low();
    Double high = result.high();
    if (best == null) {
      return AppraisalResult.Method.WITHHELD.text();
    }
    String mark = String.format(Locale.ROOT, "%.2f", best);
    Text of = result.method().text();
    return low == null || high == null
        ? Text.of(of.zh() + " " + mark + "，无区间", of.en() + " " + mark + ", no interval")
        : Text.of(
            "%s %s（%.2f–%.2f，%d 份）".formatted(of.zh(), mark, low, high, result.raters()),
            "%s %s (%.2f–%.2f, %d sheets)".formatted(of.en(), mark, low, high, result.raters()));
  }

  static List<Rows.Line> evidence() {
    return List.of(
        Rows.row("六个渠道", "channels", EvidenceRows::channels),
        Rows.row("关键时刻", "critical events", one -> entries(one, Occasion.CRITICAL)),
        Rows.row("平时表现", "everyday work", one -> entries(one, Occasion.ROUTINE)));
  }

  private static Cell channels(Gathered one) {
    if (one.evidence() == null) {
      return Cell.withheld();
    }
    List<String> zh = new ArrayList<>();
    List<String> en = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      int count = one.evidence().through(channel).size();
      zh.add(channel.text().zh() + " " + count);
      en.add(channel.text().en() + " " + count);
    }
    long missing =
        Arrays.stream(Channel.values())
            .filter(channel -> one.evidence().through(channel).isEmpty())
            .count();
    List<Comparison.Line> lines = new ArrayList<>();
    lines.add(
        new Comparison.Line(
            Text.of(String.join("，", zh), String.join(", ", en)),
            "",
            "/insight/people/" + one.id()));
    if (missing > 0) {
      lines.add(
          new Comparison.Line(
              Text.of("{0} 个渠道没有记录", "{0} channels without any entry").fill(missing),
              "z-attention",
              null));
    }
    return new Cell(lines);
  }

  private static Cell entries(Gathered one, Occasion occasion) {
    if (one.evidence() == null) {
      return Cell.withheld();
    }
    List<Entry> all = one.evidence().of(occasion);
    List<Comparison.Line> lines = new ArrayList<>();
    for (Entry entry : all.stream().limit(ENTRIES_SHOWN).toList()) {
      lines.add(
          new Comparison.Line(
              Text.of(
                  "%s %s：%s"
                      .formatted(
                          entry.says().happenedOn(),
                          entry.says().channel().text().zh(),
                          said(entry)),
                  "%s %s: %s"
                      .formatted(
                          entry.says().happenedOn(),
                          entry.says().channel().text().en(),
                          said(entry))),
              "",
              "/insight/entries/" + entry.id()));
    }
    if (all.size() > ENTRIES_SHOWN) {
      lines.add(Rows.plain(Text.of("共 {0} 条", "{0} in all").fill(all.size())));
    }
    return Rows.listed(lines, Text.of("没有记录", "no entry"));
  }

  private static String said(Entry entry) {
    return entry.says().behaviour()
        + (entry.says().result().isEmpty() ? "" : " → " + entry.says().result());
  }
}
