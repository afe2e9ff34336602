package org.zhiren.platform.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticatorTransport;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * The passkeys of an account (WebAuthn Level 3, checked by webauthn4j): made in the browser after
 * the password was confirmed, named by their owner, taken away at any time. A passkey asks for
 * finger, face or PIN on the device, so that it is two factors in one.
 */
@Component
public class Passkeys {

  private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
  private static final int MOST = 10;
  private static final int NAME_LENGTH = 60;

  /** In the order of preference: ECDSA with P-256, EdDSA, RSA for older Windows devices. */
  private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
      List.of(
          COSEAlgorithmIdentifier.ES256,
          COSEAlgorithmIdentifier.EdDSA,
          COSEAlgorithmIdentifier.RS256);

  private final JdbcClient jdbc;
  private final PasskeyParty party;
  private final SecondFactor factor;
  private final Acting acting;
  private final Records records;
  private final Clock clock;
  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

  Passkeys(
      JdbcClient jdbc,
      PasskeyParty party,
      SecondFactor factor,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.party = party;
    this.factor = factor;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A passkey as its owner sees it.
   *
   * @param backedUp whether a provider keeps copies of it, so that it survives the loss of the
   *     device
   */
  public record Passkey(
      UUID id, String name, Instant createdAt, @Nullable Instant lastUsed, boolean backedUp) {}

  /** A public-key credential by its identifier in base64url. */
  public record Descriptor(String type, String id, List<String> transports) {
    /** Copies the transports. */
    public Descriptor {
      transports = List.copyOf(transports);
    }
  }

  /** What the browser is asked when a passkey is to be made; field names are WebAuthn's. */
  public record CreationOptions(
      String challenge,
      Map<String, String> rp,
      Map<String, String> user,
      List<Map<String, Object>> pubKeyCredParams,
      long timeout,
      List<Descriptor> excludeCredentials,
      Map<String, Object> authenticatorSelection,
      String attestation) {
    /** Copies the collections. */
    public CreationOptions {
      rp = Map.copyOf(rp);
      user = Map.copyOf(user);
      pubKeyCredParams = List.copyOf(pubKeyCredParams);
      excludeCredentials = List.copyOf(excludeCredentials);
      authenticatorSelection = Map.copyOf(authenticatorSelection);
    }
  }

  /** The passkeys of the acting account, the oldest first. */
  @Transactional(readOnly = true)
  public List<Passkey> mine() {
    return jdbc.sql(
            """
            select id, name, created_at, last_used, backed_up from access.passkey
            where account_id = :account order by created_at, id
            """)
        .param("account", acting.required().id())
        .query((row, number) -> {
          Timestamp used = row.getTimestamp("last_used");
          return new Passkey(
              row.getObject("id", UUID.class),
              row.getString("name"),
              row.getTimestamp("created_at").toInstant(),
              used == null ? null : used.toInstant(),
              row.getBoolean("backed_up"));
        })
        .list();
  }

  /** One passkey of the acting account. */
  @Transactional(readOnly = true)
  public Passkey mine(UUID id) {
    return mine().stream()
        .filter(passkey -> passkey.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("passkey " + id));
  }

  /** Asks the browser to make a passkey for the acting account. */
  @Transactional(readOnly = true)
  public CreationOptions ask(HttpServletRequest request) {
    Account account = acting.required();
    List<Descriptor> known = descriptors(account.id());
    if (known.size() >= MOST) {
      throw new InvalidInput(
          "name",
          null,
          Text.of(
                  "每个账户最多 {0} 把通行密钥，请先移除不用的。",
                  "An account has at most {0} passkeys; remove one that is not used.")
              .fill(MOST));
    }
    return new CreationOptions(
        party.ask(request),
        Map.of("id", party.host(), "name", "知任 Zhiren"),
        Map.of(
            "id", base64(handle(account.id())),
            "name", account.login(),
            "displayName", account.name()),
        ALGORITHMS.stream()
            .map(algorithm ->
                Map.<String, Object>of("type", "public-key", "alg", algorithm.getValue()))
            .toList(),
        PasskeyParty.MILLIS,
        known,
        Map.of(
            "residentKey", "required",
            "requireResidentKey", true,
            "userVerification", "required"),
        "none");
  }

  /**
   * Keeps the passkey that the browser has made.
   *
   * @param answer the credential as JSON, in the form of WebAuthn's {@code toJSON}
   * @throws InvalidInput if the answer does not fit the question, or the name is empty
   */
  @Transactional
  public void register(String name, String answer, HttpServletRequest request) {
    Account account = acting.required();
    String called = name(name);
    RegistrationData made = verified(answer, request);
    AttestedCredentialData credential =
        made.getAttestationObject() == null
            ? null
            : made.getAttestationObject().getAuthenticatorData().getAttestedCredentialData();
    if (credential == null) {
      throw refused();
    }
    UUID id = UUID.randomUUID();
    int kept =
        jdbc.sql(
                """
                insert into access.passkey (id, account_id, name, credential_id, credential, sign_count,
                                            backed_up, transports, created_at)
                values (:id, :account, :name, :credentialId, :credential, :count, :backedUp, :transports, :now)
                on conflict (credential_id) do nothing
                """)
            .param("id", id)
            .param("account", account.id())
            .param("name", called)
            .param("credentialId", credential.getCredentialId())
            .param("credential", new AttestedCredentialDataConverter(converter).convert(credential))
            .param("count", made.getAttestationObject().getAuthenticatorData().getSignCount())
            .param("backedUp", made.getAttestationObject().getAuthenticatorData().isFlagBS())
            .param("transports", transports(made.getTransports()))
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (kept == 0) {
      throw refused();
    }
    records.record(Act.of("access.passkey.registered", "passkey", id));
  }

  private RegistrationData verified(String answer, HttpServletRequest request) {
    var asked = party.asked(request).orElseThrow(Passkeys::refused);
    List<PublicKeyCredentialParameters> kinds =
        ALGORITHMS.stream()
            .map(a -> new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, a))
            .toList();
    try {
      return manager.verifyRegistrationResponseJSON(
          answer, new RegistrationParameters(asked, kinds, true, true));
    } catch (RuntimeException e) {
      // The text comes from anybody. Whatever the library cannot make of it, it is no passkey.
      LOG.info("A passkey was refused: {}", e.getClass().getSimpleName());
      throw refused();
    }
  }

