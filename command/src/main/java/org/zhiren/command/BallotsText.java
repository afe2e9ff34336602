package org.zhiren.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.ballots.Check;
import org.zhiren.ballots.Credential;
import org.zhiren.ballots.Disclosure;
import org.zhiren.ballots.Election;
import org.zhiren.ballots.Finding;
import org.zhiren.ballots.Question;
import org.zhiren.ballots.Result;
import org.zhiren.ballots.VerificationReport;
import org.zhiren.explain.Text;

/** A verification and a result in words, for an auditor. */
final class BallotsText {

  private BallotsText() {}

  static String report(
      VerificationReport report,
      boolean held,
      @Nullable String tracker,
      @Nullable Credential code) {
    StringBuilder out = new StringBuilder();
    line(
        out,
        report.passed()
            ? Text.of("核验通过。", "Verified: nothing is wrong.")
            : Text.of("核验未通过：发现 {0} 处问题。", "Not verified: {0} finding(s).")
                .fill(report.findingCount()));
    Election election = report.election();
    if (election != null) {
      line(
          out,
          Text.of("选举 {0}（{1}），指纹 {2}", "Election {0} ({1}), fingerprint {2}")
              .fill(election.name(), election.id(), election.fingerprint()));
      line(
          out,
          Text.of(
                  "选民 {0}，投票 {1} 张，计入 {2} 张；解密需监票人 {3}。",
                  "{0} voters, {1} ballots cast, {2} count; to decrypt, trustees {3} are needed.")
              .fill(report.voters(), report.cast(), report.counted(), quorums(report.quorums())));
    }
    for (Check check : Check.values()) {
      VerificationReport.Outcome outcome = report.outcome(check);
      boolean optional = check == Check.STRATA || check == Check.CONTINUATION;
      if (optional && outcome == VerificationReport.Outcome.NOT_REACHED) {
        continue;
      }
      line(
          out,
          Text.of("  {0} {1}（{2}）", "  {0} {1} ({2})")
              .fill(sign(outcome), check.title(), report.outcomes().getOrDefault(check, 0)));
    }
    for (Finding finding : report.findings()) {
      line(
          out,
          Text.of("  · {0}：{1}", "  - {0}: {1}").fill(finding.check().title(), finding.detail()));
    }
    int more = report.findingCount() - report.findings().size();
    if (more > 0) {
      line(out, Text.of("  · 另有 {0} 处。", "  - and {0} more.").fill(more));
    }
    Result result = report.result();
    if (election != null && result != null) {
      out.append(result(election, result));
      for (int place : Disclosure.unanimous(election, result, report.counted())) {
        line(
            out,
            Text.of(
                    "注意：“{0}”的票数显示了每一名投票人对某一选项的选择，请只向有权知悉者宣布。",
                    "Note: the totals of \"{0}\" show how everybody voted on one of the answers;"
                        + " announce them only to those entitled.")
                .fill(election.questions().get(place).question()));
      }
    }
    if (election != null) {
      for (VerificationReport.Subtotal subtotal : report.subtotals()) {
        line(
            out,
            Text.of("【{0}】{1} 张", "[{0}] {1} ballots").fill(subtotal.name(), subtotal.ballots()));
        out.append(result(election, subtotal.result()));
      }
    }
    if (election != null && code != null) {
      String used = report.trackers().get(code.publicCredential(election.id()));
      line(
          out,
          used == null
              ? Text.of("没有人用该投票码投过票。", "No ballot was cast with this voting code.")
              : Text.of("该投票码投出的计入选票：{0}", "The ballot that counts for this voting code: {0}")
                  .fill(used));
    }
    if (tracker != null) {
      line(
          out,
          report.trackers().containsValue(tracker)
              ? Text.of("跟踪号 {0} 的选票计入。", "The ballot {0} counts.").fill(tracker)
              : Text.of(
                      "没有计入跟踪号为 {0} 的选票：不存在，或已被后投的选票取代。",
                      "No ballot {0} counts: there is none, or a later one replaced it.")
                  .fill(tracker));
    }
    trust(out, report, held);
    return out.toString();
  }

  private static Text sign(VerificationReport.Outcome outcome) {
    return switch (outcome) {
      case PASSED -> Text.of("[通过]", "[ok]");
      case FAILED -> Text.of("[不符]", "[WRONG]");
      case NOT_REACHED -> Text.of("[未及]", "[not reached]");
    };
  }

  private static Text quorums(List<Text> quorums) {
    Text all = quorums.getFirst();
    for (Text next : quorums.subList(1, quorums.size())) {
      all = Text.of("{0}、{1}", "{0} and {1}").fill(all, next);
    }
    return all;
  }

  private static void trust(StringBuilder out, VerificationReport report, boolean held) {
    if (report.height() >= 0) {
      line(
          out,
          Text.of("最后的有效事件：第 {0} 个，{1}", "Last good event: {0}, {1}")
              .fill(report.height(), report.head()));
    }
    if (!held) {
      line(
          out,
          Text.of(
              "注意：未提供另行持有的旧档案（--against），无法发现选票在截止前被整体删去后重做的档案。请对照会议记录中的指纹和末尾事件。",
              "Note: without an older copy (--against) an archive from which ballots were left out"
                  + " before the close cannot be told from an honest one. Compare fingerprint and"
                  + " last event with the minutes."));
    }
  }

  /** The totals, a line for each answer. */
  static String result(Election election, Result result) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < election.questions().size(); i++) {
      Question question = election.questions().get(i);
      out.append(question.question()).append('\n');
      List<Integer> totals = result.totals().get(i);
      int place = 0;
      if (question.blank()) {
        line(out, Text.of("    空白票 {0}", "    blank {0}").fill(totals.get(place++)));
      }
      for (String answer : question.answers()) {
        out.append("    ").append(answer).append(' ').append(totals.get(place++)).append('\n');
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, Text text) {
    out.append(Speech.say(text)).append('\n');
  }
}
