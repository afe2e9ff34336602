package org.zhiren.platform.selection.meeting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.WorkingCalendar;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.Cases;
import org.zhiren.platform.selection.TakingSteps;
import org.zhiren.platform.selection.decision.Reasons;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.ProcedureLaw;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.selection.recusal.Recusals;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** What happens at a meeting: attendance and recusal, discussion and vote on each item, its end. */
@Component
public class HoldingMeeting {

  private static final int LONGEST_NOTE = 200;

  private final JdbcClient jdbc;
  private final Meetings meetings;
  private final Cases cases;
  private final TakingSteps steps;
  private final Reasons reasons;
  private final Recusals recusals;
  private final Scrutineers scrutineers;
  private final LawInForce law;
  private final WorkingCalendar calendar;
  private final Records records;
  private final Clock clock;

  HoldingMeeting(
      JdbcClient jdbc,
      Meetings meetings,
      Cases cases,
      TakingSteps steps,
      Reasons reasons,
      Recusals recusals,
      Scrutineers scrutineers,
      LawInForce law,
      WorkingCalendar calendar,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.meetings = meetings;
    this.cases = cases;
    this.steps = steps;
    this.reasons = reasons;
    this.recusals = recusals;
    this.scrutineers = scrutineers;
    this.law = law;
    this.calendar = calendar;
    this.records = records;
    this.clock = clock;
  }

  /** Who has to leave for which item, by number of item, in the order of the members. */
  public Map<Integer, List<Conflict>> conflicts(Meeting meeting) {
    List<Conflict> all =
        recusals.at(
            Recusals.Table.MEETING,
            meeting.members().stream().map(Meeting.Member::person).toList(),
            meeting.items().stream().map(Meeting.Item::person).toList(),
            LocalDate.now(clock));
    Map<Integer, List<Conflict>> byItem = new HashMap<>();
    for (Meeting.Item item : meeting.items()) {
      byItem.put(
          item.no(),
          all.stream()
              .filter(one -> Objects.equals(one.about(), item.person().personId()))
              .distinct()
              .toList());
    }
    return byItem;
  }

