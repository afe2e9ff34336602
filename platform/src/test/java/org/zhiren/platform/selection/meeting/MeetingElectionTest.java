package org.zhiren.platform.selection.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.selection.ElectionUses;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.voting.ElectionIntake;

/** A meeting takes over a secret election: its numbers, its voters, its archive. */
class MeetingElectionTest extends ElectionSample {

  @Autowired private ElectionUses uses;

  @Test
  void theNumbersOfTheElectionBecomeTheVote() throws Exception {
    UUID caseId = reasoned();
    UUID id = open(caseId, Map.of());
    UUID election = voted(plan(place.here(), "乙二（局副局长1）", WITHOUT_THE_SECOND, 5), 0, 0, 0);
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
                    .param("declaredBy", "本人书面声明")
                    .with(csrf())
                    .with(AtTheDesk.sits(cadre)))
            .andReturn()
            .getResponse();
    assertThat(sent.getStatus()).as(sent.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(302);
    Step.Decide decide =
        at(cadre, () -> cases.required(caseId)).file().last(Step.Decide.class).orElseThrow();
    assertThat(decide.election()).isEqualTo(election);
    assertThat(decide.voting()).isEqualTo(Step.Voting.SECRET);
    assertThat(List.of(decide.ayes(), decide.noes(), decide.deferred()))
        .as("one was there and cast no ballot")
        .containsExactly(3, 0, 1);
    assertThat(decide.recused()).extracting(one -> one.name()).containsExactly("乙二");
    Meeting.Ballot ballot =
        at(cadre, () -> meetings.required(id)).items().getFirst().vote().ballot();
    assertThat(ballot.entitled()).isEqualTo(4);
    assertThat(ballot.ballots()).isEqualTo(3);
    assertThat(ballot.head()).isEqualTo(offer.election().head());
    at(
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
    UUID caseId = reasoned();
    UUID id = open(caseId, Map.of());
    UUID all = voted(plan(place.here(), "乙二", FIVE, null), 0, 0, 0, 0);
    int before = at(cadre, () -> cases.required(caseId)).version();
    assertThatThrownBy(() -> at(cadre, () -> votes.vote(id, 1, said(all), UUID.randomUUID())))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .singleElement()
                    .satisfies(fault -> {
                      assertThat(fault.field()).isEqualTo("election");
                      assertThat(fault.value()).isEqualTo("乙二");
                    }));
    UUID stranger = voted(plan(place.here(), "乙二", List.of("甲一", "丙三", "丁四", "外人"), 5), 0, 0, 0);
    assertThatThrownBy(() -> at(cadre, () -> votes.vote(id, 1, said(stranger), UUID.randomUUID())))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(InvalidInput.Fault::value)
                    .containsExactly("外人", "戊五"));
    assertThat(at(cadre, () -> cases.required(caseId)).version()).isEqualTo(before);
    assertThat(at(cadre, () -> meetings.required(id)).items().getFirst().vote()).isNull();
    assertThat(at(cadre, () -> uses.free(all, 1, caseId, "别的会议")))
        .as("a refused vote uses nothing up")
        .isTrue();
  }

  /** Who is absent and would have to leave should not have had a slip. */
  @Test
  void theAbsentWhoWouldHaveToLeaveIsNoVoterEither() throws Exception {
    UUID id = open(reasoned(), Map.of(2, "出差"));
    UUID all = voted(plan(place.here(), "乙二", FIVE, null), 0, 0, 0);
    assertThatThrownBy(() -> at(cadre, () -> votes.vote(id, 1, said(all), UUID.randomUUID())))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("乙二");
    UUID right = voted(plan(place.here(), "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    assertThat(at(cadre, () -> votes.vote(id, 1, said(right), UUID.randomUUID()))).isTrue();
  }

  @Test
  void onlyWhatFitsIsOffered() throws Exception {
    UUID caseId = reasoned();
    UUID id = open(caseId, Map.of());
    voted(plan(place.here(), "丁四", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    assertThat(offers(id)).as("another person").isEmpty();
    Account there =
        house.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.values());
    UUID foreign =
        at(
            there,
            () -> {
              ElectionIntake.Rehearsed rehearsed =
                  elections.open(
                      plan(place.elsewhere(), "乙二", WITHOUT_THE_SECOND, 5), "https://zhiren.test");
              elections.cast(rehearsed, 0, List.of(List.of(1, 0, 0), List.of(1, 0, 0)));
              elections.finish(rehearsed, "会议结束");
              return rehearsed.id();
            });
    assertThat(offers(id)).as("another place.here()").isEmpty();
    UUID running =
        at(
            cadre,
            () ->
                elections
                    .open(plan(place.here(), "乙二", WITHOUT_THE_SECOND, 5), "https://zhiren.test")
                    .id());
    assertThat(offers(id)).as("no result yet").isEmpty();
    for (UUID wrong : List.of(foreign, running)) {
      assertThatThrownBy(() -> at(cadre, () -> votes.vote(id, 1, said(wrong), UUID.randomUUID())))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("does not fit");
    }
    UUID earlier = voted(plan(place.here(), "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    jdbc.sql(
            "update voting.poll set closed_at = closed_at - interval '2 days' where election_id = :id")
        .param("id", earlier)
        .update();
    assertThat(offers(id)).as("closed before the day of the meeting").isEmpty();
  }

  /** Three of four voters are a majority of themselves and of all five; two are neither. */
  @Test
  void theMajorityIsOfAllMembers() throws Exception {
    UUID id = open(reasoned(), Map.of());
    UUID election = voted(plan(place.here(), "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 1, 2);
    assertThat(offers(id).getFirst().adopted()).isFalse();
    assertThat(at(cadre, () -> votes.vote(id, 1, said(election), UUID.randomUUID()))).isFalse();
  }

  @Test
  void aVoteIsPreparedForTheMembersLessThoseWhoLeave() throws Exception {
    UUID id = open(reasoned(), Map.of());
    ElectronicVotes.Draft draft = at(cadre, () -> votes.drafts(meetings.required(id))).getFirst();
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

  /** Who keeps a part of the key counts: the candidate may not, others declare in writing. */
  @Test
  void trusteesCountAndMayNotBeConsidered() throws Exception {
    UUID caseId = reasoned();
    UUID id = open(caseId, Map.of());
    Account clerk = house.account(Role.MEMBER, place.here(), null);
    trustees(house.account(Role.MEMBER, place.here(), people.get(1)), clerk);
    UUID spoilt = voted(plan(place.here(), "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    assertThatThrownBy(() -> at(cadre, () -> votes.vote(id, 1, said(spoilt), UUID.randomUUID())))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused -> {
              assertThat(refused.faults())
                  .extracting(InvalidInput.Fault::field)
                  .containsExactly("election");
              assertThat(refused.faults().getFirst().message().zh()).contains("乙二 是本议题的人选");
            });
    trustees(house.account(Role.MEMBER, place.here(), people.get(2)), clerk);
    UUID election = voted(plan(place.here(), "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    ElectronicVotes.Said silent =
        new ElectronicVotes.Said(election, true, Set.of(), "", "逐一发表意见。", "");
    assertThatThrownBy(() -> at(cadre, () -> votes.vote(id, 1, silent, UUID.randomUUID())))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .as("who is on file needs no declaration")
                    .singleElement()
                    .satisfies(fault -> {
                      assertThat(fault.field()).isEqualTo("declaredBy");
                      assertThat(fault.message().zh()).contains(clerk.name()).doesNotContain("丙三");
                    }));
    assertThat(at(cadre, () -> votes.vote(id, 1, said(election), UUID.randomUUID()))).isTrue();
  }
}
