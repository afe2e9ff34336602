package org.zhiren.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Signing in through the house's own identity provider (OpenID Connect, code flow with PKCE), when
 * {@code zhiren.oidc.issuer} names one. It says who somebody is, never what he may do: the claim
 * must be the name of an account that exists and is open. Nothing that the provider sends is kept.
 *
 * <p>The provider replaces the password. A second factor set up here is still asked for, unless
 * {@code zhiren.oidc.second-factor=provider} says that the provider has done so.
 */
@Component
class HouseIdentity {

  /** In the session: this one was opened through the provider. */
  static final String OPENED = "zhiren.house";

  /** In the session: where to go after signing in. */
  static final String NEXT = "zhiren.house-next";

  private static final Logger LOG = LoggerFactory.getLogger(HouseIdentity.class);

  private final HouseProvider provider;
  private final String claim;
  private final boolean factorHere;
  private final JdbcClient jdbc;
  private final ObjectProvider<Sessions> sessions;
  private final ObjectProvider<SigningIn> signingIn;
  private final ObjectProvider<SecondFactor> factor;
  private final SecondStep second;

  HouseIdentity(
      HouseProvider provider,
      @Value("${zhiren.oidc.claim:preferred_username}") String claim,
      @Value("${zhiren.oidc.second-factor:here}") String factorAt,
      JdbcClient jdbc,
      ObjectProvider<Sessions> sessions,
      ObjectProvider<SigningIn> signingIn,
      ObjectProvider<SecondFactor> factor,
      SecondStep second) {
    if (!factorAt.equals("here") && !factorAt.equals("provider")) {
      throw new IllegalStateException(
          "The setting zhiren.oidc.second-factor (%s) is unknown. Maybe here or provider was meant?"
              .formatted(factorAt));
    }
    this.provider = provider;
    this.claim = claim;
    this.factorHere = factorAt.equals("here");
    this.jdbc = jdbc;
    this.sessions = sessions;
    this.signingIn = signingIn;
    this.factor = factor;
    this.second = second;
  }

  void addTo(HttpSecurity http) {
    if (!provider.configured()) {
      return;
    }
    http.oauth2Login(login ->
        login
            .loginPage("/login")
            .clientRegistrationRepository(provider)
            .authorizedClientRepository(new Forgetting())
            .securityContextRepository(new NullSecurityContextRepository())
            .successHandler(this::enter)
            .failureHandler(HouseIdentity::refuse));
  }

  private void enter(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    Optional<String> name =
        authentication.getPrincipal() instanceof OidcUser user
            ? Optional.ofNullable(user.getClaimAsString(claim))
            : Optional.empty();
    SecurityContextHolder.clearContext();
    HttpSession session = request.getSession();
    String next = session.getAttribute(NEXT) instanceof String address ? address : "/";
    Object form = session.getAttribute(KeptForm.KEPT);
    session.invalidate();
    if (form != null) {
      request.getSession().setAttribute(KeptForm.KEPT, form);
    }
    record Found(UUID id, boolean active) {}
    Optional<Found> found =
        name.flatMap(login ->
            jdbc.sql("select id, active from access.account where login = :login")
                .param("login", login)
                .query((row, number) ->
                    new Found(row.getObject("id", UUID.class), row.getBoolean("active")))
                .optional());
    if (found.isEmpty() || !found.get().active()) {
      // A locked account and none at all look the same from outside; the record knows which.
      signingIn
          .getObject()
          .unknownToUs(found.map(Found::id).orElse(null), name.orElse(""), request.getRemoteAddr());
      response.sendRedirect("/login?unknown");
      return;
    }
    UUID account = found.get().id();
    SecondFactor.Ways ways = factor.getObject().of(account);
    if (factorHere && (ways.code() || ways.passkey())) {
      second.begin(request, account, "oidc", next);
      response.sendRedirect("/login/code");
      return;
    }
    signingIn.getObject().doneBy("oidc", account, name.orElseThrow(), request.getRemoteAddr());
    sessions.getObject().open(request, response, account);
    request.getSession().setAttribute(OPENED, "yes");
    response.sendRedirect(next);
  }

  /** Cancelled, state or nonce not ours, signature wrong, expired: which, stands in the log. */
  private static void refuse(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    SecurityContextHolder.clearContext();
    String code =
        failure instanceof OAuth2AuthenticationException oauth
            ? oauth.getError().getErrorCode()
            : failure.getClass().getSimpleName();
    // The code may come from the address that the browser brought: only a plain word is logged.
    LOG.warn(
        "Signing in through the identity provider failed: {}",
        code.matches("[A-Za-z_]{1,40}") ? code : "(no plain word)");
    response.sendRedirect("/login?house");
  }

  /** Tokens of the provider are not needed after signing in, so they are not kept. */
  private static final class Forgetting implements OAuth2AuthorizedClientRepository {
    @Override
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
        String registration, Authentication principal, HttpServletRequest request) {
      return null;
    }

    @Override
    public void saveAuthorizedClient(
        OAuth2AuthorizedClient client,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}

    @Override
    public void removeAuthorizedClient(
        String registration,
        Authentication principal,
        HttpServletRequest request,
        HttpServletResponse response) {}
  }
}
