package org.zhiren.platform.access;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Page;

/** Asks for the purpose before something about single people is shown or written. */
@Component
public class Purposing {

  private final Purposes purposes;

  Purposing(Purposes purposes) {
    this.purposes = purposes;
  }

  /** Whether a purpose has been stated. */
  public boolean stated() {
    return purposes.stated().isPresent();
  }

  /** The stated purpose in the language of the page; empty if there is none. */
  public String words(Page page) {
    return purposes.stated().map(stated -> page.t(stated.text())).orElse("");
  }

  /** The stated purpose; to be asked for only after {@link #stated}. */
  public Purposes.Stated required() {
    return purposes.stated().orElseThrow();
  }

  /**
   * Refuses a program that states no purpose.
   *
   * @throws InvalidInput naming the header
   */
  public void requireHeader() {
    if (!stated()) {
      throw new InvalidInput(
          Purposes.HEADER,
          null,
          Text.of(
              "查看和记录个人情况须说明目的。请在请求头 Zhiren-Purpose 中给出，例如 DAILY。",
              "What concerns single people is shown and written for a stated purpose. Give it in the"
                  + " header Zhiren-Purpose, for instance DAILY."));
    }
  }

  /** To the page that asks, which leads back to where we are. */
  public static String ask(Page page) {
    return ask(page.path());
  }

  /** To the page that asks, which leads to {@code address}. */
  public static String ask(String address) {
    return "redirect:" + asking(address);
  }

  /** As {@link #ask(String)}, where a file would have been the answer. */
  public static <T> ResponseEntity<T> askForFile(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .header(HttpHeaders.LOCATION, asking(address))
        .build();
  }

  private static String asking(String address) {
    return UriComponentsBuilder.fromPath("/purpose")
        .queryParam("to", "{to}")
        .encode()
        .buildAndExpand(address)
        .toUriString();
  }
}
