package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.access.Role;

/**
 * The three officers at work: one opens an account and sees its first password once, another gives
 * roles and scopes after seeing what follows, nobody does both, and what is taken away is gone at
 * the very next request.
 */
class OfficersJourneyTest extends Journey {

  private static final String NEW_PASSWORD = "copper lantern drizzle";
  private static final List<Locale> LANGUAGES = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

  @Test
  void fromTheFirstPasswordToTheRevokedScope() {
    for (Locale language : LANGUAGES) {
      String tag = language.getLanguage();
      String login = "xinren-" + tag;
      String first = opensAnAccount(language, login);
      Page newcomer = changesTheFirstPassword(language, login, first);
      Page security = givesRolesAndScopes(language, login);

      newcomer.navigate(house.address("/roster"));
      newcomer.locator("table tbody tr").first().waitFor();
      assertThat(newcomer.locator("main table tbody tr").count()).isPositive();

      security.locator("form[action$='/revoke'] input[name=reason]").fill("任务结束");
      security.locator("form[action$='/revoke'] button").click();
      security.locator(".z-tag.z-neutral").waitFor();
      picture(security, "grant-revoked-" + tag);
      newcomer.navigate(house.address("/roster"));
      assertThat(newcomer.locator("main table tbody tr").count())
          .as("people seen by an open session after the scope was revoked")
          .isZero();

      security.locator("input[value=UNIT_CADRE]").uncheck();
      security.locator("#reason").fill("调离");
      security.locator("button[value=give]").click();
      security.waitForLoadState();
      assertThat(newcomer.navigate(house.address("/roster")).status()).isEqualTo(404);
      locksAndResets(language, login, newcomer);
    }
  }

  private String opensAnAccount(Locale language, String login) {
    String tag = language.getLanguage();
    Page page = signedIn(Role.SYSTEM_OFFICER, language, DESK);
    page.locator(".z-menu a[href='/officers/accounts']").click();
    page.waitForURL(house.address("/officers/accounts"));
    accessible(page);
    fits(page);
    picture(page, "accounts-" + tag);
    page.locator("#login").fill("x");
    page.locator("#name").fill("新来的人");
    page.locator("form[action='/officers/accounts'] button.btn-primary").click();
    page.locator("#faults").waitFor();
    assertThat(page.locator("#name").inputValue()).isEqualTo("新来的人");
    accessible(page);
    picture(page, "accounts-fault-" + tag);
    page.locator("#login").fill(login);
    page.locator("form[action='/officers/accounts'] button.btn-primary").click();
    page.locator(".z-notice code").waitFor();
    accessible(page);
    picture(page, "accounts-first-" + tag);
    String first = page.locator(".z-notice code").innerText().strip();
    page.navigate(house.address("/officers/accounts"));
    assertThat(page.locator("body").innerText()).as("shown once").doesNotContain(first);
    for (String business : List.of("/roster", "/organization", "/officers/grants", "/records")) {
      Response answer = page.navigate(house.address(business));
      assertThat(answer.status()).as("the system officer at %s", business).isEqualTo(404);
    }
    return first;
  }

  private Page changesTheFirstPassword(Locale language, String login, String first) {
    String tag = language.getLanguage();
    Page page = window(language, PHONE);
    page.navigate(house.address("/login"));
    page.locator("#username").fill(login);
    page.locator("#password").fill(first);
    page.locator("form[action='/login'] button.btn-primary").click();
    page.waitForURL(house.address("/account/password"));
    page.navigate(house.address("/account"));
    assertThat(page.url()).endsWith("/account/password");
    page.locator("#old").fill(first);
    page.locator("#wanted").fill("password2026");
    page.locator("#repeated").fill("password2026");
    page.locator("main form button.btn-primary").click();
    page.locator("#faults").waitFor();
    accessible(page);
    fits(page);
    picture(page, "password-fault-phone-" + tag);
    page.locator("#old").fill(first);
    page.locator("#wanted").fill(NEW_PASSWORD);
    page.locator("#repeated").fill(NEW_PASSWORD);
    page.locator("main form button.btn-primary").click();
    page.waitForURL(house.address("/account"));
    accessible(page);
    fits(page);
    picture(page, "account-fresh-phone-" + tag);
    assertThat(page.navigate(house.address("/roster")).status()).as("no role yet").isEqualTo(404);
    return page;
  }

