package org.zhiren.platform.voting;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhiren.ballots.ArchiveFile;
import org.zhiren.ballots.ArchiveSink;
import org.zhiren.ballots.Ballot;
import org.zhiren.ballots.Election;
import org.zhiren.ballots.ElectionBoard;
import org.zhiren.ballots.Trustees;

/**
 * The boards of running elections. The rows of {@code voting.archive_file} are the board; what is
 * held in memory only saves reading them again. A board whose head is not the one in the database
 * (the process died, or a transaction was rolled back) is dropped and resumed from the rows.
 */
@Component
class Boards {

  private static final int MOST_HELD = 4;

  private final JdbcClient jdbc;

  private final Map<UUID, ElectionBoard> held =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, ElectionBoard> eldest) {
              return size() > MOST_HELD;
            }
          });

  Boards(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Writes the files of one board as rows, in the transaction of the caller. */
  private final class Rows implements ArchiveSink {
    private final UUID election;
    private int next;

    Rows(UUID election, int next) {
      this.election = election;
      this.next = next;
    }

    @Override
    public void append(String name, String content) {
      jdbc.sql(
              """
              insert into voting.archive_file (election_id, no, name, content)
              values (:election, :no, :name, :content)
              """)
          .param("election", election)
          .param("no", next)
          .param("name", name)
          .param("content", content)
          .update();
      next++;
    }
  }

  /** Opens the board of an election, in the transaction that opens the election. */
  ElectionBoard open(
      UUID id,
      long timestampSeconds,
      Election election,
      Trustees trustees,
      List<String> credentials) {
    Rows rows = new Rows(id, 0);
    ElectionBoard board =
        Kept.in(() -> ElectionBoard.open(rows, timestampSeconds, election, trustees, credentials));
    held.put(id, board);
    return board;
  }

  /**
   * The board of a poll. To be changed only by whoever has locked the poll; {@link
   * ElectionBoard#check} may be called by anybody.
   */
  ElectionBoard of(Poll poll) {
    ElectionBoard known = held.get(poll.id());
    if (known == null || !known.head().equals(poll.head())) {
      known = resume(poll.id());
      held.put(poll.id(), known);
    }
    return known;
  }

  private ElectionBoard resume(UUID id) {
    List<ArchiveFile> files = files(id);
    Rows rows = new Rows(id, files.size());
    return ElectionBoard.resume(
        rows,
        files.iterator(),
        new HashSet<>(
            jdbc.sql("select tracker from voting.opened_ballot where election_id = :id")
                .param("id", id)
                .query(String.class)
                .list()));
  }

  /** The files of the archive in their order. */
  List<ArchiveFile> files(UUID id) {
    return jdbc.sql(
            "select name, content from voting.archive_file where election_id = :id order by no")
        .param("id", id)
        .query((row, number) -> new ArchiveFile(row.getString("name"), row.getString("content")))
        .list();
  }

  /** Forgets what is held in memory, as the end of the process does. */
  void forget() {
    held.clear();
  }

  /**
   * Notes a ballot that was cast a moment ago by its tracker.
   *
   * @param credential SHA-256 of its public credential
   */
  void note(Poll poll, Ballot ballot, byte[] credential) {
    jdbc.sql(
            """
            insert into voting.ballot (election_id, tracker, file_no, credential)
            select :election, :tracker, max(no) - 1, :credential
            from voting.archive_file where election_id = :election
            """)
        .param("election", poll.id())
        .param("tracker", ballot.tracker())
        // The event stands last, the ballot right before it.
        .param("credential", credential)
        .update();
  }
}
