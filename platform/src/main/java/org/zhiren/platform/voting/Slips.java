package org.zhiren.platform.voting;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Which slips ballots are taken under: not sealed spare ones, not lost ones. */
@Component
class Slips {

  private final JdbcClient jdbc;

  Slips(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Refuses a ballot under a slip that is not good. To be asked with the poll locked, so that a
   * slip cannot be struck between the answer and the ballot.
   *
   * @param credential SHA-256 of the public credential
   */
  void require(UUID election, byte[] credential) {
    if (struck(election, credential)) {
      throw new InvalidInput(
          "ballot",
          null,
          Text.of(
              "这张票证已挂失作废，不能再投票。请使用换发的备用票证。",
              "This slip was reported lost and is void. Use the spare one that was handed out for"
                  + " it."));
    }
    if (sealed(election, credential)) {
      throw new InvalidInput(
          "ballot",
          null,
          Text.of(
              "这是一张没有启用的备用票证。须由制码人登记、监票人确认后才能使用。",
              "This is a spare slip that was not handed out. The maker of the codes registers it and"
                  + " a trustee confirms it first."));
    }
  }

  boolean struck(UUID election, byte[] credential) {
    return exists(
        "select exists (select from voting.struck where election_id = :id and credential = :c)",
        election,
        credential);
  }

  boolean sealed(UUID election, byte[] credential) {
    return exists(
        """
        select exists (select from voting.spare
          where election_id = :id and credential = :c and not handed_out)
        """,
        election,
        credential);
  }

  boolean cast(UUID election, byte[] credential) {
    return exists(
        "select exists (select from voting.ballot where election_id = :id and credential = :c)",
        election,
        credential);
  }

  private boolean exists(String sql, UUID election, byte[] credential) {
    return jdbc.sql(sql).param("id", election).param("c", credential).query(Boolean.class).single();
  }

  /** Keeps the spare credentials of a stratum. */
  void keep(UUID election, int stratum, List<String> credentials) {
    for (String credential : credentials) {
      jdbc.sql(
              """
              insert into voting.spare (election_id, credential, stratum)
              values (:id, :credential, :stratum)
              """)
          .param("id", election)
          .param("credential", Casting.sha256(credential))
          .param("stratum", stratum)
          .update();
    }
  }

  /** Forgets the spare credentials, when all codes are made anew. */
  void discard(UUID election) {
    jdbc.sql("delete from voting.spare where election_id = :id").param("id", election).update();
  }

  /** Strikes a lost slip and puts a spare one to use. */
  void exchange(UUID election, byte[] lost, byte[] spare) {
    jdbc.sql("insert into voting.struck (election_id, credential) values (:id, :credential)")
        .param("id", election)
        .param("credential", lost)
        .update();
    jdbc.sql(
            """
            update voting.spare set handed_out = true
            where election_id = :id and credential = :credential
            """)
        .param("id", election)
        .param("credential", spare)
        .update();
  }
}