  private Page givesRolesAndScopes(Locale language, String login) {
    String tag = language.getLanguage();
    Page page = signedIn(Role.SECURITY_OFFICER, language, DESK);
    page.locator(".z-menu a[href='/officers/grants']").click();
    page.waitForURL(house.address("/officers/grants"));
    page.locator("#q").fill(login);
    page.locator("main form[role=search] button").click();
    page.waitForURL("**q=*");
    accessible(page);
    fits(page);
    picture(page, "grants-" + tag);
    page.locator("main table tbody a").first().click();
    page.waitForURL("**/officers/grants/*");

    page.locator("input[value=AUDIT_OFFICER]").check();
    page.locator("input[value=UNIT_CADRE]").check();
    page.locator("#reason").fill("到岗");
    page.locator("button[value=give]").click();
    page.locator("#faults").waitFor();
    accessible(page);
    picture(page, "grant-exclusive-" + tag);
    page.locator("input[value=AUDIT_OFFICER]").uncheck();
    page.locator("form[action$='/roles'] button[value=preview]").click();
    page.locator(".z-consequences").waitFor();
    accessible(page);
    fits(page);
    picture(page, "grant-preview-" + tag);
    assertThat(page.locator("#reason").inputValue()).isEqualTo("到岗");
    page.locator("button[value=give]").click();
    page.waitForURL("**/officers/grants/*");

    page.locator("#what").selectOption("ROSTER");
    page.locator("#why").fill("负责本单位");
    page.locator("form[action$='/scopes'] button[value=preview]").click();
    page.locator(".z-notice").waitFor();
    picture(page, "scope-preview-" + tag);
    page.locator("form[action$='/scopes'] button[value=grant]").click();
    page.locator(".z-tag.z-good").waitFor();
    accessible(page);
    fits(page);
    picture(page, "grant-" + tag);
    String here = page.url();
    for (String business : List.of("/roster", "/organization", "/officers/accounts", "/records")) {
      assertThat(page.navigate(house.address(business)).status())
          .as("the security officer at %s", business)
          .isEqualTo(404);
    }
    page.navigate(here);
    return page;
  }

  private void locksAndResets(Locale language, String login, Page newcomer) {
    String tag = language.getLanguage();
    Page page = signedIn(Role.SYSTEM_OFFICER, language, PHONE);
    page.navigate(house.address("/officers/accounts?q=" + login));
    fits(page);
    picture(page, "accounts-phone-" + tag);
    page.locator("main table tbody a").first().click();
    page.waitForURL("**/officers/accounts/*");
    accessible(page);
    fits(page);
    picture(page, "account-one-phone-" + tag);
    page.locator("#reason").fill("停职");
    page.locator("form[action$='/lock'] button").click();
    page.locator("form[action$='/unlock']").waitFor();
    newcomer.navigate(house.address("/account"));
    assertThat(newcomer.url()).as("a locked account's open session").contains("/login");
    page.locator("#reason").fill("复职");
    page.locator("form[action$='/unlock'] button").click();
    page.locator("form[action$='/lock']").waitFor();
    page.locator("#why").fill("忘记密码");
    page.locator("form[action$='/password'] button").click();
    page.locator(".z-notice code").waitFor();
    accessible(page);
    picture(page, "account-reset-phone-" + tag);
  }

  @Test
  void aResetLeavesTheRolesToASecondPerson() {
    var cadre = house.createAccount("chongshe", "重设密码的人", java.util.Set.of(Role.DEPARTMENT_CADRE));
    Page system = signedIn(Role.SYSTEM_OFFICER, Locale.SIMPLIFIED_CHINESE, DESK);
    system.navigate(house.address("/officers/accounts/" + cadre));
    system.locator("#why").fill("本人到场，忘记密码");
    system.locator("form[action$='/password'] button").click();
    system.locator(".z-notice code").waitFor();
    String first = system.locator(".z-notice code").innerText().strip();

    Page owner = changesTheFirstPassword(Locale.SIMPLIFIED_CHINESE, "chongshe", first);
    assertThat(owner.navigate(house.address("/roster")).status())
        .as("roles withheld")
        .isEqualTo(404);

    Page security = signedIn(Role.SECURITY_OFFICER, Locale.SIMPLIFIED_CHINESE, DESK);
    assertThat(security.locator("main").innerText()).contains("重设密码的人");
    security.navigate(house.address("/officers/confirmations"));
    accessible(security);
    picture(security, "confirmations");
    security.locator("input[name=reason]").fill("当面核对工作证");
    security.locator("form[action*='/officers/confirmations/'] button").click();
    security.locator(".z-empty").waitFor();
    assertThat(owner.navigate(house.address("/organization")).status()).isEqualTo(200);
  }
}
