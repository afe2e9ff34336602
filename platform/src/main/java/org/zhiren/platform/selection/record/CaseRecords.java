package org.zhiren.platform.selection.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
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
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Sha256;

/** Gathers the record of a case and hands it out. */
@Component
public class CaseRecords {

  private static final int MOST_ACTS = 2_000;

  private final JdbcClient jdbc;
  private final Cases cases;
  private final CaseDocuments documents;
  private final Reasons reasons;
  private final Meetings meetings;
  private final Proofs proofs;
  private final RecordPaper paper;
  private final Records records;

  CaseRecords(
      JdbcClient jdbc,
      Cases cases,
      CaseDocuments documents,
      Reasons reasons,
      Meetings meetings,
      Proofs proofs,
      RecordPaper paper,
      Records records) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.documents = documents;
    this.reasons = reasons;
    this.meetings = meetings;
    this.proofs = proofs;
    this.paper = paper;
    this.records = records;
  }

  /** The record of a case that may be seen. */
  @Transactional(readOnly = true)
  public CaseRecord of(UUID id) {
    CaseView view = cases.required(id);
    List<Proofs.Proved> acts = proofs.of("selection", id, MOST_ACTS);
    Map<Integer, String> contents = contents(id);
    Map<Integer, String> prints = new LinkedHashMap<>();
    contents.forEach((no, content) -> prints.put(no, Sha256.hex(content)));
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
    return paper.print(record);
  }

  /**
   * The record as a bundle that verifies offline; that it was taken out is recorded, with the
   * fingerprint of its manifest.
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
    beside.put("record.pdf", paper.print(record));
    beside.put("README.txt", README.getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String manifest;
    try {
      manifest = ProofBundle.write(out, VerifierKey.parse(head.key()), items, files, beside);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    records.record(
        Act.of("selection.record.taken", "selection", id)
            .with("format", "zip")
            .with("entries", items.size())
            .with("manifest", manifest));
    return out.toByteArray();
  }

  private static final String README =
      """
      proofs/N.tlog-proof  每个条目的收据（C2SP tlog-proof）：条目、包含证明、已签名的检查点。
      proofs/N.openings    条目中各项承诺的内容；个人信息不在其中。
      files/               指纹写在条目里的步骤内容和文件。
      key.txt              日志公钥；核验时请用从别处得到的公钥（--key）。
      manifest.txt         清单：包中每一部分的 SHA-256；清单自身的指纹记在全程纪实的取出条目中。
      核验：./zhiren ledger verify 本文件.zip

      proofs/N.tlog-proof  the receipt of each entry: entry, inclusion proof, signed checkpoint.
      proofs/N.openings    what opens its commitments; personal data is kept back.
      files/               steps and documents whose fingerprints the entries hold.
      key.txt              the log's public key; better take one from elsewhere (--key).
      manifest.txt         SHA-256 of every part; its own fingerprint is in the record, where the
                           house notes that the bundle was taken out.
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
}
