package org.zhiren.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.zhiren.ledger.Expectations;
import org.zhiren.ledger.LedgerVerifier;
import org.zhiren.ledger.VerifierKey;
import org.zhiren.platform.access.Role;

/** The audit officer reads the record, checks it, takes it away and verifies it elsewhere. */
class AuditJourneyTest extends Journey {

  @Test
  void readsChecksAndTakesAway() throws Exception {
    for (Locale language : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
      Page page = signedIn(Role.AUDIT_OFFICER, language, DESK);
      page.locator(".z-menu a[href='/records']").click();
      page.locator("table tbody tr").first().waitFor();
      accessible(page);
      fits(page);
      picture(page, "records-" + language.getLanguage());

      page.locator("form[action='/records/check'] button").click();
      page.locator("#head .z-tag.z-good").waitFor();
      picture(page, "records-checked-" + language.getLanguage());

      page.locator("#action").fill("access.account.created");
      page.locator("form[role=search] button").click();
      page.waitForLoadState(LoadState.NETWORKIDLE);
      assertThat(page.locator("table tbody tr").count()).isGreaterThanOrEqualTo(7);

      Download download =
          page.waitForDownload(() -> page.locator("a[href='/records/log']").click());
      page.navigate(house.address("/ledger/key"));
      VerifierKey key = VerifierKey.parse(page.locator("body").innerText().strip());
      try (InputStream file = new GZIPInputStream(Files.newInputStream(download.path()))) {
        var report = LedgerVerifier.verify(file, Expectations.ofKey(key));
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isGreaterThan(6);
      }

      page.navigate(house.address("/records?action=access.account.created"));
      page.locator("table tbody a").first().click();
      accessible(page);
      picture(page, "record-" + language.getLanguage());
    }
    Page phone = signedIn(Role.AUDIT_OFFICER, Locale.SIMPLIFIED_CHINESE, PHONE);
    phone.navigate(house.address("/records"));
    fits(phone);
    picture(phone, "records-phone");
  }
}
