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
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * The entry for other modules: prepares elections, tells where they stand and what came of them, to
 * whoever may see the selection cases of the unit. Events {@link ElectionClosed} and {@link
 * ElectionTallied} tell when to ask.
 */
@Component
@Transactional(readOnly = true)
public class Elections {

  private static final String SELECT =
      """
      select e.*, p.public_id, p.state, p.questions, p.strata, p.threshold, p.opens_at, p.closes_at,
        p.authority_name, p.credentials is not null as codes_made, p.present, p.address, p.bundle, p.head,
        p.opened_at, p.closed_at, p.finished_at, p.withdrawn_for, p.expected, p.spares, p.version,
        (select count(*) from voting.replacement r where r.election_id = e.id and r.state = 'DONE') as replaced,
        (select count(distinct b.credential) from voting.ballot b where b.election_id = e.id) as ballots
      from voting.election e join voting.poll p on p.election_id = e.id
      """;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final PreparingElection preparing;
  private final Outcomes outcomes;
  private final Polls polls;
  private final Clock clock;

  Elections(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      PreparingElection preparing,
      Outcomes outcomes,
      Polls polls,
      Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.preparing = preparing;
    this.outcomes = outcomes;
    this.polls = polls;
    this.clock = clock;
  }

  /**
   * Prepares an election: from here on the pages of this module lead on.
   *
   * @return its id
   * @throws InvalidInput if no vote could be held by this plan; nothing was changed then
   * @throws NotFound if the acting account may not see the unit's selection cases
   */
  @Transactional
  public UUID prepare(ElectionPlan plan) {
    return preparing.prepare(plan);
  }

  /** The election, if the acting account may see it. */
  public Optional<ElectionView> find(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("e.unit_id", InformationClass.SELECTION);
    return jdbc.sql(SELECT + " where e.id = :id and " + seen.sql())
        .param("id", id)
        .params(seen.params())
        .query(this::view)
        .optional();
  }

  /**
   * The election.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  public ElectionView required(UUID id) {
    return find(id).orElseThrow(() -> new NotFound("election " + id));
  }

  /** The elections about a subject that the acting account may see, the earliest first. */
  public List<ElectionView> about(String subjectKind, String reference) {
    NeedToKnow.Predicate seen = needToKnow.predicate("e.unit_id", InformationClass.SELECTION);
    return jdbc.sql(
            SELECT
                + " where e.subject_kind = :kind and e.subject_reference = :reference and "
                + seen.sql()
                + " order by e.created_at, e.id")
        .param("kind", subjectKind)
        .param("reference", reference)
        .params(seen.params())
        .query(this::view)
        .list();
  }

  /**
   * The decisions of a unit whose result is published, the newest first: what a meeting of its body
   * can take over.
   *
   * @param most how many
   */
  public List<ElectionView> decided(UUID unitId, int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("e.unit_id", InformationClass.SELECTION);
    return jdbc.sql(
            SELECT
                + " where e.unit_id = :unit and e.kind = 'DECISION' and p.state = 'FINISHED' and "
                + seen.sql()
                + " order by e.created_at desc, e.id desc limit :most")
        .param("unit", unitId)
        .param("most", most)
        .params(seen.params())
        .query(this::view)
        .list();
  }

  /**
   * Names of the voters, in the order in which they were given.
   *
   * @throws NotFound if there is no such election, or not for the acting account
   */
  public List<String> voters(UUID id) {
    required(id);
    return jdbc.sql("select name from voting.voter where election_id = :id order by no")
        .param("id", id)
        .query(String.class)
        .list();
  }

  /**
   * Somebody who keeps a part of the key.
   *
   * @param accountId the account
   * @param name the person
   */
  public record Keeper(UUID accountId, String name) {}

  /**
   * The trustees of an election with their accounts.
   *
   * @throws NotFound if there is no such election, or not for the acting account
   */
  public List<Keeper> trustees(UUID id) {
    required(id);
    return jdbc.sql(
            "select account_id, name from voting.trustee where election_id = :id order by no")
        .param("id", id)
        .query((row, number) ->
            new Keeper(row.getObject("account_id", UUID.class), row.getString("name")))
        .list();
  }

  /**
   * A part of the list.
   *
   * @param elections the newest first
   * @param next the election after which the next part begins; {@code null} if this is the last
   */
  public record Part(List<ElectionView> elections, @Nullable UUID next) {
    /** Copies the list. */
    public Part {
      elections = List.copyOf(elections);
    }
  }

