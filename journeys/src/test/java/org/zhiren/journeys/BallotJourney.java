package org.zhiren.journeys;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import org.zhiren.ballots.Election;

/** A phone that has loaded the scripts of ballots and trustees, without a page around them. */
abstract class BallotJourney extends Journey {

  final SecureRandom random = new SecureRandom();

  private static String script(String name) throws IOException {
    try (InputStream in =
        Election.class.getResourceAsStream("/org/zhiren/ballots/browser/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A page with {@code ballot.js} and more of the scripts. */
  Page page(String... more) throws IOException {
    Page page = window(Locale.SIMPLIFIED_CHINESE, PHONE);
    page.setContent("<!doctype html><title>ballot</title>");
    page.addScriptTag(new Page.AddScriptTagOptions().setContent(script("ballot.js")));
    for (String name : more) {
      page.addScriptTag(new Page.AddScriptTagOptions().setContent(script(name)));
    }
    return page;
  }

  /** The reason that the script gives for refusing; {@code accepted} if it does not. */
  static Object refusal(Page page, String call, Object argument) {
    return page.evaluate(
        "async (argument) => { try { await ("
            + call
            + ")(argument); return 'accepted'; }"
            + " catch (e) { return e.reason; } }",
        argument);
  }
}
