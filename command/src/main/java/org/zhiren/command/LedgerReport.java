package org.zhiren.command;

import java.util.Locale;
import org.zhiren.explain.Text;
import org.zhiren.ledger.Expectations;
import org.zhiren.ledger.Finding;
import org.zhiren.ledger.SignedCheckpoint;
import org.zhiren.ledger.VerificationReport;

/** The result of a verification in words, for an auditor. */
final class LedgerReport {

  private LedgerReport() {}

  static String text(VerificationReport report, Expectations known, Locale locale) {
    StringBuilder out = new StringBuilder();
    Text verdict =
        report.passed()
            ? Text.of("核验通过。", "Verified: nothing is wrong.")
            : Text.of("核验未通过：发现 {0} 处问题。", "Not verified: {0} findings.")
                .fill(report.findingCount());
    line(out, verdict, locale);
    line(
        out,
        Text.of(
                "日志 {0}：{1} 条，{2} 个检查点；明文相符 {3} 项，未提供（保留或已删除）{4} 项。",
                "Log {0}: {1} entries, {2} checkpoints; {3} values match their commitments, {4} are"
                    + " withheld or erased.")
            .fill(
                report.origin(),
                report.entries(),
                report.checkpoints(),
                report.opened(),
                report.withheld()),
        locale);
    for (Finding finding : report.findings()) {
      line(
          out,
          Text.of("  · 第 {0} 行 {1}：{2}", "  - line {0}, {1}: {2}")
              .fill(finding.line(), finding.kind().title(), finding.detail()),
          locale);
    }
    long more = report.findingCount() - report.findings().size();
    if (more > 0) {
      line(out, Text.of("  · 另有 {0} 处。", "  - and {0} more.").fill(more), locale);
    }
    trust(out, report, known, locale);
    return out.toString();
  }

  private static void trust(
      StringBuilder out, VerificationReport report, Expectations known, Locale locale) {
    SignedCheckpoint last = report.last();
    if (last != null) {
      line(
          out,
          Text.of(
                  "最后的有效检查点：{0} 条，根 {1}，见证：{2}。请保存，供下次核验（--against）：",
                  "Last good checkpoint: {0} entries, root {1}, witnesses: {2}. Keep it for the"
                      + " next verification (--against):")
              .fill(
                  last.checkpoint().size(),
                  last.checkpoint().root(),
                  report.lastCosigners().isEmpty()
                      ? Text.of("无", "none")
                      : String.join(", ", report.lastCosigners())),
          locale);
      out.append(last.encoded());
    }
    if (report.keysFromFile()) {
      line(
          out,
          Text.of(
              "注意：公钥取自文件本身，只能证明文件完整，不能证明由谁签发。请用 --key 提供另行取得的公钥。",
              "Note: the key is the file's own: it shows that the file is whole, not who signed it."
                  + " Give the key that you hold from elsewhere with --key."),
          locale);
    }
    if (known.held() == null) {
      line(
          out,
          Text.of(
              "注意：未提供另行持有的检查点（--against），无法发现整体回退或分叉。",
              "Note: without a checkpoint held from elsewhere (--against) a rollback or fork of the"
                  + " whole log cannot be seen."),
          locale);
    }
  }

  private static void line(StringBuilder out, Text text, Locale locale) {
    out.append(text.in(locale)).append('\n');
  }
}
