package org.zhiren.platform.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.BadInput;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.Role;

/** The forms of the public pages and of the officers behind them, filled in badly. */
class BadFormsTest extends PlatformTest {

  @Autowired private Accounts accounts;
  @Autowired private PublicPages pages;
  @Autowired private SendingFeedback sending;
  @Autowired private TakingIn takingIn;
  @Autowired private TransactionTemplate transactions;

  @Test
  void noFormFallsOverForgetsOrChangesWhatItRefuses() throws Exception {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("portal BadFormsTest seed " + seed);
    String login = "bad" + UUID.randomUUID().toString().substring(0, 10);
    Account officer =
        acting.asSystem(
            "test",
            () -> {
              for (PublicPage page : PublicPage.values()) {
                pages.turn(page, true);
              }
              return accounts.create(
                  login,
                  "干监" + login,
                  "copper lantern drizzle",
                  Set.of(Role.SUPERVISION_CADRE),
                  null);
            });
    ReceiptCode code =
        sending.send(
            new SendingFeedback.Sent(
                FeedbackKind.REPORT, "赵示例", "该同志公示期间宴请来访人员，地点在滨江路，有照片为证。", "", List.of()));
    takingIn.takeIn();
    UUID id =
        acting.asSystem(
            "test",
            () ->
                transactions.execute(status ->
                    jdbc.sql("select id from portal.feedback where receipt = ?")
                        .param(code.fingerprint())
                        .query(UUID.class)
                        .single()));
    BadInput bad =
        new BadInput(web, superuser(), "portal", seed)
            .fill("code", code.shown())
            .fill("year", "2025")
            .fill("website", "");
    for (String address :
        List.of(
            "/public/feedback",
            "/public/receipt",
            "/public/ledger",
            "/public/ballots",
            "/public/notices")) {
      bad.page(null, address);
    }
    bad.page(officer, "/portal");
    bad.page(officer, "/feedback/" + id);
    bad.page(officer, "/feedback");
    // What was taken in by the way is told now, not to the accounts of the next test.
    takingIn.takeIn();
    System.out.println("portal BadFormsTest answers " + bad.answers());
    assertThat(bad.wrong()).as("seed %d", seed).isEmpty();
    assertThat(bad.answers()).as("something was refused").containsKey(422);
  }
}
