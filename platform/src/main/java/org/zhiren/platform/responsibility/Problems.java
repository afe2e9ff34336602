package org.zhiren.platform.responsibility;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/** 问题清单: keeps the problem list, step by step until somebody has verified that it is put right. */
@Component
public class Problems {

  private static final int LONGEST = 500;

  private static final String SELECT =
      """
      select p.*, (select count(*) from responsibility.problem e
                   where e.unit_id = p.unit_id and e.topic = p.topic and e.id <> p.id
                     and (e.found_on, e.id) < (p.found_on, p.id)
                     and e.found_on > p.found_on - interval '2 years') as earlier
      from responsibility.problem p
      """;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  Problems(
      JdbcClient jdbc, NeedToKnow needToKnow, ActorSource actors, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A part of the list.
   *
   * @param problems the open ones first, then by the day found, the latest first
   * @param next the problem after which the next part begins; {@code null} if this is the last
   */
  public record Part(List<Problem> problems, @Nullable UUID next) {
    /** Copies the list. */
    public Part {
      problems = List.copyOf(problems);
    }
  }

  /** A part of the list; {@code repeated} leaves only those that the unit had before. */
  @Transactional(readOnly = true)
  public Part list(boolean open, boolean repeated, @Nullable UUID after, int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.TARGETS);
    List<Problem> found =
        jdbc.sql(
                "select * from ("
                    + SELECT
                    + " where (p.state <> 'CLOSED') = :open and "
                    + seen.sql()
                    + """
                    ) q where (not :repeated or q.earlier > 0)
                      and (cast(:after as uuid) is null or (q.found_on, q.id) < (
                        select a.found_on, a.id from responsibility.problem a where a.id = :after))
                    order by q.found_on desc, q.id desc limit :most
                    """)
            .param("open", open)
            .param("repeated", repeated)
            .param("after", after)
            .param("most", most + 1)
            .params(seen.params())
            .query(Problems::problem)
            .list();
    return found.size() <= most
        ? new Part(found, null)
        : new Part(found.subList(0, most), found.get(most - 1).id());
  }

