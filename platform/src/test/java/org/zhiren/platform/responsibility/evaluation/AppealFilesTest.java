package org.zhiren.platform.responsibility.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.responsibility.ProvingFile;
import org.zhiren.platform.responsibility.Reading;
import org.zhiren.platform.responsibility.TargetSample;
import org.zhiren.platform.shell.InvalidInput;

/** Documents of an appeal: attached by the unit, read by whoever answers, by nobody else. */
class AppealFilesTest extends TargetSample {

  private static final int LAST = YEAR - 1;

  private static byte[] pdf(String words) {
    return ("%PDF-1.7 " + words).getBytes(StandardCharsets.UTF_8);
  }

  private UUID frozen() throws Exception {
    UUID plan =
        at(
            officer,
            () -> {
              UUID id = drawingUp.begin(body, head(LAST));
              setting.add(id, null, facts(LAST, one, 5_000, "1200"));
              setting.add(id, null, facts(LAST, two, 5_000, "1200"));
              publishing.publish(id, "");
              return id;
            });
    var target = of(plan, one);
    at(
        cadreOfOne,
        () ->
            reporting.report(
                value(target, LocalDate.of(LAST, 12, 31), "600", ""), Reading.Way.FORM));
    at(officer, () -> freezing.freeze(plan));
    return plan;
  }

  private MockHttpServletResponse send(
      Account account, String address, UUID target, MockMultipartFile... files) throws Exception {
    MockMultipartHttpServletRequestBuilder request = multipart(address);
    for (MockMultipartFile file : files) {
      request.file(file);
    }
    request.param("target", target.toString());
    request.param("ground", "漏计第四季度");
    request.param("evidence", "统计局证明");
    return web.perform(request.with(AtTheDesk.sits(account)).with(csrf()))
        .andReturn()
        .getResponse();
  }

  private static MockMultipartFile file(String name, byte[] content) {
    return new MockMultipartFile("file", name, "application/octet-stream", content);
  }

  private MockHttpServletResponse ask(Account account, String address) throws Exception {
    return ask(account, get(address));
  }

  private int recorded(String action, UUID appeal) {
    return jdbc.sql("select count(*) from records.entry where action = :action and object_id = :id")
        .param("action", action)
        .param("id", appeal.toString())
        .query(Integer.class)
        .single();
  }

  @Test
  void theUnitAttachesAndWhoeverAnswersReads() throws Exception {
    UUID plan = frozen();
    UUID target = of(plan, one).id();
    String unit = "/targets/" + plan + "/scores/units/" + one;
    assertThat(
            send(
                    cadreOfOne,
                    unit + "/appeals",
                    target,
                    file("证明.pdf", pdf("一")),
                    file("台账.pdf", pdf("二")),
                    file("", new byte[0]))
                .getStatus())
        .isEqualTo(302);
    Appeal appeal = at(cadreOfOne, () -> appeals.of(plan)).getFirst();
    assertThat(appeal.files())
        .extracting(Appeal.File::name)
        .containsExactlyInAnyOrder("证明.pdf", "台账.pdf");
    Appeal.File first =
        appeal.files().stream().filter(f -> f.name().equals("证明.pdf")).findFirst().orElseThrow();
    String here = "/targets/" + plan + "/appeals/" + appeal.id() + "/files/" + first.id();
    MockHttpServletResponse read = ask(officer, here);
    assertThat(read.getStatus()).isEqualTo(200);
    assertThat(read.getContentAsByteArray()).isEqualTo(pdf("一"));
    assertThat(read.getContentType()).isEqualTo("application/pdf");
    assertThat(recorded("targets.appeal.file.read", appeal.id())).isEqualTo(1);
    assertThat(recorded("targets.appeal.file.attached", appeal.id())).isEqualTo(2);
    assertThat(ask(cadreOfTwo, here).getStatus()).as("another unit").isEqualTo(404);
    assertThat(
            ask(officer, "/targets/" + UUID.randomUUID() + here.substring(here.indexOf("/appeals")))
                .getStatus())
        .as("by the address of another plan")
        .isEqualTo(404);
    for (Account account : List.of(officer, cadreOfOne)) {
      assertThat(ask(account, unit).getContentAsString(StandardCharsets.UTF_8))
          .contains("证明.pdf", "台账.pdf", first.id().toString());
    }
    assertThat(
            ask(officer, "/api/v1/targets/plans/" + plan + "/appeals")
                .getContentAsString(StandardCharsets.UTF_8))
        .contains("\"name\":\"台账.pdf\"");
  }

