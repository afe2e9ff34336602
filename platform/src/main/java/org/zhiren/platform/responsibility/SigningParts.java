package org.zhiren.platform.responsibility;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

/**
 * 目标责任书: the side that assigns and the unit that owns put their names to the part of that unit. A
 * signature holds as long as the part reads as it did when it was given.
 */
@Component
public class SigningParts {

  private final JdbcClient jdbc;
  private final Plans plans;
  private final Targets targets;
  private final NeedToKnow needToKnow;
  private final ActorSource actors;
  private final Records records;
  private final Clock clock;

  SigningParts(
      JdbcClient jdbc,
      Plans plans,
      Targets targets,
      NeedToKnow needToKnow,
      ActorSource actors,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.targets = targets;
    this.needToKnow = needToKnow;
    this.actors = actors;
    this.records = records;
    this.clock = clock;
  }

  /** Which of the two signs. */
  public enum Side {
    /** Whoever assigns the work. */
    ASSIGNER(Text.of("下达方", "the side that assigns")),
    /** The unit that owns it. */
    OWNER(Text.of("责任单位", "the unit responsible"));

    private final Text text;

    Side(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * A name under a part.
   *
   * @param name whose account signed
   * @param signedAt when
   */
  public record Signature(String name, OffsetDateTime signedAt) {}

  /**
   * The part of one unit.
   *
   * @param unitId the unit
   * @param targets how many targets it holds
   * @param assigner the signature in force of the side that assigns; {@code null} for none
   * @param owner the signature in force of the unit; {@code null} for none
   */
  public record Part(
      UUID unitId, int targets, @Nullable Signature assigner, @Nullable Signature owner) {

    /** Whether both sides have signed what it says now. */
    public boolean signed() {
      return assigner != null && owner != null;
    }
  }

  /** The parts of all units that may be seen, in the order of the tree. */
  @Transactional(readOnly = true)
  public List<Part> of(UUID plan) {
    Map<UUID, List<Target>> byUnit = new LinkedHashMap<>();
    targets
        .ofPlan(plan)
        .forEach(t -> byUnit.computeIfAbsent(t.unitId(), id -> new ArrayList<>()).add(t));
    Map<UUID, byte[]> prints = new LinkedHashMap<>();
    byUnit.forEach((unit, part) -> prints.put(unit, Editions.fingerprint(part)));
    Map<String, Signature> names = new LinkedHashMap<>();
    jdbc.sql(
            """
            select unit_id, side, part, account_name, signed_at from responsibility.signature
            where plan_id = :plan order by signed_at
            """)
        .param("plan", plan)
        .query((java.sql.ResultSet row) -> {
          UUID unit = Rows.uuid(row, "unit_id");
          if (Arrays.equals(prints.get(unit), row.getBytes("part"))) {
            names.put(
                unit + row.getString("side"),
                new Signature(row.getString("account_name"), Rows.time(row, "signed_at", clock)));
          }
        });
    return byUnit.entrySet().stream()
        .map(entry ->
            new Part(
                entry.getKey(),
                entry.getValue().size(),
                names.get(entry.getKey() + "ASSIGNER"),
                names.get(entry.getKey() + "OWNER")))
        .toList();
  }

  /** The part of one unit. */
  @Transactional(readOnly = true)
  public Part of(UUID plan, UUID unit) {
    return of(plan).stream()
        .filter(part -> part.unitId().equals(unit))
        .findFirst()
        .orElse(new Part(unit, 0, null, null));
  }

  /** Whether the acting account stands on the assigning side of the plan. */
  @Transactional(readOnly = true)
  public boolean assigns(Plan plan) {
    return needToKnow.sees(InformationClass.TARGETS, plan.unitId());
  }

  /**
   * Signs the part of a unit as it reads now.
   *
   * @throws InvalidInput if the plan is not in force, the part is empty, the side has signed it, or
   *     the same account signed for the other side
   */
  @Transactional
  public void sign(UUID planId, UUID unit, Side side) {
    Plan plan = plans.required(planId);
    if (plan.state() != PlanState.IN_FORCE) {
      throw refused(
          plan.state().name(),
          "计划尚未发布或正在修订，发布后才能签订。",
          "A part is signed while its plan is in force.");
    }
    if (side == Side.ASSIGNER && !assigns(plan)) {
      throw refused(
          side.name(), "您不在下达方的授权范围内，不能代下达方签订。", "You have no scope over the unit that assigns.");
    }
    Part part = of(planId, unit);
    if (part.targets() == 0) {
      throw refused(
          "0", "这个单位没有目标，无需签订。", "The unit has no target here: there is nothing to sign.");
    }
    if ((side == Side.ASSIGNER ? part.assigner() : part.owner()) != null) {
      throw refused(side.name(), "这一方已经签订。", "This side has signed already.");
    }
    byte[] print = Editions.fingerprint(targets.ofUnit(planId, unit));
    Actor actor = actors.current();
    boolean other =
        jdbc.sql(
                """
                select exists (select from responsibility.signature where plan_id = :plan and unit_id = :unit
                  and part = :part and account_id = :by)
                """)
            .param("plan", planId)
            .param("unit", unit)
            .param("part", print)
            .param("by", actor.accountId())
            .query(Boolean.class)
            .single();
    if (other) {
      throw refused(
          side.name(),
          "您已代另一方签订，双方应由不同的人签订。",
          "You signed for the other side: the two sides are signed by different people.");
    }
    jdbc.sql(
            """
            insert into responsibility.signature (id, plan_id, unit_id, side, edition, part, account_id,
              account_name, signed_at)
            values (:id, :plan, :unit, :side, :edition, :part, :by, :name, :now)
            """)
        .param("id", UUID.randomUUID())
        .param("plan", planId)
        .param("unit", unit)
        .param("side", side.name())
        .param("edition", plan.edition())
        .param("part", print)
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of("targets.part.signed", "plan", planId)
            .with("unit", unit)
            .with("side", side)
            .with("edition", plan.edition())
            .with("part", java.util.HexFormat.of().formatHex(print)));
  }

  private static InvalidInput refused(String value, String zh, String en) {
    return new InvalidInput("side", value, Text.of(zh, en));
  }
}
