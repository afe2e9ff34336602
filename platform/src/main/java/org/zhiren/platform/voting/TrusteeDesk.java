package org.zhiren.platform.voting;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.ballots.ElectionBoard;
import org.zhiren.ballots.EncryptedTally;
import org.zhiren.ballots.KeyCeremony;
import org.zhiren.ballots.PartialDecryption;
import org.zhiren.ballots.Result;
import org.zhiren.ballots.Strata;
import org.zhiren.ballots.StrataCount;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the trustees find at their desk, and the decryption of the totals; the making of keys is
 * {@link MakingKeys}. Being named in the election is what lets an account in; no scope is needed.
 * The messages are carried here; no secret is.
 */
@Component
@Transactional
public class TrusteeDesk {

  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final Polls polls;
  private final Boards boards;
  private final Subjects subjects;
  private final TrusteeRows trustees;
  private final Records records;
  private final JsonMapper json;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  TrusteeDesk(
      JdbcClient jdbc,
      Polls polls,
      Boards boards,
      Subjects subjects,
      TrusteeRows trustees,
      Records records,
      JsonMapper json,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.polls = polls;
    this.boards = boards;
    this.subjects = subjects;
    this.trustees = trustees;
    this.records = records;
    this.json = json;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The task of the acting account.
   *
   * @throws NotFound if it is no trustee of this election
   */
  @Transactional(readOnly = true)
  public TrusteeTask task(UUID id) {
    return task(id, trustees.own(trustees.of(id), id).no());
  }

  /** The task of the trustee with this number. */
  @Transactional(readOnly = true)
  TrusteeTask task(UUID id, int no) {
    Poll poll = polls.known(id);
    List<TrusteeRow> rows = trustees.of(id);
    TrusteeRow own = rows.get(no - 1);
    boolean certified = rows.stream().allMatch(row -> row.certificate() != null);
    boolean dealt = rows.stream().allMatch(row -> row.dealt() != null);
    List<String> tallies = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    String election = null;
    if (poll.state() == ElectionState.DECRYPTING) {
      ElectionBoard board = boards.of(poll);
      election = board.election().json();
      tallies.add(tally(board).json());
      groups.add("");
      StrataCount count = count(poll, board);
      if (count != null) {
        count.tallies().forEach(one -> tallies.add(one.json()));
        count.groups().forEach(group -> groups.add(name(poll, group)));
      }
    }
    return new TrusteeTask(
        id,
        poll.publicId(),
        poll.title(),
        poll.state(),
        own.no(),
        poll.threshold(),
        own.step(),
        rows.stream()
            .map(row -> new ElectionView.TrusteeView(row.no(), row.name(), row.step()))
            .toList(),
        certified ? TrusteeRows.certificates(rows) : List.of(),
        dealt ? KeyCeremony.route(TrusteeRows.dealt(rows)).get(own.no() - 1) : null,
        own.accepted(),
        election,
        tallies,
        groups,
        poll.state() == ElectionState.DECRYPTING ? poll.declaration() : null,
        poll.head());
  }

  private static String name(Poll poll, Strata.Group group) {
    return String.join("、", group.strata().stream().map(poll.strata()::get).toList());
  }

  private static EncryptedTally tally(ElectionBoard board) {
    return Objects.requireNonNull(board.encryptedTally());
  }

  /** The subtotals; null if there are none to be shown. */
  private @Nullable StrataCount count(Poll poll, ElectionBoard board) {
    String declaration = poll.declaration();
    if (declaration == null) {
      return null;
    }
    StrataCount count = StrataCount.of(board, Strata.of(declaration));
    // One group of everybody is the result again.
    return count.groups().size() < 2 ? null : count;
  }

  /**
   * The acting trustee's parts of the decryption: of the totals, then of each group. With the last
   * one that is needed the result is published.
   *
   * @param parts in the order of {@link TrusteeTask#tallies}
   * @return whether the result is published now
   * @throws InvalidInput if a part is not proved, or came before
   */
  public boolean decrypt(UUID id, List<String> parts) {
    return decrypt(id, trustees.own(trustees.of(id), id).no(), parts);
  }

  /** The parts of the trustee with this number. */
  boolean decrypt(UUID id, int no, List<String> parts) {
    Poll poll = polls.locked(id);
    if (poll.state() != ElectionState.DECRYPTING) {
      throw ClosingElection.notOpen(poll);
    }
    TrusteeRow own = trustees.of(id).get(no - 1);
    TrusteeRows.expect(own, TrusteeStep.READY);
    ElectionBoard board = boards.of(poll);
    StrataCount count = count(poll, board);
    int wanted = 1 + (count == null ? 0 : count.groups().size());
    if (parts.size() != wanted) {
      throw new InvalidInput(
          "parts",
          Integer.toString(parts.size()),
          Text.of("应交 {0} 份解密，实为 {1} 份。", "{0} parts of the decryption are needed, not {1}.")
              .fill(wanted, parts.size()));
    }
    Kept.refused(
        "parts",
        () -> {
          List<PartialDecryption> read = parts.stream().map(PartialDecryption::parse).toList();
          if (count != null) {
            count.decrypt(own.no(), read.subList(1, read.size()));
          }
          board.decrypt(own.no(), read.getFirst());
          return true;
        });
    jdbc.sql(
            """
            update voting.trustee set decrypted = true, subtotals = :subtotals
            where election_id = :id and no = :no
            """)
        .param("subtotals", json.writeValueAsString(parts.subList(1, parts.size())))
        .param("id", id)
        .param("no", own.no())
        .update();
    records.record(
        Act.of("voting.trustee.decrypted", "election", id)
            .with("trustee", own.no())
            .with("head", board.head()));
    boolean finished = board.decryptable();
    if (finished) {
      finish(poll, board, count);
    } else {
      head(id, board.head());
    }
    return finished;
  }

  private void finish(Poll poll, ElectionBoard board, @Nullable StrataCount count) {
    Result result = Kept.in(board::finish);
    String supplement = null;
    if (count != null) {
      for (Map.Entry<Integer, String> one : subtotals(poll.id()).entrySet()) {
        count.decrypt(
            one.getKey(),
            json.readValue(one.getValue(), TEXTS).stream().map(PartialDecryption::parse).toList());
      }
      supplement = count.json();
    }
    jdbc.sql(
            """
            update voting.poll set state = 'FINISHED', finished_at = :now, result = :result,
              supplement = :supplement, head = :head, anchored = :head, version = version + 1
            where election_id = :id
            """)
        .param("now", Timestamp.from(poll.at(clock.instant())))
        .param("result", result.json())
        .param("supplement", supplement)
        .param("head", board.head())
        .param("id", poll.id())
        .update();
    records.record(
        Act.of("voting.election.finished", "election", poll.id())
            .with("head", board.head())
            .withPersonal("result", result.json()));
    events.publishEvent(new ElectionTallied(poll.id(), subjects.of(poll.id())));
  }

  private Map<Integer, String> subtotals(UUID id) {
    Map<Integer, String> found = new TreeMap<>();
    trustees
        .of(id)
        .forEach(row -> {
          String subtotals = row.subtotals();
          if (subtotals != null) {
            found.put(row.no(), subtotals);
          }
        });
    return found;
  }

  private void head(UUID id, String head) {
    jdbc.sql("update voting.poll set head = :head where election_id = :id")
        .param("head", head)
        .param("id", id)
        .update();
  }
}
