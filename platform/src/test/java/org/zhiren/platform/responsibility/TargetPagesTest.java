package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** Every page of targets answers those who may see it; a refused form keeps what was typed. */
class TargetPagesTest extends TargetSample {

  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
  private static final byte[] PDF = "%PDF-1.7 材料".getBytes(StandardCharsets.UTF_8);

  @Test
  void everyPageAnswers() throws Exception {
    UUID plan = published();
    Target target = of(plan, one);
    UUID order =
        at(
            officer,
            () -> supervising.assign(new Supervising.Order(one, target.id(), "滞后", "查明", 5)));
    UUID problem = at(officer, () -> problems.enter(one, null, Problem.Topic.OTHER, "一个问题"));
    String here = "/targets/" + plan;
    for (String page :
        List.of(
            "/targets",
            "/targets/new",
            "/targets/new?like=" + plan,
            here,
            here
                + "?under="
                + at(officer, () -> targets.children(plan, null)).getFirst().target().id(),
            here + "/board",
            here + "/levels",
            here
                + "/levels?under="
                + at(officer, () -> targets.children(plan, null)).getFirst().target().id(),
            here + "/board?units=all",
            here + "/units/" + one + "?person=孙丁",
            "/supervisions/rules",
            "/supervisions/" + order + "/split",
            "/reporting/helping",
            "/reporting/folder",
            here + "/checks",
            here + "/parts",
            here + "/scores",
            here + "/editions/1",
            here + "/units/" + one,
            here + "/items/" + target.id() + "/edit",
            here + "/items/" + target.id() + "/handout?fill=children",
            here + "/add",
            here + "/add?under=" + target.id(),
            "/reporting?plan=" + plan,
            "/reporting/" + target.id(),
            "/reporting/plans/" + plan + "/workbook",
            "/supervisions",
            "/supervisions?show=OVER",
            "/supervisions/new?target=" + target.id(),
            "/supervisions/" + order,
            "/problems",
            "/problems?show=repeated",
            "/problems/" + problem)) {
      assertThat(text(officer, page)).as(page).contains("</html>");
    }
    for (String page :
        List.of(
            "/reporting", "/reporting/" + target.id(), here + "/parts", "/supervisions/" + order)) {
      assertThat(text(cadreOfOne, page)).as(page).contains("</html>");
    }
    for (String page :
        List.of("/reporting/" + target.id(), "/supervisions/" + order, "/problems/" + problem)) {
      assertThat(ask(cadreOfTwo, get(page)).getStatus()).as(page).isEqualTo(404);
    }
    assertThat(ask(officer, get(here + "/parts/" + one + "/agreement.pdf")).getContentType())
        .isEqualTo("application/pdf");
    assertThat(ask(officer, get("/supervisions/" + order + "/sheet.pdf")).getContentType())
        .isEqualTo("application/pdf");

    MockHttpServletResponse refused =
        ask(
            cadreOfOne,
            post("/reporting/" + target.id() + "/value")
                .param("asOf", TODAY.toString())
                .param("value", "十二"));
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("十二", "value-fault");
    assertThat(
            ask(
                    cadreOfOne,
                    post("/reporting/" + target.id() + "/value")
                        .param("asOf", TODAY.toString())
                        .param("value", "1,200"))
                .getStatus())
        .isEqualTo(302);
    assertThat(at(cadreOfOne, () -> reporting.history(target.id())).getFirst().value())
        .isEqualByComparingTo(new BigDecimal("1200"));
    assertThat(
            ask(
                    cadreOfOne,
                    multipart("/reporting/" + target.id() + "/file")
                        .file(
                            new org.springframework.mock.web.MockMultipartFile(
                                "file", "表.pdf", "text/plain", PDF)))
                .getStatus())
        .isEqualTo(302);
  }
}
