package org.zhiren.platform.portal.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps programs that send the same thing a thousand times from doing so, without puzzles and
 * without anybody else's service: each form carries a stamp of the minute in which it was fetched,
 * good for one sending, not sooner than anybody can type and not later than a day.
 */
@Component
class FormStamps {

  private static final long LATEST_MILLIS = 86_400_000;
  private static final int MOST_USED = 100_000;

  private final Clock clock;
  private final long soonestMillis;
  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();
  private final ConcurrentHashMap<String, Long> used = new ConcurrentHashMap<>();

  FormStamps(Clock clock, @Value("${zhiren.public-form-seconds:3}") int soonestSeconds) {
    this.clock = clock;
    this.soonestMillis = soonestSeconds * 1_000L;
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    this.key = new SecretKeySpec(secret, "HmacSHA256");
  }

  /** A stamp for a form that is fetched now. */
  String fresh() {
    String text = clock.millis() + "." + Long.toHexString(random.nextLong());
    return text + "." + sign(text);
  }

  /** Whether the form may be sent; then its stamp is used up. */
  boolean use(String stamp) {
    long now = clock.millis();
    int end = stamp.lastIndexOf('.');
    int dot = stamp.indexOf('.');
    if (end <= 0 || dot <= 0 || dot >= end || !stamp.substring(0, dot).matches("\\d{1,18}")) {
      return false;
    }
    String text = stamp.substring(0, end);
    boolean ours =
        MessageDigest.isEqual(
            sign(text).getBytes(StandardCharsets.US_ASCII),
            stamp.substring(end + 1).getBytes(StandardCharsets.UTF_8));
    long age = now - Long.parseLong(stamp.substring(0, dot));
    if (!ours || age < soonestMillis || age > LATEST_MILLIS) {
      return false;
    }
    if (used.size() > MOST_USED) {
      used.values().removeIf(until -> until < now);
    }
    return used.size() <= MOST_USED && used.putIfAbsent(text, now + LATEST_MILLIS) == null;
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every Java.", e);
    }
  }
}
