package org.zhiren.platform.selection.meeting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.ledger.ProofBundle;
import org.zhiren.ledger.VerifierKey;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.records.SignedHead;
import org.zhiren.platform.selection.CaseDocuments;
import org.zhiren.platform.selection.recusal.Conflict;

/** Pages, papers and record of a meeting tell the same story, to those who may hear it. */
class MeetingPapersTest extends MeetingSample {

  @Autowired ApplicationContext context;
  @Autowired CaseDocuments documents;

  @Test
  void pagesPapersAndRecordTellTheSameStory() throws Exception {
    UUID caseId = waiting();
    UUID id = called(caseId);
    String called =
        at(cadre, "/selections/meetings/" + id).getContentAsString(StandardCharsets.UTF_8);
    assertThat(called).contains("李三 — 配偶 — 王二", "必须回避", "待核实", "第五十三条");
    assertThat(at(cadre, "/selections/meetings/" + id + "/minutes.pdf").getStatus()).isEqualTo(422);
    String decision =
        at(leader, "/selections/" + caseId + "/decision")
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(decision).contains("王二", "尚未写明理由", "现任职务", "不排名次");
    assertThat(
            web.perform(
                    post("/selections/" + caseId + "/decision/" + people.get(1))
                        .param("reason", "太短")
                        .with(csrf())
                        .header("Zhiren-Purpose", "DAILY")
                        .with(AtTheDesk.sits(leader)))
                .andReturn()
                .getResponse()
                .getStatus())
        .isEqualTo(422);
    reason(caseId, 1);
    at(
        cadre,
        () -> {
          holding.open(id, Map.of(9, "出差"), true);
          holding.vote(id, 1, counted(6, 0, Set.of(), "已核实，并非同一人"), UUID.randomUUID());
          holding.close(id);
          return null;
        });
    String minutes =
        text(at(cadre, "/selections/meetings/" + id + "/minutes.pdf").getContentAsByteArray());
    assertThat(minutes)
        .contains("应到会成员9人，实到8人", "回避：王二、李三。", "同意6人", "赵九（出差）", "予以通过", REASON.substring(0, 12));
    String decided =
        text(at(cadre, "/selections/meetings/" + id + "/decision.pdf").getContentAsByteArray());
    assertThat(decided).contains("关于王二同志职务任免的决定", "不再担任");
    byte[] book =
        at(cadre, "/selections/meetings/" + id + "/materials.pdf").getContentAsByteArray();
    assertThat(text(book)).contains("会议议程", "干部任免审批表", "材料汇编");
    MockHttpServletResponse page = at(cadre, "/selections/" + caseId + "/record");
    assertThat(page.getContentAsString(StandardCharsets.UTF_8)).contains("与纪实一致", "登记表决");
    assertThat(text(at(cadre, "/selections/" + caseId + "/record.pdf").getContentAsByteArray()))
        .contains("全程纪实", "同意6")
        // The particulars of acts stand in words, as on the page.
        .contains("办理类型：")
        .doesNotContain("form=", "step=");
  }

  /** One byte in whichever part: an entry, its proof, a step, a document, the list of all parts. */
  @Test
  void theBundleVerifiesOfflineAndOneChangedByteIsFound() throws Exception {
    UUID caseId = waiting();
    at(cadre, () -> documents.attach(caseId, "征求意见函.pdf", "%PDF-1.4 征求意见".getBytes(UTF_8)));
    SignedHead.over(context);
    byte[] zip = at(cadre, "/selections/" + caseId + "/record.zip").getContentAsByteArray();
    Map<String, byte[]> parts = parts(zip);
    assertThat(parts).containsKeys("key.txt", "manifest.txt", "record.pdf", "README.txt");
    assertThat(parts.keySet())
        .anyMatch(name -> name.endsWith("征求意见函.pdf"))
        .anyMatch(name -> name.startsWith("files/steps/"))
        .anyMatch(name -> name.endsWith(".openings"));
    VerifierKey key = VerifierKey.parse(new String(parts.get("key.txt"), UTF_8).strip());
    ProofBundle.Checked checked = verify(zip, List.of());
    assertThat(checked.faults()).isEmpty();
    assertThat(checked.passed()).isTrue();
    assertThat(checked.files()).isEqualTo(5);
    assertThat(checked.entries()).isGreaterThan(5);
    assertThat(verify(zip, List.of(key)).passed()).isTrue();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (String name : parts.keySet()) {
      byte[] part = parts.get(name).clone();
      if (part.length > 0) {
        int place = random.nextInt(part.length);
        part[place] ^= (byte) (1 << random.nextInt(8));
        ProofBundle.Checked touched = verify(zip(parts, name, part), List.of(key));
        assertThat(touched.passed()).as("seed %d, %s, byte %d", seed, name, place).isFalse();
        assertThat(touched.faults()).isNotEmpty();
      }
    }
    SignedHead.over(context);
    String record =
        at(cadre, "/selections/" + caseId + "/record").getContentAsString(StandardCharsets.UTF_8);
    assertThat(record).as("who holds the bundle can compare it").contains(checked.manifest());
  }