  /**
   * Opens a meeting: attendance is taken, the conflicts have been announced.
   *
   * @param absences the members who are not there, by number, each with the reason
   * @param announced whether the recusals were read out to the members
   * @throws InvalidInput if fewer than two thirds are there, or something is missing
   */
  @Transactional
  public void open(UUID id, Map<Integer, String> absences, boolean announced) {
    Meeting meeting = hold(id, Meeting.State.CALLED);
    LocalDate today = LocalDate.now(clock);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (!meeting.heldOn().equals(today)) {
      faults.add(
          fault(
              "heldOn",
              meeting.heldOn().toString(),
              "会议定于 {0} 召开，今天是 {1}。改期的，请取消后重新召集。",
              "The meeting is called for {0}; today is {1}. Cancel it and call it anew for another"
                  + " day.",
              meeting.heldOn(),
              today));
    }
    absences.forEach((no, reason) -> {
      if (reason.isBlank() || reason.length() > LONGEST_NOTE) {
        faults.add(
            fault(
                "absence-" + no,
                reason,
                "请写明缺席原因，1 至 {0} 字。",
                "Say in 1 to {0} characters why the member is absent.",
                LONGEST_NOTE));
      }
    });
    int all = meeting.members().size();
    int there = all - absences.size();
    if (there * 3 < all * 2) {
      faults.add(
          fault(
              "attendance",
              Integer.toString(there),
              "应到会 {0} 人，实到 {1} 人，不足三分之二，不能召开。",
              "{1} of {0} members are there, fewer than two thirds: the meeting cannot be held.",
              all,
              there));
    }
    if (!announced) {
      faults.add(
          fault(
              "announced",
              "",
              "请先向会议宣布回避事项，再勾选。",
              "Announce the recusals to the meeting first, then tick the box."));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    absences.forEach((no, reason) ->
        jdbc.sql(
                """
                update selection.meeting_member set absent = true, absence = :reason
                where meeting_id = :id and no = :no
                """)
            .param("id", id)
            .param("no", no)
            .param("reason", reason.strip())
            .update());
    state(id, Meeting.State.OPEN, "");
    int conflicts = conflicts(meeting).values().stream().mapToInt(List::size).sum();
    records.record(
        Act.of("selection.meeting.opened", "meeting", id)
            .with("number", meeting.number())
            .with("members", all)
            .with("present", there)
            .with("recusals", conflicts));
  }

  /** The members who leave for an item: those whom the files name for certain, and the others. */
  Set<Integer> leaving(Meeting meeting, List<Conflict> conflicts, Set<Integer> others) {
    Set<Integer> leaving = new TreeSet<>();
    for (Meeting.Member member : meeting.present()) {
      boolean must =
          conflicts.stream()
              .anyMatch(
                  one -> one.certain() && Objects.equals(one.who(), member.person().personId()));
      if (must || others.contains(member.no())) {
        leaving.add(member.no());
      }
    }
    return leaving;
  }

  /**
   * Records the vote on an item; it enters the case.
   *
   * @param token of the form: sent twice, it is recorded once
   * @return whether it was adopted
   * @throws InvalidInput with everything that is missing; then nothing is recorded
   */
  @Transactional
  public boolean vote(UUID id, int itemNo, Counted counted, UUID token) {
    return vote(hold(id, Meeting.State.OPEN), itemNo, counted, token, null);
  }

  /**
   * The same for a meeting that is held already.
   *
   * @param election the election that the count is taken over from; {@code null} for none
   */
  boolean vote(Meeting meeting, int itemNo, Counted counted, UUID token, @Nullable UUID election) {
    UUID id = meeting.id();
    Meeting.Item item = item(meeting, itemNo);
    if (item.vote() != null) {
      throw new InvalidInput(
          "item",
          Integer.toString(itemNo),
          Text.of("本议题已经表决，不能再次表决。", "This item was voted on; there is no second vote."));
    }
    List<Conflict> conflicts = conflicts(meeting).getOrDefault(itemNo, List.of());
    Set<Integer> left = leaving(meeting, conflicts, counted.left());
    CaseView view = cases.required(item.caseId());
    UUID person = Objects.requireNonNull(item.person().personId());
    Reasons.Reason reason = reasons.of(item.caseId()).get(person);
    Scrutineers.Checked counting =
        election == null
            ? scrutineers.atTable(meeting, item, counted, left, view)
            : scrutineers.of(meeting, item, counted, view);
    CountRules.check(meeting, counted, conflicts, left, reason, item.person(), counting.faults());
    Step.Decide step =
        new Step.Decide(
            meeting.heldOn(),
            item.person(),
            meeting.label(),
            counted.voting(),
            meeting.members().stream().map(Meeting.Member::person).toList(),
            meeting.away().stream().map(Meeting.Member::person).toList(),
            meeting.members().stream()
                .filter(member -> left.contains(member.no()))
                .map(Meeting.Member::person)
                .toList(),
            counted.ayes(),
            counted.noes(),
            counted.deferred(),
            election,
            counted.headLast(),
            reason == null ? "" : reason.reason());
    int version = view.version();
    for (Step.Declare declaration : counting.declarations()) {
      version = steps.take(item.caseId(), version, UUID.randomUUID(), declaration);
    }
    int entry = steps.take(item.caseId(), version, token, step);
    boolean adopted = new ProcedureLaw(law.on(meeting.heldOn()), calendar.days()).adopted(step);
    store(id, itemNo, counted, counting, left, adopted, entry);
    records.record(
        Act.of("selection.meeting.voted", "meeting", id)
            .with("number", meeting.number())
            .with("item", itemNo)
            .with("case", view.number())
            .with("entry", entry)
            .with("members", meeting.members().size())
            .with("absent", meeting.away().size())
            .with("recused", left.size())
            .with("ayes", counted.ayes())
            .with("noes", counted.noes())
            .with("deferred", counted.deferred())
            .with("scrutineers", counting.people().size())
            .with("declarations", counting.declarations().size())
            .with("election", election));
    return adopted;
  }

  private void store(
      UUID id,
      int no,
      Counted counted,
      Scrutineers.Checked counting,
      Set<Integer> left,
      boolean adopted,
      int entry) {
    jdbc.sql(
            """
            update selection.meeting_item set left_nos = :left, settled = :settled, discussion = :discussion, voting = :voting,
              ayes = :ayes, noes = :noes, deferred = :deferred, scrutineers = :scrutineers,
              scrutineer_ids = :scrutineerIds, declared_by = :declaredBy, adopted = :adopted,
              entry_no = :entry, decided_at = :now
            where meeting_id = :id and no = :no
            """)
        .param("left", left.toArray(Integer[]::new))
        .param("settled", counted.settled().strip())
        .param("discussion", counted.discussion().strip())
        .param("voting", counted.voting().name())
        .param("ayes", counted.ayes())
        .param("noes", counted.noes())
        .param("deferred", counted.deferred())
        .param("scrutineers", counting.names())
        .param(
            "scrutineerIds", counting.people().stream().map(Named::personId).toArray(UUID[]::new))
        .param("declaredBy", counting.declarations().isEmpty() ? "" : counted.declaredBy().strip())
        .param("adopted", adopted)
        .param("entry", entry)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id)
        .param("no", no)
        .update();
  }

