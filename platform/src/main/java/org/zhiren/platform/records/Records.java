package org.zhiren.platform.records;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes the record. The one entry of this module for others. */
@Component
public class Records {

  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final Clock clock;
  private final JsonMapper json;

  Records(JdbcClient jdbc, ActorSource actors, Clock clock, JsonMapper json) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Records an act in the transaction that does it.
   *
   * @throws org.springframework.transaction.IllegalTransactionStateException if there is no
   *     transaction: an act and its record exist both or neither
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(Act act) {
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into records.entry (at, account_id, actor_name, role, purpose, request_token,
                                       action, object_type, object_id, body)
            values (:at, :account, :name, :role, :purpose, :token, :action, :type, :object, :body)
            """)
        .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
        .param("account", actor.accountId())
        .param("name", actor.name())
        .param("role", actor.role())
        .param("purpose", actor.purpose())
        .param("token", actor.requestToken())
        .param("action", act.action())
        .param("type", act.objectType())
        .param("object", act.objectId())
        .param("body", json.writeValueAsString(act))
        .update();
  }
}
