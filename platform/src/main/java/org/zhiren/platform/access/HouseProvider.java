package org.zhiren.platform.access;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The house's identity provider, asked for its particulars (OpenID Connect Discovery) when somebody
 * first wants to sign in through it: the platform starts, and passwords work, while the provider is
 * down.
 */
@Component
public class HouseProvider implements ClientRegistrationRepository {

  static final String ID = "house";

  private static final Logger LOG = LoggerFactory.getLogger(HouseProvider.class);

  /** After a failure the provider is left alone for so long. */
  static final Duration PAUSE = Duration.ofSeconds(20);

  private final String issuer;
  private final String clientId;
  private final String clientSecret;
  private final Clock clock;
  private @Nullable ClientRegistration known;
  private Instant notBefore = Instant.EPOCH;

  HouseProvider(
      @Value("${zhiren.oidc.issuer:}") String issuer,
      @Value("${zhiren.oidc.client-id:}") String clientId,
      @Value("${zhiren.oidc.client-secret:}") String clientSecret,
      Clock clock) {
    this.issuer = issuer.strip();
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.clock = clock;
  }

  /** Whether the configuration names a provider. */
  public boolean configured() {
    return !issuer.isEmpty();
  }

  /** Whether the provider has been found; asks it if it has not been yet. */
  public boolean reachable() {
    return configured() && registration().isPresent();
  }

  private synchronized Optional<ClientRegistration> registration() {
    if (known == null && !clock.instant().isBefore(notBefore)) {
      try {
        known =
            ClientRegistrations.fromIssuerLocation(issuer)
                .registrationId(ID)
                .clientId(clientId)
                .clientSecret(clientSecret)
                .scope("openid", "profile")
                .build();
      } catch (RuntimeException e) {
        // Down, not found, or not the issuer that it says it is. Nobody can make us ask all the
        // time.
        notBefore = clock.instant().plus(PAUSE);
        LOG.warn("The identity provider ({}) cannot be used: {}", issuer, e.getMessage());
      }
    }
    return Optional.ofNullable(known);
  }

  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    return id.equals(ID) && configured() ? registration().orElse(null) : null;
  }

  /**
   * Where the session at the provider is ended (OpenID Connect RP-Initiated Logout), if it offers
   * that and has been used.
   *
   * @param back where the provider may lead back to
   */
  public synchronized Optional<URI> endOfSession(String back) {
    Object endpoint =
        known == null
            ? null
            : known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
    return endpoint instanceof String address
        ? Optional.of(
            UriComponentsBuilder.fromUriString(address)
                .queryParam("client_id", clientId)
                .queryParam("post_logout_redirect_uri", back)
                .encode()
                .build()
                .toUri())
        : Optional.empty();
  }
}
