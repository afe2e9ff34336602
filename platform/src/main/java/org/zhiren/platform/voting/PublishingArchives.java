package org.zhiren.platform.voting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Archives of closed elections for the public. Nothing is published by itself: whoever ran the
 * election asks, with the ground; another account releases. An archive that would give votes away
 * (fewer than five ballots, or all alike) is never published.
 */
@Component
@Transactional
public class PublishingArchives {

  /** The fewest ballots of an archive that the public may have. */
  public static final int LEAST = 5;

  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final Elections elections;
  private final ElectionArchive archive;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  PublishingArchives(
      JdbcClient jdbc,
      Elections elections,
      ElectionArchive archive,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.elections = elections;
    this.archive = archive;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Why the archive of an election may not be published; nothing if it may.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  @Transactional(readOnly = true)
  public List<Text> hindrances(UUID id) {
    Optional<ElectionOutcome> outcome = elections.outcome(id);
    if (outcome.isEmpty()) {
      return List.of(Text.of("结果尚未公布。", "The result is not published yet."));
    }
    List<Text> why = new ArrayList<>();
    if (outcome.get().ballots() < LEAST) {
      why.add(
          Text.of(
                  "有效票 {0} 张，少于 {1} 张，公开结果会暴露个人。",
                  "{0} ballots count, fewer than {1}: the result would give people away.")
              .fill(outcome.get().ballots(), LEAST));
    }
    if (outcome.get().questions().stream().anyMatch(ElectionOutcome.QuestionCount::unanimous)) {
      why.add(
          Text.of(
              "有的事项全体意见一致，公开结果等于公开每个人的选择。",
              "All answered a question alike: the result tells how each of them voted."));
    }
    return why;
  }

  /** Whether the subtotals can go with it: none of them may be unanimous. */
  private boolean subtotals(ElectionView election, ElectionOutcome outcome) {
    return archive.hasSupplement(election.publicId())
        && outcome.groups().stream()
            .noneMatch(
                group -> group.totals().stream().anyMatch(row -> row.contains(group.ballots())));
  }

  /**
   * Asks for the publication of an archive. What was refused or withdrawn may be asked for again.
   *
   * @param ground why the public should have it
   * @throws InvalidInput if the archive may not be published, or there is no ground
   * @throws NotFound if there is no such election, or not for the acting account
   */
  public void ask(UUID id, String ground) {
    ElectionView election = elections.required(id);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    hindrances(id).forEach(why -> faults.add(new InvalidInput.Fault("publish", null, why)));
    if (ground.isBlank() || ground.strip().length() > PlanCheck.LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              "publish",
              ground,
              Text.of(
                      "请写明公开的依据，1 至 {0} 字。",
                      "Say in 1 to {0} characters on what ground it is published.")
                  .fill(PlanCheck.LONGEST)));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    ElectionOutcome outcome = elections.outcome(id).orElseThrow();
    Actor actor = actors.current();
    int written =
        jdbc.sql(
                """
                insert into voting.publication (election_id, public_id, title, kind, closed_on, voters, ballots,
                  head, subtotals, ground, asked_by, asked_name, asked_at, state)
                values (:id, :publicId, :title, :kind, :on, :voters, :ballots, :head, :subtotals, :ground, :by,
                  :name, :now, 'ASKED')
                on conflict (election_id) do update
                set ground = excluded.ground, asked_by = excluded.asked_by, asked_name = excluded.asked_name,
                  asked_at = excluded.asked_at, state = 'ASKED', settled_by = null, settled_name = null,
                  settled_at = null, settled_for = null
                where publication.state in ('REFUSED', 'WITHDRAWN')
                """)
            .param("id", id)
            .param("publicId", election.publicId())
            .param("title", election.title())
            .param("kind", election.kind().name())
            .param("on", Objects.requireNonNull(election.closedAt()).toLocalDate())
            .param("voters", election.voters())
            .param("ballots", outcome.ballots())
            .param("head", election.head())
            .param("subtotals", subtotals(election, outcome))
            .param("ground", ground.strip())
            .param("by", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .update();
    if (written == 0) {
      throw new InvalidInput(
          "publish", ground, Text.of("已经提请过，或已公开。", "It was asked for already, or is published."));
    }
    records.record(Act.of("voting.archive.asked", "election", id).because(ground.strip()));
  }

  /** The publication of an election that the acting account may see. */
  @Transactional(readOnly = true)
  public Optional<Publication> of(UUID id) {
    elections.required(id);
    return jdbc.sql("select * from voting.publication where election_id = :id")
        .param("id", id)
        .query(this::publication)
        .optional();
  }

  /**
   * All that was asked for, what waits first: for those who look after the public pages. They see
   * title and numbers, not the election.
   */
  @Transactional(readOnly = true)
  public List<Publication> all() {
    return jdbc.sql(
            """
            select * from voting.publication
            order by (state = 'ASKED') desc, closed_on desc, election_id limit :most
            """)
        .param("most", MOST)
        .query(this::publication)
        .list();
  }

  /** What the public may have, the latest first. */
  @Transactional(readOnly = true)
  public List<Publication> released() {
    return jdbc.sql(
            """
            select * from voting.publication where state = 'RELEASED'
            order by closed_on desc, election_id limit :most
            """)
        .param("most", MOST)
        .query(this::publication)
        .list();
  }

  /**
   * What the public may have.
   *
   * @throws NotFound if nothing with this number is released
   */
  @Transactional(readOnly = true)
  public Publication released(String publicId) {
    return jdbc.sql("select * from voting.publication where public_id = :id and state = 'RELEASED'")
        .param("id", publicId)
        .query(this::publication)
        .optional()
        .orElseThrow(() -> new NotFound("published archive " + publicId));
  }

  /**
   * Releases an archive to the public.
   *
   * @throws InvalidInput if the acting account is the one that asked
   * @throws NotFound if nothing waits
   */
  public void release(UUID id) {
    UUID asker =
        jdbc.sql(
                """
                select asked_by from voting.publication
                where election_id = :id and state = 'ASKED' for update
                """)
            .param("id", id)
            .query(UUID.class)
            .optional()
            .orElseThrow(() -> new NotFound("publication of election " + id));
    if (asker.equals(actors.current().accountId())) {
      throw new InvalidInput(
          "publish",
          null,
          Text.of(
              "提请公开的人不能自己审核，请由另一人办理。", "Whoever asked cannot release it. Another person has to."));
    }
    settle(id, Publication.State.ASKED, Publication.State.RELEASED, null);
    records.record(Act.of("voting.archive.released", "election", id));
  }

  /**
   * Refuses what was asked for, or takes back what was released.
   *
   * @throws InvalidInput if there is no reason
   * @throws NotFound if there is nothing to refuse or to take back
   */
  public void end(UUID id, String reason) {
    if (reason.isBlank() || reason.strip().length() > PlanCheck.LONGEST) {
      throw new InvalidInput(
          "ending-" + id,
          reason,
          Text.of("请写明理由，1 至 {0} 字。", "Give the reason in 1 to {0} characters.")
              .fill(PlanCheck.LONGEST));
    }
    boolean refused =
        settle(id, Publication.State.ASKED, Publication.State.REFUSED, reason.strip());
    if (!refused
        && !settle(id, Publication.State.RELEASED, Publication.State.WITHDRAWN, reason.strip())) {
      throw new NotFound("publication of election " + id);
    }
    records.record(
        Act.of("voting.archive." + (refused ? "refused" : "withdrawn"), "election", id)
            .because(reason.strip()));
  }

  private boolean settle(
      UUID id, Publication.State from, Publication.State to, @Nullable String reason) {
    Actor actor = actors.current();
    return jdbc.sql(
                """
                update voting.publication set state = :to, settled_by = :by, settled_name = :name, settled_at = :now,
                  settled_for = :why
                where election_id = :id and state = :from
                """)
            .param("to", to.name())
            .param("by", actor.accountId())
            .param("name", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .param("why", reason)
            .param("id", id)
            .param("from", from.name())
            .update()
        > 0;
  }

  private Publication publication(ResultSet row, int number) throws SQLException {
    return new Publication(
        Objects.requireNonNull(row.getObject("election_id", UUID.class)),
        row.getString("public_id"),
        row.getString("title"),
        ElectionKind.valueOf(row.getString("kind")),
        row.getObject("closed_on", java.time.LocalDate.class),
        row.getInt("voters"),
        row.getInt("ballots"),
        row.getString("head"),
        row.getBoolean("subtotals"),
        row.getString("ground"),
        row.getString("asked_name"),
        Objects.requireNonNull(time(row, "asked_at")),
        Publication.State.valueOf(row.getString("state")),
        row.getString("settled_name"),
        time(row, "settled_at"),
        row.getString("settled_for"));
  }

  private @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }
}
