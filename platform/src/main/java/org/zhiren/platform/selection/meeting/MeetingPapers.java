package org.zhiren.platform.selection.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.OfficialDocument;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.AppointmentForms;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.CaseDocuments;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.shell.InvalidInput;

/** The papers of a meeting: agenda, materials, minutes, decision. */
@Component
public class MeetingPapers {

  private static final String PDF = "application/pdf";

  private final Meetings meetings;
  private final HoldingMeeting holding;
  private final Cases cases;
  private final CaseDocuments documents;
  private final Reasons reasons;
  private final AppointmentForms forms;
  private final People people;
  private final Printing printing;
  private final Records records;
  private final TransactionTemplate transactions;

  MeetingPapers(
      Meetings meetings,
      HoldingMeeting holding,
      Cases cases,
      CaseDocuments documents,
      Reasons reasons,
      AppointmentForms forms,
      People people,
      Printing printing,
      Records records,
      TransactionTemplate transactions) {
    this.meetings = meetings;
    this.holding = holding;
    this.cases = cases;
    this.documents = documents;
    this.reasons = reasons;
    this.forms = forms;
    this.people = people;
    this.printing = printing;
    this.records = records;
    this.transactions = transactions;
  }

  /** The papers in the official layout. */
  public enum Paper {
    /** 议程. */
    AGENDA(Text.of("会议议程", "agenda")),
    /** 会议纪要. */
    MINUTES(Text.of("会议纪要", "minutes")),
    /** 任免决定. */
    DECISION(Text.of("任免决定", "decision"));

    private final Text text;

    Paper(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }

    /** Whether the meeting is far enough for it. */
    public boolean ready(Meeting meeting) {
      return switch (this) {
        case AGENDA -> meeting.state() != Meeting.State.CANCELLED;
        case MINUTES -> meeting.state() == Meeting.State.CLOSED;
        case DECISION ->
            meeting.state() == Meeting.State.CLOSED
                && meeting.items().stream().anyMatch(MeetingPapers::adopted);
      };
    }
  }

  private static boolean adopted(Meeting.Item item) {
    Meeting.Vote vote = item.vote();
    return vote != null && vote.adopted();
  }

  /**
   * A paper as a file; that it was printed is recorded.
   *
   * @throws InvalidInput if the meeting is not far enough for it
   */
  public byte[] print(UUID id, Paper paper, Printing.Format format) {
    OfficialDocument document =
        Objects.requireNonNull(
            transactions.execute(status -> {
              Meeting meeting = meetings.required(id);
              if (!paper.ready(meeting)) {
                throw new InvalidInput(
                    "paper",
                    paper.name(),
                    Text.of("会议“{0}”，还不能生成“{1}”。", "The meeting is “{0}”: no {1} yet.")
                        .fill(meeting.state().text(), paper.text()));
              }
              records.record(
                  Act.of("selection.paper.printed", "meeting", id)
                      .with("paper", paper)
                      .with("format", format));
              return document(meeting, paper);
            }));
    return printing.print(document, format);
  }

  private OfficialDocument document(Meeting meeting, Paper paper) {
    return switch (paper) {
      case AGENDA -> agenda(meeting);
      case MINUTES -> minutes(meeting);
      case DECISION -> decision(meeting);
    };
  }

  private static String names(List<Meeting.Member> members) {
    return members.isEmpty()
        ? "无"
        : members.stream().map(member -> member.person().name()).collect(Collectors.joining("、"));
  }

  private static String head(Meeting meeting) {
    return meeting.members().stream()
        .filter(Meeting.Member::head)
        .map(member -> member.person().name())
        .findFirst()
        .orElse("（会前确定）");
  }

  private static String day(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }

  private OfficialDocument agenda(Meeting meeting) {
    Map<Integer, List<Conflict>> conflicts = holding.conflicts(meeting);
    List<List<String>> rows = new ArrayList<>();
    for (Meeting.Item item : meeting.items()) {
      String leave =
          conflicts.getOrDefault(item.no(), List.of()).stream()
              .map(one -> one.whoName() + (one.certain() ? "" : "（待核实）"))
              .distinct()
              .collect(Collectors.joining("、"));
      rows.add(
          List.of(
              Integer.toString(item.no()),
              item.person().name(),
              item.post(),
              item.form().zh(),
              leave));
    }
    OfficialDocument.Draft draft =
        OfficialDocument.titled(meeting.title().zh() + "议程")
            .labelled("时间", day(meeting.heldOn()))
            .labelled("地点", meeting.place())
            .labelled("主持", head(meeting))
            .labelled("应到会", names(meeting.members()));
    if (!meeting.observers().isEmpty()) {
      draft.labelled("列席", meeting.observers());
    }
    return draft
        .heading(1, "议题")
        .paragraph("逐一介绍情况，逐人讨论、逐人表决；讨论涉及本人或亲属的议题时，有关成员回避。")
        .table(List.of("序号", "人选", "职务", "类型", "应回避"), List.of(2, 4, 10, 5, 5), rows)
        .build();
  }

  private OfficialDocument minutes(Meeting meeting) {
    OfficialDocument.Draft draft =
        OfficialDocument.titled(meeting.title().zh() + "纪要")
            .number(meeting.number())
            .labelled("时间", day(meeting.heldOn()))
            .labelled("地点", meeting.place())
            .labelled("主持", head(meeting))
            .labelled("出席", names(meeting.present()));
    if (!meeting.away().isEmpty()) {
      draft.labelled(
          "请假",
          meeting.away().stream()
              .map(member -> member.person().name() + "（" + member.absence() + "）")
              .collect(Collectors.joining("、")));
    }
    if (!meeting.observers().isEmpty()) {
      draft.labelled("列席", meeting.observers());
    }
    draft.paragraph(
        "会议应到会成员%d人，实到%d人，符合规定人数。会议对下列议题逐一讨论、逐人表决。"
            .formatted(meeting.members().size(), meeting.present().size()));
    for (Meeting.Item item : meeting.items()) {
      item(draft, meeting, item);
    }
    return draft.signed(meeting.unitName(), meeting.heldOn()).build();
  }

  private void item(OfficialDocument.Draft draft, Meeting meeting, Meeting.Item item) {
    draft.heading(1, item.person().name() + "同志：" + item.post() + "（" + item.form().zh() + "）");
    Meeting.Vote vote = item.vote();
    if (vote == null) {
      draft.paragraph("本次会议未讨论。");
      return;
    }
    String left =
        meeting.members().stream()
            .filter(member -> item.left().contains(member.no()))
            .map(member -> member.person().name())
            .collect(Collectors.joining("、"));
    draft.paragraph("回避：" + (left.isEmpty() ? "无。" : left + "。"));
    if (!item.settled().isEmpty()) {
      draft.paragraph("关系核实：" + item.settled());
    }
    draft.paragraph("讨论情况：" + item.discussion());
    Step.Decide step =
        cases.required(item.caseId()).file().all(Step.Decide.class).stream()
            .filter(one -> one.person().same(item.person()))
            .reduce((first, second) -> second)
            .orElse(null);
    if (step != null) {
      draft.paragraph("理由：" + step.reason());
    }
    Meeting.Ballot ballot = vote.ballot();
    if (ballot != null) {
      draft.paragraph(
          "无记名电子投票“%s”：有投票权%d人，有效票%d张。投票档案指纹：%s。"
              .formatted(ballot.title(), ballot.entitled(), ballot.ballots(), ballot.head()));
    }
    draft.paragraph(
        "表决（%s）：应到会%d人，参加表决%d人，同意%d人，不同意%d人，%s%d人。%s"
            .formatted(
                vote.voting().text().zh(),
                meeting.members().size(),
                meeting.present().size() - item.left().size(),
                vote.ayes(),
                vote.noes(),
                ballot == null ? "缓议" : "弃权（含到会未投票）",
                vote.deferred(),
                vote.adopted() ? "同意人数超过应到会成员的半数，予以通过。" : "同意人数未超过应到会成员的半数，未通过。"));
    if (!vote.scrutineers().isEmpty()) {
      draft.paragraph(counted(vote));
    }
  }

