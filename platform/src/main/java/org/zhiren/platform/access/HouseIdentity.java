package org.zhiren.platform.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * Signing in through the house's own identity provider (OpenID Connect), when {@code
 * zhiren.oidc.issuer} names one. It says who somebody is, never what he may do: the claim must be
 * the name of an account that exists and is open.
 */
@Component
class HouseIdentity {

  private final String issuer;
  private final String clientId;
  private final String clientSecret;
  private final String claim;
  private final JdbcClient jdbc;
  private final ObjectProvider<Sessions> sessions;
  private final ObjectProvider<SigningIn> signingIn;

  HouseIdentity(
      @Value("${zhiren.oidc.issuer:}") String issuer,
      @Value("${zhiren.oidc.client-id:}") String clientId,
      @Value("${zhiren.oidc.client-secret:}") String clientSecret,
      @Value("${zhiren.oidc.claim:preferred_username}") String claim,
      JdbcClient jdbc,
      ObjectProvider<Sessions> sessions,
      ObjectProvider<SigningIn> signingIn) {
    this.issuer = issuer;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.claim = claim;
    this.jdbc = jdbc;
    this.sessions = sessions;
    this.signingIn = signingIn;
  }

  boolean configured() {
    return !issuer.isBlank();
  }

  void addTo(HttpSecurity http) throws Exception {
    if (!configured()) {
      return;
    }
    ClientRegistration registration =
        ClientRegistrations.fromIssuerLocation(issuer)
            .registrationId("house")
            .clientId(clientId)
            .clientSecret(clientSecret)
            .scope("openid", "profile")
            .build();
    http.oauth2Login(login ->
        login
            .loginPage("/login")
            .clientRegistrationRepository(new InMemoryClientRegistrationRepository(registration))
            .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
            .successHandler(this::enter)
            .failureHandler((request, response, failure) -> {
              SecurityContextHolder.clearContext();
              response.sendRedirect("/login?error");
            }));
  }

  private void enter(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    Optional<String> name =
        authentication.getPrincipal() instanceof OidcUser user
            ? Optional.ofNullable(user.getClaimAsString(claim))
            : Optional.empty();
    Optional<UUID> account =
        name.flatMap(login ->
            jdbc.sql("select id from access.account where login = :login and active")
                .param("login", login)
                .query(UUID.class)
                .optional());
    // Nothing of what the provider sent stays in the session.
    request.getSession().invalidate();
    SecurityContextHolder.clearContext();
    if (account.isEmpty()) {
      response.sendRedirect("/login?unknown");
      return;
    }
    sessions.getObject().open(request, response, account.get());
    signingIn
        .getObject()
        .doneBy("oidc", account.get(), name.orElseThrow(), request.getRemoteAddr());
    response.sendRedirect("/");
  }
}
