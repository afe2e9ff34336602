package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.records.Proofs;
import org.zhiren.platform.selection.CaseDocuments;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.OpeningCase;
import org.zhiren.platform.selection.TakingSteps;
import org.zhiren.platform.selection.meeting.ElectronicVotes;
import org.zhiren.platform.selection.meeting.Meeting;
import org.zhiren.platform.selection.meeting.Meetings;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.voting.ElectionIntake;
import org.zhiren.platform.voting.ElectionKind;
import org.zhiren.platform.voting.ElectionPlan;
import org.zhiren.platform.voting.ElectionSubject;
import org.zhiren.platform.voting.VoteQuestion;
import org.zhiren.platform.voting.VoterStratum;

/**
 * A case goes to a meeting: side by side, the reason, who leaves, a secret vote that is taken over,
 * papers and record.
 */
class DecisionJourneyTest extends Journey {

  /** A case that waits, and the unit whose team decides it. */
  private record Waiting(UUID id, String unit) {}

  private record Seat(UUID post, UUID person, String unit) {}

  private void good(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, "decision-" + name);
  }

  private static void statePurpose(Page page) {
    page.locator("#purpose").waitFor();
    page.locator("#matter").fill("讨论决定");
    page.locator("main form button.btn-primary").click();
    page.waitForLoadState();
  }

  /** A member of a team of five or more is to leave the post; everything before is done. */
  private Waiting waiting() {
    return house.asSystem(() -> {
      Seat seat =
          house
              .bean(TransactionTemplate.class)
              .execute(status ->
                  house
                      .bean(JdbcClient.class)
                      .sql(
                          """
                          with team as (
                            select s.unit_id, s.post_id, c.person_id, s.precedence
                            from organization.post_state s join roster.career c on c.post_id = s.post_id
                            where s.team and s.ended_by is null and upper(s.valid) is null
                              and c.ended_by is null and c.ends_on is null and c.main)
                          select t.post_id, t.person_id, u.name from team t
                          join organization.unit_state u on u.unit_id = t.unit_id and u.ended_by is null and upper(u.valid) is null
                          where (select count(distinct x.person_id) from team x where x.unit_id = t.unit_id) between 5 and 9
                            and t.precedence > 1
                            and (select count(*) from organization.unit_state n where n.name = u.name and n.ended_by is null) = 1
                          order by u.name, t.precedence limit 1
                          """)
                      .query((row, number) ->
                          new Seat(
                              row.getObject("post_id", UUID.class),
                              row.getObject("person_id", UUID.class),
                              row.getString("name")))
                      .single());
      UUID id =
          house
              .bean(OpeningCase.class)
              .open(
                  new OpeningCase.Opening(Form.REMOVAL, seat.post(), seat.person(), "工作需要，本人另有安排"));
      LocalDate today = LocalDate.now(house.zone());
      for (Step step :
          List.of(
              new Step.Resolve(today, "班子结构分析", "拟免去现职", "有关领导成员", "主要负责人"),
              new Step.Proceed(today, ""),
              new Step.Consult(today, "分管领导", Step.Opinion.AGREES, "同意"),
              new Step.Proceed(today, ""))) {
        int version = house.bean(Cases.class).required(id).version();
        house.bean(TakingSteps.class).take(id, version, UUID.randomUUID(), step);
      }
      house
          .bean(CaseDocuments.class)
          .attach(id, "征求意见函.pdf", "%PDF-1.4 征求意见".getBytes(StandardCharsets.UTF_8));
      return new Waiting(id, seat.unit());
    });
  }

  /** A vote for the meeting as its page would prepare it; all agree but the last, who abstains. */
  private UUID voted(UUID meeting) {
    return house.asSystem(() -> {
      Meeting held = house.bean(Meetings.class).required(meeting);
      ElectronicVotes.Draft draft = house.bean(ElectronicVotes.class).drafts(held).getFirst();
      ElectionIntake intake = house.bean(ElectionIntake.class);
      Instant now = house.bean(Clock.class).instant().truncatedTo(ChronoUnit.SECONDS);
      ElectionIntake.Rehearsed vote =
          intake.open(
              new ElectionPlan(
                  held.unitId(),
                  ElectionKind.DECISION,
                  new ElectionSubject(ElectronicVotes.SUBJECT, meeting.toString(), held.number()),
                  "免职人选票决",
                  List.of(VoteQuestion.decision(draft.questions())),
                  List.of(new VoterStratum("", draft.voters())),
                  List.of(account(Role.MEMBER), account(Role.UNIT_CADRE)),
                  2,
                  account(Role.DEPARTMENT_LEADER),
                  now.minusSeconds(60),
                  now.plusSeconds(3_600),
                  draft.expected(),
                  1),
              house.address(""));
      int voters = draft.voters().size();
      for (int voter = 0; voter < voters; voter++) {
        boolean last = voter == voters - 1;
        intake.cast(vote, voter, List.of(last ? List.of(0, 0, 1) : List.of(1, 0, 0)));
      }
      intake.finish(vote, "会议结束");
      return vote.id();
    });
  }

  private UUID account(Role role) {
    return house.bean(Accounts.class).find(house.login(role), 50).stream()
        .filter(entry -> entry.login().equals(house.login(role)))
        .map(Accounts.Entry::id)
        .findFirst()
        .orElseThrow();
  }

  /** The bundle of the case verifies without the platform; one changed byte is found wherever. */
  private void verified(Page cadre, UUID id) throws Exception {
    // What was done last waits some seconds for a signed head.
    cadre.waitForCondition(() ->
        house.asSystem(() ->
            house.bean(Proofs.class).of("selection", id, 500).stream()
                .allMatch(act -> act.item() != null)));
    Download download =
        cadre.waitForDownload(() -> cadre.locator("a[href$='/record.zip']").click());
    Path bundle = Files.createTempFile("bundle", ".zip");
    download.saveAs(bundle);
    Offline.Ended good = Offline.zhiren("ledger", "verify", bundle.toString(), "--lang", "zh");
    assertThat(good.said()).contains("核验通过：", "清单指纹");
    assertThat(good.code()).isZero();

    Map<String, byte[]> parts = Offline.parts(bundle);
    String receipt = "proofs/000001.tlog-proof";
    String text = new String(parts.get(receipt), StandardCharsets.UTF_8);
    String document =
        parts.keySet().stream()
            .filter(name -> name.startsWith("files/documents/"))
            .findFirst()
            .orElseThrow();
    Map<String, Path> touched =
        Map.of(
            "entry", Offline.touched(parts, receipt, text.indexOf("extra ") + 60),
            "proof",
                Offline.touched(parts, receipt, text.indexOf('\n', text.indexOf("index ")) + 4),
            "document", Offline.touched(parts, document, 12),
            "manifest", Offline.touched(parts, "manifest.txt", 3));
    for (Map.Entry<String, Path> one : touched.entrySet()) {
      Offline.Ended bad =
          Offline.zhiren("ledger", "verify", one.getValue().toString(), "--lang", "en");
      assertThat(bad.code()).as("%s touched: %s", one.getKey(), bad.said()).isEqualTo(1);
      assertThat(bad.said()).contains("Something is wrong:");
    }
  }

  /** The register of the committee: somebody who came up later waits for a second person. */
  private String confirmed(Page leader) {
    leader.navigate(house.address("/selections/meetings"));
    leader.locator("a[href='/selections/committees']").click();
    leader.locator(".z-table .z-attention").waitFor();
    good(leader, "committees-zh");
    leader.locator(".z-table tbody a").first().click();
    Locator waits = leader.locator("tbody tr:has(.z-attention)");
    waits.waitFor();
    String name = waits.locator("th").innerText();
    assertThat(leader.locator("tbody tr").count()).isGreaterThan(6);
    assertThat(leader.locator("tbody .z-neutral").count()).as("who has left").isPositive();
    good(leader, "committee-zh");
    waits.locator("form[action$='/confirm'] button").click();
    leader.locator("tbody tr:has-text('" + name + "') .z-good").waitFor();
    return leader.url();
  }

  @Test
  void aCaseIsPreparedDecidedAndRecorded() throws Exception {
    Waiting waiting = waiting();
    String decision = "/selections/" + waiting.id() + "/decision";
    Page leader = signedIn(Role.DEPARTMENT_LEADER, Locale.SIMPLIFIED_CHINESE, DESK);
    leader.navigate(house.address(decision));
    statePurpose(leader);
    leader.locator(".d-table").waitFor();
    good(leader, "page-zh");
    leader.locator("textarea[name=reason]").fill("很好");
    leader.locator(".d-reasons button.btn-primary").click();
    leader.locator("#faults").waitFor();
    assertThat(leader.locator("textarea[name=reason]").inputValue()).isEqualTo("很好");
    leader
        .locator("textarea[name=reason]")
        .fill("任现职以来考核称职，因班子结构调整和工作需要，经征求本人及有关方面意见，建议免去现任职务，另有安排。");
    leader.locator(".d-reasons button.btn-primary").click();
    leader.locator(".d-reasons blockquote").waitFor();

    Page cadre = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    cadre.navigate(house.address("/selections/meetings/new?case=" + waiting.id()));
    cadre.locator("#unit").fill(waiting.unit());
    cadre.locator("main form button.btn-primary").click();
    cadre.locator("#faults").waitFor();
    good(cadre, "call-refused-zh");
    cadre.locator("#kind").selectOption("PARTY_GROUP");
    cadre.locator("#place").fill("三楼会议室");
    cadre.locator("main form button.btn-primary").click();
    cadre.locator("#announced").waitFor();
    assertThat(cadre.locator("main").innerText()).contains("必须回避", "涉及本人任免");
    good(cadre, "recusal-zh");
    String meeting = cadre.url();
    cadre.locator("#announced").check();
    cadre.locator("form[action$='/open'] button.btn-primary").click();
    cadre.locator("textarea[name=discussion]").waitFor();
    int members = cadre.locator("input[name=left]").count();
    int left = cadre.locator("input[name=left]:disabled").count();
    assertThat(left).isPositive();
    good(cadre, "vote-zh");
    UUID election = voted(UUID.fromString(meeting.substring(meeting.lastIndexOf('/') + 1)));
    cadre.reload();
    cadre.locator("select[name=election]").waitFor();
    good(cadre, "offers-zh");
    cadre.locator("textarea[name=discussion]").fill("逐一发表意见，均同意。");
    cadre.locator("input[name=ayes]").fill(Integer.toString(members));
    cadre.locator("textarea[name=scrutineers]").fill("计票人甲");
    cadre.locator("input[name=headLast]").check();
    cadre.locator("form[action*='/items/'] button.btn-primary").click();
    cadre.locator("#faults").waitFor();
    cadre.locator("select[name=election]").selectOption(election.toString());
    assertThat(cadre.locator("input[name=ayes]").isVisible())
        .as("nothing is typed beside an election")
        .isFalse();
    cadre.locator("form[action*='/items/'] button.btn-primary").click();
    cadre.locator("#declaredBy[aria-invalid]").waitFor();
    good(cadre, "election-undeclared-zh");
    cadre.locator("#declaredBy").fill("监票人均书面声明并签字");
    good(cadre, "election-zh");
    cadre.locator("form[action*='/items/'] button.btn-primary").click();
    cadre.locator("blockquote.d-said").waitFor();
    assertThat(cadre.locator("main").innerText()).contains("投票档案指纹", "弃权");
    cadre.locator("form[action$='/close'] button").click();
    cadre.locator("a[href$='/minutes.pdf']").waitFor();
    good(cadre, "closed-zh");
    Download minutes =
        cadre.waitForDownload(() -> cadre.locator("a[href$='/minutes.pdf']").click());
    try (var pdf = Loader.loadPDF(Files.readAllBytes(minutes.path()))) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
      assertThat(text).contains("纪要", "予以通过", "回避", "无记名电子投票", "投票档案指纹");
    }
    cadre.navigate(house.address("/selections/" + waiting.id() + "/record"));
    assertThat(cadre.locator("main").innerText()).contains("与纪实一致").doesNotContain("不一致");
    good(cadre, "record-zh");
    verified(cadre, waiting.id());

    String committee = confirmed(leader);

    Page phone = signedIn(Role.DEPARTMENT_CADRE, Locale.ENGLISH, PHONE);
    phone.navigate(house.address("/selections/committees"));
    good(phone, "committees-en");
    phone.navigate(committee);
    good(phone, "committee-en");
    phone.navigate(meeting);
    good(phone, "meeting-en");
    phone.navigate(house.address("/selections/meetings"));
    good(phone, "meetings-en");
    phone.navigate(house.address(decision));
    statePurpose(phone);
    phone.locator(".d-table").waitFor();
    good(phone, "page-en");
    phone.navigate(house.address("/selections/" + waiting.id() + "/record"));
    good(phone, "record-en");
  }
}
