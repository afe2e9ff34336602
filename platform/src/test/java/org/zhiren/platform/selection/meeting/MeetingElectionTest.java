package org.zhiren.platform.selection.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
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
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.ElectionUses;
import org.zhiren.platform.selection.OpeningCase;
import org.zhiren.platform.selection.TakingSteps;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.voting.ElectionIntake;
import org.zhiren.platform.voting.ElectionKind;
import org.zhiren.platform.voting.ElectionPlan;
import org.zhiren.platform.voting.ElectionSubject;
import org.zhiren.platform.voting.VoteQuestion;
import org.zhiren.platform.voting.VoterStratum;

/** A meeting takes over a secret election: its numbers, its voters, its archive. */
class MeetingElectionTest extends PlatformTest {

  private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);
  private static final String REASON = "任现职以来连续三年考核称职，因工作需要和本人申请，经征求意见，建议免去其现任职务，另有安排。";
  private static final List<String> NAMES = List.of("甲一", "乙二", "丙三", "丁四", "戊五");

  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake intake;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private OpeningCase opening;
  @Autowired private TakingSteps steps;
  @Autowired private Cases cases;
  @Autowired private CallingMeeting calling;
  @Autowired private HoldingMeeting holding;
  @Autowired private Committee committee;
  @Autowired private ElectronicVotes votes;
  @Autowired private ElectionUses uses;
  @Autowired private Meetings meetings;
  @Autowired private Reasons reasons;
  @Autowired private ElectionIntake elections;
  @Autowired private Clock clock;

  private RosterSample sample;
  private UUID unit;
  private UUID elsewhere;
  private List<UUID> people;
  private List<UUID> posts;
  private Account cadre;
  private Account leader;
  private List<Account> trustees;
  private LocalDate today;

  /** A team of five; the second is to be removed and has to leave for that. */
  @BeforeEach
  void place() throws Exception {
    today = LocalDate.now(clock);
    sample = new RosterSample(organization, intake, accounts, scopes, acting);
    RosterSample.Place place = sample.place();
    unit = place.here();
    elsewhere = place.elsewhere();
    people = new ArrayList<>();
    posts = new ArrayList<>();
    List<OrganizationIntake.PostPeriod> periods = new ArrayList<>();
    List<PersonFile> files = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      people.add(UUID.randomUUID());
      posts.add(UUID.randomUUID());
      periods.add(new OrganizationIntake.PostPeriod(posts.get(i), facts(i), SINCE, null));
      files.add(file(i));
    }
    acting.asSystem(
        "test",
        () ->
            organization.load(
                Stream.empty(),
                periods.stream(),
                Stream.empty(),
                new Basis(SINCE, "test", "test"),
                written -> {}));
    sample.load(files);
    cadre = sample.account(Role.DEPARTMENT_CADRE, unit, null, InformationClass.values());
    leader = sample.account(Role.DEPARTMENT_LEADER, unit, null, InformationClass.values());
    trustees =
        List.of(sample.account(Role.MEMBER, unit, null), sample.account(Role.MEMBER, unit, null));
  }

  private PostFacts facts(int order) {
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

  private PersonFile file(int order) {
    PersonFile plain = RosterSample.person(people.get(order), unit, NAMES.get(order), order + 40);
    return new PersonFile(
        plain.basics(),
        new PersonFile.Placement(unit, posts.get(order), "示例局" + facts(order).name(), "1A32", null),
        List.of(
            new PersonFile.Career(
                unit,
                posts.get(order),
                SINCE,
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
        List.of(),
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

  private UUID waiting() throws Exception {
    UUID id =
        as(
            cadre,
            () -> {
              UUID made =
                  opening.open(
                      new OpeningCase.Opening(
                          Form.REMOVAL, posts.get(1), people.get(1), "工作需要，本人另有安排"));
              for (Step step :
                  List.of(
                      new Step.Resolve(today, "班子结构分析", "拟免去现职", "有关领导成员", "主要负责人"),
                      new Step.Proceed(today, ""),
                      new Step.Consult(today, "分管领导", Step.Opinion.AGREES, "同意"),
                      new Step.Proceed(today, ""))) {
                steps.take(made, cases.required(made).version(), UUID.randomUUID(), step);
              }
              return made;
            });
    as(
        leader,
        () -> {
          reasons.write(id, people.get(1), REASON);
          return null;
        });
    return id;
  }

  /** A meeting that is open, with these absent. */
  private UUID open(UUID caseId, Map<Integer, String> absences) throws Exception {
    return as(
        cadre,
        () -> {
          UUID id =
              calling.call(
                  new CallingMeeting.Call(
                      unit, Meeting.Kind.PARTY_GROUP, today, "三楼会议室", "", List.of(caseId)));
          holding.open(id, absences, true);
          return id;
        });
  }

  private ElectionPlan plan(UUID of, String question, List<String> voters, Integer expected) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return new ElectionPlan(
        of,
        ElectionKind.DECISION,
        ElectionSubject.NONE,
        "示例票决",
        List.of(VoteQuestion.decision("丙三（另一人）"), VoteQuestion.decision(question)),
        List.of(new VoterStratum("", voters)),
        trustees.stream().map(Account::id).toList(),
        2,
        leader.id(),
        now.minusSeconds(60),
        now.plusSeconds(3_600),
        expected,
        null);
  }

  /** An election with its result; 0 agrees, 1 disagrees, 2 abstains, for each ballot. */
  private UUID voted(ElectionPlan plan, int... choices) throws Exception {
    return as(
        cadre,
        () -> {
          ElectionIntake.Rehearsed rehearsed = elections.open(plan, "https://zhiren.test");
          for (int voter = 0; voter < choices.length; voter++) {
            List<Integer> row = new ArrayList<>(List.of(0, 0, 0));
            row.set(choices[voter], 1);
            elections.cast(rehearsed, voter, List.of(List.of(0, 0, 1), row));
          }
          elections.finish(rehearsed, "会议结束");
          return rehearsed.id();
        });
  }

  private static ElectronicVotes.Said said(UUID election) {
    return new ElectronicVotes.Said(election, true, Set.of(), "", "逐一发表意见。");
  }

  private List<ElectronicVotes.Offer> offers(UUID meeting) throws Exception {
    return as(cadre, () -> votes.offers(meetings.required(meeting)).get(1));
  }

  private static final List<String> WITHOUT_THE_SECOND = List.of("甲一", "丙三", "丁四", "戊五");

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
  void theNumbersOfTheElectionBecomeTheVote() throws Exception {
    UUID caseId = waiting();
    UUID id = open(caseId, Map.of());
    UUID election = voted(plan(unit, "乙二（局副局长1）", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    ElectronicVotes.Offer offer = offers(id).getFirst();
    assertThat(offer.election().id()).isEqualTo(election);
    assertThat(List.of(offer.ayes(), offer.noes(), offer.abstained())).containsExactly(3, 0, 0);
    assertThat(offer.expected()).as("all members, not only the voters").isEqualTo(5);
    String page =
        at(cadre, "/selections/meetings/" + id).getContentAsString(StandardCharsets.UTF_8);
    assertThat(page)
        .contains("示例票决", "name=\"election\"", offer.election().head().substring(0, 16));
    // Typed numbers beside a chosen election are not read.
    MockHttpServletResponse sent =
        web.perform(
                post("/selections/meetings/" + id + "/items/1")
                    .param("election", election.toString())
                    .param("ayes", "99")
                    .param("headLast", "yes")
                    .param("discussion", "逐一发表意见。")
                    .with(csrf())
                    .with(AtTheDesk.sits(cadre)))
            .andReturn()
            .getResponse();
    assertThat(sent.getStatus()).as(sent.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(302);
    Step.Decide decide =
        as(cadre, () -> cases.required(caseId)).file().last(Step.Decide.class).orElseThrow();
    assertThat(decide.election()).isEqualTo(election);
    assertThat(decide.voting()).isEqualTo(Step.Voting.SECRET);
    assertThat(List.of(decide.ayes(), decide.noes(), decide.deferred()))
        .as("one was there and cast no ballot")
        .containsExactly(3, 0, 1);
    assertThat(decide.recused()).extracting(one -> one.name()).containsExactly("乙二");
    Meeting.Ballot ballot =
        as(cadre, () -> meetings.required(id)).items().getFirst().vote().ballot();
    assertThat(ballot.entitled()).isEqualTo(4);
    assertThat(ballot.ballots()).isEqualTo(3);
    assertThat(ballot.head()).isEqualTo(offer.election().head());
    as(
        cadre,
        () -> {
          holding.close(id);
          return null;
        });
    assertThat(
            text(at(cadre, "/selections/meetings/" + id + "/minutes.pdf").getContentAsByteArray()))
        .contains("示例票决", "有投票权4人，有效票3张", ballot.head(), "弃权（含到会未投票）1人", "予以通过");
    assertThat(text(at(cadre, "/selections/" + caseId + "/record.pdf").getContentAsByteArray()))
        .contains("示例票决", ballot.head().substring(0, 20));
    assertThat(
            at(cadre, "/selections/" + caseId + "/record")
                .getContentAsString(StandardCharsets.UTF_8))
        .contains(ballot.head(), "采用电子票决结果");
    assertThat(uses.free(election, 1, caseId, "另一次会议")).as("used up").isFalse();
    assertThat(uses.free(election, 0, UUID.randomUUID(), "另一次会议"))
        .as("its other question belongs to the same meeting")
        .isFalse();
  }

  @Test
  void whoHasToLeaveMayNotHaveVoted() throws Exception {
    UUID caseId = waiting();
    UUID id = open(caseId, Map.of());
    UUID all = voted(plan(unit, "乙二", NAMES, null), 0, 0, 0, 0);
    int before = as(cadre, () -> cases.required(caseId)).version();
    assertThatThrownBy(() -> as(cadre, () -> votes.vote(id, 1, said(all), UUID.randomUUID())))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .singleElement()
                    .satisfies(fault -> {
                      assertThat(fault.field()).isEqualTo("election");
                      assertThat(fault.value()).isEqualTo("乙二");
                    }));
    UUID stranger = voted(plan(unit, "乙二", List.of("甲一", "丙三", "丁四", "外人"), 5), 0, 0, 0);
    assertThatThrownBy(() -> as(cadre, () -> votes.vote(id, 1, said(stranger), UUID.randomUUID())))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(InvalidInput.Fault::value)
                    .containsExactly("外人", "戊五"));
    assertThat(as(cadre, () -> cases.required(caseId)).version()).isEqualTo(before);
    assertThat(as(cadre, () -> meetings.required(id)).items().getFirst().vote()).isNull();
    assertThat(as(cadre, () -> uses.free(all, 1, caseId, "别的会议")))
        .as("a refused vote uses nothing up")
        .isTrue();
  }

  /** Who is absent and would have to leave should not have had a slip. */
  @Test
  void theAbsentWhoWouldHaveToLeaveIsNoVoterEither() throws Exception {
    UUID id = open(waiting(), Map.of(2, "出差"));
    UUID all = voted(plan(unit, "乙二", NAMES, null), 0, 0, 0);
    assertThatThrownBy(() -> as(cadre, () -> votes.vote(id, 1, said(all), UUID.randomUUID())))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("乙二");
    UUID right = voted(plan(unit, "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    assertThat(as(cadre, () -> votes.vote(id, 1, said(right), UUID.randomUUID()))).isTrue();
  }

  @Test
  void onlyWhatFitsIsOffered() throws Exception {
    UUID caseId = waiting();
    UUID id = open(caseId, Map.of());
    voted(plan(unit, "丁四", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    assertThat(offers(id)).as("another person").isEmpty();
    Account there =
        sample.account(Role.DEPARTMENT_CADRE, elsewhere, null, InformationClass.values());
    UUID foreign =
        as(
            there,
            () -> {
              ElectionIntake.Rehearsed rehearsed =
                  elections.open(
                      plan(elsewhere, "乙二", WITHOUT_THE_SECOND, 5), "https://zhiren.test");
              elections.cast(rehearsed, 0, List.of(List.of(1, 0, 0), List.of(1, 0, 0)));
              elections.finish(rehearsed, "会议结束");
              return rehearsed.id();
            });
    assertThat(offers(id)).as("another unit").isEmpty();
    UUID running =
        as(
            cadre,
            () ->
                elections
                    .open(plan(unit, "乙二", WITHOUT_THE_SECOND, 5), "https://zhiren.test")
                    .id());
    assertThat(offers(id)).as("no result yet").isEmpty();
    for (UUID wrong : List.of(foreign, running)) {
      assertThatThrownBy(() -> as(cadre, () -> votes.vote(id, 1, said(wrong), UUID.randomUUID())))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("does not fit");
    }
    UUID earlier = voted(plan(unit, "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    jdbc.sql(
            "update voting.poll set closed_at = closed_at - interval '2 days' where election_id = :id")
        .param("id", earlier)
        .update();
    assertThat(offers(id)).as("closed before the day of the meeting").isEmpty();
  }

  /** Three of four voters are a majority of themselves and of all five; two are neither. */
  @Test
  void theMajorityIsOfAllMembers() throws Exception {
    UUID id = open(waiting(), Map.of());
    UUID election = voted(plan(unit, "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 1, 2);
    assertThat(offers(id).getFirst().adopted()).isFalse();
    assertThat(as(cadre, () -> votes.vote(id, 1, said(election), UUID.randomUUID()))).isFalse();
  }

  @Test
  void aVoteIsPreparedForTheMembersLessThoseWhoLeave() throws Exception {
    UUID id = open(waiting(), Map.of());
    ElectronicVotes.Draft draft = as(cadre, () -> votes.drafts(meetings.required(id))).getFirst();
    assertThat(draft.voters()).containsExactlyElementsOf(WITHOUT_THE_SECOND);
    assertThat(draft.expected()).isEqualTo(5);
    String form =
        web.perform(
                post("/elections/form")
                    .param("kind", "DECISION")
                    .param("title", "某票决")
                    .param("voters", String.join("、", draft.voters()))
                    .param("expected", "5")
                    .param("subjectKind", ElectronicVotes.SUBJECT)
                    .param("subjectReference", id.toString())
                    .with(csrf())
                    .with(AtTheDesk.sits(cadre)))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(form).contains("甲一、丙三、丁四、戊五", id.toString()).doesNotContain("乙二");
  }

  private UUID plenary(UUID caseId) throws Exception {
    return as(
        cadre,
        () ->
            calling.call(
                new CallingMeeting.Call(
                    unit, Meeting.Kind.PLENARY, today, "礼堂", "", List.of(caseId))));
  }

  /** Members come from the register, by two people; hands are not enough. */
  @Test
  void aPlenarySessionHasTheMembersOfItsRegisterAndVotesInSecret() throws Exception {
    UUID caseId = waiting();
    for (int i = 0; i < NAMES.size(); i++) {
      UUID person = people.get(i);
      as(
          cadre,
          () -> {
            committee.add(unit, person, SINCE, "第三次党代表大会");
            return null;
          });
    }
    assertThatThrownBy(() -> plenary(caseId))
        .as("nobody has confirmed the entries")
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("register");
    List<Committee.Entry> entries = as(cadre, () -> committee.entries(unit));
    assertThatThrownBy(() ->
            as(
                cadre,
                () -> {
                  committee.confirm(entries.getFirst().id());
                  return null;
                }))
        .as("not by who entered it")
        .isInstanceOf(InvalidInput.class);
    for (Committee.Entry entry : entries) {
      MockHttpServletResponse confirmed =
          web.perform(
                  post("/selections/committees/" + unit + "/" + entry.id() + "/confirm")
                      .with(csrf())
                      .with(AtTheDesk.sits(leader)))
              .andReturn()
              .getResponse();
      assertThat(confirmed.getStatus()).isEqualTo(302);
    }
    assertThat(
            at(cadre, "/selections/committees/" + unit).getContentAsString(StandardCharsets.UTF_8))
        .contains("现有委员 5 人", "第三次党代表大会");
    UUID id = plenary(caseId);
    as(
        cadre,
        () -> {
          holding.open(id, Map.of(), true);
          return null;
        });
    Meeting meeting = as(cadre, () -> meetings.required(id));
    assertThat(meeting.members())
        .extracting(member -> member.person().name())
        .containsExactlyInAnyOrderElementsOf(NAMES);
    HoldingMeeting.Counted hands =
        new HoldingMeeting.Counted(
            Step.Voting.HANDS, 4, 0, 0, "计票人", true, Set.of(), "", "逐一发表意见。");
    assertThatThrownBy(() -> as(cadre, () -> holding.vote(id, 1, hands, UUID.randomUUID())))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(InvalidInput.Fault::field)
                    .containsExactly("voting"));
    UUID election = voted(plan(unit, "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    assertThat(as(cadre, () -> votes.vote(id, 1, said(election), UUID.randomUUID()))).isTrue();
    assertThat(
            text(at(cadre, "/selections/meetings/" + id + "/agenda.pdf").getContentAsByteArray()))
        .contains("党委全体会议");
  }

  /** An end counts from its day, once another person has confirmed it. */
  @Test
  void aMembershipEndsByTwoPeople() throws Exception {
    as(
        cadre,
        () -> {
          committee.add(unit, people.get(0), SINCE, "党代表大会");
          return null;
        });
    UUID id = as(cadre, () -> committee.entries(unit)).getFirst().id();
    assertThatThrownBy(() ->
            as(
                cadre,
                () -> {
                  committee.add(unit, people.get(0), SINCE, "再次登记");
                  return null;
                }))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() ->
            as(
                cadre,
                () -> {
                  committee.add(unit, null, today.plusDays(1), " ");
                  return null;
                }))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(InvalidInput.Fault::field)
                    .containsExactly("person", "since", "ground"));
    as(
        leader,
        () -> {
          committee.confirm(id);
          return null;
        });
    assertThat(as(cadre, () -> committee.members(unit, today))).hasSize(1);
    assertThat(as(cadre, () -> committee.members(unit, SINCE.minusDays(1)))).isEmpty();
    as(
        cadre,
        () -> {
          committee.end(id, today, "调离");
          return null;
        });
    assertThat(as(cadre, () -> committee.members(unit, today)))
        .as("the end waits for a second person")
        .hasSize(1);
    assertThatThrownBy(() ->
            as(
                cadre,
                () -> {
                  committee.confirm(id);
                  return null;
                }))
        .isInstanceOf(InvalidInput.class);
    as(
        leader,
        () -> {
          committee.confirm(id);
          return null;
        });
    assertThat(as(cadre, () -> committee.members(unit, today))).isEmpty();
    assertThat(as(cadre, () -> committee.members(unit, today.minusDays(1)))).hasSize(1);
    Account there =
        sample.account(Role.DEPARTMENT_CADRE, elsewhere, null, InformationClass.values());
    assertThat(at(there, "/selections/committees/" + unit).getStatus()).isEqualTo(404);
  }
}
