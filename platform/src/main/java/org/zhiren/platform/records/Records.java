package org.zhiren.platform.records;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.ledger.Commitment;
import org.zhiren.ledger.Salt;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the record. The one entry of this module for others.
 *
 * <p>What an act says enters as salted commitments: {@code open} for the particulars in clear,
 * {@code reason}, and {@code personal.<key>} for each item of personal data. The entry, its
 * commitments and a place in the queue of the {@link Sequencer} are written in the transaction of
 * the act itself.
 */
@Component
public class Records {

  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final Clock clock;
  private final JsonMapper json;
  private final LogHealth health;
  private final SecureRandom random = new SecureRandom();

  Records(JdbcClient jdbc, ActorSource actors, Clock clock, JsonMapper json, LogHealth health) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.clock = clock;
    this.json = json;
    this.health = health;
  }

  /**
   * Records an act in the transaction that does it.
   *
   * @throws org.springframework.transaction.IllegalTransactionStateException if there is no
   *     transaction: an act and its record exist both or neither
   * @throws RecordStopped if the log is not being written: then nothing may be changed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Act act) {
    health.require();
    Actor actor = actors.current();
    SortedMap<String, Commitment.Opening> said = openings(act);
    int count = said.size();
    String[] names = new String[count];
    byte[][] hashes = new byte[count][];
    byte[][] salts = new byte[count][];
    String[] values = new String[count];
    int i = 0;
    for (Map.Entry<String, Commitment.Opening> one : said.entrySet()) {
      names[i] = one.getKey();
      hashes[i] = one.getValue().commitment().hash().bytes();
      salts[i] = one.getValue().salt().bytes();
      values[i] = one.getValue().value();
      i++;
    }
    jdbc.sql(
            """
            with entry as (
              insert into records.entry (at, account_id, actor_name, role, purpose, request_token,
                                         action, object_type, object_id)
              values (:at, :account, :name, :role, :purpose, :token, :action, :type, :object)
              returning id),
            said as (
              insert into records.commitment (entry_id, name, hash, salt, value)
              select entry.id, c.name, c.hash, c.salt, c.value
              from entry, unnest(:names::text[], :hashes::bytea[], :salts::bytea[], :values::text[])
                          as c (name, hash, salt, value))
            insert into records.pending (entry_id) select id from entry
            """)
        .param(
            "at",
            OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MICROS))
        .param("account", actor.accountId())
        .param("name", actor.name())
        .param("role", actor.role())
        .param("purpose", actor.purpose())
        .param("token", actor.requestToken())
        .param("action", act.action())
        .param("type", act.objectType())
        .param("object", act.objectId())
        .param("names", names)
        .param("hashes", hashes)
        .param("salts", salts)
        .param("values", values)
        .update();
  }

  private SortedMap<String, Commitment.Opening> openings(Act act) {
    SortedMap<String, Commitment.Opening> said = new TreeMap<>();
    Map<String, String> open = new TreeMap<>(act.open());
    if (act.before() != null) {
      open.put("before", act.before());
    }
    if (act.after() != null) {
      open.put("after", act.after());
    }
    if (!open.isEmpty()) {
      said.put("open", opening(json.writeValueAsString(open)));
    }
    if (act.reason() != null && !act.reason().isBlank()) {
      said.put("reason", opening(act.reason()));
    }
    act.personal().forEach((key, value) -> said.put("personal." + key, opening(value)));
    return said;
  }

  private Commitment.Opening opening(String value) {
    return new Commitment.Opening(Salt.random(random), value);
  }
}
