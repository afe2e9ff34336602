package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.ballots.ArchiveVerifier;
import org.zhiren.ballots.Expectations;
import org.zhiren.ballots.VerificationReport;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.organization.Units;

/**
 * A vote from the preparation to the result: three trustees make keys in three browsers, codes are
 * made in a fourth, three phones vote, one of them twice, one looks into a ballot; a lost slip is
 * replaced by a spare one; two trustees verify the board in their browsers and decrypt; the archive
 * verifies.
 */
class ElectionJourneyTest extends Journey {

  private static final String PASSPHRASE = "copper lantern drizzle";
  private static final Pattern VOTE = Pattern.compile("/b/([1-9A-Za-z]{14})");
  private static final List<Role> TRUSTEES =
      List.of(Role.DEPARTMENT_LEADER, Role.UNIT_CADRE, Role.MEMBER);

  private void look(Page page, String name) {
    accessible(page);
    fits(page);
    picture(page, name);
  }

  @Test
  void fromTheKeysToTheResult() throws Exception {
    house.createAccount("code-maker", "制码员示例", Set.of(Role.MEMBER));
    Page desk = signedIn(Role.DEPARTMENT_CADRE, Locale.SIMPLIFIED_CHINESE, DESK);
    String election = prepare(desk);
    List<Path> files = keys(election);
    desk.navigate(election);
    desk.locator("#address").fill(house.address(""));
    desk.locator("form[action$='/address'] button").click();
    desk.locator("form[action$='/attendance'] input[name=value]").fill("5");
    desk.locator("form[action$='/attendance'] button").click();
    List<Slip> slips = codes(election);
    List<String> links = slips.stream().map(Slip::link).toList();
    assertThat(links).as("six voters and a spare slip").hasSize(7);
    desk.navigate(election);
    look(desk, "vote-ready");
    desk.locator("a[href$='/open']").click();
    look(desk, "vote-open");
    desk.locator("form[action$='/open'] .btn-primary").click();
    desk.locator(".v-turnout").waitFor();

    phones(links);

    desk.navigate(election);
    assertThat(desk.locator(".v-turnout .z-figure").innerText()).isEqualTo("3");
    look(desk, "vote-turnout");
    lost(election, slips.get(5), slips.get(6));
    desk.navigate(election);
    desk.locator("#reminder").fill("短信提醒全体");
    desk.locator("form[action$='/reminder'] button").click();
    desk.locator("#close").fill("会议结束");
    desk.locator("form[action$='/close'] button").click();
    decrypt(election, 0, files.get(0), "vote-decrypt");
    decrypt(election, 2, files.get(2), "vote-decrypted");
    desk.navigate(election);
    desk.locator(".v-outcome").waitFor();
    assertThat(desk.locator(".v-question").first().locator(".v-count").allInnerTexts())
        .containsExactly("2", "1", "1");
    desk.locator(".v-question summary").first().click();
    look(desk, "vote-result");
    verified(desk);

    Page english = signedIn(Role.DEPARTMENT_LEADER, Locale.ENGLISH, PHONE);
    english.navigate(election);
    look(english, "vote-result-en-phone");
    english.navigate(house.address("/elections"));
    look(english, "vote-list-en-phone");
    english.navigate(house.address("/elections/duties"));
    look(english, "vote-duties-en-phone");
  }

  private String prepare(Page desk) {
    desk.locator(".z-menu a[href='/elections']").click();
    desk.locator("h1").waitFor();
    look(desk, "vote-list");
    desk.locator("a[href='/elections/new']").first().click();
    desk.locator("#title").fill("某局科长人选票决");
    String unit =
        house.asSystem(() ->
            house
                .bean(Units.class)
                .tree(null, LocalDate.now(house.zone()), 1, 10)
                .getFirst()
                .unit()
                .name());
    desk.locator("#unit").fill(unit);
    desk.locator("#questions").fill("林知远（拟任科长）\n周明川（拟任副科长）");
    desk.locator("#voters").fill("甲、乙、丙、丁、戊、己");
    desk.locator("#trustees").fill(String.join("\n", TRUSTEES.stream().map(house::login).toList()));
    desk.locator("#authority").fill("nobody-here");
    LocalDateTime now = LocalDateTime.now(house.zone()).withNano(0);
    desk.locator("#opensAt").fill(now.minusMinutes(5).withSecond(0).toString());
    desk.locator("#closesAt").fill(now.plusHours(2).withSecond(0).toString());
    desk.locator("main form[action='/elections'] .btn-primary").click();
    desk.locator("#faults").waitFor();
    look(desk, "vote-new-faults");
    desk.locator("#authority").fill("code-maker");
    desk.locator("main form[action='/elections'] .btn-primary").click();
    desk.locator(".v-steps").waitFor();
    look(desk, "vote-prepared");
    return desk.url();
  }