  private static String counted(Meeting.Vote vote) {
    return "监票、计票："
        + vote.counters()
        + (vote.declaredBy().isEmpty() ? "。" : "；须声明的已声明与人选没有应回避的亲属关系（" + vote.declaredBy() + "）。");
  }

  private OfficialDocument decision(Meeting meeting) {
    OfficialDocument.Draft draft =
        OfficialDocument.titled("关于" + who(meeting) + "职务任免的决定")
            .organ(meeting.unitName())
            .paragraph(
                "经%s %s%s讨论决定："
                    .formatted(
                        meeting.unitName(), day(meeting.heldOn()), meeting.kind().text().zh()));
    for (Meeting.Item item : meeting.items()) {
      if (adopted(item)) {
        draft.paragraph(sentence(item, cases.required(item.caseId())));
      }
    }
    return draft.sealed(meeting.unitName(), meeting.heldOn()).build();
  }

  private static String who(Meeting meeting) {
    List<String> names =
        meeting.items().stream()
            .filter(MeetingPapers::adopted)
            .map(item -> item.person().name())
            .distinct()
            .toList();
    return names.size() == 1
        ? names.getFirst() + "同志"
        : names.getFirst() + "等" + names.size() + "名同志";
  }

  /** What a decision says about one person. */
  private static String sentence(Meeting.Item item, CaseView view) {
    Form form = view.brief().form();
    String name = item.person().name();
    if (form.leaves()) {
      return name + "同志不再担任" + item.post() + "职务；";
    }
    if (form == Form.CONFIRMATION) {
      return name + "同志任" + item.post() + "，试用期满，正式任职；";
    }
    return name
        + "同志任"
        + item.post()
        + (form.raises() && view.brief().probation() ? "（试用期一年）；" : "；");
  }

  /**
   * The materials as one book: the agenda, then for each item the form of the person and the PDF
   * files of the case. Called outside a transaction: files of people are opened for the purpose
   * stated, and recorded.
   */
  public byte[] materials(UUID id) {
    Meeting meeting = meetings.required(id);
    List<Dossiers.Part> parts = new ArrayList<>();
    parts.add(
        new Dossiers.Part(
            "会议议程",
            printing.print(
                Objects.requireNonNull(transactions.execute(status -> agenda(meeting))),
                Printing.Format.PDF)));
    for (Meeting.Item item : meeting.items()) {
      CaseView view = cases.required(item.caseId());
      String name = item.person().name();
      form(item, view).ifPresent(pdf -> parts.add(new Dossiers.Part(name + "：干部任免审批表", pdf)));
      for (CaseDocuments.Line line : view.documents().reversed()) {
        boolean first = parts.stream().noneMatch(part -> part.name().equals(label(view, line)));
        if (line.mediaType().equals(PDF) && first) {
          parts.add(
              new Dossiers.Part(label(view, line), documents.read(view.id(), line.id()).content()));
        }
      }
    }
    transactions.executeWithoutResult(status ->
        records.record(
            Act.of("selection.paper.printed", "meeting", id)
                .with("paper", "MATERIALS")
                .with("parts", parts.size())));
    return printing.book(meeting.title().zh() + "材料汇编", parts);
  }

  private static String label(CaseView view, CaseDocuments.Line line) {
    return view.number() + "：" + line.name();
  }

  private Optional<byte[]> form(Meeting.Item item, CaseView view) {
    UUID person = Objects.requireNonNull(item.person().personId());
    Form form = view.brief().form();
    String present = people.find(person).map(Person::postText).orElse("");
    Reasons.Reason reason = reasons.of(view.id()).get(person);
    return forms.pdf(
        person,
        new AppointmentForms.Change(
            form.leaves() ? "" : item.post(),
            form.leaves() ? item.post() : present,
            reason == null ? "" : reason.reason()));
  }
}
