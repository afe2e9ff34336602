package org.zhiren.platform.voting;

import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens an election, after which nothing of it can be changed, and what may still be done from the
 * desk: attendance, reminders, giving up.
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
  private final ActorSource actors;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;

  OpeningElection(
      JdbcClient jdbc,
      Elections elections,
      Polls polls,
      Boards boards,
      BoothBundle bundle,
      ActorSource actors,
      Records records,
      JsonMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.elections = elections;
    this.polls = polls;
    this.boards = boards;
    this.bundle = bundle;
    this.actors = actors;
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
        .param("address", checked(typed))
        .param("id", id)
        .update();
  }

  private static String checked(String typed) {
    String plain = typed.strip().replaceAll("/+$", "");
    try {
      URI uri = new URI(plain);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if ((scheme.equals("https") || scheme.equals("http"))
          && uri.getHost() != null
          && uri.getQuery() == null
          && uri.getFragment() == null
          && uri.getUserInfo() == null
          && plain.length() <= LONGEST_ADDRESS) {
        return plain;
      }
    } catch (URISyntaxException e) {
      // Refused below, with what is wanted.
    }
    throw new InvalidInput(
        "address",
        typed,
        Text.of(
                "“{0}”不是手机能打开的地址。请填写以 https:// 或 http:// 开头、不超过 {1} 个字符的地址。",
                "“{0}” is no address that a phone can open. Give one that begins with https:// or"
                    + " http:// and has at most {1} characters.")
            .fill(typed, LONGEST_ADDRESS));
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
  public record Reminder(java.time.OffsetDateTime at, String name, String note, int turnout) {}

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
