package org.zhiren.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A small OpenID provider on this machine, written from the text of OpenID Connect Core 1.0 and RFC
 * 7636: it signs in whoever it is told, checks the client's secret and the proof key, and lies when
 * told to.
 */
public final class LocalProvider {

  /** The client that it knows. */
  public static final String CLIENT = "zhiren";

  /** The client's secret. */
  public static final String SECRET = "a secret of the test";

  private static @Nullable LocalProvider running;

  /** What is wrong with the next token. */
  public enum Lie {
    /** Nothing. */
    NONE,
    /** Another nonce than the one that was asked with. */
    NONCE,
    /** Signed with a key that is not the published one, under its name. */
    SIGNATURE,
    /** Made for another client. */
    AUDIENCE,
    /** Said to come from elsewhere. */
    ISSUER,
    /** Over since an hour. */
    EXPIRED,
    /** Not signed at all. */
    UNSIGNED
  }

  private record Grant(String nonce, String challenge, String name, Lie lie) {}

  private final HttpServer server;
  private final RSAKey key;
  private final RSAKey other;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();
  private volatile String name = "";
  private volatile Lie lie = Lie.NONE;

  private LocalProvider() throws IOException, JOSEException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    key = new RSAKeyGenerator(2048).keyID("k1").generate();
    other = new RSAKeyGenerator(2048).keyID("k1").generate();
    server.createContext("/.well-known/openid-configuration", this::configuration);
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext(
        "/keys", exchange -> json(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
    server.start();
  }

  /** The one of this run. */
  public static synchronized LocalProvider shared() {
    if (running == null) {
      try {
        running = new LocalProvider();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(() -> shared().server.stop(0)));
    }
    return running;
  }

  /** Its name, as the configuration gives it. */
  public String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next to come is this person, and the token about him has this fault. */
  public void next(String person, Lie fault) {
    name = person;
    lie = fault;
  }

  private void configuration(HttpExchange exchange) throws IOException {
    json(
        exchange,
        200,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/out","response_types_supported":["code"],
         "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"],
         "token_endpoint_auth_methods_supported":["client_secret_basic"]}
        """
            .formatted(issuer()));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
    boolean fits =
        CLIENT.equals(asked.get("client_id"))
            && "code".equals(asked.get("response_type"))
            && asked.getOrDefault("scope", "").contains("openid")
            && "S256".equals(asked.get("code_challenge_method"))
            && asked.containsKey("nonce");
    if (!fits) {
      json(exchange, 400, "{\"error\":\"invalid_request\"}");
      return;
    }
    String code = UUID.randomUUID().toString();
    grants.put(code, new Grant(asked.get("nonce"), asked.get("code_challenge"), name, lie));
    exchange
        .getResponseHeaders()
        .add(
            "Location",
            asked.get("redirect_uri")
                + "?code="
                + code
                + "&state="
                + java.net.URLEncoder.encode(asked.get("state"), UTF_8));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(
                    (CLIENT + ":" + java.net.URLEncoder.encode(SECRET, UTF_8)).getBytes(UTF_8));
    Grant grant = grants.remove(asked.getOrDefault("code", ""));
    if (grant == null
        || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
        || !grant.challenge().equals(challenge(asked.getOrDefault("code_verifier", "")))) {
      json(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    json(
        exchange,
        200,
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"%s\"}"
            .formatted(UUID.randomUUID(), idToken(grant)));
  }

  private String idToken(Grant grant) {
    Instant now = Instant.now();
    boolean expired = grant.lie() == Lie.EXPIRED;
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .issuer(grant.lie() == Lie.ISSUER ? "http://127.0.0.1:1" : issuer())
            .subject("s-" + grant.name())
            .audience(grant.lie() == Lie.AUDIENCE ? "another" : CLIENT)
            .issueTime(Date.from(now.minusSeconds(expired ? 7_200 : 0)))
            .expirationTime(Date.from(now.plusSeconds(expired ? -3_600 : 300)))
            .claim("nonce", grant.lie() == Lie.NONCE ? "another" : grant.nonce())
            .claim("preferred_username", grant.name())
            .build();
    if (grant.lie() == Lie.UNSIGNED) {
      return new com.nimbusds.jwt.PlainJWT(claims).serialize();
    }
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
    try {
      token.sign(new RSASSASigner(grant.lie() == Lie.SIGNATURE ? other : key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> URLDecoder.decode(field[0], UTF_8),
                field -> field.length == 1 ? "" : URLDecoder.decode(field[1], UTF_8)));
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /** Where {@code address} leads without being followed: what a browser would open next. */
  public static String redirectOf(String address) throws IOException, InterruptedException {
    try (java.net.http.HttpClient browser = java.net.http.HttpClient.newHttpClient()) {
      return browser
          .send(
              java.net.http.HttpRequest.newBuilder(URI.create(address)).build(),
              java.net.http.HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("Location")
          .orElse("");
    }
  }
}
