package org.zhiren.platform.voting;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.ballots.KeyCeremony;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;

/**
 * The three rounds in which the trustees make their keys, each for themselves, so that no secret
 * ever comes here. With the last message of the last one the keys are made.
 */
@Component
@Transactional
public class MakingKeys {

  private final JdbcClient jdbc;
  private final Polls polls;
  private final TrusteeRows trustees;
  private final Records records;

  MakingKeys(JdbcClient jdbc, Polls polls, TrusteeRows trustees, Records records) {
    this.jdbc = jdbc;
    this.polls = polls;
    this.trustees = trustees;
    this.records = records;
  }

  /**
   * First round: the public keys of the acting trustee.
   *
   * @throws InvalidInput if they do not hold, or came before
   */
  public void certify(UUID id, String certificate) {
    Turn turn = turn(id, TrusteeStep.NONE);
    List<String> others =
        turn.rows().stream().map(TrusteeRow::certificate).filter(Objects::nonNull).toList();
    Kept.checked("certificate", () -> KeyCeremony.checkCertificate(others, certificate));
    set(turn, "certificate", certificate);
  }

  /**
   * Second round: the shares for the others.
   *
   * @throws InvalidInput if they do not hold, came before, or not all certificates are there
   */
  public void deal(UUID id, String dealt) {
    Turn turn = turn(id, TrusteeStep.CERTIFIED);
    waitFor(turn.rows().stream().allMatch(row -> row.certificate() != null));
    Kept.checked(
        "dealt",
        () ->
            KeyCeremony.checkDealt(
                TrusteeRows.certificates(turn.rows()),
                turn.poll().threshold(),
                turn.own().no(),
                dealt));
    set(turn, "dealt", dealt);
  }

  /**
   * Third round: the public key that follows from the shares. With the last one the keys are made.
   *
   * @throws InvalidInput if it does not hold, came before, or not all shares are there
   */
  public void accept(UUID id, String accepted) {
    Turn turn = turn(id, TrusteeStep.DEALT);
    waitFor(turn.rows().stream().allMatch(row -> row.dealt() != null));
    Kept.checked(
        "accepted",
        () -> KeyCeremony.checkAccepted(turn.own().no(), TrusteeRows.dealt(turn.rows()), accepted));
    set(turn, "accepted", accepted);
    List<TrusteeRow> now = trustees.of(id);
    if (now.stream().allMatch(row -> row.accepted() != null)) {
      String made =
          Kept.refused(
              "accepted",
              () ->
                  KeyCeremony.finish(
                          turn.poll().threshold(),
                          TrusteeRows.certificates(now),
                          TrusteeRows.dealt(now),
                          now.stream().map(row -> Objects.requireNonNull(row.accepted())).toList())
                      .json());
      jdbc.sql(
              """
              update voting.poll set trustees_json = :trustees, version = version + 1
              where election_id = :id
              """)
          .param("trustees", made)
          .param("id", id)
          .update();
    }
  }

  /** One step of one trustee: the election is locked, and the step is due. */
  private record Turn(Poll poll, List<TrusteeRow> rows, TrusteeRow own) {}

  private Turn turn(UUID id, TrusteeStep step) {
    Poll poll = polls.locked(id);
    if (poll.state() != ElectionState.PREPARING) {
      throw ClosingElection.notOpen(poll);
    }
    List<TrusteeRow> rows = trustees.of(id);
    TrusteeRow own = trustees.own(rows, id);
    TrusteeRows.expect(own, step);
    return new Turn(poll, rows, own);
  }

  private static void waitFor(boolean others) {
    if (!others) {
      throw new InvalidInput(
          "step",
          null,
          Text.of(
              "其他监票人还没有完成上一步，请稍候。",
              "The other trustees have not done the step before. Please wait."));
    }
  }

  private void set(Turn turn, String column, String message) {
    UUID election = turn.poll().id();
    int no = turn.own().no();
    jdbc.sql(
            "update voting.trustee set %s = :message where election_id = :id and no = :no"
                .formatted(column))
        .param("message", message)
        .param("id", election)
        .param("no", no)
        .update();
    records.record(Act.of("voting.trustee." + column, "election", election).with("trustee", no));
  }
}
