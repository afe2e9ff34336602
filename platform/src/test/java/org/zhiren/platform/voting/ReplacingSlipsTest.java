package org.zhiren.platform.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.zhiren.ballots.ArchiveVerifier;
import org.zhiren.ballots.Credential;
import org.zhiren.ballots.Expectations;
import org.zhiren.ballots.VerificationReport;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** A lost slip: sealed spare ones, two people, no vote counted twice, an archive that verifies. */
class ReplacingSlipsTest extends VotingSample {

  private ElectionPlan plan(int spares, int... strata) {
    ElectionPlan plain = decision(strata);
    return new ElectionPlan(
        plain.unitId(),
        plain.kind(),
        plain.subject(),
        plain.title(),
        plain.questions(),
        plain.strata(),
        plain.trustees(),
        plain.threshold(),
        plain.authority(),
        plain.opensAt(),
        plain.closesAt(),
        null,
        spares);
  }

  private static String mark(Running running, Credential code) {
    return LossNumber.of(Casting.sha256(code.publicCredential(running.publicId())));
  }

  private Casting.Outcome cast(Running running, Credential code, int choice) {
    return casting.cast(running.publicId(), ballot(running, code, choice).ballot().json());
  }

  private List<String> fields(Running running, String lost, String spare) {
    return catchThrowableOfType(
            InvalidInput.class,
            () -> doing(authority, () -> slips.ask(running.id(), lost, spare, "领取后遗失")))
        .faults()
        .stream()
        .map(InvalidInput.Fault::field)
        .toList();
  }

