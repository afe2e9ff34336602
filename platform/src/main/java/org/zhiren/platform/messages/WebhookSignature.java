package org.zhiren.platform.messages;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what goes to a webhook by the specification "Standard Webhooks", for which libraries exist
 * in many languages: HMAC-SHA-256 over {@code id.timestamp.body}. The identifier stays the same at
 * each attempt, so that the receiver can pass over what it has had; the timestamp lets it refuse a
 * recording.
 */
final class WebhookSignature {

  private static final String PREFIX = "whsec_";

  private WebhookSignature() {}

  /** A secret as it is shown to the one who sets up the receiver. */
  static String shown(byte[] secret) {
    return PREFIX + Base64.getEncoder().encodeToString(secret);
  }

  /**
   * The value of the header {@code webhook-signature}.
   *
   * @param id identifier of the delivery
   * @param seconds since 1970
   */
  static String of(byte[] secret, String id, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java.", e);
    }
  }
}