  @Test
  void whatCannotBeTakenLeavesNothingBehind() throws Exception {
    UUID plan = frozen();
    UUID target = of(plan, one).id();
    String unit = "/targets/" + plan + "/scores/units/" + one;
    MockHttpServletResponse refused =
        send(
            cadreOfOne,
            unit + "/appeals",
            target,
            file("证明.pdf", pdf("一")),
            file("程序.pdf", "MZ".getBytes(StandardCharsets.UTF_8)));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
        .as("which file, and what was typed")
        .contains("程序.pdf", "漏计第四季度");
    assertThat(at(cadreOfOne, () -> appeals.of(plan))).isEmpty();

    List<ProvingFile> many = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      many.add(ProvingFile.of("第" + i + ".pdf", pdf("第" + i)));
    }
    assertThat(fields(() -> filing.file(plan, target, "漏计", "证明", many))).containsExactly("file");
    assertThat(at(cadreOfOne, () -> appeals.of(plan))).as("eleven files").isEmpty();
    UUID appeal = at(cadreOfOne, () -> filing.file(plan, target, "漏计", "证明", many.subList(0, 9)));
    attach(appeal, many.get(9));
    assertThat(fields(() -> attached(appeal, many.get(10)))).as("the eleventh").hasSize(1);
    assertThat(at(cadreOfOne, () -> appeals.required(appeal)).files()).hasSize(10);
  }

  @Test
  void anAnsweredAppealTakesNothingMore() throws Exception {
    UUID plan = frozen();
    UUID target = of(plan, one).id();
    ProvingFile proof = ProvingFile.of("证明.pdf", pdf("一"));
    UUID appeal = at(cadreOfOne, () -> filing.file(plan, target, "漏计", "证明", List.of(proof)));
    assertThat(fields(() -> attached(appeal, proof)))
        .as("the same once more")
        .containsExactly("file");
    assertThat(
            at(
                cadreOfTwo,
                () ->
                    catchThrowableOfType(
                        org.zhiren.platform.shell.NotFound.class,
                        () -> filing.attach(appeal, ProvingFile.of("别的.pdf", pdf("别的"))))))
        .as("another unit's appeal")
        .isNotNull();
    Account second = account(Role.DEPARTMENT_CADRE, body);
    at(
        second,
        () -> {
          answering.answer(appeal, null, "不符");
          return true;
        });
    assertThat(fields(() -> attached(appeal, ProvingFile.of("补充.pdf", pdf("补充")))))
        .containsExactly("file");
    assertThat(at(cadreOfOne, () -> appeals.required(appeal)).files()).hasSize(1);
  }

  private void attach(UUID appeal, ProvingFile file) throws Exception {
    at(cadreOfOne, () -> attached(appeal, file));
  }

  private boolean attached(UUID appeal, ProvingFile file) {
    filing.attach(appeal, file);
    return true;
  }

  private List<String> fields(java.util.concurrent.Callable<?> work) throws Exception {
    InvalidInput refused =
        at(cadreOfOne, () -> catchThrowableOfType(InvalidInput.class, work::call));
    assertThat(refused).as("refused").isNotNull();
    return refused.faults().stream().map(InvalidInput.Fault::field).toList();
  }
}
