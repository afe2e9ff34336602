package org.zhiren.platform.access;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.server.ServerProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Signing in with a passkey: alone, or as the second step after a password. What is not right is
 * not said: an unknown credential, a locked account and a wrong signature look the same.
 */
@Component
public class PasskeySignIn {

  private static final Logger LOG = LoggerFactory.getLogger(PasskeySignIn.class);

  private final JdbcClient jdbc;
  private final PasskeyParty party;
  private final Passkeys passkeys;
  private final SigningIn signingIn;
  private final Clock clock;
  private final ObjectConverter converter = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

  PasskeySignIn(
      JdbcClient jdbc, PasskeyParty party, Passkeys passkeys, SigningIn signingIn, Clock clock) {
    this.jdbc = jdbc;
    this.party = party;
    this.passkeys = passkeys;
    this.signingIn = signingIn;
    this.clock = clock;
  }

  /** What the browser is asked when somebody signs in; field names are WebAuthn's. */
  public record RequestOptions(
      String challenge,
      String rpId,
      long timeout,
      String userVerification,
      List<Passkeys.Descriptor> allowCredentials) {
    /** Copies the descriptors. */
    public RequestOptions {
      allowCredentials = List.copyOf(allowCredentials);
    }
  }

  /**
   * Asks the browser for a passkey.
   *
   * @param account whose, in the second step; {@code null} for any that the device offers
   */
  public RequestOptions ask(HttpServletRequest request, @Nullable UUID account) {
    return new RequestOptions(
        party.ask(request),
        party.host(),
        PasskeyParty.MILLIS,
        "required",
        account == null ? List.of() : passkeys.descriptors(account));
  }

  // A record of one method: nobody compares it, so the arrays do no harm.
  @SuppressWarnings("ArrayRecordComponent")
  private record Stored(
      UUID id, UUID account, String login, byte[] credential, long count, boolean backedUp) {}

  /**
   * Tries the answer of a passkey.
   *
   * @param answer the assertion as JSON, in the form of WebAuthn's {@code toJSON}
   * @param second the second step that waits for it, if there is one
   */
  public SigningIn.Result with(
      String answer, SecondStep.@Nullable Pending second, HttpServletRequest request) {
    Optional<ServerProperty> asked = party.asked(request);
    if (asked.isEmpty()) {
      return new SigningIn.Result.Refused();
    }
    AuthenticationData given;
    try {
      given = manager.parseAuthenticationResponseJSON(answer);
    } catch (RuntimeException e) {
      // The text comes from anybody. Whatever the library cannot make of it, it is no answer.
      LOG.info("An answer of a passkey could not be read: {}", e.getClass().getSimpleName());
      return new SigningIn.Result.Refused();
    }
    byte[] credentialId = given.getCredentialId();
    Optional<Stored> stored = credentialId == null ? Optional.empty() : find(credentialId);
    if (stored.isEmpty()) {
      return new SigningIn.Result.Refused();
    }
    Stored key = stored.get();
    byte[] handle = given.getUserHandle();
    boolean same =
        (handle == null || Arrays.equals(handle, Passkeys.handle(key.account())))
            && (second == null || second.account().equals(key.account()));
    if (!same || !verified(given, key, asked.get()) || !counted(given, key)) {
      signingIn.failedBy(key.account(), request.getRemoteAddr());
      return new SigningIn.Result.Refused();
    }
    signingIn.doneBy(
        second == null ? "passkey" : second.way() + "+passkey",
        key.account(),
        key.login(),
        request.getRemoteAddr());
    return new SigningIn.Result.Done(key.account());
  }

  private Optional<Stored> find(byte[] credentialId) {
    return jdbc.sql(
            """
            select p.id, p.account_id, a.login, p.credential, p.sign_count, p.backed_up
            from access.passkey p join access.account a on a.id = p.account_id
            where p.credential_id = :id and a.active
            """)
        .param("id", credentialId)
        .query((row, number) ->
            new Stored(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getString("login"),
                row.getBytes("credential"),
                row.getLong("sign_count"),
                row.getBoolean("backed_up")))
        .optional();
  }

  private boolean verified(AuthenticationData given, Stored key, ServerProperty asked) {
    // What was attested is not kept: it is not asked for. The library compares flags only if given.
    CredentialRecordImpl record =
        new CredentialRecordImpl(
            new NoneAttestationStatement(),
            null,
            null,
            key.backedUp(),
            key.count(),
            new AttestedCredentialDataConverter(converter).convert(key.credential()),
            null,
            null,
            null,
            null);
    try {
      manager.verify(given, new AuthenticationParameters(asked, record, null, true, true));
      return true;
    } catch (RuntimeException e) {
      // A refusal by the library, or an answer too odd for it: the same to us.
      LOG.info("A passkey did not pass: {}", e.getClass().getSimpleName());
      return false;
    }
  }

  /** Keeps the device's counter; of two answers with the same number only one counts. */
  private boolean counted(AuthenticationData given, Stored key) {
    long count = given.getAuthenticatorData().getSignCount();
    return jdbc.sql(
                """
                update access.passkey set sign_count = :count, backed_up = :backedUp, last_used = :now
                where id = :id and (sign_count < :count or (sign_count = 0 and :count = 0))
                """)
            .param("id", key.id())
            .param("count", count)
            .param("backedUp", given.getAuthenticatorData().isFlagBS())
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }
}
