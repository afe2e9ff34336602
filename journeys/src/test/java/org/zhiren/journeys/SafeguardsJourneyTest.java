package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/**
 * Emergency access, standing in, tokens, codes and the pause after failures, as people meet them.
 */
class SafeguardsJourneyTest extends Journey {

  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  @Test
  void emergencyAccessTakesTwoPersonsAndReachesTheAuditor() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      String login = "jinji-" + tag;
      house.createAccount(login, "紧急申请人" + tag, Set.of(Role.UNIT_CADRE));
      Page asking = signedIn(login, language, PHONE);
      asking.navigate(house.address("/emergency"));
      accessible(asking);
      fits(asking);
      asking.locator("#what").selectOption("ROSTER");
      asking.locator("#reason").fill("水");
      asking.locator("form.z-panel[action='/emergency'][method=post] button").click();
      asking.locator("#faults").waitFor();
      picture(asking, "emergency-fault-phone-" + tag);
      asking.locator("#reason").fill("河堤险情，须立即联系值守人员");
      asking.locator("form.z-panel[action='/emergency'][method=post] button").click();
      asking.locator("table tbody tr").first().waitFor();
      fits(asking);
      picture(asking, "emergency-asked-phone-" + tag);

      Page opening = signedIn(Role.SECURITY_OFFICER, language, DESK);
      assertThat(opening.locator("main").innerText()).contains("紧急申请人" + tag);
      picture(opening, "workbench-security-" + tag);
      opening.navigate(house.address("/emergency"));
      accessible(opening);
      picture(opening, "emergency-open-" + tag);
      opening
          .locator("tr", new Page.LocatorOptions().setHasText("紧急申请人" + tag))
          .locator("form[action$='/open'] button")
          .click();
      opening.waitForLoadState();
      asking.navigate(house.address("/roster"));
      asking.locator("table tbody tr").first().waitFor();

