package org.zhiren.platform.selection.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
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
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * 全委会委员: who belongs to the committee of a unit, for its plenary sessions. Quorum and majority are
 * counted of them, so that nobody may choose them for a vote: an entry, and its end, name their
 * ground, and count once a second person has confirmed them.
 */
@Component
public class Committee {

  private static final int LONGEST = 200;
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final People people;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  Committee(
      JdbcClient jdbc,
      NeedToKnow needToKnow,
      People people,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.people = people;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * An entry of the register.
   *
   * @param id the entry
   * @param unitId the unit whose committee it is
   * @param person the member
   * @param since first day
   * @param ground by which congress or session
   * @param enteredName who entered it
   * @param confirmedName who confirmed it; {@code null}: it does not count yet
   * @param endsOn first day on which no longer a member; {@code null} for none
   * @param endGround why it ends; {@code null} if it does not
   * @param endConfirmedName who confirmed the end; {@code null}: the end does not count yet
   */
  public record Entry(
      UUID id,
      UUID unitId,
      Named person,
      LocalDate since,
      String ground,
      String enteredName,
      @Nullable String confirmedName,
      @Nullable LocalDate endsOn,
      @Nullable String endGround,
      @Nullable String endConfirmedName) {

    /** Whether a second person has to confirm the entry or its end. */
    public boolean waits() {
      return confirmedName == null || (endsOn != null && endConfirmedName == null);
    }

    /** Whether the person counts as a member on {@code day}. */
    public boolean member(LocalDate day) {
      return confirmedName != null
          && !since.isAfter(day)
          && (endsOn == null || endConfirmedName == null || day.isBefore(endsOn));
    }
  }

  /**
   * A register in the list of all.
   *
   * @param unitId the unit whose committee it is
   * @param members how many count today
   * @param waiting how many entries or ends wait to be confirmed
   */
  public record Register(UUID unitId, int members, int waiting) {}

  /** The registers that the acting account may see, the largest first, at most {@value #MOST}. */
  @Transactional(readOnly = true)
  public List<Register> registers() {
    NeedToKnow.Predicate seen = needToKnow.predicate("c.unit_id", InformationClass.SELECTION);
    return jdbc.sql(
            """
            select c.unit_id,
              count(*) filter (where c.confirmed_name is not null and c.since <= :today
                and (c.ends_on is null or c.end_confirmed_name is null or c.ends_on > :today)) as members,
              count(*) filter (where c.confirmed_name is null
                or (c.ends_on is not null and c.end_confirmed_name is null)) as waiting
            from selection.committee_member c where
            """
                + seen.sql()
                + " group by c.unit_id order by members desc, c.unit_id limit :most")
        .param("today", LocalDate.now(clock))
        .param("most", MOST)
        .params(seen.params())
        .query((row, number) ->
            new Register(
                Objects.requireNonNull(row.getObject("unit_id", UUID.class)),
                row.getInt("members"),
                row.getInt("waiting")))
        .list();
  }

  /**
   * The register of a unit, in the order of its entries.
   *
   * @throws NotFound if the acting account may not see the unit's selection cases
   */
  @Transactional(readOnly = true)
  public List<Entry> entries(UUID unit) {
    scope(unit);
    return jdbc.sql(
            "select * from selection.committee_member where unit_id = :unit order by since, name, id")
        .param("unit", unit)
        .query(Committee::entry)
        .list();
  }

  private void scope(UUID unit) {
    if (!needToKnow.sees(InformationClass.SELECTION, unit)) {
      throw new NotFound("committee of unit " + unit);
    }
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        Objects.requireNonNull(row.getObject("unit_id", UUID.class)),
        new Named(row.getObject("person_id", UUID.class), row.getString("name")),
        Objects.requireNonNull(row.getObject("since", LocalDate.class)),
        row.getString("ground"),
        row.getString("entered_name"),
        row.getString("confirmed_name"),
        row.getObject("ends_on", LocalDate.class),
        row.getString("end_ground"),
        row.getString("end_confirmed_name"));
  }

  /** The members on a day; without those that nobody has confirmed. */
  @Transactional(readOnly = true)
  public List<Named> members(UUID unit, LocalDate on) {
    return entries(unit).stream()
        .filter(one -> one.member(on))
        .map(Entry::person)
        .distinct()
        .toList();
  }

  /**
   * Enters a member.
   *
   * @param personId the person, on file; {@code null} if nobody was found
   * @param since first day, today or earlier; {@code null} if it cannot be read
   * @param ground by which congress or session
   * @throws InvalidInput with every fault
   */
  @Transactional
  public void add(UUID unit, @Nullable UUID personId, @Nullable LocalDate since, String ground) {
    scope(unit);
    LocalDate today = LocalDate.now(clock);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    Person person = personId == null ? null : people.find(personId).orElse(null);
    if (person == null) {
      faults.add(
          new InvalidInput.Fault(
              "person",
              "",
              Text.of("请从提示中选择在册的人员。", "Choose somebody on file from the suggestions.")));
    }
    if (since == null || since.isAfter(today)) {
      faults.add(
          new InvalidInput.Fault(
              "since",
              since == null ? "" : since.toString(),
              Text.of("请填写当选或递补日期，不晚于今天。", "Give the day of the election, not after today.")));
    }
    ground(faults, "ground", ground);
    if (!faults.isEmpty() || person == null || since == null) {
      throw new InvalidInput(faults);
    }
    Actor actor = actors.current();
    UUID id = UUID.randomUUID();
    try {
      jdbc.sql(
              """
              insert into selection.committee_member (id, unit_id, person_id, name, since, ground, entered_by, entered_name)
              values (:id, :unit, :person, :name, :since, :ground, :by, :byName)
              """)
          .param("id", id)
          .param("unit", unit)
          .param("person", person.id())
          .param("name", person.name())
          .param("since", since)
          .param("ground", ground.strip())
          .param("by", actor.accountId())
          .param("byName", actor.name())
          .update();
    } catch (DuplicateKeyException already) {
      throw new InvalidInput(
          "person",
          person.name(),
          Text.of("{0} 已在委员名册中。", "{0} stands in the register already.").fill(person.name()));
    }
    records.record(
        Act.of("selection.committee.entered", "unit", unit)
            .with("entry", id)
            .with("since", since)
            .withPersonal("name", person.name())
            .because(ground.strip()));
  }

