package org.zhiren.platform.access;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** For the tests of other modules: a request of somebody who signed in a moment ago. */
public final class AtTheDesk {

  private AtTheDesk() {}

  /** The request comes from a session of this account; what it may do is read anew, as always. */
  public static RequestPostProcessor sits(Account account) {
    // A second ahead, because the account and its password may have been made within this one.
    SessionAccount session =
        new SessionAccount(account.id(), Instant.now().plusSeconds(1).toEpochMilli());
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(session, null, List.of()));
  }

  /** For work outside a request: the account acts in this thread. */
  public static org.springframework.security.core.Authentication acts(Account account) {
    return UsernamePasswordAuthenticationToken.authenticated(
        new SignedInAccount(account, java.util.Map.of(), null, false, Instant.now(), false),
        null,
        List.of());
  }

  /** Works in this thread as the account, outside a request; nobody is signed in afterwards. */
  public static <T> T as(Account account, Callable<T> work) throws Exception {
    SecurityContextHolder.getContext().setAuthentication(acts(account));
    try {
      return work.call();
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  /** The principal of this account, for calling a use case without a request through the web. */
  public static java.security.Principal signedIn(Account account) {
    return new SignedInAccount(account, java.util.Map.of(), null, false, Instant.EPOCH, false);
  }
}
