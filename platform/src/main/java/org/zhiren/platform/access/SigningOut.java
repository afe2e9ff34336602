package org.zhiren.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;

/**
 * Signing out: recorded, then the session is deleted on the server. Whoever came through the
 * house's identity provider is told that its own session is still open.
 */
@Component
class SigningOut implements LogoutHandler, LogoutSuccessHandler {

  private static final String THROUGH_HOUSE = SigningOut.class.getName();

  private final Records records;
  private final TransactionTemplate transaction;

  SigningOut(Records records, PlatformTransactionManager transactions) {
    this.records = records;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Runs while the session is still there. */
  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    HttpSession session = request.getSession(false);
    if (session != null && session.getAttribute(HouseIdentity.OPENED) != null) {
      request.setAttribute(THROUGH_HOUSE, true);
    }
    Acting.signedIn()
        .ifPresent(account ->
            transaction.executeWithoutResult(
                status -> records.record(Act.of("access.signout", "account", account.id()))));
  }

  @Override
  public void onLogoutSuccess(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication)
      throws IOException {
    response.sendRedirect(
        request.getAttribute(THROUGH_HOUSE) == null ? "/login?out" : "/login?out=house");
  }
}
