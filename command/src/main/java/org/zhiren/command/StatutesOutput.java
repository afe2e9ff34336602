package org.zhiren.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.ExplanationPrinter;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Examination;
import org.zhiren.statutes.Outlook;
import org.zhiren.statutes.Screening;

/** What the commands on statutes print. */
final class StatutesOutput {
  private static final Text SUMMARY =
      Text.of("结论（档案可判定部分）：{0}；待认定事项：{1}", "On the record: {0}; findings still to be made: {1}");
  private static final Text NO_FINDING = Text.of("无", "none");
  private static final Text EARLIEST =
      Text.of("最早符合日期：{0}{1}", "Earliest day of qualification: {0}{1}");
  private static final Text PROVIDED =
      Text.of("（届时尚须查明：{0}）", " (provided that these turn out well: {0})");
  private static final Text NEVER = Text.of("至{0}仍不符合", "No day of qualification up to {0}");
  private static final Text SCREENED =
      Text.of("{0}于{1}：共筛查{2}人", "{0} on {1}: {2} people screened");
  private static final Text REASONS =
      Text.of(
          "各条款结果（“仅此”为只因该条未列入名单的人数）：",
          "By provision (\"alone\": people whom it alone keeps off the list):");
  private static final Text HEADS =
      Text.of("不符合 须报批 无法判断 提醒 仅此 条款", "not-met approval unknown attention alone provision");
  private static final Text LIST =
      Text.of("名单（{1}人，列出前{0}人）：", "List ({1} people, the first {0}):");

  private StatutesOutput() {}

  static String summary(Examination e, Locale locale) {
    Text open =
        e.openFindings().isEmpty()
            ? NO_FINDING
            : Text.same(String.join(locale.equals(Locale.ENGLISH) ? ", " : "、", e.openFindings()));
    return SUMMARY.fill(e.onRecord().text(), open).in(locale);
  }

  static String outlook(Outlook o, Locale locale) {
    if (o.earliest() == null) {
      return NEVER.fill(o.horizon()).in(locale);
    }
    List<String> provided = new ArrayList<>();
    o.provided().forEach(f -> provided.add(f.name().in(locale)));
    Text tail =
        provided.isEmpty()
            ? null
            : PROVIDED.fill(String.join(locale.equals(Locale.ENGLISH) ? "; " : "；", provided));
    return EARLIEST.fill(o.earliest(), tail == null ? "" : tail).in(locale);
  }

  static String json(Examination e, @Nullable Outlook outlook) {
    StringBuilder out = new StringBuilder();
    out.append("{\"person\":").append(quote(e.personId()));
    out.append(",\"post\":").append(quote(e.postId()));
    out.append(",\"asOf\":").append(quote(e.asOf().toString()));
    out.append(",\"verdict\":").append(quote(e.verdict().name()));
    out.append(",\"onRecord\":").append(quote(e.onRecord().name()));
    out.append(",\"openFindings\":[");
    out.append(String.join(",", e.openFindings().stream().map(StatutesOutput::quote).toList()));
    List<String> verdicts = new ArrayList<>();
    e.verdicts().forEach((id, v) -> verdicts.add(quote(id) + ":" + quote(v.name())));
    out.append("],\"verdicts\":{").append(String.join(",", verdicts)).append('}');
    if (outlook != null) {
      out.append(",\"earliest\":{\"day\":");
      out.append(outlook.earliest() == null ? "null" : quote(outlook.earliest().toString()));
      out.append(",\"horizon\":").append(quote(outlook.horizon().toString()));
      out.append(",\"provided\":[");
      List<String> provided = new ArrayList<>();
      outlook
          .provided()
          .forEach(f ->
              provided.add(
                  "{\"zh\":%s,\"en\":%s}".formatted(quote(f.name().zh()), quote(f.name().en()))));
      out.append(String.join(",", provided)).append("]}");
    }
    out.append(",\"explanation\":").append(ExplanationPrinter.asJson(e.explanation()));
    return out.append('}').toString();
  }

  static String json(Screening s, int limit) {
    StringBuilder out = new StringBuilder();
    out.append("{\"post\":").append(quote(s.post().id()));
    out.append(",\"asOf\":").append(quote(s.asOf().toString()));
    out.append(",\"screened\":").append(s.size());
    out.append(",\"totals\":").append(counts(s.totals()));
    List<String> reasons = new ArrayList<>();
    for (Screening.Reason r : s.reasons()) {
      reasons.add(
          "{\"provision\":%s,\"counts\":%s,\"alone\":%d}"
              .formatted(quote(r.provision().id()), counts(r.counts()), r.alone()));
    }
    out.append(",\"reasons\":[").append(String.join(",", reasons)).append("],\"listed\":[");
    List<String> listed = new ArrayList<>();
    for (int row : s.qualified().stream().limit(limit).toList()) {
      listed.add(quote(s.population().id(row)));
    }
    return out.append(String.join(",", listed)).append("]}").toString();
  }

  static String text(Screening s, int limit, Locale locale) {
    StringBuilder out = new StringBuilder();
    String title = s.post().title() == null ? s.post().id() : s.post().title();
    out.append(SCREENED.fill(title, s.asOf(), s.size()).in(locale)).append('\n');
    s.totals()
        .forEach((verdict, count) -> {
          if (count > 0) {
            out.append("  ").append(verdict.text().in(locale)).append(": ").append(count);
            out.append('\n');
          }
        });
    out.append(REASONS.in(locale)).append('\n');
    String[] heads = HEADS.in(locale).split(" ");
    for (int i = 0; i < 5; i++) {
      out.append(right(heads[i]));
    }
    out.append("  ").append(heads[5]).append('\n');
    for (Screening.Reason r : s.reasons()) {
      Map<Verdict, Long> c = r.counts();
      long[] numbers = {
        number(c, Verdict.FAIL),
        number(c, Verdict.NEEDS_APPROVAL),
        number(c, Verdict.UNKNOWN),
        number(c, Verdict.WARN),
        r.alone()
      };
      if (numbers[0] + numbers[1] + numbers[2] + numbers[3] > 0) {
        for (long n : numbers) {
          out.append(right(String.valueOf(n)));
        }
        out.append("  ").append(r.provision().id()).append(' ');
        out.append(r.provision().title().in(locale)).append('\n');
      }
    }
    List<Integer> rows = s.qualified();
    out.append(LIST.fill(Math.min(limit, rows.size()), rows.size()).in(locale));
    for (int row : rows.stream().limit(limit).toList()) {
      out.append('\n').append("  ").append(s.population().id(row));
    }
    return out.toString();
  }

  /** Right-aligned in a column of ten; a Chinese character is two columns wide. */
  private static String right(String cell) {
    int width = cell.codePoints().map(c -> c > 0x2E80 ? 2 : 1).sum();
    return " ".repeat(Math.max(1, 10 - width)) + cell;
  }

  private static long number(Map<Verdict, Long> counts, Verdict verdict) {
    return counts.getOrDefault(verdict, 0L);
  }

  private static String counts(Map<Verdict, Long> counts) {
    List<String> parts = new ArrayList<>();
    counts.forEach((v, n) -> parts.add(quote(v.name()) + ":" + n));
    return "{" + String.join(",", parts) + "}";
  }

  private static String quote(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (char c : value.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
