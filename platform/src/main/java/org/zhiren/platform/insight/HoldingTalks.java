package org.zhiren.platform.insight;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.Typing;

/**
 * Plans a talk, records it, gives the answer that was promised, or cancels it with a reason. A talk
 * that was held becomes an entry of evidence (见本人) as well, signed by whoever records it.
 */
@Component
public class HoldingTalks {

  private static final int YEARS_AHEAD = 2;

  private final JdbcClient jdbc;
  private final Talks talks;
  private final WritingEvidence writing;
  private final SigningEntries signing;
  private final EntryRules rules;
  private final Records records;
  private final Acting acting;
  private final Clock clock;

  HoldingTalks(
      JdbcClient jdbc,
      Talks talks,
      WritingEvidence writing,
      SigningEntries signing,
      EntryRules rules,
      Records records,
      Acting acting,
      Clock clock) {
    this.jdbc = jdbc;
    this.talks = talks;
    this.writing = writing;
    this.signing = signing;
    this.rules = rules;
    this.records = records;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * A plan as typed.
   *
   * @param talker who talks; the name of the one who plans makes it his or her own task
   * @param dueOn by when, like 2026-11-23
   * @param topic about what
   */
  public record Plan(@Nullable String talker, @Nullable String dueOn, @Nullable String topic) {}

  /**
   * What came of a talk, as typed.
   *
   * @param heldOn when, like 2026-11-23
   * @param place where
   * @param attendees who took part besides the two
   * @param points what was said
   * @param wishes what the person wishes
   * @param feedbackOwed what was promised to come back with; empty for nothing
   * @param feedbackDueOn by when
   * @param open whether the person may read what was recorded
   * @param workRelated whether a passage that looks private has been confirmed to concern the work
   */
  public record Held(
      @Nullable String heldOn,
      @Nullable String place,
      @Nullable String attendees,
      @Nullable String points,
      @Nullable String wishes,
      @Nullable String feedbackOwed,
      @Nullable String feedbackDueOn,
      @Nullable Boolean open,
      @Nullable Boolean workRelated) {}

  /** Plans a talk. */
  @Transactional
  public UUID plan(UUID personId, Plan plan) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    String talker = line(plan.talker(), "talker", faults);
    if (talker.isEmpty()) {
      faults.add(fault("talker", null, Text.of("请写明由谁来谈。", "Say who is to talk.")));
    }
    LocalDate today = LocalDate.now(clock);
    LocalDate due = day(plan.dueOn(), "dueOn", today, today.plusYears(YEARS_AHEAD), faults);
    String topic = line(plan.topic(), "topic", faults);
    if (topic.isEmpty()) {
      faults.add(fault("topic", null, Text.of("请写明谈什么。", "Say what about.")));
    }
    if (!faults.isEmpty() || due == null) {
      throw new InvalidInput(faults);
    }
    Person person = writing.writable(personId);
    var me = acting.required();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into insight.talk (id, person_id, unit_id, person_name, post, talker_name, talker_id, due_on, topic,
              planned_by, planned_by_id, planned_at, state)
            values (:id, :person, :unit, :name, :post, :talker, :talkerId, :due, :topic, :by, :byId, :now, 'PLANNED')
            """)
        .param("id", id)
        .param("person", person.id())
        .param("unit", person.unitId())
        .param("name", person.name())
        .param("post", person.postText())
        .param("talker", talker)
        .param("talkerId", talker.equals(me.name()) ? me.id() : null)
        .param("due", due)
        .param("topic", topic)
        .param("by", me.name())
        .param("byId", me.id())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of("insight.talk.planned", "talk", id)
            .with("due", due)
            .withPersonal("person", person.id())
            .withPersonal("topic", topic));
    return id;
  }

  /**
   * Records a talk that was held.
   *
   * @return the entry of evidence that it became
   */
  @Transactional
  public UUID hold(UUID id, Held held) {
    Talk talk = planned(id);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    LocalDate today = LocalDate.now(clock);
    String owed = line(held.feedbackOwed(), "feedbackOwed", faults);
    LocalDate owedBy = null;
    if (!owed.isEmpty()) {
      owedBy =
          day(held.feedbackDueOn(), "feedbackDueOn", today, today.plusYears(YEARS_AHEAD), faults);
    }
    String attendees = line(held.attendees(), "attendees", faults);
    List<InvalidInput.Fault> ofEntry = new ArrayList<>();
    var draft = rules.check(asEntry(talk, held), "", ofEntry);
    ofEntry.forEach(
        f -> faults.add(new InvalidInput.Fault(field(f.field()), f.value(), f.message())));
    if (!faults.isEmpty() || draft.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Person person = writing.writable(talk.personId());
    UUID entry = signing.sign(person, draft.get(), UUID.randomUUID(), null, "");
    jdbc.sql(
            """
            update insight.talk set state = 'HELD', held_on = :on, place = :place, attendees = :attendees, points = :points,
              wishes = :wishes, feedback_owed = :owed, feedback_due_on = :owedBy, entry_id = :entry,
              closed_by = :by, closed_at = :now
            where id = :id
            """)
        .param("on", draft.get().happenedOn())
        .param("place", draft.get().place())
        .param("attendees", attendees)
        .param("points", draft.get().behaviour())
        .param("wishes", draft.get().result())
        .param("owed", owed)
        .param("owedBy", owedBy)
        .param("entry", entry)
        .param("by", acting.required().name())
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id)
        .update();
    records.record(
        Act.of("insight.talk.held", "talk", id)
            .with("on", draft.get().happenedOn())
            .with("evidence", entry)
            .withPersonal("person", talk.personId()));
    return entry;
  }

  /**
   * The talk as evidence: what was said is what the person did, what is wished is what came of it.
   */
  private static Typed asEntry(Talk talk, Held held) {
    return new Typed(
        Channel.MEETING.name(),
        Occasion.ROUTINE.name(),
        held.heldOn(),
        held.place(),
        null,
        null,
        null,
        talk.topic(),
        held.points(),
        held.wishes(),
        Secrecy.INTERNAL.name(),
        talk.topic(),
        held.open(),
        held.workRelated());
  }

  private static String field(String ofEntry) {
    return switch (ofEntry) {
      case "happenedOn" -> "heldOn";
      case "behaviour" -> "points";
      case "result" -> "wishes";
      default -> ofEntry;
    };
  }

  /** Says what the person was answered. */
  @Transactional
  public void giveFeedback(UUID id, @Nullable String given) {
    Talk talk = locked(id);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    String words = line(given, "given", faults);
    if (words.isEmpty()) {
      faults.add(fault("given", null, Text.of("请写明怎样反馈的。", "Say what was answered.")));
    }
    if (!talk.owesFeedback()) {
      faults.add(
          fault("given", null, Text.of("这次谈话没有待反馈的事项。", "No answer is owed from this talk.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    jdbc.sql(
            "update insight.talk set feedback_given = :given, feedback_given_on = :on where id = :id")
        .param("given", words)
        .param("on", LocalDate.now(clock))
        .param("id", id)
        .update();
    records.record(
        Act.of("insight.talk.answered", "talk", id)
            .withPersonal("person", talk.personId())
            .withPersonal("given", words));
  }

  /** Cancels a talk that was planned. */
  @Transactional
  public void cancel(UUID id, @Nullable String reason) {
    Talk talk = planned(id);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    String why = line(reason, "reason", faults);
    if (why.isEmpty()) {
      faults.add(fault("reason", null, Text.of("请写明理由。", "Give the reason.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    jdbc.sql(
            """
            update insight.talk set state = 'CANCELLED', cancel_reason = :why, closed_by = :by, closed_at = :now
            where id = :id
            """)
        .param("why", why)
        .param("by", acting.required().name())
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id)
        .update();
    records.record(
        Act.of("insight.talk.cancelled", "talk", id)
            .withPersonal("person", talk.personId())
            .because(why));
  }

  private Talk planned(UUID id) {
    Talk talk = locked(id);
    if (talk.state() != Talk.State.PLANNED) {
      throw new InvalidInput(
          "points",
          null,
          Text.of("这次谈话已经{0}，请刷新页面查看。", "This talk has been {0} already. Open it anew.")
              .fill(
                  talk.state() == Talk.State.HELD
                      ? Text.of("登记", "recorded")
                      : talk.state().text()));
    }
    return talk;
  }

  private Talk locked(UUID id) {
    jdbc.sql("select id from insight.talk where id = :id for update")
        .param("id", id)
        .query(r -> {});
    Talk talk = talks.find(id).orElseThrow(() -> new NotFound("talk " + id));
    writing.writable(talk.personId());
    return talk;
  }

  private static String line(
      @Nullable String given, String field, List<InvalidInput.Fault> faults) {
    String words = Typed.stripped(given);
    int length = words.codePointCount(0, words.length());
    if (length > EntryRules.LONGEST_LINE) {
      faults.add(
          fault(
              field,
              null,
              Text.of("共 {0} 字，最多 {1} 字，请精简。", "{0} characters, at most {1}. Please shorten it.")
                  .fill(length, EntryRules.LONGEST_LINE)));
    }
    return words;
  }

  private static @Nullable LocalDate day(
      @Nullable String given,
      String field,
      LocalDate from,
      LocalDate until,
      List<InvalidInput.Fault> faults) {
    String words = Typed.stripped(given);
    Optional<LocalDate> day =
        Typing.findDay(words).filter(one -> !one.isBefore(from) && !one.isAfter(until));
    if (day.isPresent()) {
      return day.get();
    }
    faults.add(
        fault(
            field,
            words,
            Text.of(
                    "日期（{0}）应为 {1} 至 {2} 之间的一天，按 2026-11-23 的样式填写。",
                    "The date ({0}) must be a day from {1} to {2}, written like 2026-11-23.")
                .fill(words, from, until)));
    return null;
  }

  private static InvalidInput.Fault fault(String field, @Nullable String value, Text message) {
    return new InvalidInput.Fault(field, value, message);
  }
}