  private static void ground(List<InvalidInput.Fault> faults, String field, String ground) {
    if (ground.isBlank() || ground.strip().length() > LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              field,
              ground,
              Text.of("请写明依据，1 至 {0} 字。", "Give the ground in 1 to {0} characters.")
                  .fill(LONGEST)));
    }
  }

  /**
   * Ends a membership that was confirmed.
   *
   * @param endsOn first day on which no longer a member
   * @throws InvalidInput with every fault
   * @throws NotFound if there is no such entry
   */
  @Transactional
  public void end(UUID id, @Nullable LocalDate endsOn, String ground) {
    Held held = held(id);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (held.entry().waits() || held.entry().endsOn() != null) {
      faults.add(
          new InvalidInput.Fault(
              "ends-" + id,
              "",
              Text.of("该条待确认，或已终止。", "The entry waits to be confirmed, or has ended.")));
    }
    if (endsOn == null || !endsOn.isAfter(held.entry().since())) {
      faults.add(
          new InvalidInput.Fault(
              "ends-" + id,
              endsOn == null ? "" : endsOn.toString(),
              Text.of("终止日期应晚于 {0}。", "The end lies after {0}.").fill(held.entry().since())));
    }
    ground(faults, "ends-" + id, ground);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Actor actor = actors.current();
    jdbc.sql(
            """
            update selection.committee_member set ends_on = :on, end_ground = :ground, ended_by = :by, ended_name = :name
            where id = :id
            """)
        .param("on", endsOn)
        .param("ground", ground.strip())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("id", id)
        .update();
    records.record(
        Act.of("selection.committee.ended", "unit", held.entry().unitId())
            .with("entry", id)
            .with("on", endsOn)
            .because(ground.strip()));
  }

  /** An entry with the accounts that may not confirm it. */
  private record Held(Entry entry, UUID enteredBy, @Nullable UUID endedBy) {}

  private Held held(UUID id) {
    NeedToKnow.Predicate seen = needToKnow.predicate("c.unit_id", InformationClass.SELECTION);
    return jdbc.sql(
            "select c.* from selection.committee_member c where c.id = :id and "
                + seen.sql()
                + " for update")
        .param("id", id)
        .params(seen.params())
        .query((row, number) ->
            new Held(
                entry(row, number),
                Objects.requireNonNull(row.getObject("entered_by", UUID.class)),
                row.getObject("ended_by", UUID.class)))
        .optional()
        .orElseThrow(() -> new NotFound("entry " + id + " of a committee"));
  }

  /**
   * A second person confirms what waits of an entry.
   *
   * @throws InvalidInput if nothing waits, or the acting account has entered it
   * @throws NotFound if there is no such entry
   */
  @Transactional
  public void confirm(UUID id) {
    Held held = held(id);
    Actor actor = actors.current();
    boolean end = held.entry().confirmedName() != null;
    if (!held.entry().waits()
        || Objects.equals(actor.accountId(), end ? held.endedBy() : held.enteredBy())) {
      throw new InvalidInput(
          "confirm",
          held.entry().person().name(),
          Text.of(
              "没有待确认的内容，或是您自己登记的；请由另一人确认。",
              "Nothing waits to be confirmed, or you entered it yourself: another person has to."));
    }
    jdbc.sql(
            end
                ? "update selection.committee_member set end_confirmed_name = :name where id = :id"
                : "update selection.committee_member set confirmed_name = :name where id = :id")
        .param("name", actor.name())
        .param("id", id)
        .update();
    records.record(
        Act.of("selection.committee.confirmed", "unit", held.entry().unitId())
            .with("entry", id)
            .with("what", end ? "end" : "entry"));
  }

  /**
   * Removes an entry that nobody has confirmed yet, because it was mistaken.
   *
   * @throws InvalidInput if it was confirmed
   * @throws NotFound if there is no such entry
   */
  @Transactional
  public void discard(UUID id) {
    Held held = held(id);
    if (held.entry().confirmedName() != null) {
      throw new InvalidInput(
          "confirm",
          held.entry().person().name(),
          Text.of("已确认的不能删除，只能登记终止。", "What was confirmed is not removed; its end is entered."));
    }
    jdbc.sql("delete from selection.committee_member where id = :id").param("id", id).update();
    records.record(
        Act.of("selection.committee.discarded", "unit", held.entry().unitId()).with("entry", id));
  }
}
