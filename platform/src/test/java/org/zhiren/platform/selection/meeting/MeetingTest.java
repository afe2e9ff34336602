package org.zhiren.platform.selection.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhiren.ledger.ProofBundle;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.records.SignedHead;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.OpeningCase;
import org.zhiren.platform.selection.TakingSteps;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.shell.InvalidInput;

/** A case goes to a meeting: recusal, reasons, votes, papers, record. */
class MeetingTest extends PlatformTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
  private static final String REASON = "任现职以来连续三年考核称职，因工作需要和本人申请，经征求意见，建议免去其现任职务，另有安排。";
  private static final List<String> NAMES =
      List.of("丁一", "王二", "李三", "张四", "陈五", "周六", "郑七", "钱八", "赵九");

  @Autowired OrganizationIntake organization;
  @Autowired RosterIntake intake;
  @Autowired Accounts accounts;
  @Autowired Scopes scopes;
  @Autowired OpeningCase opening;
  @Autowired TakingSteps steps;
  @Autowired Cases cases;
  @Autowired CallingMeeting calling;
  @Autowired HoldingMeeting holding;
  @Autowired Meetings meetings;
  @Autowired MeetingPapers papers;
  @Autowired Reasons reasons;
  @Autowired ApplicationContext context;
  @Autowired Clock clock;

  RosterSample sample;
  RosterSample.Place place;
  List<UUID> people;
  List<UUID> posts;
  Account cadre;
  Account leader;
  LocalDate today;

  private static PostFacts facts(UUID unit, int order) {
    return new PostFacts(
        unit,
        order == 0 ? "局长" : "副局长" + order,
        order == 0 ? "1A31" : "1A32",
        PostKind.LEADERSHIP,
        order == 0 ? MemberKind.CHIEF : MemberKind.DEPUTY,
        true,
        1,
        order + 1,
        null,
        false,
        false);
  }

  /** A team of nine; the second is married to the third, and perhaps the brother of the fourth. */
  @BeforeEach
  void place() throws Exception {
    today = LocalDate.now(clock);
    sample = new RosterSample(organization, intake, accounts, scopes, acting);
    place = sample.place();
    people = new ArrayList<>();
    posts = new ArrayList<>();
    List<OrganizationIntake.PostPeriod> periods = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      people.add(UUID.randomUUID());
      posts.add(UUID.randomUUID());
      periods.add(
          new OrganizationIntake.PostPeriod(posts.get(i), facts(place.here(), i), DAY, null));
    }
    acting.asSystem(
        "test",
        () ->
            organization.load(
                Stream.empty(),
                periods.stream(),
                Stream.empty(),
                new Basis(DAY, "test", "test"),
                written -> {}));
    List<PersonFile> files = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      files.add(file(i));
    }
    sample.load(files);
    cadre = sample.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
    leader = sample.account(Role.DEPARTMENT_LEADER, place.here(), null, InformationClass.values());
  }

  private PersonFile file(int order) {
    PersonFile plain =
        RosterSample.person(people.get(order), place.here(), NAMES.get(order), order + 10);
    List<PersonFile.Relative> family = new ArrayList<>();
    if (order == 1) {
      family.add(
          new PersonFile.Relative(
              "13", "妻子", NAMES.get(2), LocalDate.of(1986, 2, 2), "群众", "示例局", people.get(2)));
    }
    if (order == 1 || order == 3) {
      family.add(
          new PersonFile.Relative("10", "父亲", "王老", LocalDate.of(1955, 1, 2), "群众", "务农", null));
    }
    return new PersonFile(
        plain.basics(),
        new PersonFile.Placement(
            place.here(),
            posts.get(order),
            "示例局" + facts(place.here(), order).name(),
            "1A32",
            null),
        List.of(
            new PersonFile.Career(
                place.here(),
                posts.get(order),
                DAY,
                null,
                true,
                "1A32",
                "示例局副局长",
                "提拔",
                null,
                null,
                false,
                null,
                null,
                false)),
        plain.ranks(),
        plain.education(),
        plain.titles(),
        plain.appraisals(),
        plain.trainings(),
        plain.honours(),
        plain.sanctions(),
        family,
        plain.languages(),
        plain.archive());
  }

  private <T> T as(Account account, Callable<T> work) throws Exception {
    SecurityContextHolder.getContext().setAuthentication(AtTheDesk.acts(account));
    try {
      return work.call();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  /** The second member is to be removed; the case waits for the decision. */
  private UUID waiting() throws Exception {
    return waiting(1);
  }

  private UUID waiting(int order) throws Exception {
    return as(
        cadre,
        () -> {
          UUID id =
              opening.open(
                  new OpeningCase.Opening(
                      Form.REMOVAL, posts.get(order), people.get(order), "工作需要，本人另有安排"));
          take(id, new Step.Resolve(today, "班子结构分析", "拟免去现职", "有关领导成员", "主要负责人"));
          take(id, new Step.Proceed(today, ""));
          take(id, new Step.Consult(today, "分管领导", Step.Opinion.AGREES, "同意"));
          take(id, new Step.Proceed(today, ""));
          assertThat(cases.required(id).stage().phase()).isEqualTo(Phase.DECISION);
          return id;
        });
  }

  private void take(UUID id, Step step) {
    steps.take(id, cases.required(id).version(), UUID.randomUUID(), step);
  }

  private UUID called(UUID caseId) throws Exception {
    return as(
        cadre,
        () ->
            calling.call(
                new CallingMeeting.Call(
                    place.here(),
                    Meeting.Kind.PARTY_GROUP,
                    today,
                    "三楼会议室",
                    "驻局纪检组负责人",
                    List.of(caseId))));
  }

  private static HoldingMeeting.Counted counted(
      int ayes, int noes, Set<Integer> left, String settled) {
    return new HoldingMeeting.Counted(
        Step.Voting.HANDS, ayes, noes, 0, "计票人甲", true, left, settled, "逐一发表意见，均表示同意。");
  }

  @Test
  void theTeamIsTheMeetingAndTheFilesSayWhoLeaves() throws Exception {
    UUID meetingId = called(waiting());
    Meeting meeting = as(cadre, () -> meetings.required(meetingId));
    assertThat(meeting.members())
        .extracting(member -> member.person().name())
        .containsExactlyElementsOf(NAMES);
    assertThat(meeting.members().getFirst().head()).isTrue();
    List<Conflict> conflicts = as(cadre, () -> holding.conflicts(meeting)).get(1);
    assertThat(conflicts)
        .extracting(Conflict::whoName, Conflict::kind, Conflict::certain)
        .containsExactly(
            tuple("王二", Conflict.Kind.SELF, true),
            tuple("李三", Conflict.Kind.KIN, true),
            tuple("张四", Conflict.Kind.KIN, false));
    assertThat(conflicts.get(1).path()).isNotNull();
    assertThat(conflicts.get(1).path().zh()).isEqualTo("李三 — 配偶 — 王二");
    assertThat(conflicts.get(2).path().zh()).contains("王老");
  }

  @Test
  void nothingIsVotedWithoutReasonQuorumAndSettledDoubt() throws Exception {
    UUID caseId = waiting();
    UUID id = called(caseId);
    assertThatThrownBy(() ->
            as(
                cadre,
                () -> {
                  holding.open(id, Map.of(4, "出差", 5, "出差", 6, "病假", 7, "病假"), true);
                  return null;
                }))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("5 of 9");
    assertThatThrownBy(() ->
            as(
                cadre,
                () -> {
                  holding.open(id, Map.of(), false);
                  return null;
                }))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Announce");
    as(
        cadre,
        () -> {
          holding.open(id, Map.of(9, "出差"), true);
          return null;
        });
    UUID token = UUID.randomUUID();
    InvalidInput refused =
        (InvalidInput)
            catchThrowable(
                () -> as(cadre, () -> holding.vote(id, 1, counted(6, 0, Set.of(), ""), token)));
    assertThat(refused.faults())
        .extracting(InvalidInput.Fault::field)
        .containsExactly("reason", "settled");
    assertThat(as(cadre, () -> cases.required(caseId)).version()).isEqualTo(4);
    as(
        leader,
        () -> {
          reasons.write(caseId, people.get(1), REASON);
          return null;
        });
    // Nine members, one absent, two left for certain: six vote. Five ayes of nine are a majority.
    boolean adopted =
        as(cadre, () -> holding.vote(id, 1, counted(5, 1, Set.of(), "已核实：同名同日，并非同一人"), token));
    assertThat(adopted).isTrue();
    CaseView view = as(cadre, () -> cases.required(caseId));
    Step.Decide decide = view.file().last(Step.Decide.class).orElseThrow();
    assertThat(decide.recused()).extracting(one -> one.name()).containsExactly("王二", "李三");
    assertThat(decide.absent()).extracting(one -> one.name()).containsExactly("赵九");
    assertThat(decide.reason()).isEqualTo(REASON);
    assertThatThrownBy(() ->
            as(cadre, () -> holding.vote(id, 1, counted(5, 1, Set.of(), "已核实"), UUID.randomUUID())))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("second vote");
  }

  @Test
  void aMajorityIsOfAllMembersAndLostIsLost() throws Exception {
    UUID caseId = waiting();
    UUID id = called(caseId);
    as(
        leader,
        () -> {
          reasons.write(caseId, people.get(1), REASON);
          return null;
        });
    as(
        cadre,
        () -> {
          holding.open(id, Map.of(), true);
          return null;
        });
    // Seven vote; four ayes are more than half of those present and not of all nine.
    assertThat(
            as(cadre, () -> holding.vote(id, 1, counted(4, 3, Set.of(), "已核实"), UUID.randomUUID())))
        .isFalse();
  }

  @Test
  void reasonsHaveALengthAndAreNeverReplaced() throws Exception {
    UUID caseId = waiting();
    assertThatThrownBy(() ->
            as(
                leader,
                () -> {
                  reasons.write(caseId, people.get(1), "很好");
                  return null;
                }))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("30");
    as(
        leader,
        () -> {
          reasons.write(caseId, people.get(1), REASON);
          reasons.write(caseId, people.get(1), REASON + "补充一句。");
          return null;
        });
    assertThat(as(leader, () -> reasons.all(caseId))).hasSize(2);
    assertThat(as(leader, () -> reasons.of(caseId)).get(people.get(1)).reason()).endsWith("补充一句。");
  }

  @Test
  void aMeetingIsCalledForTodayOrLaterAndACaseStandsInOneOnly() throws Exception {
    UUID caseId = waiting();
    assertThatThrownBy(() ->
            as(
                cadre,
                () ->
                    calling.call(
                        new CallingMeeting.Call(
                            place.here(), null, today.minusDays(1), "", "", List.of()))))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(InvalidInput.Fault::field)
                    .containsExactly("heldOn", "kind", "place", "cases"));
    UUID first = called(caseId);
    assertThatThrownBy(() -> called(caseId))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("another meeting");
    as(
        cadre,
        () -> {
          holding.cancel(first, "改期");
          return null;
        });
    assertThat(called(caseId)).isNotEqualTo(first);
  }

  private MockHttpServletResponse at(Account account, String address) throws Exception {
    return web.perform(
            get(address)
                .with(AtTheDesk.sits(account))
                .header("Zhiren-Purpose", "DAILY")
                .header("Accept-Language", "zh"))
        .andReturn()
        .getResponse();
  }

  private static String text(byte[] pdf) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document).replaceAll("\\s", "");
    }
  }

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
    as(
        leader,
        () -> {
          reasons.write(caseId, people.get(1), REASON);
          return null;
        });
    as(
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
        .contains("全程纪实", "同意6");
  }

  @Test
  void theRecordSaysWhichEntryWasTouchedAndNothingOfAnotherCase() throws Exception {
    UUID caseId = waiting();
    UUID other = waiting(3);
    UUID id =
        as(
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
    as(
        leader,
        () -> {
          reasons.write(caseId, people.get(1), REASON);
          reasons.write(other, people.get(3), REASON);
          return null;
        });
    as(
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
    String number = as(cadre, () -> cases.required(other)).number();
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

  @Test
  void theBundleVerifiesOfflineAndATouchedOneDoesNot() throws Exception {
    UUID caseId = waiting();
    SignedHead.over(context);
    byte[] zip = at(cadre, "/selections/" + caseId + "/record.zip").getContentAsByteArray();
    ProofBundle.Checked checked = ProofBundle.verify(new ByteArrayInputStream(zip), List.of());
    assertThat(checked.faults()).isEmpty();
    assertThat(checked.passed()).isTrue();
    assertThat(checked.files()).isPositive();
    assertThat(checked.entries()).isGreaterThan(3);
    ProofBundle.Checked touched =
        ProofBundle.verify(new ByteArrayInputStream(touched(zip)), List.of());
    assertThat(touched.passed()).isFalse();
    assertThat(touched.faults()).isNotEmpty();
  }

  /** The same with one letter of a step changed. */
  private static byte[] touched(byte[] zip) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] part = in.readAllBytes();
        if (entry.getName().startsWith("files/steps/")) {
          part[part.length - 2] ^= 1;
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(part);
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
        sample.account(
            Role.DEPARTMENT_CADRE, place.here(), people.get(2), InformationClass.values());
    assertThat(at(wife, "/selections/" + caseId + "/decision").getStatus()).isEqualTo(404);
    assertThat(at(wife, "/selections/" + caseId + "/record").getStatus()).isEqualTo(404);
    assertThat(at(wife, "/selections/meetings/" + id).getContentAsString(StandardCharsets.UTF_8))
        .doesNotContain("/selections/" + caseId)
        .contains("没有您可以查看的议题");
    Account elsewhere =
        sample.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.values());
    assertThat(at(elsewhere, "/selections/meetings/" + id).getStatus()).isEqualTo(404);
  }
}
