package org.zhiren.platform.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhiren.platform.PlatformTest;

/** Every fault has a page with what happened and what to do, and a problem for programs. */
class ErrorPagesTest extends PlatformTest {

  @Autowired private Texts texts;

  static Stream<Integer> statuses() {
    return Stream.of(400, 401, 404, 405, 413, 429, 500, 503);
  }

  private MockHttpServletResponse failed(int status, String path, Language language)
      throws Exception {
    return web.perform(
            get("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, path)
                .cookie(new Cookie("zhiren-language", language.code()))
                .accept("text/html"))
        .andReturn()
        .getResponse();
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void saysWhatHappenedAndWhatToDo(int status) throws Exception {
    for (Language language : Language.values()) {
      MockHttpServletResponse page = failed(status, "/organization", language);
      assertThat(page.getStatus()).isEqualTo(status);
      assertThat(page.getContentAsString(StandardCharsets.UTF_8))
          .contains(texts.get(language, "shell.error." + status + ".title"))
          .contains(texts.get(language, "shell.error." + status + ".advice"));

      MockHttpServletResponse problem = failed(status, "/api/v1/organization/units", language);
      assertThat(problem.getContentType()).startsWith("application/problem+json");
      assertThat(problem.getContentAsString(StandardCharsets.UTF_8))
          .contains("\"status\":" + status, "/api/v1/organization/units")
          .contains(texts.get(language, "shell.error." + status + ".title"));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void whatIsForbiddenLooksLikeWhatDoesNotExist(Language language) throws Exception {
    MockHttpServletResponse forbidden = failed(403, "/records", language);
    MockHttpServletResponse missing = failed(404, "/records", language);

    assertThat(forbidden.getStatus()).isEqualTo(404);
    assertThat(forbidden.getContentAsString(StandardCharsets.UTF_8))
        .contains(texts.get(language, "shell.error.404.title"));
    assertThat(missing.getStatus()).isEqualTo(forbidden.getStatus());
  }

  /** A status that nobody wrote a text for is shown as a fault of ours, with its own number. */
  @ParameterizedTest
  @EnumSource(Language.class)
  void whatHasNoTextOfItsOwnIsStillExplained(Language language) throws Exception {
    MockHttpServletResponse page = failed(507, "/organization", language);

    assertThat(page.getStatus()).isEqualTo(507);
    assertThat(page.getContentAsString(StandardCharsets.UTF_8))
        .contains(texts.get(language, "shell.error.500.title"));
  }
}
