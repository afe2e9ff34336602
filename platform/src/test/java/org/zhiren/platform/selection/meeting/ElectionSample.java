package org.zhiren.platform.selection.meeting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.voting.ElectionIntake;
import org.zhiren.platform.voting.ElectionKind;
import org.zhiren.platform.voting.ElectionPlan;
import org.zhiren.platform.voting.ElectionSubject;
import org.zhiren.platform.voting.VoteQuestion;
import org.zhiren.platform.voting.VoterStratum;

/**
 * A team of five without kin among them; its second member is to be removed, by secret election.
 */
abstract class ElectionSample extends MeetingSample {

  static final List<String> FIVE = List.of("甲一", "乙二", "丙三", "丁四", "戊五");
  static final List<String> WITHOUT_THE_SECOND = List.of("甲一", "丙三", "丁四", "戊五");

  @Autowired ElectronicVotes votes;
  @Autowired ElectionIntake elections;

  private List<Account> trustees;

  @Override
  List<String> names() {
    return FIVE;
  }

  @Override
  List<PersonFile.Relative> family(int order) {
    return List.of();
  }

  @BeforeEach
  void appointTrustees() throws Exception {
    trustees =
        List.of(
            house.account(Role.MEMBER, place.here(), null),
            house.account(Role.MEMBER, place.here(), null));
  }

  /** Others than those that every election of this sample has. */
  void trustees(Account... accounts) {
    trustees = List.of(accounts);
  }

  /** The case that waits, with its reason written. */
  UUID reasoned() throws Exception {
    UUID id = waiting();
    reason(id, 1);
    return id;
  }

  /** A meeting that is open, with these absent. */
  UUID open(UUID caseId, Map<Integer, String> absences) throws Exception {
    return at(
        cadre,
        () -> {
          UUID id =
              calling.call(
                  new CallingMeeting.Call(
                      place.here(), Meeting.Kind.PARTY_GROUP, today, "三楼会议室", "", List.of(caseId)));
          holding.open(id, absences, true);
          return id;
        });
  }

  ElectionPlan plan(UUID of, String question, List<String> voters, Integer expected) {
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
  UUID voted(ElectionPlan plan, int... choices) throws Exception {
    return at(
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

  static ElectronicVotes.Said said(UUID election) {
    return new ElectronicVotes.Said(election, true, Set.of(), "", "逐一发表意见。", "本人书面声明");
  }

  List<ElectronicVotes.Offer> offers(UUID meeting) throws Exception {
    return at(cadre, () -> votes.offers(meetings.required(meeting)).get(1));
  }
}
