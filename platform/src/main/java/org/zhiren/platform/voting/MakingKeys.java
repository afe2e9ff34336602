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
    Poll poll = preparing(id);
    List<TrusteeRow> rows = trustees.of(id);
    TrusteeRow own = trustees.own(rows, id);
    TrusteeRows.expect(own, TrusteeStep.NONE);
    List<String> others =
        rows.stream().map(TrusteeRow::certificate).filter(Objects::nonNull).toList();
    Kept.refused(
        "certificate",
        () -> {
          KeyCeremony.checkCertificate(others, certificate);
          return true;
        });
    set(poll, own, "certificate", certificate);
  }

  /**
   * Second round: the shares for the others.
   *
   * @throws InvalidInput if they do not hold, came before, or not all certificates are there
   */
  public void deal(UUID id, String dealt) {
    Poll poll = preparing(id);
    List<TrusteeRow> rows = trustees.of(id);
    TrusteeRow own = trustees.own(rows, id);
    TrusteeRows.expect(own, TrusteeStep.CERTIFIED);
    waitFor(rows.stream().allMatch(row -> row.certificate() != null));
    Kept.refused(
        "dealt",
        () -> {
          KeyCeremony.checkDealt(TrusteeRows.certificates(rows), poll.threshold(), own.no(), dealt);
          return true;
        });
    set(poll, own, "dealt", dealt);
  }

  /**
   * Third round: the public key that follows from the shares. With the last one the keys are made.
   *
   * @throws InvalidInput if it does not hold, came before, or not all shares are there
   */
  public void accept(UUID id, String accepted) {
    Poll poll = preparing(id);
    List<TrusteeRow> rows = trustees.of(id);
    TrusteeRow own = trustees.own(rows, id);
    TrusteeRows.expect(own, TrusteeStep.DEALT);
    waitFor(rows.stream().allMatch(row -> row.dealt() != null));
    Kept.refused(
        "accepted",
        () -> {
          KeyCeremony.checkAccepted(own.no(), TrusteeRows.dealt(rows), accepted);
          return true;
        });
    set(poll, own, "accepted", accepted);
    List<TrusteeRow> now = trustees.of(id);
    if (now.stream().allMatch(row -> row.accepted() != null)) {
      String made =
          Kept.refused(
              "accepted",
              () ->
                  KeyCeremony.finish(
                          poll.threshold(),
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

  private Poll preparing(UUID id) {
    Poll poll = polls.locked(id);
    if (poll.state() != ElectionState.PREPARING) {
      throw ClosingElection.notOpen(poll);
    }
    return poll;
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

  private void set(Poll poll, TrusteeRow own, String column, String message) {
    jdbc.sql(
            "update voting.trustee set %s = :message where election_id = :id and no = :no"
                .formatted(column))
        .param("message", message)
        .param("id", poll.id())
        .param("no", own.no())
        .update();
    records.record(
        Act.of("voting.trustee." + column, "election", poll.id()).with("trustee", own.no()));
  }
}
