package org.zhiren.platform.voting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.ballots.Ballot;
import org.zhiren.ballots.CheckedBallot;
import org.zhiren.ballots.ElectionBoard;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Sha256;

/**
 * What a phone can do: read the election, cast a ballot, have one opened for an audit, look for a
 * tracker. Nobody is signed in; a ballot proves by its credential that a voter made it. No time and
 * no address is kept with a ballot.
 */
@Component
public class Casting {

  private final JdbcClient jdbc;
  private final Polls polls;
  private final Boards boards;
  private final ClosingElection closing;
  private final Slips slips;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Casting(
      JdbcClient jdbc,
      Polls polls,
      Boards boards,
      ClosingElection closing,
      Slips slips,
      TransactionTemplate transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.polls = polls;
    this.boards = boards;
    this.closing = closing;
    this.slips = slips;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Whether a ballot can be cast now. */
  public enum Standing {
    /** Not yet. */
    EARLY,
    /** Now. */
    OPEN,
    /** No more; the result is not published yet. */
    CLOSED,
    /** The result is published. */
    FINISHED,
    /** Given up. */
    WITHDRAWN
  }

  /**
   * What the voting page shows.
   *
   * @param publicId in the address
   * @param title what is voted on
   * @param kind what for
   * @param questions the questions
   * @param standing whether a ballot can be cast now
   * @param opensAt from when
   * @param closesAt until when
   * @param trustees their names; so many of them as {@code threshold} says suffice
   * @param threshold how many trustees suffice
   * @param voters how many may vote
   * @param bundle SHA-256 of the scripts of this page when the election was opened
   */
  public record Booth(
      String publicId,
      String title,
      ElectionKind kind,
      List<VoteQuestion> questions,
      Standing standing,
      OffsetDateTime opensAt,
      OffsetDateTime closesAt,
      List<String> trustees,
      int threshold,
      int voters,
      @Nullable String bundle) {

    /** Copies the lists. */
    public Booth {
      questions = List.copyOf(questions);
      trustees = List.copyOf(trustees);
    }
  }

  /** What became of a ballot. */
  public enum Outcome {
    /** It is on the board. */
    CAST,
    /** The same ballot is on the board already: an answer was lost and it was sent again. */
    ALREADY,
    /** The voting has not begun. */
    EARLY,
    /** The voting is over. */
    CLOSED
  }

  /** The voting page of an election; empty if there is none, or it was not opened. */
  public Optional<Booth> booth(String publicId) {
    return current(publicId).map(this::booth);
  }

  private Booth booth(Poll poll) {
    return new Booth(
        poll.publicId(),
        poll.title(),
        poll.kind(),
        poll.questions(),
        standing(poll),
        poll.opensAt().atZone(clock.getZone()).toOffsetDateTime(),
        poll.closesAt().atZone(clock.getZone()).toOffsetDateTime(),
        jdbc.sql("select name from voting.trustee where election_id = :id order by no")
            .param("id", poll.id())
            .query(String.class)
            .list(),
        poll.threshold(),
        jdbc.sql("select count(*) from voting.voter where election_id = :id")
            .param("id", poll.id())
            .query(Integer.class)
            .single(),
        poll.bundle());
  }

  private Standing standing(Poll poll) {
    return switch (poll.state()) {
      case PREPARING -> Standing.EARLY;
      case OPEN ->
          poll.at(clock.instant()).isBefore(poll.opensAt()) ? Standing.EARLY : Standing.OPEN;
      case DECRYPTING -> Standing.CLOSED;
      case FINISHED, EMPTY -> Standing.FINISHED;
      case WITHDRAWN -> Standing.WITHDRAWN;
    };
  }

  /** The poll; closed first if its time is over. Not one that was never opened. */
  private Optional<Poll> current(String publicId) {
    Optional<Poll> found = polls.byPublicId(publicId);
    if (found.filter(poll -> poll.due(clock.instant())).isPresent()) {
      closing.closeIfDue(found.get().id());
      found = polls.byPublicId(publicId);
    }
    return found.filter(poll -> !poll.head().isEmpty());
  }

  private Poll required(String publicId) {
    return current(publicId).orElseThrow(() -> new NotFound("election " + publicId));
  }

  /**
   * The serialised election, exactly as on the board: every proof hashes it.
   *
   * @throws NotFound if there is none, or it was not opened
   */
  public String election(String publicId) {
    Poll poll = required(publicId);
    return boards.of(poll).election().json();
  }

  /**
   * Casts a ballot.
   *
   * @param publicId the election
   * @param ballot the encrypted ballot, as the page made it
   * @return what became of it
   * @throws InvalidInput if it does not hold, or was opened for an audit
   * @throws NotFound if there is no such election
   */
  public Outcome cast(String publicId, String ballot) {
    Poll poll = required(publicId);
    // The long arithmetic first: the poll is locked for the writing alone.
    CheckedBallot checked =
        Kept.refused("ballot", () -> boards.of(poll).check(Ballot.parse(ballot)));
    return Objects.requireNonNull(transactions.execute(status -> cast(poll.id(), checked)));
  }

  private Outcome cast(UUID id, CheckedBallot checked) {
    Poll poll = polls.locked(id);
    Ballot ballot = checked.ballot();
    if (isCast(id, ballot.tracker())) {
      return Outcome.ALREADY;
    }
    Instant now = poll.at(clock.instant());
    if (poll.state() != ElectionState.OPEN || !now.isBefore(poll.closesAt())) {
      return Outcome.CLOSED;
    }
    if (now.isBefore(poll.opensAt())) {
      return Outcome.EARLY;
    }
    byte[] credential = sha256(ballot.credential());
    slips.require(id, credential);
    ElectionBoard board = boards.of(poll);
    Kept.refused("ballot", () -> board.cast(checked));
    boards.note(poll, ballot, credential);
    jdbc.sql("update voting.poll set head = :head, latest_at = :now where election_id = :id")
        .param("head", board.head())
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
    return Outcome.CAST;
  }

  /**
   * Remembers that the voter has this ballot opened in order to test the device: it can never be
   * cast. The server is not told what is in it.
   *
   * @param ballot the encrypted ballot, whose signature shows that a voter made it
   * @return its tracker
   * @throws InvalidInput if it does not hold, was cast, or voting is over
   * @throws NotFound if there is no such election
   */
  public String open(String publicId, String ballot) {
    Poll poll = required(publicId);
    CheckedBallot checked =
        Kept.refused("ballot", () -> boards.of(poll).check(Ballot.parse(ballot)));
    String tracker =
        transactions.execute(status -> {
          Poll locked = polls.locked(poll.id());
          if (locked.state() != ElectionState.OPEN) {
            throw new InvalidInput(
                "ballot",
                null,
                Text.of("投票已经截止，不能再查验选票。", "Voting is over: no ballot can be opened any more."));
          }
          slips.require(poll.id(), sha256(checked.ballot().credential()));
          String marked = Kept.refused("ballot", () -> boards.of(locked).markOpened(checked));
          jdbc.sql(
                  """
                  insert into voting.opened_ballot (election_id, tracker) values (:id, :tracker)
                  on conflict do nothing
                  """)
              .param("id", poll.id())
              .param("tracker", marked)
              .update();
          return marked;
        });
    return Objects.requireNonNull(tracker);
  }

  /** What the board says of a tracker. */
  public enum Found {
    /** On the board, and it counts. */
    COUNTS,
    /** On the board, but the same voter cast a later one. */
    REPLACED,
    /** Opened for an audit; never cast. */
    OPENED,
    /** Not on the board. */
    MISSING
  }

  /**
   * Looks for a tracker.
   *
   * @throws NotFound if there is no such election
   */
  public Found find(String publicId, String tracker) {
    Poll poll = required(publicId);
    if (isOpened(poll.id(), tracker)) {
      return Found.OPENED;
    }
    if (!isCast(poll.id(), tracker)) {
      return Found.MISSING;
    }
    boolean last =
        jdbc.sql(
                """
                select not exists (
                  select from voting.ballot b join voting.ballot later
                    on later.election_id = b.election_id and later.credential = b.credential
                       and later.file_no > b.file_no
                  where b.election_id = :id and b.tracker = :tracker)
                """)
            .param("id", poll.id())
            .param("tracker", tracker)
            .query(Boolean.class)
            .single();
    return last ? Found.COUNTS : Found.REPLACED;
  }

  private boolean isCast(UUID id, String tracker) {
    return jdbc.sql(
            "select exists (select from voting.ballot where election_id = :id and tracker = :tracker)")
        .param("id", id)
        .param("tracker", tracker)
        .query(Boolean.class)
        .single();
  }

  private boolean isOpened(UUID id, String tracker) {
    return jdbc.sql(
            """
            select exists (select from voting.opened_ballot
              where election_id = :id and tracker = :tracker)
            """)
        .param("id", id)
        .param("tracker", tracker)
        .query(Boolean.class)
        .single();
  }

  /**
   * The board for everybody who has the address.
   *
   * @param booth the election
   * @param head hash of the last event
   * @param ballots how many ballots are on the board, replaced ones included
   * @param trackers all of them after the close, sorted; empty while voting goes on
   */
  public record Board(Booth booth, String head, int ballots, List<String> trackers) {
    /** Copies the list. */
    public Board {
      trackers = List.copyOf(trackers);
    }
  }

  /**
   * The board.
   *
   * @throws NotFound if there is no such election
   */
  public Board board(String publicId) {
    Poll poll = required(publicId);
    List<String> trackers =
        jdbc.sql("select tracker from voting.ballot where election_id = :id order by tracker")
            .param("id", poll.id())
            .query(String.class)
            .list();
    return new Board(
        booth(poll),
        poll.head(),
        trackers.size(),
        poll.state() == ElectionState.OPEN ? List.of() : trackers);
  }

  /** The hash by which a public credential is kept. */
  static byte[] sha256(String credential) {
    return Sha256.of(credential);
  }
}
