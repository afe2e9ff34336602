package org.zhiren.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.zhiren.ballots.ArchiveVerifier;
import org.zhiren.ballots.Expectations;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.voting.ElectionIntake;
import org.zhiren.platform.voting.ElectionKind;
import org.zhiren.platform.voting.ElectionPlan;
import org.zhiren.platform.voting.ElectionSubject;
import org.zhiren.platform.voting.Publication;
import org.zhiren.platform.voting.PublishingArchives;
import org.zhiren.platform.voting.VoteQuestion;
import org.zhiren.platform.voting.VoterStratum;

/** Archives of votes for the public: by two people, never one that gives votes away. */
class PublishedArchivesTest extends PlatformTest {

  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake intake;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private ElectionIntake elections;
  @Autowired private PublishingArchives publishing;
  @Autowired private PublicPages pages;
  @Autowired private Clock clock;

  private UUID unit;
  private Account cadre;
  private Account elsewhere;
  private Account supervisor;
  private List<UUID> trustees;

  @BeforeEach
  void place() throws Exception {
    RosterSample sample = new RosterSample(organization, intake, accounts, scopes, acting);
    RosterSample.Place place = sample.place();
    unit = place.here();
    cadre = sample.account(Role.DEPARTMENT_CADRE, unit, null, InformationClass.SELECTION);
    elsewhere =
        sample.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.SELECTION);
    supervisor = sample.account(Role.SUPERVISION_CADRE, unit, null);
    trustees =
        List.of(
            sample.account(Role.MEMBER, unit, null).id(),
            sample.account(Role.MEMBER, unit, null).id());
    turn(true);
  }

  private void turn(boolean on) throws Exception {
    acting.asSystem(
        "test",
        () -> {
          pages.turn(PublicPage.BALLOTS, on);
          return true;
        });
  }

  private <T> T as(Account account, Callable<T> work) throws Exception {
    SecurityContextHolder.getContext().setAuthentication(AtTheDesk.acts(account));
    try {
      return work.call();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private void ask(Account account, UUID election, String ground) throws Exception {
    as(
        account,
        () -> {
          publishing.ask(election, ground);
          return true;
        });
  }

  private record Held(UUID id, String publicId, String title) {}

  /** A recommendation in two strata; each ballot names the first or the second, 2: nobody. */
  private Held held(int... choices) throws Exception {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    String title = "推荐" + UUID.randomUUID().toString().substring(0, 8);
    List<List<String>> names = List.of(new ArrayList<>(), new ArrayList<>());
    for (int i = 0; i < 6; i++) {
      names.get(0).add("干部" + i);
      names.get(1).add("职工" + i);
    }
    ElectionPlan plan =
        new ElectionPlan(
            unit,
            ElectionKind.RECOMMENDATION,
            ElectionSubject.NONE,
            title,
            List.of(VoteQuestion.recommendation("推荐一名", List.of("林知远", "周明川"), 1)),
            List.of(new VoterStratum("干部", names.get(0)), new VoterStratum("职工", names.get(1))),
            trustees,
            2,
            cadre.id(),
            now.minusSeconds(60),
            now.plusSeconds(3_600));
    return as(
        cadre,
        () -> {
          ElectionIntake.Rehearsed vote = elections.open(plan, "https://zhiren.test");
          for (int voter = 0; voter < choices.length; voter++) {
            elections.cast(
                vote,
                voter,
                List.of(List.of(choices[voter] == 0 ? 1 : 0, choices[voter] == 1 ? 1 : 0)));
          }
          elections.finish(vote, "推荐结束");
          return new Held(vote.id(), vote.publicId(), title);
        });
  }

  private MockHttpServletResponse visit(String address) throws Exception {
    MvcResult result = web.perform(get(address)).andReturn();
    return (result.getRequest().isAsyncStarted()
            ? web.perform(MockMvcRequestBuilders.asyncDispatch(result)).andReturn()
            : result)
        .getResponse();
  }

  private MockHttpServletResponse does(Account account, String address, String... form)
      throws Exception {
    var request = post(address).with(AtTheDesk.sits(account)).with(csrf());
    for (int i = 0; i < form.length; i += 2) {
      request.param(form[i], form[i + 1]);
    }
    return web.perform(request).andReturn().getResponse();
  }

  private String page() throws Exception {
    return visit("/public/ballots").getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void twoPeoplePublishAndAnybodyVerifies() throws Exception {
    Held held = held(0, 1, 0, 2, 0, 1, 0);
    String archive = "/public/ballots/" + held.publicId() + "/archive";
    assertThat(page()).as("nothing by itself").doesNotContain(held.title());
    assertThatThrownBy(() -> ask(elsewhere, held.id(), "依据")).isInstanceOf(NotFound.class);
    assertThat(does(cadre, "/elections/" + held.id() + "/publish", "value", "").getStatus())
        .isEqualTo(422);
    assertThat(does(cadre, "/elections/" + held.id() + "/publish", "value", "按公开方案").getStatus())
        .isEqualTo(302);
    assertThatThrownBy(() -> ask(cadre, held.id(), "再次")).isInstanceOf(InvalidInput.class);
    assertThat(visit(archive).getStatus()).as("not before the release").isEqualTo(404);
    assertThatThrownBy(() ->
            as(
                cadre,
                () -> {
                  publishing.release(held.id());
                  return true;
                }))
        .as("not by who asked")
        .isInstanceOf(InvalidInput.class);
    assertThat(does(cadre, "/portal/archives/" + held.id() + "/release").getStatus())
        .as("no right to it")
        .isEqualTo(404);
    String waiting =
        web.perform(get("/portal").with(AtTheDesk.sits(supervisor)))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(waiting).contains(held.title(), "按公开方案");
    assertThat(does(supervisor, "/portal/archives/" + held.id() + "/release").getStatus())
        .isEqualTo(302);
    Publication released = publishing.released(held.publicId());
    assertThat(page()).contains(held.title(), released.head(), archive);
    assertThat(visit("/public/ballots/archives.json").getContentAsString(StandardCharsets.UTF_8))
        .contains(held.publicId(), released.head(), "RECOMMENDATION");
    assertThat(released.subtotals()).as("six of one stratum, one of the other").isFalse();
    assertThat(visit("/public/ballots/" + held.publicId() + "/strata").getStatus()).isEqualTo(404);
    byte[] bytes = visit(archive).getContentAsByteArray();
    var report = ArchiveVerifier.verify(new ByteArrayInputStream(bytes), Expectations.ofFinished());
    assertThat(report.findings()).isEmpty();
    assertThat(report.counted()).isEqualTo(7);
    turn(false);
    try {
      assertThat(visit(archive).getStatus()).as("the page is off").isEqualTo(404);
      assertThat(visit("/public/ballots/archives.json").getStatus()).isEqualTo(404);
    } finally {
      turn(true);
    }
    assertThat(does(supervisor, "/portal/archives/" + held.id() + "/end", "reason", "").getStatus())
        .isEqualTo(422);
    assertThat(
            does(supervisor, "/portal/archives/" + held.id() + "/end", "reason", "更正").getStatus())
        .isEqualTo(302);
    assertThat(page()).doesNotContain(held.title());
    assertThat(visit(archive).getStatus()).isEqualTo(404);
    ask(cadre, held.id(), "更正后再次公开");
    assertThat(as(cadre, () -> publishing.of(held.id())).orElseThrow().state())
        .isEqualTo(Publication.State.ASKED);
  }

  @Test
  void whatGivesVotesAwayIsNeverPublished() throws Exception {
    Held few = held(0, 1, 0, 1);
    assertThatThrownBy(() -> ask(cadre, few.id(), "依据"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("4");
    Held unanimous = held(0, 0, 0, 0, 0, 0);
    assertThatThrownBy(() -> ask(cadre, unanimous.id(), "依据"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("alike");
    Held five = held(0, 1, 0, 0, 0);
    ask(cadre, five.id(), "依据");
    assertThat(as(cadre, () -> publishing.of(five.id()))).isPresent();
    String shown =
        web.perform(get("/elections/" + few.id()).with(AtTheDesk.sits(cadre)))
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(shown).contains("id=\"publication\"").doesNotContain("/publish\"");
  }

  /** All of one stratum answered alike: the total is published, the subtotals are not. */
  @Test
  void unanimousSubtotalsStayInTheHouse() throws Exception {
    Held alike = held(0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0);
    ask(cadre, alike.id(), "依据");
    assertThat(as(cadre, () -> publishing.of(alike.id())).orElseThrow().subtotals()).isFalse();
    Held mixed = held(0, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0);
    ask(cadre, mixed.id(), "依据");
    assertThat(as(cadre, () -> publishing.of(mixed.id())).orElseThrow().subtotals()).isTrue();
    does(supervisor, "/portal/archives/" + mixed.id() + "/release");
    assertThat(visit("/public/ballots/" + mixed.publicId() + "/strata").getStatus()).isEqualTo(200);
  }
}
