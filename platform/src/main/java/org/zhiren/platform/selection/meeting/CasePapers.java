package org.zhiren.platform.selection.meeting;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.dossiers.OfficialDocument;
import org.zhiren.explain.Text;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.PersonFiles;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;

/** The papers of one case that follow the decision: the public notice and the order. */
@Component
public class CasePapers {

  private final Cases cases;
  private final Meetings meetings;
  private final PersonFiles files;
  private final Units units;
  private final Printing printing;
  private final Records records;
  private final TransactionTemplate transactions;

  CasePapers(
      Cases cases,
      Meetings meetings,
      PersonFiles files,
      Units units,
      Printing printing,
      Records records,
      TransactionTemplate transactions) {
    this.cases = cases;
    this.meetings = meetings;
    this.files = files;
    this.units = units;
    this.printing = printing;
    this.records = records;
    this.transactions = transactions;
  }

  /** The papers. */
  public enum Paper {
    /** 任前公示公告. */
    NOTICE(Text.of("任前公示公告", "public notice")),
    /** 任免通知. */
    ORDER(Text.of("任免通知", "order"));

    private final Text text;

    Paper(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** The papers for which the case is far enough. */
  public static List<Paper> ready(CaseView view) {
    return Arrays.stream(Paper.values())
        .filter(paper ->
            switch (paper) {
              case NOTICE -> view.file().last(Step.Publish.class).isPresent();
              case ORDER -> view.file().last(Step.Appoint.class).isPresent();
            })
        .toList();
  }

  /**
   * A paper as a file; that it was printed is recorded. Called outside a transaction: for the
   * notice the person's file is opened, for the purpose stated.
   *
   * @throws InvalidInput if the case is not far enough for it
   */
  public byte[] print(UUID id, Paper paper, Printing.Format format) {
    CaseView view = cases.required(id);
    Optional<Step.Decide> decided =
        view.file().all(Step.Decide.class).stream().reduce((first, second) -> second);
    if (!ready(view).contains(paper) || decided.isEmpty()) {
      throw new InvalidInput(
          "paper",
          paper.name(),
          Text.of("本案还不能生成“{0}”。", "The case is not far enough for the {0}.").fill(paper.text()));
    }
    OfficialDocument document =
        switch (paper) {
          case NOTICE -> notice(view, decided.get());
          case ORDER -> order(view, decided.get());
        };
    transactions.executeWithoutResult(status ->
        records.record(
            Act.of("selection.paper.printed", "selection", id)
                .with("paper", paper)
                .with("format", format)));
    return printing.print(document, format);
  }

  /** The body that decided, or the unit of the post where no meeting is on record here. */
  private String organ(CaseView view) {
    return meetings.ofCase(view.id()).stream()
        .map(meetings::required)
        .map(Meeting::unitName)
        .findFirst()
        .orElseGet(() ->
            units
                .find(view.brief().unitId(), view.brief().openedOn())
                .map(Unit::name)
                .orElse("（印发机关）"));
  }

  private static String day(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }

  private static String month(@Nullable LocalDate day) {
    return day == null ? "" : day.getYear() + "年" + day.getMonthValue() + "月";
  }

  private OfficialDocument notice(CaseView view, Step.Decide decided) {
    Step.Publish publish = view.file().last(Step.Publish.class).orElseThrow();
    Named person = decided.person();
    OfficialDocument.Draft draft =
        OfficialDocument.titled("关于" + person.name() + "同志拟任职的公示")
            .paragraph("根据《党政领导干部选拔任用工作条例》有关规定，现将拟任职人选情况公示如下：")
            .paragraph(particulars(person) + "拟任" + view.brief().post() + "。");
    if (!publish.exception().isBlank()) {
      draft.paragraph("破格提拔理由：" + publish.exception());
    }
    return draft
        .paragraph("公示时间：%s至%s。".formatted(day(publish.from()), day(publish.until())))
        .paragraph("公示期内，对公示对象有异议的，可以来信、来电、来访等方式反映。反映问题应当实事求是，鼓励署名反映，对反映人的情况严格保密。")
        .paragraph("受理方式：" + publish.contact())
        .sealed(organ(view), publish.on())
        .build();
  }

  /** What a notice says about a person; the name alone if the file may not be opened. */
  private String particulars(Named person) {
    PersonFile file =
        person.personId() == null
            ? null
            : files.open(person.personId()).map(PersonFiles.Opened::file).orElse(null);
    if (file == null) {
      return person.name() + "，";
    }
    PersonFile.Basics basics = file.basics();
    String education =
        file.education().stream()
            .filter(PersonFile.Education::highest)
            .map(one -> one.educationName() + "学历，")
            .findFirst()
            .orElse("");
    String began = basics.workStartDate() == null ? "" : month(basics.workStartDate()) + "参加工作，";
    return "%s，%s，%s，%s生，%s%s，%s现任%s，"
        .formatted(
            person.name(),
            basics.sex().equals("2") ? "女" : "男",
            basics.ethnicity(),
            month(basics.birthDate()),
            education,
            basics.politicalStatus(),
            began,
            file.placement().postText());
  }

  private OfficialDocument order(CaseView view, Step.Decide decided) {
    Step.Appoint appoint = view.file().last(Step.Appoint.class).orElseThrow();
    String name = decided.person().name();
    String post = view.brief().post();
    boolean leaves = view.brief().form().leaves();
    String unit = units.find(view.brief().unitId(), appoint.on()).map(Unit::name).orElse(post);
    String said =
        leaves
            ? name + "同志不再担任" + post + "职务。"
            : name
                + "同志任"
                + post
                + (view.brief().form().raises() && view.brief().probation() ? "，试用期一年。" : "。");
    OfficialDocument.Draft draft =
        OfficialDocument.titled("关于" + name + "同志" + (leaves ? "免职" : "任职") + "的通知")
            .organ(organ(view))
            .number(appoint.number())
            .to(unit)
            .paragraph("经%s %s讨论决定：".formatted(decided.meeting(), day(decided.on())))
            .paragraph(said);
    return draft
        .paragraph("以上职务变动自" + day(appoint.effectiveOn()) + "起生效。")
        .sealed(organ(view), appoint.on())
        .build();
  }
}
