package org.zhiren.platform.selection.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.DossierProblem;
import org.zhiren.dossiers.Dossiers;
import org.zhiren.dossiers.Report;
import org.zhiren.explain.Text;
import org.zhiren.ledger.ProofBundle;
import org.zhiren.ledger.VerifierKey;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Proofs;
import org.zhiren.platform.records.RecordedAct;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.selection.CaseDocuments;
import org.zhiren.platform.selection.CaseEntry;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.CasesIntake;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.meeting.Meeting;
import org.zhiren.platform.selection.meeting.Meetings;
import org.zhiren.platform.selection.meeting.Printing;
import org.zhiren.platform.shell.InvalidInput;

/** Gathers the record of a case and hands it out. */
@Component
public class CaseRecords {

  private static final int MOST_ACTS = 2_000;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final JdbcClient jdbc;
  private final Cases cases;
  private final CaseDocuments documents;
  private final Reasons reasons;
  private final Meetings meetings;
  private final Proofs proofs;
  private final Printing printing;
  private final ActWords words;
  private final Records records;

  CaseRecords(
      JdbcClient jdbc,
      Cases cases,
      CaseDocuments documents,
      Reasons reasons,
      Meetings meetings,
      Proofs proofs,
      Printing printing,
      ActWords words,
      Records records) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.documents = documents;
    this.reasons = reasons;
    this.meetings = meetings;
    this.proofs = proofs;
    this.printing = printing;
    this.words = words;
    this.records = records;
  }

  /** The record of a case that may be seen. */
  @Transactional(readOnly = true)
  public CaseRecord of(UUID id) {
    CaseView view = cases.required(id);
    List<Proofs.Proved> acts = proofs.of("selection", id, MOST_ACTS);
    Map<Integer, String> contents = contents(id);
    Map<Integer, String> prints = new LinkedHashMap<>();
    contents.forEach((no, content) -> prints.put(no, sha256(content)));
    int together = together(acts, List.copyOf(prints.values()));
    List<CaseRecord.Checked> steps = new ArrayList<>();
    for (CaseEntry entry : view.entries()) {
      int no = entry.taken().no();
      String computed = prints.getOrDefault(no, "");
      boolean same = no <= together || recorded(acts, no).filter(computed::equals).isPresent();
      steps.add(
          new CaseRecord.Checked(
              entry, computed, same ? CaseRecord.Standing.SAME : CaseRecord.Standing.DIFFERS));
    }
    List<Meeting> held = meetings.ofCase(id).stream().map(meetings::required).toList();
    return new CaseRecord(
        view, steps, reasons.all(id), held, withMeetings(acts, held, view.number()), proofs.head());
  }

  /** With the acts of the meetings, less those that concern other cases. */
  private List<Proofs.Proved> withMeetings(
      List<Proofs.Proved> acts, List<Meeting> held, String number) {
    List<Proofs.Proved> all = new ArrayList<>(acts);
    for (Meeting meeting : held) {
      proofs.of("meeting", meeting.id(), MOST_ACTS).stream()
          .filter(proved -> {
            String about = proved.act().particulars().get("case");
            return about == null || about.equals(number);
          })
          .forEach(all::add);
    }
    all.sort(Comparator.comparing(proved -> proved.act().at()));
    return all;
  }

  /**
   * How many of the first entries came in together and are what they were then; 0 if none did, or
   * if one of them was touched: the record holds one fingerprint for all.
   */
  private static int together(List<Proofs.Proved> acts, List<String> prints) {
    return acts.stream()
        .map(Proofs.Proved::act)
        .filter(act -> act.action().equals("selection.loaded"))
        .map(RecordedAct::particulars)
        .mapToInt(said -> {
          int entries = Integer.parseInt(said.getOrDefault("entries", "0"));
          return entries <= prints.size()
                  && CasesIntake.together(prints.subList(0, entries)).equals(said.get("content"))
              ? entries
              : 0;
        })
        .findFirst()
        .orElse(0);
  }

  /** What the record says that an entry contained. */
  private static Optional<String> recorded(List<Proofs.Proved> acts, int entry) {
    return acts.stream()
        .map(Proofs.Proved::act)
        .filter(act -> act.action().equals("selection.step"))
        .map(RecordedAct::particulars)
        .filter(said -> Integer.toString(entry).equals(said.get("entry")))
        .map(said -> said.get("content"))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** The entries byte for byte, as their fingerprints were taken. */
  private Map<Integer, String> contents(UUID id) {
    Map<Integer, String> contents = new LinkedHashMap<>();
    jdbc.sql("select no, content from selection.entry where case_id = :id order by no")
        .param("id", id)
        .query(row -> {
          contents.put(row.getInt("no"), row.getString("content"));
        });
    return contents;
  }

  /** The record as PDF; that it was taken out is recorded. */
  @Transactional
  public byte[] pdf(UUID id) {
    CaseRecord record = of(id);
    records.record(Act.of("selection.record.taken", "selection", id).with("format", "pdf"));
    return print(record);
  }

  private byte[] print(CaseRecord record) {
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
            record.steps().stream().map(CaseRecords::step).toList()));
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
            .map(said -> said.getKey() + "=" + said.getValue())
            .collect(Collectors.joining("；")));
  }

  /**
   * The record as a bundle that verifies offline; that it was taken out is recorded.
   *
   * @throws InvalidInput if no act is covered by a signed head yet
   */
  @Transactional
  public byte[] bundle(UUID id) {
    CaseRecord record = of(id);
    Proofs.Head head = record.head();
    List<ProofBundle.Item> items =
        record.acts().stream()
            .map(Proofs.Proved::item)
            .filter(Objects::nonNull)
            .map(item -> Objects.requireNonNull(item))
            .toList();
    if (head == null || items.isEmpty()) {
      throw new InvalidInput(
          "bundle",
          record.view().number(),
          Text.of(
              "本案的条目还没有进入已签名的检查点，请稍后再取。",
              "No signed checkpoint covers this case yet. Take the bundle a little later."));
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    int covered = covered(record);
    contents(id)
        .forEach((no, content) -> {
          if (no <= covered) {
            files.put("steps/%04d.json".formatted(no), content.getBytes(StandardCharsets.UTF_8));
          }
        });
    for (CaseDocuments.Line line : record.view().documents()) {
      if (attached(record, line)) {
        files.put(
            "documents/" + line.fingerprint().substring(0, 12) + "-" + line.name(),
            documents.read(id, line.id()).content());
      }
    }
    Map<String, byte[]> beside = new LinkedHashMap<>();
    beside.put("record.pdf", print(record));
    beside.put("README.txt", README.getBytes(StandardCharsets.UTF_8));
    records.record(
        Act.of("selection.record.taken", "selection", id)
            .with("format", "zip")
            .with("entries", items.size()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ProofBundle.write(out, VerifierKey.parse(head.key()), items, files, beside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final String README =
      """
      proofs/N.tlog-proof  每个条目的收据（C2SP tlog-proof）：条目、包含证明、已签名的检查点。
      proofs/N.openings    条目中各项承诺的内容；个人信息不在其中。
      files/               指纹写在条目里的步骤内容和文件。
      key.txt              日志公钥；核验时请用从别处得到的公钥（--key）。
      核验：./zhiren ledger verify 本文件.zip

      proofs/N.tlog-proof  the receipt of each entry: entry, inclusion proof, signed checkpoint.
      proofs/N.openings    what opens its commitments; personal data is kept back.
      files/               steps and documents whose fingerprints the entries hold.
      key.txt              the log's public key; better take one from elsewhere (--key).
      Verify: ./zhiren ledger verify THIS.zip
      """;

  /** The last entry of the case that a signed head covers. */
  private static int covered(CaseRecord record) {
    int last = 0;
    for (Proofs.Proved proved : record.acts()) {
      String entry = proved.act().particulars().get("entry");
      boolean step = proved.act().action().equals("selection.step");
      if (proved.item() != null && step && entry != null) {
        last = Math.max(last, Integer.parseInt(entry));
      }
    }
    return last;
  }

  private static boolean attached(CaseRecord record, CaseDocuments.Line line) {
    return record.acts().stream()
        .filter(proved -> proved.item() != null)
        .anyMatch(
            proved -> line.fingerprint().equals(proved.act().particulars().get("fingerprint")));
  }

  private static String sha256(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
