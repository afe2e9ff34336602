package org.zhiren.platform.voting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.ballots.Disclosure;
import org.zhiren.ballots.Election;
import org.zhiren.ballots.ElectionBoard;
import org.zhiren.ballots.Strata;
import org.zhiren.ballots.Trustees;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;
import org.zhiren.platform.shell.Typing;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens an election, after which nothing of it can be changed, and what goes before: where phones
 * will reach it, and what opening means.
 */
@Component
public class OpeningElection {

  private static final TypeReference<List<List<String>>> CREDENTIALS = new TypeReference<>() {};
  private static final int LONGEST_ADDRESS = 60;

  private final JdbcClient jdbc;
  private final Elections elections;
  private final Polls polls;
  private final Boards boards;
  private final BoothBundle bundle;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  OpeningElection(
      JdbcClient jdbc,
      Elections elections,
      Polls polls,
      Boards boards,
      BoothBundle bundle,
      Records records,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.elections = elections;
    this.polls = polls;
    this.boards = boards;
    this.bundle = bundle;
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /** What opening means, to be read before. */
  public List<Text> consequences(ElectionView election) {
    return Disclosure.before(
        election.voters(),
        election.strata().size() < 2
            ? List.of()
            : election.strata().stream().map(ElectionView.StratumSize::voters).toList());
  }

  /**
   * Opens. Question, voters, keys and voting codes are frozen; the scripts of the voting page are
   * hashed into the record.
   *
   * @param version as it was shown
   * @throws InvalidInput if keys or codes are missing, a credential does not hold, or the time is
   *     over; nothing is changed then
   */
  @Transactional
  public void open(UUID id, long version) {
    elections.required(id);
    Poll poll = polls.locked(id);
    if (poll.version() != version) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("投票", "vote"), "v" + version, "v" + poll.version(), null)));
    }
    if (poll.state() != ElectionState.PREPARING) {
      throw ClosingElection.notOpen(poll);
    }
    String trusteesJson = poll.trusteesJson();
    String credentialsJson = poll.credentials();
    Instant now = clock.instant();
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (trusteesJson == null) {
      faults.add(
          new InvalidInput.Fault(
              "trustees", null, Text.of("监票人的钥匙还没有全部就绪。", "Not all trustees' keys are ready.")));
    }
    if (credentialsJson == null) {
      faults.add(
          new InvalidInput.Fault(
              "codes", null, Text.of("投票码还没有制作。", "The voting codes have not been made.")));
    }
    if (!poll.closesAt().isAfter(now)) {
      faults.add(
          new InvalidInput.Fault(
              "closesAt",
              poll.closesAt().toString(),
              Text.of(
                  "截止时间已过，请撤销后重新筹备。",
                  "The end of the voting is over. Withdraw it and prepare a new one.")));
    }
    if (trusteesJson == null || credentialsJson == null || !faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    List<List<String>> byStratum = json.readValue(credentialsJson, CREDENTIALS);
    Strata strata = declared(poll, byStratum);
    ElectionBoard board =
        Kept.refused("codes", () -> opened(poll, trusteesJson, byStratum, strata, now));
    jdbc.sql(
            """
            update voting.poll set state = 'OPEN', opened_at = :now, latest_at = :now, head = :head,
              anchored = :head, anchored_at = :now, bundle = :bundle, declaration = :declaration,
              version = version + 1
            where election_id = :id
            """)
        .param("now", Timestamp.from(now))
        .param("head", board.head())
        .param("bundle", bundle.sha256())
        .param("declaration", strata == null ? null : strata.json())
        .param("id", id)
        .update();
    records.record(
        Act.of("voting.election.opened", "election", id)
            .with("head", board.head())
            .with("fingerprint", board.election().fingerprint())
            .with("page", bundle.sha256())
            .with("credentials", byStratum.stream().mapToInt(List::size).sum())
            .with("spares", poll.spares() * byStratum.size()));
  }

  private ElectionBoard opened(
      Poll poll,
      String trusteesJson,
      List<List<String>> byStratum,
      @Nullable Strata strata,
      Instant now) {
    Trustees trustees = Trustees.parse(trusteesJson);
    Election election =
        Election.of(
            poll.publicId(),
            poll.title(),
            description(poll, strata),
            poll.questions().stream().map(question -> question.onBallot(poll.kind())).toList(),
            trustees);
    List<String> all = byStratum.stream().flatMap(List::stream).sorted().toList();
    return boards.open(poll.id(), now.getEpochSecond(), election, trustees, all);
  }

  /** Binds strata and number of spare slips to the election: every proof hashes it. */
  private static String description(Poll poll, @Nullable Strata strata) {
    List<String> parts = new ArrayList<>();
    if (strata != null) {
      parts.add(strata.mark());
    }
    if (poll.spares() > 0) {
      parts.add("Spare slips: " + poll.spares() * poll.strata().size());
    }
    return String.join("; ", parts);
  }

  private static @Nullable Strata declared(Poll poll, List<List<String>> byStratum) {
    if (poll.strata().size() < 2) {
      return null;
    }
    List<Strata.Stratum> strata = new ArrayList<>();
    for (int i = 0; i < byStratum.size(); i++) {
      strata.add(new Strata.Stratum(poll.strata().get(i), byStratum.get(i)));
    }
    return new Strata(strata);
  }

  /**
   * Sets where phones reach the platform, as it will be printed on the slips.
   *
   * @throws InvalidInput if no phone could open it, or the codes were made already
   */
  @Transactional
  public void address(UUID id, String typed) {
    elections.required(id);
    Poll poll = polls.locked(id);
    if (poll.state() != ElectionState.PREPARING || poll.credentials() != null) {
      throw ClosingElection.notOpen(poll);
    }
    jdbc.sql(
            "update voting.poll set address = :address, version = version + 1 where election_id = :id")
        .param("address", Typing.address("address", typed, LONGEST_ADDRESS))
        .param("id", id)
        .update();
  }
}
