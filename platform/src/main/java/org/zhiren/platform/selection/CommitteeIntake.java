package org.zhiren.platform.selection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.ActorSource;
import org.zhiren.platform.records.Records;

/**
 * Brings in the register of a committee as it was kept before, with who entered and who confirmed
 * each entry. Only the platform itself does so, at the first filling.
 */
@Component
public class CommitteeIntake {

  private final JdbcClient jdbc;
  private final ActorSource actors;
  private final Records records;

  CommitteeIntake(JdbcClient jdbc, ActorSource actors, Records records) {
    this.jdbc = jdbc;
    this.actors = actors;
    this.records = records;
  }

  /**
   * A member of before.
   *
   * @param personId the person on file
   * @param name the name
   * @param since first day
   * @param ground by which congress or session
   * @param confirmed whether the second person has confirmed it
   * @param endsOn first day on which no longer a member; {@code null} for none
   * @param endGround why it ends; {@code null} with {@code endsOn}
   */
  public record Past(
      UUID personId,
      String name,
      LocalDate since,
      String ground,
      boolean confirmed,
      @Nullable LocalDate endsOn,
      @Nullable String endGround) {}

  /** Who keeps a register: the account, and the name that stands beside what it did. */
  public record Keeper(UUID account, String name) {}

  /**
   * Brings a register in.
   *
   * @param unit the unit whose committee it is
   * @param entered who entered all of it
   * @param confirmed who confirmed what is confirmed: another one
   * @throws IllegalStateException if somebody else than the platform does it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void load(UUID unit, List<Past> members, Keeper entered, Keeper confirmed) {
    if (!Actor.SYSTEM.equals(actors.current().accountId())) {
      throw new IllegalStateException("Only the platform itself brings registers in.");
    }
    for (Past one : members) {
      boolean over = one.endsOn() != null;
      jdbc.sql(
              """
              insert into selection.committee_member (id, unit_id, person_id, name, since, ground, entered_by, entered_name,
                confirmed_name, ends_on, end_ground, ended_by, ended_name, end_confirmed_name)
              values (:id, :unit, :person, :name, :since, :ground, :by, :byName,
                :confirmed, :endsOn, :endGround, cast(:endedBy as uuid), :endedName, :endConfirmed)
              """)
          .param("id", UUID.randomUUID())
          .param("unit", unit)
          .param("person", one.personId())
          .param("name", one.name())
          .param("since", one.since())
          .param("ground", one.ground())
          .param("by", entered.account())
          .param("byName", entered.name())
          .param("confirmed", one.confirmed() ? confirmed.name() : null)
          .param("endsOn", one.endsOn())
          .param("endGround", one.endGround())
          .param("endedBy", over ? entered.account() : null)
          .param("endedName", over ? entered.name() : null)
          .param("endConfirmed", over ? confirmed.name() : null)
          .update();
    }
    records.record(
        Act.of("selection.committee.loaded", "unit", unit).with("entries", members.size()));
  }
}
