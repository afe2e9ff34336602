package org.zhiren.platform.selection.decision;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.shell.InvalidInput;

/**
 * The written reason about each candidate, recorded before a meeting votes. Earlier ones stay; the
 * last one counts.
 */
@Component
public class Reasons {

  /** Least length: a reason says on which facts it rests. */
  public static final int SHORTEST = 30;

  /** Greatest length. */
  public static final int LONGEST = 2_000;

  private final JdbcClient jdbc;
  private final Cases cases;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  Reasons(JdbcClient jdbc, Cases cases, ActorSource actors, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.cases = cases;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A reason.
   *
   * @param no how many of this case and candidate there were, with this one
   * @param reason the words
   * @param authorName who wrote it
   * @param writtenAt when
   */
  public record Reason(int no, String reason, String authorName, OffsetDateTime writtenAt) {}

  /** The reason that counts for each candidate of a case that may be seen. */
  @Transactional(readOnly = true)
  public Map<UUID, Reason> of(UUID caseId) {
    cases.required(caseId);
    Map<UUID, Reason> reasons = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (person_id) person_id, no, reason, author_name, written_at
            from selection.decision_reason where case_id = :case order by person_id, no desc
            """)
        .param("case", caseId)
        .query(row -> {
          reasons.put(
              row.getObject("person_id", UUID.class),
              new Reason(
                  row.getInt("no"),
                  row.getString("reason"),
                  row.getString("author_name"),
                  row.getTimestamp("written_at")
                      .toInstant()
                      .atZone(clock.getZone())
                      .toOffsetDateTime()));
        });
    return reasons;
  }

  /** All reasons of a case in the order of their writing, with the name of the candidate. */
  @Transactional(readOnly = true)
  public List<Map.Entry<String, Reason>> all(UUID caseId) {
    cases.required(caseId);
    return jdbc.sql(
            """
            select name, no, reason, author_name, written_at
            from selection.decision_reason where case_id = :case order by written_at, person_id
            """)
        .param("case", caseId)
        .query((row, number) ->
            Map.entry(
                row.getString("name"),
                new Reason(
                    row.getInt("no"),
                    row.getString("reason"),
                    row.getString("author_name"),
                    row.getTimestamp("written_at")
                        .toInstant()
                        .atZone(clock.getZone())
                        .toOffsetDateTime())))
        .list();
  }

  /**
   * Writes a reason.
   *
   * @throws InvalidInput if it is too short or too long, the person is no candidate, or the case
   *     does not wait for a decision
   */
  @Transactional
  public void write(UUID caseId, UUID person, String reason) {
    CaseView view = cases.required(caseId);
    String said = reason.strip();
    int length = said.codePointCount(0, said.length());
    if (length < SHORTEST || length > LONGEST) {
      throw new InvalidInput(
          "reason-" + person,
          reason,
          Text.of(
                  "理由应为 {0} 至 {1} 字（现为 {2} 字）：写明依据哪些事实，为何适合或不适合这个职位。",
                  "A reason has {0} to {1} characters ({2} are there): say on which facts it rests"
                      + " and why the person fits the post or does not.")
              .fill(SHORTEST, LONGEST, length));
    }
    Optional<Named> candidate =
        view.candidates().stream().filter(one -> person.equals(one.personId())).findFirst();
    boolean open = view.stage() instanceof Stage.Open && view.stage().phase() == Phase.DECISION;
    if (candidate.isEmpty() || !open) {
      throw new InvalidInput(
          "reason-" + person,
          reason,
          Text.of(
              "只有讨论决定阶段的现有人选才能写理由。",
              "A reason is written about somebody who is considered, while the case waits for the"
                  + " decision."));
    }
    Actor actor = actors.current();
    int no =
        jdbc.sql(
                """
                insert into selection.decision_reason (case_id, person_id, no, unit_id, name, reason, author_id, author_name, written_at)
                select cast(:case as uuid), cast(:person as uuid), coalesce(max(r.no), 0) + 1, cast(:unit as uuid), cast(:name as text),
                  cast(:reason as text), cast(:author as uuid), cast(:authorName as text), cast(:now as timestamptz)
                from selection.decision_reason r where r.case_id = :case and r.person_id = :person
                returning no
                """)
            .param("case", caseId)
            .param("person", person)
            .param("unit", view.brief().unitId())
            .param("name", candidate.get().name())
            .param("reason", said)
            .param("author", actor.accountId())
            .param("authorName", actor.name())
            .param("now", Timestamp.from(clock.instant()))
            .query(Integer.class)
            .single();
    records.record(
        Act.of("selection.reason.written", "selection", caseId)
            .with("number", view.number())
            .with("no", no)
            .withPersonal("person", candidate.get().name())
            .withPersonal("said", said));
  }
}