      Page auditing = signedIn(Role.AUDIT_OFFICER, language, DESK);
      assertThat(auditing.locator("main").innerText()).contains("紧急申请人" + tag);
      auditing.navigate(house.address("/emergency"));
      accessible(auditing);
      fits(auditing);
      picture(auditing, "emergency-audit-" + tag);
      auditing
          .locator("tr", new Page.LocatorOptions().setHasText("紧急申请人" + tag))
          .locator("form[action$='/seen'] button")
          .click();
      auditing.waitForLoadState();
      assertThat(auditing.navigate(house.address("/roster")).status())
          .as("the auditor sees no business data")
          .isEqualTo(404);
    }
  }

  @Test
  void standingInBeginsEndsAndIsNamedInTheRecord() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      house.createAccount("weituo-" + tag, "出差的人", Set.of(Role.DEPARTMENT_CADRE));
      house.createAccount("daiban-" + tag, "代办的人", Set.of(Role.MEMBER));
      Page deputy = signedIn("daiban-" + tag, language, DESK);
      assertThat(deputy.navigate(house.address("/organization")).status()).isEqualTo(404);
      Page giver = signedIn("weituo-" + tag, language, DESK);
      giver.navigate(house.address("/account"));
      giver.locator("a[href='/account/delegations']").click();
      giver.waitForURL(house.address("/account/delegations"));
      accessible(giver);
      giver.locator("#login").fill("meiyou-zhege-ren");
      giver.locator("#reason").fill("出差一周");
      giver.locator("form.z-panel button.btn-primary").click();
      giver.locator("#faults").waitFor();
      assertThat(giver.locator("#reason").inputValue()).isEqualTo("出差一周");
      accessible(giver);
      picture(giver, "delegation-fault-" + tag);
      giver.locator("#login").fill("daiban-" + tag);
      giver.locator("form.z-panel button.btn-primary").click();
      giver.locator("table tbody tr").first().waitFor();
      accessible(giver);
      fits(giver);
      picture(giver, "delegation-" + tag);
      assertThat(deputy.navigate(house.address("/organization")).status()).isEqualTo(200);
      deputy.navigate(house.address("/account"));
      picture(deputy, "account-deputy-" + tag);
      giver.locator("form[action$='/end'] button").click();
      giver.locator(".z-empty").waitFor();
      assertThat(deputy.navigate(house.address("/organization")).status())
          .as("the very next request of the deputy")
          .isEqualTo(404);
    }
  }

  @Test
  void aTokenIsShownOnceAndWorksUntilItIsEnded() throws Exception {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      Page page = signedIn(Role.DEPARTMENT_CADRE, language, PHONE);
      page.navigate(house.address("/account/tokens"));
      accessible(page);
      fits(page);
      picture(page, "tokens-phone-" + tag);
      page.locator("#label").fill("统计程序");
      page.locator("input[value=ORGANIZATION_READ]").check();
      page.locator("form[action='/account/tokens'] button").click();
      page.locator(".z-notice code").waitFor();
      accessible(page);
      fits(page);
      picture(page, "tokens-made-phone-" + tag);
      String token = page.locator(".z-notice code").innerText().strip();
      page.navigate(house.address("/account/tokens"));
      assertThat(page.locator("body").innerText()).as("shown once").doesNotContain(token);
      assertThat(program("/api/v1/account", token)).isEqualTo(200);
      assertThat(program("/api/v1/roster/people", token)).as("not chosen").isEqualTo(404);
      // Other journeys have tokens of their own.
      Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("统计程序")).first();
      row.locator("form[action$='/end'] button").click();
      page.locator("tbody tr", new Page.LocatorOptions().setHasText("统计程序"))
          .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
      assertThat(program("/api/v1/account", token)).isEqualTo(401);
    }
  }

  private int program(String path, String token) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(house.address(path)))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  @Test
  void codesFromAnAppAreSetUpAndAskedFor() throws Exception {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      String login = "yanzheng-" + tag;
      house.createAccount(login, "验证码示例", Set.of(Role.UNIT_CADRE));
      Page page = signedIn(login, language, PHONE);
      page.navigate(house.address("/account/second-factor"));
      page.locator("details summary").click();
      accessible(page);
      fits(page);
      picture(page, "factor-phone-" + tag);
      String secret = page.locator("details code").innerText().strip();
      page.locator("#code").fill("000000");
      page.locator("#password").fill(House.PASSWORD);
      page.locator("form[action='/account/second-factor'] button").click();
      page.locator("#faults").waitFor();
      accessible(page);
      page.locator("#code").fill(code(secret, 0));
      page.locator("#password").fill(House.PASSWORD);
      page.locator("form[action='/account/second-factor'] button").click();
      page.waitForURL(house.address("/account"));

      page.navigate(house.address("/account"));
      page.locator("form[action='/logout'] button").click();
      page.waitForURL(house.address("/login?out"));
      page.locator("#username").fill(login);
      page.locator("#password").fill(House.PASSWORD);
      page.locator("form[action='/login'] button.btn-primary").click();
      page.waitForURL(house.address("/login/code"));
      accessible(page);
      fits(page);
      picture(page, "code-phone-" + tag);
      assertThat(page.navigate(house.address("/account")).url())
          .as("half signed in is not signed in")
          .contains("/login");
      page.navigate(house.address("/login/code"));
      page.locator("#code").fill(code(secret, 1));
      page.locator("form[action='/login/code'] button").click();
      page.waitForURL(house.address("/"));
    }
  }

  /** RFC 6238, written anew here: the test does not ask the code under test. */
  private String code(String base32, int stepsAhead) throws Exception {
    StringBuilder bits = new StringBuilder();
    for (char letter : base32.toCharArray()) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter);
      bits.append("%5s".formatted(Integer.toBinaryString(value)).replace(' ', '0'));
    }
    byte[] key = new byte[bits.length() / 8];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
    }
    long step = Math.floorDiv(house.bean(Clock.class).instant().getEpochSecond(), 30) + stepsAhead;
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
    int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 15, 4).getInt() & Integer.MAX_VALUE;
    return "%06d".formatted(number % 1_000_000);
  }

  @Test
  void fiveFailuresPauseTheNameEvenForTheRightPassword() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      String login = "shibai-" + tag;
      house.createAccount(login, "输错密码的人", Set.of(Role.MEMBER));
      Page page = window(language, PHONE);
      page.navigate(house.address("/login"));
      for (int i = 0; i < 5; i++) {
        attempt(page, login, "not the password");
      }
      accessible(page);
      fits(page);
      picture(page, "login-closed-phone-" + tag);
      String closed = page.locator("[role=alert]").innerText();
      attempt(page, login, House.PASSWORD);
      assertThat(page.locator("[role=alert]").innerText()).isEqualTo(closed);
      assertThat(page.navigate(house.address("/account")).url()).contains("/login");
    }
  }

  private static void attempt(Page page, String login, String password) {
    page.locator("#username").fill(login);
    page.locator("#password").fill(password);
    page.waitForResponse(
        "**/login", () -> page.locator("form[action='/login'] button.btn-primary").click());
    page.locator("[role=alert]").waitFor();
  }
}
