package org.zhiren.platform.responsibility;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Sha256;

/**
 * Takes a delivery of values under a key that its sender chose. A sender who got no answer – the
 * line broke, the server was killed – sends the same again and gets the answer that was meant for
 * him; nothing is taken in twice.
 */
@Component
public class DeliveringValues {

  private static final int SHORTEST = 8;
  private static final int LONGEST = 100;

  private final JdbcClient jdbc;
  private final Reporting reporting;
  private final ActorSource actors;
  private final Clock clock;

  DeliveringValues(JdbcClient jdbc, Reporting reporting, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.reporting = reporting;
    this.actors = actors;
    this.clock = clock;
  }

  /**
   * What came of a delivery.
   *
   * @param changed how many values changed something
   * @param repeated whether it had been taken in before, so that nothing changed now
   */
  public record Delivered(int changed, boolean repeated) {}

  /** What a key stands for already. */
  private record Kept(byte[] fingerprint, int changed) {}

  /**
   * Takes a delivery in, whole or not at all; the same once more is answered and changes nothing.
   *
   * @param key the sender's key, 8 to 100 characters
   * @throws InvalidInput with the faults of all values, or if the key stands for other values
   */
  @Transactional
  public Delivered deliver(String key, List<Reporting.Value> values, Reading.Way way) {
    if (key.length() < SHORTEST || key.length() > LONGEST || key.isBlank()) {
      throw new InvalidInput(
          "Idempotency-Key",
          key,
          Text.of(
                  "幂等键应有 {0} 至 {1} 个字符（现有 {2} 个），例如一个 UUID。",
                  "The key has {0} to {1} characters (here {2}), for instance a UUID.")
              .fill(SHORTEST, LONGEST, key.length()));
    }
    UUID account = actors.current().accountId();
    byte[] fingerprint = fingerprint(values);
    // Whoever sends the same key at the same time waits here for the other to end. As a rule every
    // value changes something, and the row need not be written twice.
    boolean first =
        jdbc.sql(
                    """
                    insert into responsibility.delivery (account_id, key, fingerprint, changed, at)
                    values (:account, :key, :fingerprint, :changed, :now) on conflict do nothing
                    """)
                .param("changed", values.size())
                .param("account", account)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("now", Timestamp.from(clock.instant()))
                .update()
            == 1;
    if (!first) {
      return again(account, key, fingerprint);
    }
    int changed = reporting.report(values, way);
    if (changed == values.size()) {
      return new Delivered(changed, false);
    }
    jdbc.sql(
            """
            update responsibility.delivery set changed = :changed
            where account_id = :account and key = :key
            """)
        .param("changed", changed)
        .param("account", account)
        .param("key", key)
        .update();
    return new Delivered(changed, false);
  }

  private Delivered again(UUID account, String key, byte[] fingerprint) {
    Kept kept =
        jdbc.sql(
                """
                select fingerprint, changed from responsibility.delivery
                where account_id = :account and key = :key
                """)
            .param("account", account)
            .param("key", key)
            .query((row, number) -> new Kept(row.getBytes("fingerprint"), row.getInt("changed")))
            .single();
    if (!Arrays.equals(kept.fingerprint(), fingerprint)) {
      throw new InvalidInput(
          "Idempotency-Key",
          key,
          Text.of(
              "这个幂等键已用于另一批数值，请为新的一批换一个键。",
              "This key stands for other values already. Choose a new key for new values."));
    }
    return new Delivered(kept.changed(), true);
  }

  private static byte[] fingerprint(List<Reporting.Value> values) {
    MessageDigest digest = Sha256.digest();
    for (Reporting.Value value : values) {
      String line =
          String.join(
              "\t",
              value.targetId().toString(),
              value.asOf().toString(),
              value.value().toPlainString(),
              value.note(),
              value.reason());
      digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return digest.digest();
  }
}