  /** Three browsers at once; each goes on by itself as soon as the others are as far. */
  private List<Path> keys(String election) throws Exception {
    String id = election.substring(election.lastIndexOf('/') + 1);
    List<Page> pages = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < TRUSTEES.size(); i++) {
      Page page =
          signedIn(
              TRUSTEES.get(i),
              i == 1 ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE,
              i == 1 ? PHONE : DESK);
      page.navigate(house.address("/elections/duties/" + id + "/trustee"));
      page.locator("#t-pass").fill(PASSPHRASE);
      page.locator("#t-again").fill(PASSPHRASE);
      if (i < 2) {
        look(page, i == 0 ? "vote-trustee" : "vote-trustee-en-phone");
      }
      Download file = page.waitForDownload(() -> page.locator("#t-make").click());
      Path kept = Files.createTempFile("trustee", ".json");
      file.saveAs(kept);
      files.add(kept);
      page.locator("#t-have").check();
      pages.add(page);
    }
    for (Page page : pages) {
      page.waitForFunction(
          "() => document.querySelectorAll('#t-others .z-good').length >= 1"
              + " && document.querySelector('#t-status').textContent"
              + " === document.querySelector('#trustee').dataset.ready");
    }
    picture(pages.getFirst(), "vote-trustee-ready");
    pages.forEach(page -> page.context().close());
    return files;
  }

  /** The codes are made while the network is cut. */
  private List<Slip> codes(String election) {
    String id = election.substring(election.lastIndexOf('/') + 1);
    Page page = signedIn("code-maker", Locale.SIMPLIFIED_CHINESE, DESK);
    page.navigate(house.address("/elections/duties/" + id + "/codes"));
    // The sign of the house at the window comes after everything else.
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.context().setOffline(true);
    page.locator("#c-make").click();
    page.locator("#c-print:visible").waitFor();
    assertThat(page.locator(".v-slip svg path").count()).isEqualTo(7);
    look(page, "vote-codes");
    List<String> codes = page.locator(".v-typed").allInnerTexts();
    List<String> numbers = page.locator(".v-loss strong").allInnerTexts();
    Matcher vote = VOTE.matcher(page.locator(".v-slip").first().innerText());
    assertThat(vote.find()).isTrue();
    page.context().setOffline(false);
    page.locator("#c-printed").check();
    page.locator("#c-send").click();
    page.waitForFunction("() => document.querySelectorAll('.v-slip').length === 0");
    page.context().close();
    List<Slip> slips = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      slips.add(
          new Slip(house.address("/b/" + vote.group(1) + "#" + codes.get(i)), numbers.get(i)));
    }
    return slips;
  }

  /** A slip: what its QR code opens, and the number that the voter keeps apart from it. */
  private record Slip(String link, String number) {}

  /**
   * The maker of the codes asks, a trustee confirms; the lost slip is void, the spare one votes.
   */
  private void lost(String election, Slip slip, Slip spare) {
    String id = election.substring(election.lastIndexOf('/') + 1);
    Page maker = signedIn("code-maker", Locale.SIMPLIFIED_CHINESE, DESK);
    maker.navigate(house.address("/elections/duties/" + id + "/codes"));
    maker.locator("#lost").fill("XXXX-XXXX");
    maker.locator("#spare").fill(spare.number());
    maker.locator("#reason").fill("领取后遗失");
    maker.locator("#slips .btn-primary").click();
    maker.locator("#faults").waitFor();
    look(maker, "vote-slip-refused");
    maker.locator("#lost").fill(slip.number());
    maker.locator("#slips .btn-primary").click();
    maker.locator("#slips tbody tr").waitFor();
    maker.context().close();

    Page trustee = signedIn(TRUSTEES.get(1), Locale.ENGLISH, PHONE);
    trustee.navigate(house.address("/elections/duties/" + id + "/trustee"));
    look(trustee, "vote-slip-en-phone");
    trustee.locator("form[action$='/replacements/1/confirm'] button").click();
    trustee.locator("#slips .z-good").waitFor();
    trustee.context().close();

    Page finder = window(Locale.SIMPLIFIED_CHINESE, PHONE);
    finder.navigate(slip.link());
    finder.locator("#b-begin:visible").click();
    choose(finder, 0, 0);
    finder.locator("#b-encrypt:visible").click();
    finder.locator("#b-cast:visible").click();
    finder.waitForFunction(
        "() => document.querySelector('#b-status').textContent.includes('挂失作废')");
    look(finder, "vote-slip-void-phone");
    Page voter = window(Locale.SIMPLIFIED_CHINESE, PHONE);
    voter.navigate(spare.link());
    vote(voter, 2, 2, null);
  }

  private void phones(List<String> links) throws Exception {
    Page first = window(Locale.SIMPLIFIED_CHINESE, PHONE);
    first.navigate(links.get(0));
    first.locator("#b-begin").waitFor();
    assertThat(first.url()).as("the code does not stay in the address").doesNotContain("#");
    look(first, "vote-phone-start");
    first.locator("#b-practice").click();
    first.locator("#b-review:visible").click();
    assertThat(first.locator(".v-ask .z-fault").first().isVisible()).isTrue();
    look(first, "vote-phone-questions");
    choose(first, 0, 0);
    first.locator("#b-encrypt:visible").click();
    first.locator("#b-end:visible").click();
    // The first votes, and votes again.
    vote(first, 1, 1, "vote-phone");
    first.locator("#b-more").click();
    first.locator("#b-code").fill(links.get(0).substring(links.get(0).indexOf('#') + 1));
    String tracker = vote(first, 0, 0, null);
    first.locator("#b-board").click();
    first.locator("#found.v-found").waitFor();
    assertThat(first.locator("#tracker").inputValue()).isEqualTo(tracker);
    look(first, "vote-phone-board");

    Page second = window(Locale.ENGLISH, DESK);
    second.navigate(links.get(1));
    second.locator("#b-begin").click();
    choose(second, 2, 2);
    second.locator("#b-encrypt:visible").click();
    second.locator("#b-audit:visible").click();
    second.locator("#b-opened:visible").waitFor();
    look(second, "vote-en-opened");
    Download file = second.waitForDownload(() -> second.locator("#b-file").click());
    Path kept = Files.createTempFile("check", ".json");
    file.saveAs(kept);
    Page other = window(Locale.ENGLISH, PHONE);
    other.navigate(links.get(1).substring(0, links.get(1).indexOf('#')) + "/check");
    other.locator("#k-file").setInputFiles(kept);
    other.locator("#k-status.v-found").waitFor();
    assertThat(other.locator("#k-choices dd").allInnerTexts())
        .containsExactly("abstain", "abstain");
    look(other, "vote-en-check-phone");
    second.locator("#b-anew").click();
    choose(second, 0, 1);
    send(second, "vote-en");

    Page third = window(Locale.SIMPLIFIED_CHINESE, PHONE);
    third.navigate(links.get(2));
    vote(third, 1, 0, null);
  }

  private static void choose(Page page, int first, int second) {
    page.locator(".v-ask:visible").first().waitFor();
    page.locator(".v-ask").nth(0).locator("input").nth(first).check();
    page.locator(".v-ask").nth(1).locator("input").nth(second).check();
    page.locator("#b-review").click();
  }

  private String vote(Page page, int first, int second, @Nullable String picture) {
    page.locator("#b-begin:visible").click();
    choose(page, first, second);
    if (picture != null) {
      look(page, picture + "-look");
    }
    return send(page, picture);
  }

  private String send(Page page, @Nullable String picture) {
    page.locator("#b-encrypt:visible").click();
    page.locator("#b-cast:visible").waitFor();
    if (picture != null) {
      look(page, picture + "-sealed");
    }
    page.locator("#b-cast").click();
    page.locator("#b-received:visible").waitFor();
    if (picture != null) {
      look(page, picture + "-received");
    }
    return page.locator("#b-receipt").innerText();
  }

  private void decrypt(String election, int trustee, Path file, String picture) {
    String id = election.substring(election.lastIndexOf('/') + 1);
    Page page = signedIn(TRUSTEES.get(trustee), Locale.SIMPLIFIED_CHINESE, DESK);
    page.navigate(house.address("/elections/duties/" + id + "/trustee"));
    page.locator("#t-file").setInputFiles(file);
    page.locator("#t-word").fill(PASSPHRASE);
    page.locator("#t-load").click();
    page.locator("#t-open")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    page.waitForFunction(
        "() => document.querySelectorAll('#t-checks .z-good').length === 6"
            + " && !document.querySelector('#t-go').disabled");
    assertThat(page.locator("#t-checks [data-check=ballots] .v-looked").innerText()).isEqualTo("5");
    look(page, picture);
    page.locator("#t-go").click();
    page.locator("#t-decrypt")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    page.context().close();
  }

  private void verified(Page desk) throws Exception {
    desk.locator("a[href$='/board']").first().click();
    desk.locator("details summary").first().waitFor();
    look(desk, "vote-board");
    Download archive = desk.waitForDownload(() -> desk.locator("a[href$='/archive']").click());
    try (InputStream in = archive.createReadStream()) {
      VerificationReport report = ArchiveVerifier.verify(in, Expectations.ofFinished());
      assertThat(report.findings()).isEmpty();
      assertThat(report.cast()).isEqualTo(5);
      assertThat(report.result().totals()).isEqualTo(List.of(List.of(2, 1, 1), List.of(2, 1, 1)));
    }
  }
}
