package org.zhiren.platform.roster.exchange;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;

/** Statements: who said it, where from and why. */
@Component
class Statements {

  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final Clock clock;

  Statements(JdbcClient jdbc, ActorSource actors, Clock clock) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.clock = clock;
  }

  /** Makes a statement of the acting account in the transaction of what it says. */
  @Transactional
  public long make(String source, String reason) {
    Actor actor = actors.current();
    return jdbc.sql(
            """
            insert into roster.statement (source, reason, author_id, author_name, recorded_at)
            values (:source, :reason, :author, :name, :now) returning id
            """)
        .param("source", source)
        .param("reason", reason)
        .param("author", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .query(Long.class)
        .single();
  }
}
