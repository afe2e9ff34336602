package org.zhiren.platform.access;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * For whom passkeys are made: the host name by which people reach the platform ({@code
 * zhiren.passkeys.relying-party}) and the addresses from which a browser may answer ({@code
 * zhiren.passkeys.origins}). Both come from the configuration, never from what a request says of
 * itself. A passkey belongs to a host name; under a bare IP address there are none.
 */
@Component
public class PasskeyParty {

  /** How long a question may wait for its answer. */
  static final long MILLIS = 5 * 60_000L;

  private static final String CHALLENGE = "zhiren.passkey-challenge";
  private static final int CHALLENGE_BYTES = 32;

  private final String host;
  private final Set<String> origins;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  PasskeyParty(
      @Value("${zhiren.passkeys.relying-party:localhost}") String host,
      @Value("${zhiren.passkeys.origins:}") String origins,
      Clock clock) {
    this.host = host.strip();
    this.clock = clock;
    this.origins =
        Arrays.stream(origins.split(","))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The host name to which passkeys belong. */
  public String host() {
    return host;
  }

  /** Whether the browser that sends {@code request} is at an address where passkeys work. */
  public boolean reachedBy(HttpServletRequest request) {
    String name = request.getServerName();
    return !host.isEmpty() && (name.equals(host) || name.endsWith("." + host));
  }

  /**
   * A fresh challenge, kept in the session until it is answered once.
   *
   * @return the challenge in base64url, as the browser wants it
   */
  String ask(HttpServletRequest request) {
    byte[] challenge = new byte[CHALLENGE_BYTES];
    random.nextBytes(challenge);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
    request.getSession().setAttribute(CHALLENGE, clock.millis() + ";" + text);
    return text;
  }

  /**
   * What an answer must fit; empty if nothing was asked, or too long ago. A question counts once.
   */
  Optional<ServerProperty> asked(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(CHALLENGE) instanceof String line)) {
      return Optional.empty();
    }
    session.removeAttribute(CHALLENGE);
    int split = line.indexOf(';');
    if (clock.millis() - Long.parseLong(line.substring(0, split)) > MILLIS) {
      return Optional.empty();
    }
    byte[] challenge = Base64.getUrlDecoder().decode(line.substring(split + 1));
    return Optional.of(new ServerProperty(allowed(request), host, new DefaultChallenge(challenge)));
  }

  /** On a developer's own machine any port will do; elsewhere only TLS. */
  private Set<Origin> allowed(HttpServletRequest request) {
    if (!origins.isEmpty()) {
      return origins.stream().map(Origin::new).collect(Collectors.toUnmodifiableSet());
    }
    return host.equals("localhost")
        ? Set.of(
            new Origin("http://localhost:" + request.getServerPort()),
            new Origin("https://localhost:" + request.getServerPort()))
        : Set.of(new Origin("https://" + host));
  }
}