  private static ProofBundle.Checked verify(byte[] zip, List<VerifierKey> keys) throws Exception {
    return ProofBundle.verify(new ByteArrayInputStream(zip), keys);
  }

  private static Map<String, byte[]> parts(byte[] zip) throws Exception {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        parts.put(entry.getName(), in.readAllBytes());
      }
    }
    return parts;
  }

  /** The same with another content of one part. */
  private static byte[] zip(Map<String, byte[]> parts, String name, byte[] content)
      throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(part.getKey().equals(name) ? content : part.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void whoIsConsideredOrNearKinNeverMeetsTheItem() throws Exception {
    UUID caseId = waiting();
    UUID id = called(caseId);
    Account wife =
        house.account(
            Role.DEPARTMENT_CADRE, place.here(), people.get(2), InformationClass.values());
    assertThat(at(wife, "/selections/" + caseId + "/decision").getStatus()).isEqualTo(404);
    assertThat(at(wife, "/selections/" + caseId + "/record").getStatus()).isEqualTo(404);
    assertThat(at(wife, "/selections/meetings/" + id).getContentAsString(StandardCharsets.UTF_8))
        .doesNotContain("/selections/" + caseId)
        .contains("没有您可以查看的议题");
    Account elsewhere =
        house.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.values());
    assertThat(at(elsewhere, "/selections/meetings/" + id).getStatus()).isEqualTo(404);
  }

  @Test
  void theRecordSaysWhichEntryWasTouchedAndNothingOfAnotherCase() throws Exception {
    UUID caseId = waiting();
    UUID other = waiting(3);
    UUID id =
        at(
            cadre,
            () ->
                calling.call(
                    new CallingMeeting.Call(
                        place.here(),
                        Meeting.Kind.PARTY_GROUP,
                        today,
                        "三楼会议室",
                        "",
                        List.of(caseId, other))));
    at(
        leader,
        () -> {
          reasons.write(caseId, people.get(1), REASON);
          reasons.write(other, people.get(3), REASON);
          return null;
        });
    at(
        cadre,
        () -> {
          holding.open(id, Map.of(9, "出差"), true);
          for (Meeting.Item item : meetings.required(id).items()) {
            // Two may be brothers: who is at the table for the other's item is not settled.
            int left =
                (int)
                    holding
                        .conflicts(meetings.required(id))
                        .getOrDefault(item.no(), List.of())
                        .stream()
                        .filter(Conflict::certain)
                        .count();
            holding.vote(
                id, item.no(), counted(8 - left, 0, Set.of(), "已核实，并非同一人"), UUID.randomUUID());
          }
          return null;
        });
    String number = at(cadre, () -> cases.required(other)).number();
    String page =
        at(cadre, "/selections/" + caseId + "/record").getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("与纪实一致").doesNotContain("与纪实不一致").doesNotContain(number);
    assertThat(text(at(cadre, "/selections/" + caseId + "/record.pdf").getContentAsByteArray()))
        .doesNotContain(number);
    try (var connection = superuser().open();
        var statement =
            connection.prepareStatement(
                "update selection.entry set content = replace(content, '班子结构分析', '另一种分析') where case_id = ?")) {
      connection.createStatement().execute("set session_replication_role = replica");
      statement.setObject(1, caseId);
      assertThat(statement.executeUpdate()).isPositive();
    }
    String touched =
        at(cadre, "/selections/" + caseId + "/record").getContentAsString(StandardCharsets.UTF_8);
    assertThat(touched.split("与纪实不一致")).as("one entry was touched").hasSize(2);
    assertThat(touched).contains("与纪实一致");
  }
}
