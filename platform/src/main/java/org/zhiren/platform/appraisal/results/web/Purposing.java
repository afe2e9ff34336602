package org.zhiren.platform.appraisal.results.web;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Purposes;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Asks for the purpose before results of people are shown. */
@Component
class Purposing {

  private final Purposes purposes;

  Purposing(Purposes purposes) {
    this.purposes = purposes;
  }

  /** Whether a purpose has been stated. */
  boolean stated() {
    return purposes.stated().isPresent();
  }

  /** Refuses a program that states no purpose. */
  void requireHeader() {
    if (!stated()) {
      throw new InvalidInput(
          Purposes.HEADER,
          null,
          Text.of(
              "查看测评结果须说明目的。请在请求头 Zhiren-Purpose 中给出，例如 DAILY。",
              "Results are shown for a stated purpose. Give it in the header Zhiren-Purpose, for"
                  + " instance DAILY."));
    }
  }

  /** To the page that asks, which leads back to where we are. */
  static String ask(Page page) {
    return "redirect:"
        + UriComponentsBuilder.fromPath("/purpose")
            .queryParam("to", "{to}")
            .encode()
            .buildAndExpand(page.path())
            .toUriString();
  }
}
