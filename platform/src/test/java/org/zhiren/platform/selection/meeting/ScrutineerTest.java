package org.zhiren.platform.selection.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.NearKin;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Who counts the votes of a meeting: nobody who is considered or near kin, nobody who is not in the
 * room; people without a file, and those about whom the files leave a doubt, declare in writing.
 */
class ScrutineerTest extends MeetingSample {

  private UUID caseId;
  private UUID meeting;

  /** The meeting is open, the ninth member is away; the second is considered. */
  private void open() throws Exception {
    open(Map.of(9, "出差"));
  }

  private void open(Map<Integer, String> absences) throws Exception {
    caseId = waiting();
    meeting = called(caseId);
    reason(caseId, 1);
    begin(meeting, absences);
  }

  private Named member(int no) {
    return new Named(people.get(no - 1), NAMES.get(no - 1));
  }

  private boolean vote(List<Named> scrutineers, String declaredBy) throws Exception {
    return at(
        cadre,
        () ->
            holding.vote(
                meeting,
                1,
                counted(6, 0, Set.of(), "已核实，并非同一人", scrutineers, declaredBy),
                UUID.randomUUID()));
  }

  private List<InvalidInput.Fault> refused(List<Named> scrutineers, String declaredBy) {
    return faults(() -> vote(scrutineers, declaredBy));
  }

  private Step.Decide decided() throws Exception {
    return at(cadre, () -> cases.required(caseId)).file().last(Step.Decide.class).orElseThrow();
  }

  @Test
  void neitherTheCandidateNorKinNorWhoIsNotInTheRoomCounts() throws Exception {
    open();
    List<InvalidInput.Fault> faults =
        refused(List.of(member(2), member(3), member(5), member(9)), "");
    assertThat(faults).extracting(InvalidInput.Fault::field).containsOnly("scrutineers");
    assertThat(faults.stream().map(fault -> fault.message().zh()))
        .anyMatch(said -> said.contains("王二 是本议题的人选"))
        .anyMatch(said -> said.contains("李三 是人选的近亲属（李三 — 配偶 — 王二）"))
        .anyMatch(said -> said.contains("第五十三条"))
        .anyMatch(said -> said.contains("赵九 缺席"))
        .noneMatch(said -> said.contains("陈五"));
    assertThat(at(cadre, () -> cases.required(caseId)).version())
        .as("nothing was entered")
        .isEqualTo(4);
    assertThat(vote(List.of(member(5), member(6), member(5)), "")).isTrue();
    Meeting.Vote vote = at(cadre, () -> meetings.required(meeting)).items().getFirst().vote();
    assertThat(vote).isNotNull();
    assertThat(vote.scrutineers()).containsExactly(member(5), member(6));
    assertThat(vote.declaredBy()).isEmpty();
  }

  @Test
  void whoeverLeftForTheItemDoesNotCount() throws Exception {
    open();
    List<InvalidInput.Fault> faults =
        faults(() ->
            at(
                cadre,
                () ->
                    holding.vote(
                        meeting,
                        1,
                        counted(5, 0, Set.of(5), "已核实", List.of(member(5)), ""),
                        UUID.randomUUID())));
    assertThat(faults)
        .extracting(fault -> fault.message().zh())
        .containsExactly("陈五 在本议题回避，不能监票、计票。");
  }

