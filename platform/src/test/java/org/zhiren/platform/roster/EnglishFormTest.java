package org.zhiren.platform.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.zhiren.platform.PageForms;
import org.zhiren.platform.SampleDesk;

/** A form in English shows and takes English names; the file keeps the official ones. */
class EnglishFormTest extends PersonDesk {

  private static MockHttpServletRequestBuilder inEnglish(MockHttpServletRequestBuilder request) {
    return request.cookie(new Cookie("zhiren-language", "en")).header("Zhiren-Purpose", "DAILY");
  }

  @Test
  void theBasicsAreShownAndTakenInEnglishAndKeptInChinese() throws Exception {
    Map<String, String> before = basics();
    String address = "/roster/" + person + "/basics";
    String html = SampleDesk.body(desk.ask(cadre, inEnglish(get(address))));
    List<PageForms.Control> controls =
        PageForms.of(html, address).stream()
            .filter(form -> form.action().equals(address) && form.method().equals("POST"))
            .findFirst()
            .orElseThrow()
            .controls();
    Map<String, String> shown = new HashMap<>();
    controls.forEach(control -> shown.put(control.name(), control.value()));
    assertThat(shown).containsEntry("ethnicity", "Han").containsEntry("health", "healthy");

    MockHttpServletRequestBuilder sent = inEnglish(post(address));
    shown.put("political_status", "China Democratic League");
    shown.put("source", "县委组〔2026〕8号");
    shown.put("reason", BECAUSE);
    shown.forEach((name, value) -> {
      if (!name.equals("_csrf")) {
        sent.param(name, value);
      }
    });
    MockHttpServletResponse answer = desk.ask(cadre, sent);

    assertThat(answer.getStatus()).as(SampleDesk.body(answer)).isEqualTo(302);
    Map<String, String> expected = new HashMap<>(before);
    expected.put("political_status", "民盟");
    assertThat(basics()).isEqualTo(expected);
  }

  private Map<String, String> basics() throws Exception {
    Map<String, String> basics = new HashMap<>();
    sheet(person, "")
        .path("basics")
        .properties()
        .forEach(each -> basics.put(each.getKey(), each.getValue().asString()));
    return basics;
  }
}