  /** Closes a meeting; items without a vote stay where they are and may be tabled again. */
  @Transactional
  public void close(UUID id) {
    Meeting meeting = hold(id, Meeting.State.OPEN);
    state(id, Meeting.State.CLOSED, "");
    records.record(
        Act.of("selection.meeting.closed", "meeting", id)
            .with("number", meeting.number())
            .with("items", meeting.items().size())
            .with("decided", meeting.items().stream().filter(item -> item.vote() != null).count()));
  }

  /** Cancels a meeting that has not been opened. */
  @Transactional
  public void cancel(UUID id, String reason) {
    Meeting meeting = hold(id, Meeting.State.CALLED);
    if (reason.isBlank() || reason.length() > LONGEST_NOTE) {
      throw new InvalidInput(
          List.of(
              fault(
                  "ending",
                  reason,
                  "请写明取消的原因，1 至 {0} 字。",
                  "Say in 1 to {0} characters why it is cancelled.",
                  LONGEST_NOTE)));
    }
    state(id, Meeting.State.CANCELLED, reason.strip());
    records.record(
        Act.of("selection.meeting.cancelled", "meeting", id)
            .with("number", meeting.number())
            .because(reason.strip()));
  }

  Meeting hold(UUID id, Meeting.State expected) {
    jdbc.sql("select 1 from selection.meeting where id = :id for update")
        .param("id", id)
        .query(Integer.class)
        .optional();
    Meeting meeting = meetings.required(id);
    if (meeting.state() != expected) {
      throw new InvalidInput(
          "state",
          meeting.state().text().zh(),
          Text.of("会议“{0}”，不能再办理这一步。", "The meeting is “{0}”; this can no longer be done.")
              .fill(meeting.state().text()));
    }
    return meeting;
  }

  static Meeting.Item item(Meeting meeting, int no) {
    return meeting.items().stream()
        .filter(item -> item.no() == no)
        .min(Comparator.comparingInt(Meeting.Item::no))
        .orElseThrow(() -> new NotFound("item " + no));
  }

  private void state(UUID id, Meeting.State state, String ending) {
    String stamp = state == Meeting.State.OPEN ? "opened_at" : "closed_at";
    jdbc.sql(
            "update selection.meeting set state = :state, ending = :ending, "
                + stamp
                + " = :now where id = :id")
        .param("state", state.name())
        .param("ending", ending)
        .param("now", Timestamp.from(clock.instant()))
        .param("id", id)
        .update();
  }

  private static InvalidInput.Fault fault(
      String field, String value, String zh, String en, Object... arguments) {
    return new InvalidInput.Fault(field, value, Text.of(zh, en).fill(arguments));
  }
}
