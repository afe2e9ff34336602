package org.zhiren.platform.voting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.ballots.ElectionBoard;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * Closes elections by the clock of the server, and anchors boards in the record while they grow.
 * The record holds the hash of the board's last event now and then rather than each ballot, because
 * every entry of it bears a time, and a ballot shall have none.
 */
@Component
public class ClosingElection {

  private static final Logger LOG = LoggerFactory.getLogger(ClosingElection.class);
  private static final Duration ANCHOR_EVERY = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Polls polls;
  private final Boards boards;
  private final Elections elections;
  private final Subjects subjects;
  private final Records records;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ClosingElection(
      JdbcClient jdbc,
      Polls polls,
      Boards boards,
      Elections elections,
      Subjects subjects,
      Records records,
      Acting acting,
      TransactionTemplate transactions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.polls = polls;
    this.boards = boards;
    this.elections = elections;
    this.subjects = subjects;
    this.records = records;
    this.acting = acting;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** Looks which elections are over, and anchors boards that have grown. */
  @Scheduled(fixedDelayString = "${zhiren.voting.look-every:15s}")
  void look() {
    for (UUID id : open()) {
      try {
        closeIfDue(id);
        acting.asSystem("voting", () -> transactions.execute(status -> anchor(id)));
      } catch (Exception failed) {
        LOG.error("The election {} could not be looked after", id, failed);
      }
    }
  }

  private List<UUID> open() {
    return jdbc.sql("select election_id from voting.poll where state = 'OPEN'")
        .query(UUID.class)
        .list();
  }

  private boolean anchor(UUID id) {
    Instant now = clock.instant();
    int anchored =
        jdbc.sql(
                """
                update voting.poll set anchored = head, anchored_at = :now
                where election_id = :id and state = 'OPEN' and anchored <> head
                  and (anchored_at is null or anchored_at <= :before)
                """)
            .param("now", Timestamp.from(now))
            .param("before", Timestamp.from(now.minus(ANCHOR_EVERY)))
            .param("id", id)
            .update();
    if (anchored > 0) {
      records.record(
          Act.of("voting.board.anchored", "election", id).with("head", polls.known(id).head()));
    }
    return anchored > 0;
  }

  /** Closes the election if its time is over, as the platform itself. */
  void closeIfDue(UUID id) {
    if (!polls.known(id).due(clock.instant())) {
      return;
    }
    try {
      acting.asSystem(
          "voting",
          () ->
              transactions.execute(status -> {
                Poll poll = polls.locked(id);
                if (poll.due(clock.instant())) {
                  close(poll, null);
                }
                return true;
              }));
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /**
   * Closes before the time, because everybody has voted or the meeting has ended.
   *
   * @throws InvalidInput if it is not open, or there is no reason
   */
  public void closeEarly(UUID id, String reason) {
    transactions.executeWithoutResult(status -> {
      elections.required(id);
      Poll poll = polls.locked(id);
      if (poll.state() != ElectionState.OPEN) {
        throw notOpen(poll);
      }
      if (reason.isBlank()) {
        throw new InvalidInput("reason", reason, Text.of("请写明理由。", "Give the reason."));
      }
      close(poll, reason);
    });
  }

  static InvalidInput notOpen(Poll poll) {
    return new InvalidInput(
        "state",
        poll.state().name(),
        Text.of("这次投票{0}，不能这样做。", "The vote is {0}: this cannot be done.")
            .fill(poll.state().text()));
  }

  private void close(Poll poll, @org.jspecify.annotations.Nullable String reason) {
    ElectionBoard board = boards.of(poll);
    int ballots = board.turnout();
    Kept.in(() -> {
      board.close();
      return ballots == 0 ? board.head() : board.tally().json();
    });
    jdbc.sql(
            """
            update voting.poll set state = :state, closed_at = :now, latest_at = :now, head = :head,
              anchored = :head, anchored_at = :now, version = version + 1 where election_id = :id
            """)
        .param("state", ballots == 0 ? "EMPTY" : "DECRYPTING")
        .param("now", Timestamp.from(poll.at(clock.instant())))
        .param("head", board.head())
        .param("id", poll.id())
        .update();
    records.record(
        Act.of("voting.election.closed", "election", poll.id())
            .with("ballots", ballots)
            .with("head", board.head())
            .because(reason));
    events.publishEvent(new ElectionClosed(poll.id(), subjects.of(poll.id()), ballots));
  }
}
