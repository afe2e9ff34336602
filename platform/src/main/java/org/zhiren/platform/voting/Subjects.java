package org.zhiren.platform.voting;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What an election is about, for the event that goes to the module which asked for it. A trustee
 * whose part brings the result need not see the matter: row-level security is passed for these
 * three texts alone, which are shown to nobody here.
 */
@Component
class Subjects {

  private final JdbcClient jdbc;

  Subjects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The subject. */
  ElectionSubject of(UUID election) {
    return jdbc.sql("select * from voting.subject_of(:id)")
        .param("id", election)
        .query((row, number) ->
            new ElectionSubject(
                row.getString("kind"), row.getString("reference"), row.getString("title")))
        .single();
  }
}