  private static InvalidInput refused() {
    return new InvalidInput(
        "passkey",
        null,
        Text.of(
            "浏览器送来的通行密钥没有通过检验，请重试。",
            "The passkey that the browser sent did not pass the check. Try again."));
  }

  /** Calls a passkey of the acting account something else. */
  @Transactional
  public void rename(UUID id, String name) {
    String called = name(name);
    mine(id);
    jdbc.sql("update access.passkey set name = :name where id = :id and account_id = :account")
        .param("id", id)
        .param("name", called)
        .param("account", acting.required().id())
        .update();
    records.record(Act.of("access.passkey.renamed", "passkey", id));
  }

  /**
   * Takes a passkey of the acting account away; refused if it is the last factor where one is
   * required.
   */
  @Transactional
  public void remove(UUID id) {
    mine(id);
    UUID account = acting.required().id();
    jdbc.sql("delete from access.passkey where id = :id and account_id = :account")
        .param("id", id)
        .param("account", account)
        .update();
    factor.requireOneLeft(account);
    records.record(Act.of("access.passkey.removed", "passkey", id));
  }

  private static String name(String name) {
    String plain = name.strip();
    if (plain.isEmpty() || plain.codePointCount(0, plain.length()) > NAME_LENGTH) {
      throw new InvalidInput(
          "name",
          name,
          Text.of(
              "请给通行密钥起个名字（60 字以内），例如“办公电脑”。",
              "Name the passkey, in at most 60 characters, for instance “office computer”."));
    }
    return plain;
  }

  /** The credentials of an account, as the browser wants them. */
  List<Descriptor> descriptors(UUID account) {
    return jdbc.sql(
            """
            select credential_id, transports from access.passkey
            where account_id = :account order by created_at, id
            """)
        .param("account", account)
        .query((row, number) ->
            new Descriptor(
                "public-key",
                base64(row.getBytes("credential_id")),
                List.of((String[]) row.getArray("transports").getArray())))
        .list();
  }

  /** The account's identifier as sixteen bytes: it says nothing about the person. */
  static byte[] handle(UUID account) {
    return ByteBuffer.allocate(16)
        .putLong(account.getMostSignificantBits())
        .putLong(account.getLeastSignificantBits())
        .array();
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String[] transports(@Nullable Set<AuthenticatorTransport> transports) {
    return transports == null
        ? new String[0]
        : transports.stream().map(AuthenticatorTransport::getValue).sorted().toArray(String[]::new);
  }
}
