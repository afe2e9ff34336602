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
import org.zhiren.platform.shell.InvalidInput;

/** A plenary session: members by a register that two people keep, votes only in secret. */
class CommitteeTest extends ElectionSample {

  @Autowired private Committee committee;

  private UUID plenary(UUID caseId) throws Exception {
    return at(
        cadre,
        () ->
            calling.call(
                new CallingMeeting.Call(
                    place.here(), Meeting.Kind.PLENARY, today, "礼堂", "", List.of(caseId))));
  }

  /** Members come from the register, by two people; hands are not enough. */
  @Test
  void aPlenarySessionHasTheMembersOfItsRegisterAndVotesInSecret() throws Exception {
    UUID caseId = reasoned();
    for (int i = 0; i < FIVE.size(); i++) {
      UUID person = people.get(i);
      at(
          cadre,
          () -> {
            committee.add(place.here(), person, DAY, "第三次党代表大会");
            return null;
          });
    }
    assertThatThrownBy(() -> plenary(caseId))
        .as("nobody has confirmed the entries")
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("register");
    List<Committee.Entry> entries = at(cadre, () -> committee.entries(place.here()));
    assertThatThrownBy(() ->
            at(
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
                  post("/selections/committees/" + place.here() + "/" + entry.id() + "/confirm")
                      .with(csrf())
                      .with(AtTheDesk.sits(leader)))
              .andReturn()
              .getResponse();
      assertThat(confirmed.getStatus()).isEqualTo(302);
    }
    assertThat(
            at(cadre, "/selections/committees/" + place.here())
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("现有委员 5 人", "第三次党代表大会");
    UUID id = plenary(caseId);
    begin(id, Map.of());
    Meeting meeting = at(cadre, () -> meetings.required(id));
    assertThat(meeting.members())
        .extracting(member -> member.person().name())
        .containsExactlyInAnyOrderElementsOf(FIVE);
    Counted hands = counted(4, 0, Set.of(), "");
    assertThatThrownBy(() -> at(cadre, () -> holding.vote(id, 1, hands, UUID.randomUUID())))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(InvalidInput.Fault::field)
                    .containsExactly("voting"));
    UUID election = voted(plan(place.here(), "乙二", WITHOUT_THE_SECOND, 5), 0, 0, 0);
    assertThat(at(cadre, () -> votes.vote(id, 1, said(election), UUID.randomUUID()))).isTrue();
    assertThat(
            text(at(cadre, "/selections/meetings/" + id + "/agenda.pdf").getContentAsByteArray()))
        .contains("党委全体会议");
  }

  /** An end counts from its day, once another person has confirmed it. */
  @Test
  void aMembershipEndsByTwoPeople() throws Exception {
    at(
        cadre,
        () -> {
          committee.add(place.here(), people.get(0), DAY, "党代表大会");
          return null;
        });
    UUID id = at(cadre, () -> committee.entries(place.here())).getFirst().id();
    assertThatThrownBy(() ->
            at(
                cadre,
                () -> {
                  committee.add(place.here(), people.get(0), DAY, "再次登记");
                  return null;
                }))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() ->
            at(
                cadre,
                () -> {
                  committee.add(place.here(), null, today.plusDays(1), " ");
                  return null;
                }))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused ->
                assertThat(refused.faults())
                    .extracting(InvalidInput.Fault::field)
                    .containsExactly("person", "since", "ground"));
    at(
        leader,
        () -> {
          committee.confirm(id);
          return null;
        });
    assertThat(at(cadre, () -> committee.members(place.here(), today))).hasSize(1);
    assertThat(at(cadre, () -> committee.members(place.here(), DAY.minusDays(1)))).isEmpty();
    at(
        cadre,
        () -> {
          committee.end(id, today, "调离");
          return null;
        });
    assertThat(at(cadre, () -> committee.members(place.here(), today)))
        .as("the end waits for a second person")
        .hasSize(1);
    assertThatThrownBy(() ->
            at(
                cadre,
                () -> {
                  committee.confirm(id);
                  return null;
                }))
        .isInstanceOf(InvalidInput.class);
    at(
        leader,
        () -> {
          committee.confirm(id);
          return null;
        });
    assertThat(at(cadre, () -> committee.members(place.here(), today))).isEmpty();
    assertThat(at(cadre, () -> committee.members(place.here(), today.minusDays(1)))).hasSize(1);
    Account there =
        house.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.values());
    assertThat(at(there, "/selections/committees/" + place.here()).getStatus()).isEqualTo(404);
  }

  /** The list names each register that may be seen, with what waits in it. */
  @Test
  void registersAreListedToThoseWhoMaySeeThem() throws Exception {
    at(
        cadre,
        () -> {
          committee.add(place.here(), people.get(0), DAY, "党代表大会");
          committee.add(place.here(), people.get(1), DAY, "党代表大会");
          return null;
        });
    UUID first = at(cadre, () -> committee.entries(place.here())).getFirst().id();
    at(
        leader,
        () -> {
          committee.confirm(first);
          return null;
        });
    assertThat(at(cadre, () -> committee.registers()))
        .containsExactly(new Committee.Register(place.here(), 1, 1));
    String page = at(cadre, "/selections/committees").getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("/selections/committees/" + place.here(), "待确认 1 条");
    Account elsewhere =
        house.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.values());
    assertThat(at(elsewhere, () -> committee.registers())).isEmpty();
  }
}
