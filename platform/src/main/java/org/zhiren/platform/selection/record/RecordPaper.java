package org.zhiren.platform.selection.record;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.Report;
import org.zhiren.platform.records.Proofs;
import org.zhiren.platform.records.RecordedAct;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.meeting.Meeting;
import org.zhiren.platform.selection.meeting.Printing;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Texts;

/** The whole-process record of a case on paper. */
@Component
class RecordPaper {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Printing printing;
  private final ActWords words;
  private final Texts texts;

  RecordPaper(Printing printing, ActWords words, Texts texts) {
    this.printing = printing;
    this.words = words;
    this.texts = texts;
  }

  /** Steps, reasons, votes, files, acts and the proof, as a PDF. */
  byte[] print(CaseRecord record) {
    CaseView view = record.view();
    Proofs.Head head = record.head();
    List<Report.Section> sections = new ArrayList<>();
    sections.add(
        new Report.Table(
            "步骤",
            List.of(
                column("序号", 1),
                column("发生日期", 2.2),
                column("步骤", 3),
                column("登记人", 2),
                column("登记时间", 3.4),
                column("内容指纹", 4),
                column("核对", 2)),
            record.steps().stream().map(RecordPaper::step).toList()));
    sections.add(
        new Report.Table(
            "登记的理由",
            List.of(column("人选", 2), column("理由", 9), column("登记人", 2), column("时间", 3)),
            record.reasons().stream()
                .map(one ->
                    cells(
                        one.getKey(),
                        one.getValue().reason(),
                        one.getValue().authorName(),
                        TIME.format(one.getValue().writtenAt())))
                .toList()));
    sections.add(
        new Report.Table(
            "表决",
            List.of(column("会议", 3), column("日期", 2), column("人选", 2), column("结果", 8)),
            votes(record)));
    sections.add(
        new Report.Table(
            "文件",
            List.of(column("名称", 5), column("上传人", 2), column("SHA-256", 8)),
            view.documents().reversed().stream()
                .map(line -> cells(line.name(), line.authorName(), line.fingerprint()))
                .toList()));
    sections.add(
        new Report.Table(
            "全程纪实中的条目",
            List.of(
                column("位置", 1.4),
                column("时间", 3.4),
                column("经办", 2),
                column("事项", 3),
                column("内容", 7)),
            record.acts().stream().map(Proofs.Proved::act).map(this::act).toList()));
    sections.add(
        new Report.Words(
            "证明",
            head == null
                ? List.of("全程纪实尚未签名。")
                : List.of(
                    "已签名的全程纪实共 %d 条，默克尔根 %s。".formatted(head.size(), head.root()),
                    "公钥：" + head.key(),
                    "离线核验：取“离线核验包”，运行 ./zhiren ledger verify。")));
    Report report =
        new Report(
            view.number() + " 全程纪实",
            List.of(
                view.brief().post() + "　" + view.brief().form().text().zh(),
                "立案 " + view.brief().openedOn() + "　" + view.openerName()),
            sections,
            "第 {0} 页  共 {1} 页");
    try {
      return Dossiers.reportPdf(report, printing.options()).bytes();
    } catch (DossierProblem problem) {
      throw new InvalidInput("format", "pdf", problem.reason());
    }
  }

  private static Report.Column column(String name, double part) {
    return new Report.Column(name, part, false);
  }

  private static List<Report.Cell> cells(String... texts) {
    List<Report.Cell> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(new Report.Said(text));
    }
    return cells;
  }

  private static List<Report.Cell> step(CaseRecord.Checked one) {
    var taken = one.entry().taken();
    return cells(
        Integer.toString(taken.no()),
        taken.step().on().toString(),
        taken.step().text().zh(),
        taken.byName(),
        TIME.format(one.entry().enteredAt()),
        one.computed(),
        one.standing() == CaseRecord.Standing.SAME ? "与纪实一致" : "与纪实不一致");
  }

  private static List<List<Report.Cell>> votes(CaseRecord record) {
    List<List<Report.Cell>> rows = new ArrayList<>();
    for (Meeting meeting : record.meetings()) {
      for (Meeting.Item item : meeting.items()) {
        Meeting.Vote vote = item.vote();
        if (item.caseId().equals(record.view().id()) && vote != null) {
          rows.add(
              cells(
                  meeting.number(),
                  meeting.heldOn().toString(),
                  item.person().name(),
                  "%s：应到会 %d，参加表决 %d，同意 %d，不同意 %d，%s %d，%s%s"
                      .formatted(
                          vote.voting().text().zh(),
                          meeting.members().size(),
                          meeting.present().size() - item.left().size(),
                          vote.ayes(),
                          vote.noes(),
                          vote.ballot() == null ? "缓议" : "弃权",
                          vote.deferred(),
                          vote.adopted() ? "通过" : "未通过",
                          ballot(vote))));
        }
      }
    }
    return rows;
  }

  private static String ballot(Meeting.Vote vote) {
    Meeting.Ballot ballot = vote.ballot();
    return ballot == null
        ? ""
        : "。电子投票“%s”，有投票权 %d，有效票 %d，档案指纹 %s"
            .formatted(ballot.title(), ballot.entitled(), ballot.ballots(), ballot.head());
  }

  private List<Report.Cell> act(RecordedAct act) {
    Long place = act.position();
    return cells(
        place == null ? "" : Long.toString(place),
        TIME.format(act.at()),
        act.actorName(),
        words.of(act.action()).zh(),
        act.particulars().entrySet().stream()
            .map(this::particular)
            .collect(Collectors.joining("；")));
  }

  private String particular(Map.Entry<String, String> said) {
    return Particulars.key(texts, said.getKey()).zh()
        + "："
        + Particulars.value(texts, said.getKey(), said.getValue()).zh();
  }
}
