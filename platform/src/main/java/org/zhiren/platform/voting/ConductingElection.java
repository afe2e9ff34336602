package org.zhiren.platform.voting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * What is done from the desk while an election is prepared or goes on: attendance, reminders, the
 * list on which slips are signed for, keys made anew, giving up.
 */
@Component
public class ConductingElection {

  private final JdbcClient jdbc;
  private final Elections elections;
  private final Polls polls;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  ConductingElection(
      JdbcClient jdbc,
      Elections elections,
      Polls polls,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.elections = elections;
    this.polls = polls;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Records how many members attend.
   *
   * @throws InvalidInput if more attend than should, or the result is published
   */
  @Transactional
  public void attendance(UUID id, int present) {
    ElectionView view = elections.required(id);
    Poll poll = polls.locked(id);
    if (poll.state() != ElectionState.PREPARING && poll.state() != ElectionState.OPEN) {
      throw ClosingElection.notOpen(poll);
    }
    if (present < 0 || present > view.voters()) {
      throw new InvalidInput(
          "present",
          Integer.toString(present),
          Text.of("到会人数应为 0 到应到会人数 {0}。", "Those present lie between 0 and {0}, who should attend.")
              .fill(view.voters()));
    }
    jdbc.sql(
            "update voting.poll set present = :present, version = version + 1 where election_id = :id")
        .param("present", present)
        .param("id", id)
        .update();
    records.record(
        Act.of("voting.attendance.recorded", "election", id)
            .with("present", present)
            .with("expected", view.voters()));
  }

  /**
   * Records that all voters were reminded. Nobody knows who has voted, so everybody is.
   *
   * @throws InvalidInput if voting does not go on, or nothing is said
   */
  @Transactional
  public void remind(UUID id, String note) {
    ElectionView view = elections.required(id);
    Poll poll = polls.locked(id);
    if (poll.state() != ElectionState.OPEN) {
      throw ClosingElection.notOpen(poll);
    }
    if (note.isBlank() || note.length() > PlanCheck.LONGEST) {
      throw new InvalidInput(
          "note",
          note,
          Text.of("请写明怎样提醒的，不超过 {0} 字。", "Say how voters were reminded, in at most {0} characters.")
              .fill(PlanCheck.LONGEST));
    }
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into voting.reminder (id, election_id, at, account_name, note, turnout)
            values (:id, :election, :now, :name, :note, :turnout)
            """)
        .param("id", UUID.randomUUID())
        .param("election", id)
        .param("now", Timestamp.from(clock.instant()))
        .param("name", actor.name())
        .param("note", note.strip())
        .param("turnout", view.ballots())
        .update();
    records.record(
        Act.of("voting.voters.reminded", "election", id)
            .with("turnout", view.ballots())
            .because(note));
  }

  /**
   * A reminder that was sent.
   *
   * @param at when
   * @param name by whom
   * @param note how
   * @param turnout how many had voted
   */
  public record Reminder(OffsetDateTime at, String name, String note, int turnout) {}

  /** The reminders of an election that the acting account may see, the latest first. */
  @Transactional(readOnly = true)
  public List<Reminder> reminders(UUID id) {
    elections.required(id);
    return jdbc.sql("select * from voting.reminder where election_id = :id order by at desc")
        .param("id", id)
        .query((row, number) ->
            new Reminder(
                row.getTimestamp("at").toInstant().atZone(clock.getZone()).toOffsetDateTime(),
                row.getString("account_name"),
                row.getString("note"),
                row.getInt("turnout")))
        .list();
  }

  /**
   * Gives an election up that has no result yet. Ballots are never decrypted then.
   *
   * @throws InvalidInput if it is closed already, or there is no reason
   */
  @Transactional
  public void withdraw(UUID id, String reason) {
    elections.required(id);
    Poll poll = polls.locked(id);
    if (poll.state() != ElectionState.PREPARING && poll.state() != ElectionState.OPEN) {
      throw ClosingElection.notOpen(poll);
    }
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明理由。", "Give the reason."));
    }
    jdbc.sql(
            """
            update voting.poll set state = 'WITHDRAWN', withdrawn_for = :why, version = version + 1
            where election_id = :id
            """)
        .param("why", reason.strip())
        .param("id", id)
        .update();
    records.record(
        Act.of("voting.election.withdrawn", "election", id)
            .with("head", poll.head())
            .because(reason));
  }

  /** Names of the voters by stratum, for the list on which slips are signed for. */
  @Transactional(readOnly = true)
  public List<VoterStratum> voters(UUID id) {
    ElectionView view = elections.required(id);
    List<VoterStratum> strata = new ArrayList<>();
    for (int i = 0; i < view.strata().size(); i++) {
      strata.add(
          new VoterStratum(
              view.strata().get(i).name(),
              jdbc.sql(
                      """
                      select name from voting.voter
                      where election_id = :id and stratum = :stratum order by no
                      """)
                  .param("id", id)
                  .param("stratum", i)
                  .query(String.class)
                  .list()));
    }
    return strata;
  }

  /** Starts the making of keys again, because a trustee has lost one; voting codes stay good. */
  @Transactional
  public void keysAgain(UUID id, String reason) {
    elections.required(id);
    Poll poll = polls.locked(id);
    if (poll.state() != ElectionState.PREPARING) {
      throw ClosingElection.notOpen(poll);
    }
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明理由。", "Give the reason."));
    }
    jdbc.sql(
            """
            update voting.trustee set certificate = null, dealt = null, accepted = null
            where election_id = :id
            """)
        .param("id", id)
        .update();
    jdbc.sql(
            "update voting.poll set trustees_json = null, version = version + 1 where election_id = :id")
        .param("id", id)
        .update();
    records.record(Act.of("voting.keys.discarded", "election", id).because(reason));
  }
}