  @Test
  void aLostSlipIsVoidAndItsSpareCounts() throws Exception {
    Running running = open(plan(1, 3));
    Credential lost = running.codes().getFirst();
    Credential spare = running.spares().getFirst();
    assertThatThrownBy(() -> cast(running, spare, 0))
        .as("a sealed spare slip is worth nothing")
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("spare");
    assertThatThrownBy(() ->
            doing(
                officer,
                () -> slips.ask(running.id(), mark(running, lost), mark(running, spare), "遗失")))
        .as("the organiser cannot")
        .isInstanceOf(NotFound.class);
    doing(
        authority,
        () ->
            slips.ask(
                running.id(), mark(running, lost).toLowerCase(), mark(running, spare), "领取后遗失"));
    assertThatThrownBy(() -> cast(running, spare, 0))
        .as("not before a trustee confirms")
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> at(authority, () -> slips.confirm(running.id(), 1)))
        .as("who asks does not confirm")
        .isInstanceOf(NotFound.class);
    assertThat(at(trustees.get(1), () -> duties.duties()).getFirst().due()).isTrue();
    assertThat(at(trustees.get(1), () -> slips.confirm(running.id(), 1)))
        .isEqualTo(ReplacingSlips.State.DONE);
    assertThatThrownBy(() -> at(trustees.get(2), () -> slips.confirm(running.id(), 1)))
        .as("settled once")
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> cast(running, lost, 1))
        .as("whoever finds the lost slip cannot vote")
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("void");
    assertThat(cast(running, spare, 0)).isEqualTo(Casting.Outcome.CAST);
    assertThat(cast(running, running.codes().get(1), 0)).isEqualTo(Casting.Outcome.CAST);
    assertThat(cast(running, running.codes().get(2), 1)).isEqualTo(Casting.Outcome.CAST);
    assertThat(at(officer, () -> elections.required(running.id())).replaced()).isEqualTo(1);
    doing(officer, () -> closing.closeEarly(running.id(), "全体已投"));
    decrypt(running, 1);
    decrypt(running, 2);
    VerificationReport report =
        ArchiveVerifier.verify(
            new ByteArrayInputStream(archive(running)), Expectations.ofFinished());
    assertThat(report.findings()).isEmpty();
    assertThat(report.result().totals()).isEqualTo(List.of(List.of(2, 1, 0)));
    assertThat(report.election().description())
        .as("the archive says how many spare slips there were")
        .contains("Spare slips: 1");
    assertThat(at(officer, () -> elections.outcome(running.id())).orElseThrow().expected())
        .as("spare slips are no voters")
        .isEqualTo(3);
  }

  @Test
  void aSlipUnderWhichABallotLiesStaysAsItIs() throws Exception {
    Running running = open(plan(2, 3));
    Credential lost = running.codes().getFirst();
    Credential spare = running.spares().getFirst();
    doing(
        authority,
        () -> slips.ask(running.id(), mark(running, lost), mark(running, spare), "领取后遗失"));
    // The ballot comes between request and confirmation.
    cast(running, lost, 1);
    assertThat(at(trustees.getFirst(), () -> slips.confirm(running.id(), 1)))
        .isEqualTo(ReplacingSlips.State.VOTED);
    assertThatThrownBy(() -> cast(running, spare, 0)).isInstanceOf(InvalidInput.class);
    assertThat(cast(running, lost, 0)).as("voting again as ever").isEqualTo(Casting.Outcome.CAST);
    // The spare slip is still sealed and serves somebody else.
    Credential other = running.codes().get(1);
    doing(
        authority, () -> slips.ask(running.id(), mark(running, other), mark(running, spare), "污损"));
    assertThatThrownBy(() -> doing(trustees.getFirst(), () -> slips.refuse(running.id(), 2, " ")))
        .isInstanceOf(InvalidInput.class);
    doing(trustees.getFirst(), () -> slips.refuse(running.id(), 2, "请本人到场"));
    assertThat(at(authority, () -> slips.requests(running.id())))
        .extracting(ReplacingSlips.Request::state)
        .containsExactly(ReplacingSlips.State.REFUSED, ReplacingSlips.State.VOTED);
    assertThat(cast(running, other, 0)).isEqualTo(Casting.Outcome.CAST);
    assertThatThrownBy(() -> at(officer, () -> slips.requests(running.id())))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void whatDoesNotFitIsRefusedAtItsField() throws Exception {
    Running running = open(plan(1, 2, 2));
    String first = mark(running, running.codes().getFirst());
    String sealedHere = mark(running, running.spares().get(0));
    String sealedThere = mark(running, running.spares().get(1));
    assertThat(fields(running, "AAAA-AAAA", sealedHere)).containsExactly("lost");
    assertThat(fields(running, first, "")).containsExactly("spare");
    assertThat(fields(running, first, sealedThere)).as("another stratum").containsExactly("spare");
    assertThat(fields(running, first, mark(running, running.codes().get(1))))
        .as("no spare slip")
        .containsExactly("spare");
    assertThat(fields(running, sealedHere, sealedHere)).contains("lost");
    doing(authority, () -> slips.ask(running.id(), first, sealedHere, "遗失"));
    assertThat(fields(running, first, sealedHere)).containsExactly("spare", "lost");
    doing(officer, () -> closing.closeEarly(running.id(), "会议结束"));
    assertThatThrownBy(() -> at(trustees.getFirst(), () -> slips.confirm(running.id(), 1)))
        .as("voting is over")
        .isInstanceOf(InvalidInput.class);
  }

  private MockHttpServletResponse ask(Account account, MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request.with(AtTheDesk.sits(account)).with(csrf()))
        .andReturn()
        .getResponse();
  }

  @Test
  void thePagesLeadThroughIt() throws Exception {
    Running running = open(plan(1, 3));
    String here = "/elections/duties/" + running.id();
    assertThat(ask(authority, get(here + "/codes")).getContentAsString(StandardCharsets.UTF_8))
        .contains("id=\"slips\"");
    MockHttpServletRequestBuilder wrong =
        post(here + "/codes/replacements")
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .param("lost", "XXXX-XXXX");
    MockHttpServletResponse refused = ask(authority, wrong);
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("XXXX-XXXX");
    String lost = mark(running, running.codes().getFirst());
    assertThat(
            ask(
                    authority,
                    post(here + "/codes/replacements")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .param("lost", lost)
                        .param("spare", mark(running, running.spares().getFirst()))
                        .param("reason", "领取后遗失"))
                .getStatus())
        .isEqualTo(302);
    assertThat(
            ask(trustees.getFirst(), get(here + "/trustee"))
                .getContentAsString(StandardCharsets.UTF_8))
        .contains(lost, "/replacements/1/confirm");
    assertThat(
            ask(
                    trustees.getFirst(),
                    post(here + "/trustee/replacements/1/refuse")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED))
                .getStatus())
        .isEqualTo(422);
    assertThat(
            ask(
                    trustees.getFirst(),
                    post(here + "/trustee/replacements/1/confirm")
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED))
                .getStatus())
        .isEqualTo(302);
    assertThat(
            ask(officer, get("/elections/" + running.id()))
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("已换发 1 张");
  }

  @Test
  void lossNumbersAreReadAsTheyAreWritten() {
    byte[] hash = new byte[32];
    assertThat(LossNumber.of(hash)).isEqualTo("2222-2222");
    hash[4] = 1;
    assertThat(LossNumber.of(hash)).isEqualTo("2222-2223");
    hash[0] = (byte) 0xff;
    assertThat(LossNumber.of(hash)).startsWith("ZW");
    assertThat(LossNumber.normal(" zy22 2223")).isEqualTo("ZY22-2223");
    assertThat(LossNumber.normal("abc")).isEqualTo("ABC");
  }
}
