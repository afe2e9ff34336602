package org.zhiren.platform.voting;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.access.Acting;

/** What trustees and makers of codes have been given to do. */
@Component
public class Duties {

  private final JdbcClient jdbc;
  private final Acting acting;

  Duties(JdbcClient jdbc, Acting acting) {
    this.jdbc = jdbc;
    this.acting = acting;
  }

  /**
   * Something that the acting account has been given to do.
   *
   * @param election the election
   * @param title what is voted on
   * @param state where the election stands
   * @param authority whether it makes the voting codes; a trustee otherwise
   * @param due whether something waits to be done now
   */
  public record Duty(
      UUID election, String title, ElectionState state, boolean authority, boolean due) {}

  /** The duties of the acting account, the newest election first. */
  @Transactional(readOnly = true)
  public List<Duty> duties() {
    UUID account = acting.required().id();
    return jdbc.sql(
            """
            select p.election_id, p.title, p.state, d.authority, d.due
            from voting.poll p join (
              select t.election_id, false as authority,
                (p.state = 'PREPARING' and t.accepted is null
                  and (t.certificate is null
                    or (t.dealt is null and not exists (select from voting.trustee o
                          where o.election_id = t.election_id and o.certificate is null))
                    or (t.dealt is not null and not exists (select from voting.trustee o
                          where o.election_id = t.election_id and o.dealt is null))))
                or (p.state = 'DECRYPTING' and not t.decrypted)
                or (p.state = 'OPEN' and exists (select from voting.replacement r
                      where r.election_id = t.election_id and r.state = 'ASKED')) as due
              from voting.trustee t join voting.poll p on p.election_id = t.election_id
              where t.account_id = :account
              union all
              select election_id, true, state = 'PREPARING' and credentials is null and address is not null
              from voting.poll where authority_id = :account) d on d.election_id = p.election_id
            order by p.closes_at desc, p.election_id
            """)
        .param("account", account)
        .query((row, number) ->
            new Duty(
                Objects.requireNonNull(row.getObject("election_id", UUID.class)),
                row.getString("title"),
                ElectionState.valueOf(row.getString("state")),
                row.getBoolean("authority"),
                row.getBoolean("due")))
        .list();
  }
}
