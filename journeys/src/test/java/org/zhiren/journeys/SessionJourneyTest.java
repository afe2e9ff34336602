package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhiren.platform.access.Role;

/** The session's end: warned of in time, and nothing typed is lost, with scripts and without. */
class SessionJourneyTest extends Journey {

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  /** As if the last answer of the server had come so long ago. */
  private void endsIn(Page page, int idleSeconds, int lastSeconds) {
    long now = house.bean(Clock.class).millis();
    page.context()
        .addCookies(
            List.of(
                new Cookie(
                        "zhiren-session-ends",
                        now + "." + (now + idleSeconds * 1000L) + "." + (now + lastSeconds * 1000L))
                    .setUrl(house.address("/"))));
  }

  /** As if fifteen minutes had passed on the server. */
  private void over(java.util.UUID account) {
    house
        .bean(JdbcClient.class)
        .sql("delete from access.session where principal_name = :account")
        .param("account", account.toString())
        .update();
  }

  @Test
  void warnsInTimeAndStaysWhenAsked() {
    for (Locale language : LANGUAGES) {
      for (int[] size : List.of(DESK, PHONE)) {
        Page page = signedIn(Role.DEPARTMENT_CADRE, language, size);
        String tag = language.getLanguage() + (size == PHONE ? "-phone" : "");
        endsIn(page, 90, 3_600);
        page.locator("#session-bar").waitFor();
        accessible(page);
        fits(page);
        picture(page, "session-warning-" + tag);
        page.waitForResponse("**/account/stay", () -> page.locator("#session-stay").click());
        page.waitForCondition(() -> !page.locator("#session-bar").isVisible());
        endsIn(page, 600, 200);
        page.locator("#session-bar").waitFor();
        assertThat(page.locator("#session-stay").isVisible())
            .as("eight hours are eight hours")
            .isFalse();
        picture(page, "session-last-" + tag);
      }
    }
  }

  @Test
  void coversThePageAndGoesOnAfterSigningInInAnotherWindow() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      String login = "session-" + tag;
      var account = house.createAccount(login, "系统管理员示例", Set.of(Role.SYSTEM_OFFICER));
      Page page = signedIn(login, language, DESK);
      page.navigate(house.address("/officers/accounts"));
      page.locator("#login").fill("kept-" + tag);
      page.locator("#name").fill("写到一半的人");
      over(account);
      endsIn(page, -1, 3_600);
      page.locator("#session-over").waitFor();
      page.keyboard().press("Escape");
      assertThat(page.locator("#session-over").isVisible()).isTrue();
      accessible(page);
      picture(page, "session-over-" + tag);

      Page second = page.waitForPopup(() -> page.locator("#session-over a").first().click());
      second.locator("#username").fill(login);
      second.locator("#password").fill(House.PASSWORD);
      second.locator("form[action='/login'] button.btn-primary").click();
      second.waitForURL(house.address("/account/back"));
      accessible(second);
      picture(second, "session-back-" + tag);
      second.close();

      page.waitForCondition(() -> !page.locator("#session-over").isVisible());
      assertThat(page.locator("#name").inputValue()).isEqualTo("写到一半的人");
      page.locator("form[action='/officers/accounts'] button.btn-primary").click();
      page.locator(".z-notice code").waitFor();
      assertThat(page.locator("main").innerText()).contains("kept-" + tag);
    }
  }

  @Test
  void somebodyElseDoesNotGetThePage() {
    var account = house.createAccount("session-first", "先来的人", Set.of(Role.SYSTEM_OFFICER));
    Page page = signedIn("session-first", Locale.SIMPLIFIED_CHINESE, DESK);
    page.navigate(house.address("/officers/accounts"));
    page.locator("#name").fill("写到一半的人");
    over(account);
    endsIn(page, -1, 3_600);
    page.locator("#session-over").waitFor();
    Page second = page.waitForPopup(() -> page.locator("#session-over a").first().click());
    second.locator("#username").fill(house.login(Role.UNIT_CADRE));
    second.locator("#password").fill(House.PASSWORD);
    second.locator("form[action='/login'] button.btn-primary").click();
    second.waitForURL(house.address("/account/back"));
    page.waitForCondition(() -> page.locator("#name").count() == 0);
    assertThat(page.locator("body").innerText()).doesNotContain("写到一半的人");
  }

  @Test
  void keepsTheFormWithoutScripts() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      String login = "plain-" + tag;
      var account = house.createAccount(login, "系统管理员示例", Set.of(Role.SYSTEM_OFFICER));
      Page page =
          window(language, DESK, new Browser.NewContextOptions().setJavaScriptEnabled(false));
      page.navigate(house.address("/login"));
      signIn(page, login);
      page.navigate(house.address("/officers/accounts"));
      page.locator("#login").fill("unsent-" + tag);
      page.locator("#name").fill("没送出的人");
      over(account);
      page.locator("#name").press("Enter");
      page.waitForURL("**/login?kept*");
      picture(page, "login-kept-" + tag);
      signIn(page, login);
      page.waitForURL(house.address("/account/kept"));
      assertThat(page.locator("main").innerText()).contains("没送出的人");
      fits(page);
      picture(page, "kept-" + tag);
      page.locator("form[action='/officers/accounts'] button").press("Enter");
      page.waitForURL(house.address("/officers/accounts"));
      assertThat(page.locator("main").innerText()).contains("unsent-" + tag);
      assertThat(page.locator(".z-notice code").count()).isEqualTo(1);
    }
  }

  private void signIn(Page page, String login) {
    page.locator("#username").fill(login);
    page.locator("#password").fill(House.PASSWORD);
    page.locator("#password").press("Enter");
  }
}
