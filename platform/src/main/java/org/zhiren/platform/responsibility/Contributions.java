package org.zhiren.platform.responsibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
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

/**
 * 协办: the targets with which units help, and what they report of their part. A unit that helps sees
 * of the target what it needs for that: the name, the indicator, the deadline, who leads.
 */
@Component
public class Contributions {

  private static final int LONGEST = 1_000;
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final NeedToKnow needToKnow;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  Contributions(
      JdbcClient jdbc, NeedToKnow needToKnow, ActorSource actors, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.needToKnow = needToKnow;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /**
   * A target with which units of the acting account help.
   *
   * @param target the target
   * @param planTitle its plan
   * @param name what is to be achieved
   * @param indicator what is measured
   * @param ownerId the unit that leads
   * @param helpers the units of the acting account that help
   * @param deadline last day
   * @param last the day of their last report; {@code null} for none
   */
  public record Helped(
      UUID target,
      String planTitle,
      String name,
      String indicator,
      UUID ownerId,
      List<UUID> helpers,
      LocalDate deadline,
      @Nullable LocalDate last) {
    /** Copies the list. */
    public Helped {
      helpers = List.copyOf(helpers);
    }
  }

  /** What a unit that helps has reported. */
  public record Part(
      UUID unitId, LocalDate asOf, String said, String authorName, OffsetDateTime at) {}

  /** The targets with which the units of the acting account help, the nearest deadline first. */
  @Transactional(readOnly = true)
  public List<Helped> helped() {
    NeedToKnow.Visible visible = needToKnow.visible(InformationClass.TARGETS);
    if (visible.everywhere()) {
      return List.of();
    }
    UUID[] own = visible.units().toArray(UUID[]::new);
    return jdbc.sql(
            """
            select t.id, p.title, t.name, t.indicator, t.unit_id, t.deadline,
              array(select h from unnest(t.cooperating) h where h = any(cast(:own as uuid[]))) as helpers,
              (select max(c.as_of) from responsibility.contribution c
               where c.target_id = t.id and c.unit_id = any(cast(:own as uuid[]))) as last
            from responsibility.target t join responsibility.plan p on p.id = t.plan_id
            where t.cooperating && cast(:own as uuid[]) and p.state in ('IN_FORCE', 'REVISING')
            order by t.deadline, t.id limit :most
            """)
        .param("own", own)
        .param("most", MOST)
        .query((row, number) ->
            new Helped(
                Rows.uuid(row, "id"),
                row.getString("title"),
                row.getString("name"),
                row.getString("indicator"),
                Rows.uuid(row, "unit_id"),
                Arrays.asList((UUID[]) row.getArray("helpers").getArray()),
                Objects.requireNonNull(row.getObject("deadline", LocalDate.class)),
                row.getObject("last", LocalDate.class)))
        .list();
  }

  /** What units that help have reported of a target that may be seen, the latest first. */
  @Transactional(readOnly = true)
  public List<Part> of(UUID target) {
    return jdbc.sql(
            """
            select c.* from responsibility.contribution c where c.target_id = :target
            order by c.as_of desc, c.at desc limit :most
            """)
        .param("target", target)
        .param("most", MOST)
        .query((row, number) ->
            new Part(
                Rows.uuid(row, "unit_id"),
                Objects.requireNonNull(row.getObject("as_of", LocalDate.class)),
                row.getString("said"),
                row.getString("author_name"),
                Rows.time(row, "at", clock)))
        .list();
  }

  /**
   * Reports the part of a unit.
   *
   * @throws NotFound if the unit does not help with the target, or is not the acting account's
   * @throws InvalidInput if nothing is said, or the day is still to come
   */
  @Transactional
  public void report(UUID target, UUID unit, LocalDate asOf, String said) {
    boolean helps =
        needToKnow.sees(InformationClass.TARGETS, unit)
            && jdbc.sql(
                    """
                    select exists (select from responsibility.target t join responsibility.plan p on p.id = t.plan_id
                      where t.id = :target and :unit = any(t.cooperating) and p.state in ('IN_FORCE', 'REVISING'))
                    """)
                .param("target", target)
                .param("unit", unit)
                .query(Boolean.class)
                .single();
    if (!helps) {
      throw new NotFound("contribution of " + unit + " to " + target);
    }
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (said.isBlank() || said.length() > LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              "said",
              said,
              Text.of("请写明本单位做了什么，1 至 {0} 字。", "Say what the unit did, in 1 to {0} characters.")
                  .fill(LONGEST)));
    }
    LocalDate today = LocalDate.now(clock);
    if (asOf.isAfter(today)) {
      faults.add(
          new InvalidInput.Fault(
              "asOf",
              asOf.toString(),
              Text.of("日期 {0} 还没有到，最晚填今天 {1}。", "The day {0} is still to come; today is {1}.")
                  .fill(asOf, today)));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    Actor actor = actors.current();
    jdbc.sql(
            """
            insert into responsibility.contribution (id, target_id, unit_id, as_of, said, author_id, author_name, at)
            values (:id, :target, :unit, :day, :said, :by, :name, :now)
            """)
        .param("id", UUID.randomUUID())
        .param("target", target)
        .param("unit", unit)
        .param("day", asOf)
        .param("said", said.strip())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of("targets.part.reported", "target", target).with("unit", unit).with("asOf", asOf));
  }
}
