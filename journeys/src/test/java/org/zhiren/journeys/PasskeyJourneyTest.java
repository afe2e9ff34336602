package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/**
 * Passkeys in a real browser, with an authenticator that the browser's own tool set provides: add
 * one, name it, sign in with it alone and after the password, take it away.
 */
class PasskeyJourneyTest extends Journey {

  @Test
  void addsNamesUsesAndRemovesAPasskey() {
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      String tag = language.getLanguage();
      String login = "passkey-" + tag;
      house.createAccount(login, "通行密钥示例", Set.of(Role.UNIT_CADRE));
      Page page = window(language, DESK);
      page.context()
          .addCookies(
              List.of(
                  new Cookie("zhiren-language", language.equals(Locale.ENGLISH) ? "en" : "zh")
                      .setUrl(house.named("/"))));
      CDPSession tools = authenticator(page);

      page.navigate(house.named("/login"));
      password(page, login);
      page.waitForURL(house.named("/"));
      page.navigate(house.named("/account"));
      accessible(page);
      page.locator("a[href='/account/second-factor']").click();
      page.waitForURL(house.named("/account/second-factor"));
      page.locator("#passkey-name").fill("办公电脑");
      page.locator("#passkey-password").fill("not the password");
      accessible(page);
      fits(page);
      page.locator("form[data-passkey] button").click();
      page.locator("[data-passkey-status]").waitFor();
      picture(page, "factor-refused-" + tag);

      page.locator("#passkey-password").fill(House.PASSWORD);
      page.locator("form[data-passkey] button").click();
      page.waitForURL(house.named("/account"));
      assertThat(page.locator("main").innerText()).contains("办公电脑");
      accessible(page);
      picture(page, "account-passkey-" + tag);

      signOut(page);
      accessible(page);
      picture(page, "login-passkey-" + tag);
      page.locator("form[data-passkey] button").click();
      page.waitForURL(house.named("/"));

      signOut(page);
      password(page, login);
      page.waitForURL(house.named("/login/code"));
      accessible(page);
      picture(page, "code-passkey-" + tag);
      page.locator("form[data-passkey] button").click();
      page.waitForURL(house.named("/"));

      page.navigate(house.named("/account"));
      page.locator("a[href^='/account/passkeys/']").click();
      page.waitForURL("**/account/passkeys/*");
      accessible(page);
      picture(page, "passkey-" + tag);
      page.locator("#name").fill("家里的电脑");
      page.locator("main form button.btn-primary").click();
      page.waitForURL(house.named("/account"));
      assertThat(page.locator("main").innerText()).contains("家里的电脑");
      page.locator("a[href^='/account/passkeys/']").click();
      page.waitForURL("**/account/passkeys/*");
      page.locator("#password").fill(House.PASSWORD);
      page.locator("main form button.btn-danger").click();
      page.waitForURL(house.named("/account"));
      assertThat(page.locator("main").innerText()).doesNotContain("家里的电脑");

      signOut(page);
      page.locator("form[data-passkey] button").click();
      page.locator("[data-passkey-status]").waitFor();
      assertThat(page.url()).contains("/login");
      picture(page, "login-passkey-refused-" + tag);
      password(page, login);
      page.waitForURL(house.named("/"));
      tools.detach();
    }
  }

  private void password(Page page, String login) {
    page.locator("#username").fill(login);
    page.locator("#password").fill(House.PASSWORD);
    page.locator("form[action='/login'] button.btn-primary").click();
  }

  private void signOut(Page page) {
    page.locator("form[action='/logout'] button").click();
    page.waitForURL(house.named("/login?out"));
  }

  /** A device that holds passkeys and has just recognised its owner. */
  private static CDPSession authenticator(Page page) {
    CDPSession tools = page.context().newCDPSession(page);
    tools.send("WebAuthn.enable");
    JsonObject device = new JsonObject();
    device.addProperty("protocol", "ctap2");
    device.addProperty("transport", "internal");
    device.addProperty("hasResidentKey", true);
    device.addProperty("hasUserVerification", true);
    device.addProperty("isUserVerified", true);
    device.addProperty("automaticPresenceSimulation", true);
    JsonObject options = new JsonObject();
    options.add("options", device);
    tools.send("WebAuthn.addVirtualAuthenticator", options);
    return tools;
  }
}