  /** The fourth may be a brother of the second; the clerk has no file. */
  @Test
  void whoHasNoFileOrADoubtOnFileDeclaresInWritingFirst() throws Exception {
    open();
    Named clerk = new Named(null, "书记员某");
    assertThat(refused(List.of(member(4), clerk, member(5)), " "))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.field()).isEqualTo("declaredBy");
          assertThat(fault.message().zh()).contains("张四、书记员某").doesNotContain("陈五");
        });
    assertThat(refused(List.of(clerk), "声".repeat(201)))
        .extracting(InvalidInput.Fault::field)
        .containsExactly("declaredBy");
    assertThat(vote(List.of(member(4), clerk, member(5)), "本人书面声明并签字")).isTrue();
    var file = at(cadre, () -> cases.required(caseId)).file();
    assertThat(file.declaration(clerk)).map(Step.Declare::declaredBy).contains("本人书面声明并签字");
    assertThat(file.declaration(member(4))).map(Step.Declare::about).isEmpty();
    assertThat(file.declaration(member(5))).as("nothing to declare").isEmpty();
    assertThat(file.declaration(member(4))).isPresent();
    assertThat(decided().ayes()).isEqualTo(6);
    String minutes =
        at(
            cadre,
            () -> {
              holding.close(meeting);
              return text(
                  at(cadre, "/selections/meetings/" + meeting + "/minutes.pdf")
                      .getContentAsByteArray());
            });
    assertThat(minutes).contains("监票、计票：张四、书记员某、陈五；", "（本人书面声明并签字）");
  }

  @Test
  void aRelationThatWasDeclaredInTheCaseShutsOut() throws Exception {
    // The fifth will leave as well, by what is declared: six of nine are the fewest.
    open(Map.of());
    Named clerk = new Named(null, "书记员某");
    at(
        cadre,
        () -> {
          take(caseId, new Step.Declare(today, clerk, member(2), NearKin.AFFINITY, "本人函"));
          take(caseId, new Step.Declare(today, member(5), member(2), NearKin.COLLATERAL, "本人函"));
          return null;
        });
    assertThat(refused(List.of(clerk, member(5)), "本人书面声明"))
        .extracting(InvalidInput.Fault::field)
        .containsExactly("scrutineers", "scrutineers");
    Named other = new Named(null, "书记员乙");
    at(
        cadre,
        () -> {
          take(caseId, new Step.Declare(today, other, null, null, "本人函"));
          return null;
        });
    assertThat(vote(List.of(other), "")).as("declared before").isTrue();
  }

  @Test
  void thePageSaysWhatIsMissingAndKeepsWhatWasTyped() throws Exception {
    open();
    MockHttpServletResponse answer =
        web.perform(
                post("/selections/meetings/" + meeting + "/items/1")
                    .param("discussion", "逐一发表意见")
                    .param("settled", "已核实")
                    .param("voting", "HANDS")
                    .param("ayes", "6")
                    .param("noes", "0")
                    .param("deferred", "0")
                    .param("headLast", "yes")
                    .param("scrutineers", "李三\n书记员某")
                    .with(csrf())
                    .header("Accept-Language", "zh")
                    .with(AtTheDesk.sits(cadre)))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .contains("href=\"#scrutineers\"", "id=\"scrutineers\"")
        .contains("href=\"#declaredBy\"", "id=\"declaredBy\"")
        .contains("李三 是人选的近亲属", "书记员某 须先书面声明", "李三\n书记员某</textarea>");
  }

  @Test
  void programsNameThoseWhoCountByFile() throws Exception {
    open();
    String known =
        "{\"voting\":\"HANDS\",\"ayes\":6,\"noes\":0,\"deferred\":0,\"headLast\":true,\"settled\":\"已核实\","
            + "\"discussion\":\"逐一发表意见\",\"scrutineers\":[{\"personId\":\"%s\",\"name\":\"某\"}]}";
    String address = "/api/v1/selections/meetings/" + meeting + "/items/1/vote";
    for (UUID nobody : List.of(UUID.randomUUID(), people.get(2))) {
      MockHttpServletResponse answer = sent(address, known.formatted(nobody));
      assertThat(answer.getStatus()).isEqualTo(422);
      assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("scrutineers");
    }
    assertThat(sent(address, known.formatted(people.get(4))).getContentAsString())
        .contains("\"adopted\":true");
    Meeting.Vote vote = at(cadre, () -> meetings.required(meeting)).items().getFirst().vote();
    assertThat(vote.scrutineers()).as("the name is that of the file").containsExactly(member(5));
  }

  private MockHttpServletResponse sent(String address, String body) throws Exception {
    return web.perform(
            post(address)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(csrf())
                .with(AtTheDesk.sits(cadre)))
        .andReturn()
        .getResponse();
  }
}