  /**
   * The problem.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  @Transactional(readOnly = true)
  public Problem required(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("p.unit_id", InformationClass.TARGETS);
    return jdbc.sql(SELECT + " where p.id = :id and " + seen.sql())
        .param("id", id)
        .params(seen.params())
        .query(Problems::problem)
        .optional()
        .orElseThrow(() -> new NotFound("problem " + id));
  }

  private static Problem problem(ResultSet row, int number) throws SQLException {
    return new Problem(
        Rows.uuid(row, "id"),
        Rows.uuid(row, "unit_id"),
        row.getObject("target_id", UUID.class),
        Problem.Topic.valueOf(row.getString("topic")),
        row.getString("title"),
        row.getString("cause"),
        row.getString("measure"),
        row.getString("owner_name"),
        row.getObject("due_on", LocalDate.class),
        Problem.State.valueOf(row.getString("state")),
        Objects.requireNonNull(row.getObject("found_on", LocalDate.class)),
        row.getString("claim"),
        row.getObject("closed_on", LocalDate.class),
        row.getString("verifier"),
        row.getString("finding"),
        row.getInt("earlier"),
        row.getLong("version"));
  }

  /** Enters a problem. */
  @Transactional
  public UUID enter(UUID unit, @Nullable UUID target, Problem.Topic topic, String title) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    needed(faults, "title", title);
    if (!needToKnow.sees(InformationClass.TARGETS, unit)) {
      faults.add(OutOfScope.fault("unit", unit));
    }
    refuse(faults);
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into responsibility.problem (id, unit_id, target_id, topic, title, state, found_on, author_id, author_name)
            values (:id, :unit, :target, :topic, :title, 'FOUND', :today, :by, :name)
            """)
        .param("id", id)
        .param("unit", unit)
        .param("target", target)
        .param("topic", topic.name())
        .param("title", title.strip())
        .param("today", LocalDate.now(clock))
        .param("by", actor.accountId())
        .param("name", actor.name())
        .update();
    records.record(
        Act.of("targets.problem.entered", "problem", id).with("unit", unit).with("topic", topic));
    return id;
  }

  /**
   * What is to be done about a problem.
   *
   * @param cause why it came about
   * @param measure what is done
   * @param owner who does it
   * @param due by when, not before it was found
   */
  public record Remedy(String cause, String measure, String owner, @Nullable LocalDate due) {

    /** Strips the words. */
    public Remedy {
      cause = cause.strip();
      measure = measure.strip();
      owner = owner.strip();
    }
  }

  /**
   * Sets cause, measure, owner and deadline.
   *
   * @throws InvalidInput with everything that is missing
   */
  @Transactional
  public void measure(UUID id, long version, Remedy remedy) {
    LocalDate due = remedy.due();
    Problem problem = locked(id, version, Problem.State.FOUND, Problem.State.MEASURED);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    needed(faults, "cause", remedy.cause());
    needed(faults, "measure", remedy.measure());
    needed(faults, "owner", remedy.owner());
    if (due == null || due.isBefore(problem.foundOn())) {
      faults.add(
          new InvalidInput.Fault(
              "dueOn",
              due == null ? null : due.toString(),
              Text.of("请填写整改期限，不早于发现日 {0}。", "Enter a deadline, not before {0}, when it was found.")
                  .fill(problem.foundOn())));
    }
    refuse(faults);
    jdbc.sql(
            """
            update responsibility.problem set cause = :cause, measure = :measure, owner_name = :owner,
              due_on = :due, state = 'MEASURED', version = version + 1 where id = :id
            """)
        .param("cause", remedy.cause())
        .param("measure", remedy.measure())
        .param("owner", remedy.owner())
        .param("due", due)
        .param("id", id)
        .update();
    records.record(Act.of("targets.problem.measured", "problem", id).with("dueOn", due));
  }

  /** The unit says that it is put right. */
  @Transactional
  public void claim(UUID id, long version, String claim) {
    locked(id, version, Problem.State.MEASURED);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    needed(faults, "said", claim);
    refuse(faults);
    jdbc.sql(
            "update responsibility.problem set claim = :claim, state = 'CLAIMED', version = version + 1 where id = :id")
        .param("claim", claim.strip())
        .param("id", id)
        .update();
    records.record(Act.of("targets.problem.claimed", "problem", id).because(claim));
  }

  /** Verified and closed, or sent back with what was found. */
  @Transactional
  public void verify(UUID id, long version, boolean holds, String finding) {
    locked(id, version, Problem.State.CLAIMED);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    needed(faults, "said", finding);
    refuse(faults);
    jdbc.sql(
            """
            update responsibility.problem set state = :state, finding = :finding, closed_on = :closed,
              verifier = :verifier, version = version + 1 where id = :id
            """)
        .param("state", holds ? "CLOSED" : "MEASURED")
        .param("finding", finding.strip())
        .param("closed", holds ? LocalDate.now(clock) : null)
        .param("verifier", holds ? actors.current().name() : null)
        .param("id", id)
        .update();
    records.record(
        Act.of(holds ? "targets.problem.closed" : "targets.problem.returned", "problem", id)
            .because(finding));
  }

  private Problem locked(UUID id, long version, Problem.State... states) {
    jdbc.sql("select id from responsibility.problem where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    Problem problem = required(id);
    if (problem.version() != version) {
      throw new StaleVersion(
          List.of(
              new StaleVersion.Difference(
                  Text.of("问题“{0}”", "problem “{0}”").fill(problem.title()),
                  "v" + version,
                  "v" + problem.version(),
                  null)));
    }
    if (!List.of(states).contains(problem.state())) {
      throw new InvalidInput(
          "state",
          problem.state().name(),
          Text.of(
                  "问题{0}，现在不能办理这一步。",
                  "The problem is in the state “{0}”: this step is not possible.")
              .fill(problem.state().text()));
    }
    return problem;
  }

  private static void needed(List<InvalidInput.Fault> faults, String field, String value) {
    if (value.isBlank() || value.length() > LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              field,
              value,
              Text.of("请填写，1 至 {0} 字（现为 {1} 字）。", "Enter 1 to {0} characters ({1} are there).")
                  .fill(LONGEST, value.strip().length())));
    }
  }

  private static void refuse(List<InvalidInput.Fault> faults) {
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }
}
