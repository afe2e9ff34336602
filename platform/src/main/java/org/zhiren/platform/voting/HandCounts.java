package org.zhiren.platform.voting;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Counts by hand. One account records, two others confirm as scrutineers; a count on paper is keyed
 * in a second time by the first of them, without being shown the first entry, and a difference
 * sends it back. Before both have confirmed there is no outcome.
 */
@Component
@Transactional
public class HandCounts {

  private static final TypeReference<List<List<Integer>>> COUNTS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final Polls polls;
  private final ActorSource actors;
  private final Records records;
  private final JsonMapper json;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  HandCounts(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      Polls polls,
      ActorSource actors,
      Records records,
      JsonMapper json,
      Clock clock,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.polls = polls;
    this.actors = actors;
    this.records = records;
    this.json = json;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Records a count.
   *
   * @return its id
   * @throws InvalidInput if the figures contradict each other; nothing was changed then
   * @throws NotFound if the acting account may not see the unit's selection cases
   */
  public UUID record(HandCount.Figures figures) {
    if (!needToKnow.sees(InformationClass.SELECTION, figures.unitId())) {
      throw new NotFound("unit " + figures.unitId());
    }
    check(figures);
    UUID id = UUID.randomUUID();
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into voting.hand_count (id, unit_id, kind, manner, title, subject_kind,
              subject_reference, subject_title, held_on, expected, present, issued, returned, invalid,
              questions, counts, recorder_id, recorder_name, recorded_at, state)
            values (:id, :unit, :kind, :manner, :title, :subjectKind, :reference, :subjectTitle,
              :heldOn, :expected, :present, :issued, :returned, :invalid, cast(:questions as jsonb),
              cast(:counts as jsonb), :by, :name, :now, 'RECORDED')
            """)
        .param("id", id)
        .param("unit", figures.unitId())
        .param("kind", figures.kind().name())
        .param("manner", figures.manner().name())
        .param("title", figures.title())
        .param("subjectKind", figures.subject().kind())
        .param("reference", figures.subject().reference())
        .param("subjectTitle", figures.subject().title())
        .param("heldOn", Date.valueOf(figures.heldOn()))
        .param("expected", figures.expected())
        .param("present", figures.present())
        .param("issued", figures.issued())
        .param("returned", figures.returned())
        .param("invalid", figures.invalid())
        .param("questions", polls.questions(figures.questions()))
        .param("counts", json.writeValueAsString(figures.counts()))
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of("voting.count.recorded", "hand-count", id)
            .with("manner", figures.manner())
            .with("expected", figures.expected())
            .with("present", figures.present())
            .with("returned", figures.returned())
            .with("invalid", figures.invalid())
            .withPersonal("title", figures.title())
            .withPersonal("counts", figures.counts()));
    return id;
  }

  private void check(HandCount.Figures figures) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (figures.title().isBlank() || figures.title().length() > PlanCheck.LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              "title", figures.title(), Text.of("请填写名称。", "Give the vote a name.")));
    }
    if (figures.heldOn().isAfter(LocalDate.now(clock))) {
      faults.add(
          new InvalidInput.Fault(
              "heldOn",
              figures.heldOn().toString(),
              Text.of("表决日期不能晚于今天。", "The day of the vote cannot lie in the future.")));
    }
    if (figures.expected() < 1
        || figures.present() < 0
        || figures.present() > figures.expected()
        || figures.issued() < 0
        || figures.issued() > figures.present()
        || figures.returned() < 0
        || figures.returned() > figures.issued()
        || figures.invalid() < 0
        || figures.invalid() > figures.returned()) {
      faults.add(
          new InvalidInput.Fault(
              "expected",
              Integer.toString(figures.expected()),
              Text.of(
                      "人数应满足：应到 {0} ≥ 实到 {1} ≥ 发出 {2} ≥ 收回 {3} ≥ 无效 {4}，且应到不少于 1。",
                      "Should attend ({0}) ≥ present ({1}) ≥ handed out ({2}) ≥ came back ({3}) ≥ invalid"
                          + " ({4}), and at least 1 should attend.")
                  .fill(
                      figures.expected(),
                      figures.present(),
                      figures.issued(),
                      figures.returned(),
                      figures.invalid())));
    }
    if (figures.questions().isEmpty() || !shaped(figures.questions(), figures.counts())) {
      faults.add(
          new InvalidInput.Fault(
              "counts",
              figures.counts().toString(),
              Text.of("每项内容、每个选项都要有票数。", "Every answer of every question needs its number.")));
    } else {
      for (int i = 0; i < figures.questions().size(); i++) {
        wrongSum(figures, i).ifPresent(faults::add);
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
  }

  private static boolean shaped(List<VoteQuestion> questions, List<List<Integer>> counts) {
    if (counts.size() != questions.size()) {
      return false;
    }
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i).size() != questions.get(i).answers().size()
          || counts.get(i).stream().anyMatch(count -> count < 0)) {
        return false;
      }
    }
    return true;
  }

  private static Optional<InvalidInput.Fault> wrongSum(HandCount.Figures figures, int question) {
    List<Integer> row = figures.counts().get(question);
    long sum = row.stream().mapToLong(Integer::longValue).sum();
    int valid = figures.valid();
    boolean right =
        figures.kind() == ElectionKind.DECISION
            ? sum == valid
            : sum <= (long) valid * figures.questions().get(question).most()
                && row.stream().allMatch(count -> count <= valid);
    return right
        ? Optional.empty()
        : Optional.of(
            new InvalidInput.Fault(
                "counts",
                row.toString(),
                Text.of(
                        "“{0}”各项合计 {1} 票，与有效票 {2} 张不符。请核对后重新填写。",
                        "The numbers of “{0}” add up to {1}, which does not fit {2} valid ballots. Check"
                            + " and enter them again.")
                    .fill(figures.questions().get(question).wording(), sum, valid)));
  }

  /**
   * Confirms as a scrutineer.
   *
   * @param again a paper count as keyed in by the first scrutineer; null otherwise
   * @return where the count stands now
   * @throws InvalidInput if the acting account recorded it or has confirmed already, it does not
   *     wait to be confirmed, or the second entry is missing; a second entry that differs sends the
   *     count back instead
   */
  public HandCount.State confirm(UUID id, @Nullable List<List<Integer>> again) {
    HandCount count = locked(id);
    Row row = row(id);
    Actor actor = actors.current();
    require(count, row, actor);
    boolean first = row.firstId() == null;
    if (first && count.figures().manner() == HandCount.Manner.PAPER) {
      if (again == null || !shaped(count.figures().questions(), again)) {
        throw new InvalidInput(
            "counts",
            again == null ? null : again.toString(),
            Text.of(
                "请对照纸质票独立再录一遍，每个选项都要有票数。",
                "Key the papers in once more by yourself, every number."));
      }
      if (!again.equals(count.figures().counts())) {
        jdbc.sql(
                """
                update voting.hand_count set again = cast(:again as jsonb), state = 'REFUSED',
                  refused_for = :why where id = :id
                """)
            .param("again", json.writeValueAsString(again))
            .param("why", "两次录入不一致 the two entries differ")
            .param("id", id)
            .update();
        records.record(
            Act.of("voting.count.differed", "hand-count", id).withPersonal("again", again));
        return HandCount.State.REFUSED;
      }
    }
    String place = first ? "first" : "second";
    jdbc.sql(
            "update voting.hand_count set %s_id = :by, %s_name = :name, state = :state where id = :id"
                .formatted(place, place))
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("state", first ? "RECORDED" : "CONFIRMED")
        .param("id", id)
        .update();
    records.record(Act.of("voting.count.confirmed", "hand-count", id).with("scrutineer", place));
    if (!first) {
      events.publishEvent(new HandCountConfirmed(id, count.figures().subject()));
    }
    return first ? HandCount.State.RECORDED : HandCount.State.CONFIRMED;
  }

  /**
   * Sends a count back as a scrutineer; it has to be recorded anew.
   *
   * @throws InvalidInput if there is no reason, or the acting account cannot be a scrutineer of it
   */
  public void refuse(UUID id, String reason) {
    HandCount count = locked(id);
    require(count, row(id), actors.current());
    if (reason.isBlank()) {
      throw new InvalidInput("reason", reason, Text.of("请写明理由。", "Give the reason."));
    }
    jdbc.sql("update voting.hand_count set state = 'REFUSED', refused_for = :why where id = :id")
        .param("why", reason.strip())
        .param("id", id)
        .update();
    records.record(Act.of("voting.count.refused", "hand-count", id).because(reason));
  }

  private static void require(HandCount count, Row row, Actor actor) {
    if (count.state() != HandCount.State.RECORDED) {
      throw new InvalidInput(
          "state",
          count.state().name(),
          Text.of("这次计票{0}，不再等待确认。", "The count is {0}: it does not wait to be confirmed.")
              .fill(count.state().text()));
    }
    if (actor.accountId().equals(row.recorderId()) || actor.accountId().equals(row.firstId())) {
      throw new InvalidInput(
          "scrutineer",
          actor.name(),
          Text.of(
              "记录人和两名监票人须是三个不同的账户。",
              "Recorder and both scrutineers must be three different accounts."));
    }
  }

  private record Row(UUID recorderId, @Nullable UUID firstId) {}

  private Row row(UUID id) {
    return jdbc.sql("select recorder_id, first_id from voting.hand_count where id = :id")
        .param("id", id)
        .query((row, number) ->
            new Row(
                Objects.requireNonNull(row.getObject("recorder_id", UUID.class)),
                row.getObject("first_id", UUID.class)))
        .single();
  }

  private HandCount locked(UUID id) {
    jdbc.sql("select id from voting.hand_count where id = :id for update")
        .param("id", id)
        .query(UUID.class)
        .optional();
    return required(id);
  }

  /**
   * A count.
   *
   * @throws NotFound if there is none, or not for the acting account
   */
  @Transactional(readOnly = true)
  public HandCount required(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("c.unit_id", InformationClass.SELECTION);
    return jdbc.sql("select c.* from voting.hand_count c where c.id = :id and " + seen.sql())
        .param("id", id)
        .params(seen.params())
        .query(this::count)
        .optional()
        .orElseThrow(() -> new NotFound("count " + id));
  }

  /** Counts that the acting account may see, the newest first. */
  @Transactional(readOnly = true)
  public List<HandCount> list(int most) {
    NeedToKnow.Predicate seen = needToKnow.predicate("c.unit_id", InformationClass.SELECTION);
    return jdbc.sql(
            "select c.* from voting.hand_count c where "
                + seen.sql()
                + " order by c.recorded_at desc, c.id limit :most")
        .param("most", most)
        .params(seen.params())
        .query(this::count)
        .list();
  }

  /** The counts about a subject that the acting account may see, the earliest first. */
  @Transactional(readOnly = true)
  public List<HandCount> about(String subjectKind, String reference) {
    NeedToKnow.Predicate seen = needToKnow.predicate("c.unit_id", InformationClass.SELECTION);
    return jdbc.sql(
            """
            select c.* from voting.hand_count c
            where c.subject_kind = :kind and c.subject_reference = :reference """
            + " and "
                + seen.sql()
                + " order by c.recorded_at, c.id")
        .param("kind", subjectKind)
        .param("reference", reference)
        .params(seen.params())
        .query(this::count)
        .list();
  }

  /** What came of a count; empty before two scrutineers have confirmed it. */
  @Transactional(readOnly = true)
  public Optional<ElectionOutcome> outcome(UUID id) {
    HandCount count = required(id);
    if (count.state() != HandCount.State.CONFIRMED) {
      return Optional.empty();
    }
    HandCount.Figures figures = count.figures();
    List<Text> withheld =
        figures.invalid() == 0
            ? List.of()
            : List.of(
                Text.of("另有无效票 {0} 张，不计入。", "{0} invalid ballots are not counted.")
                    .fill(figures.invalid()));
    return Optional.of(
        new ElectionOutcome(
            id,
            figures.kind(),
            figures.subject(),
            figures.title(),
            figures.expected(),
            figures.present(),
            figures.valid(),
            Outcomes.questions(
                figures.kind(),
                figures.questions(),
                figures.counts(),
                figures.expected(),
                figures.present(),
                figures.valid()),
            List.of(),
            withheld));
  }

  private HandCount count(ResultSet row, int number) throws SQLException {
    return new HandCount(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        new HandCount.Figures(
            Objects.requireNonNull(row.getObject("unit_id", UUID.class)),
            ElectionKind.valueOf(row.getString("kind")),
            HandCount.Manner.valueOf(row.getString("manner")),
            new ElectionSubject(
                row.getString("subject_kind"),
                row.getString("subject_reference"),
                row.getString("subject_title")),
            row.getString("title"),
            row.getDate("held_on").toLocalDate(),
            row.getInt("expected"),
            row.getInt("present"),
            row.getInt("issued"),
            row.getInt("returned"),
            row.getInt("invalid"),
            polls.questions(row.getString("questions")),
            json.readValue(row.getString("counts"), COUNTS)),
        row.getString("recorder_name"),
        row.getTimestamp("recorded_at").toInstant().atZone(clock.getZone()).toOffsetDateTime(),
        row.getString("first_name"),
        row.getString("second_name"),
        HandCount.State.valueOf(row.getString("state")),
        row.getString("refused_for"));
  }
}