  /**
   * Elections that the acting account may see, the newest first.
   *
   * @param state only in this state; {@code null} for any
   * @param words part of the title; empty for any
   * @param after the election after which to go on; {@code null} to begin
   * @param most how many
   */
  public Part list(@Nullable ElectionState state, String words, @Nullable UUID after, int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("e.unit_id", InformationClass.SELECTION);
    List<ElectionView> found =
        jdbc.sql(
                SELECT
                    + """
                    where (cast(:state as text) is null or p.state = :state)
                     and (:words = '' or strpos(lower(e.title), lower(:words)) > 0)
                     and (cast(:after as uuid) is null or (e.created_at, e.id) <
                          (select a.created_at, a.id from voting.election a where a.id = :after))
                    """
                    + " and "
                    + seen.sql()
                    + " order by e.created_at desc, e.id desc limit :most")
            .param("state", state == null ? null : state.name())
            .param("words", words.strip())
            .param("after", after)
            .param("most", most + 1)
            .params(seen.params())
            .query(this::view)
            .list();
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  /**
   * What came of an election; empty before the result is published.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  public Optional<ElectionOutcome> outcome(UUID id) {
    ElectionView view = required(id);
    return outcomes.of(view, polls.known(id));
  }

  private ElectionView view(ResultSet row, int number) throws SQLException {
    UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
    ElectionKind kind = ElectionKind.valueOf(row.getString("kind"));
    List<ElectionView.StratumSize> strata =
        strata(id, List.of((String[]) row.getArray("strata").getArray()));
    return new ElectionView(
        id,
        row.getString("public_id"),
        Objects.requireNonNull(row.getObject("unit_id", UUID.class)),
        kind,
        new ElectionSubject(
            row.getString("subject_kind"),
            row.getString("subject_reference"),
            row.getString("subject_title")),
        row.getString("title"),
        ElectionState.valueOf(row.getString("state")),
        polls.questions(row.getString("questions")),
        strata,
        row.getInt("threshold"),
        keepers(id),
        row.getString("authority_name"),
        row.getBoolean("codes_made"),
        Objects.requireNonNull(time(row, "opens_at")),
        Objects.requireNonNull(time(row, "closes_at")),
        row.getObject("present", Integer.class),
        row.getInt("ballots"),
        row.getString("address"),
        row.getString("bundle"),
        row.getString("head"),
        row.getString("author_name"),
        Objects.requireNonNull(time(row, "created_at")),
        time(row, "opened_at"),
        time(row, "closed_at"),
        time(row, "finished_at"),
        row.getString("withdrawn_for"),
        Objects.requireNonNullElseGet(
            row.getObject("expected", Integer.class),
            () -> strata.stream().mapToInt(ElectionView.StratumSize::voters).sum()),
        row.getInt("spares"),
        row.getInt("replaced"),
        row.getLong("version"));
  }

  private List<ElectionView.StratumSize> strata(UUID id, List<String> names) {
    int[] sizes = new int[names.size()];
    jdbc.sql(
            "select stratum, count(*) as n from voting.voter where election_id = :id group by stratum")
        .param("id", id)
        .query(row -> {
          sizes[row.getInt("stratum")] = row.getInt("n");
        });
    List<ElectionView.StratumSize> strata = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      strata.add(new ElectionView.StratumSize(names.get(i), sizes[i]));
    }
    return strata;
  }

  private List<ElectionView.TrusteeView> keepers(UUID id) {
    return jdbc.sql(
            """
            select no, name, certificate is not null as certified, dealt is not null as dealt,
              accepted is not null as ready, decrypted
            from voting.trustee where election_id = :id order by no
            """)
        .param("id", id)
        .query((row, number) ->
            new ElectionView.TrusteeView(row.getInt("no"), row.getString("name"), step(row)))
        .list();
  }

  static TrusteeStep step(ResultSet row) throws SQLException {
    if (row.getBoolean("decrypted")) {
      return TrusteeStep.DECRYPTED;
    }
    if (row.getBoolean("ready")) {
      return TrusteeStep.READY;
    }
    if (row.getBoolean("dealt")) {
      return TrusteeStep.DEALT;
    }
    return row.getBoolean("certified") ? TrusteeStep.CERTIFIED : TrusteeStep.NONE;
  }

  private @Nullable OffsetDateTime time(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant().atZone(clock.getZone()).toOffsetDateTime();
  }
}
