package org.zhiren.platform.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Emergency access: one person asks and says why, another opens, it ends by itself, and the audit
 * officer has it on the desk until it was looked at.
 */
@Component
public class Emergencies {

  /** Nobody gets more than a day. */
  public static final int MOST_HOURS = 24;

  private static final String COLUMNS =
      """
      select e.id, e.account_id, a.name as asked_by, e.information_class, e.unit_id, e.reason, e.hours,
             e.asked_at, o.name as opened_by, e.ends_at, e.refused_by is not null as refused, e.seen_at
      from access.emergency e
        join access.account a on a.id = e.account_id
        left join access.account o on o.id = e.opened_by
      """;

  private final JdbcClient jdbc;
  private final Scopes scopes;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  Emergencies(JdbcClient jdbc, Scopes scopes, Acting acting, Records records, Clock clock) {
    this.jdbc = jdbc;
    this.scopes = scopes;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /** One emergency, from the request to the auditor's look at it. */
  public record Emergency(
      UUID id,
      UUID accountId,
      String askedBy,
      InformationClass informationClass,
      @Nullable UUID unitId,
      String reason,
      int hours,
      Instant askedAt,
      @Nullable String openedBy,
      @Nullable Instant endsAt,
      boolean refused,
      @Nullable Instant seenAt) {

    /** Whether a second person has still to decide. */
    public boolean pending() {
      return openedBy == null && !refused;
    }
  }

  /** Asks for emergency access for the acting account. */
  @Transactional
  public UUID ask(
      InformationClass informationClass, @Nullable UUID unit, int hours, String reason) {
    Account account = acting.required();
    if (account.roles().stream().anyMatch(Role::officer)) {
      throw new NotFound("emergency access of an officer");
    }
    if (reason.strip().length() < 5) {
      throw new InvalidInput(
          "reason",
          reason,
          Text.of("请写明紧急情况（至少 5 个字）。", "Say what the emergency is, in at least 5 characters."));
    }
    if (hours < 1 || hours > MOST_HOURS) {
      throw new InvalidInput(
          "hours", Integer.toString(hours), Text.of("时长为 1 至 24 小时。", "It lasts 1 to 24 hours."));
    }
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into access.emergency (id, account_id, information_class, unit_id, reason, hours, asked_at)
            values (:id, :account, :class, :unit, :reason, :hours, :now)
            """)
        .param("id", id)
        .param("account", account.id())
        .param("class", informationClass.name())
        .param("unit", unit)
        .param("reason", reason.strip())
        .param("hours", hours)
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(
        Act.of("access.emergency.asked", "emergency", id)
            .with("class", informationClass)
            .with("hours", hours)
            .because(reason));
    return id;
  }

  /** Opens what another person has asked for. It begins now and ends by itself. */
  @Transactional
  public void open(UUID id) {
    Emergency emergency = decidable(id);
    Instant now = clock.instant();
    Instant ends = now.plus(Duration.ofHours(emergency.hours()));
    jdbc.sql(
            "update access.emergency set opened_by = :by, opened_at = :now, ends_at = :ends where"
                + " id = :id")
        .param("id", id)
        .param("by", acting.required().id())
        .param("now", Timestamp.from(now))
        .param("ends", Timestamp.from(ends))
        .update();
    scopes.open(
        emergency.accountId(),
        emergency.informationClass(),
        emergency.unitId(),
        Purpose.EMERGENCY,
        now,
        ends,
        Scope.Origin.EMERGENCY,
        id,
        emergency.reason());
    records.record(Act.of("access.emergency.opened", "emergency", id).with("until", ends));
  }

  /** Refuses what another person has asked for. */
  @Transactional
  public void refuse(UUID id) {
    decidable(id);
    jdbc.sql("update access.emergency set refused_by = :by where id = :id")
        .param("id", id)
        .param("by", acting.required().id())
        .update();
    records.record(Act.of("access.emergency.refused", "emergency", id));
  }

  private Emergency decidable(UUID id) {
    Emergency emergency =
        jdbc.sql(COLUMNS + " where e.id = :id for update of e")
            .param("id", id)
            .query(Emergencies::emergency)
            .optional()
            .filter(Emergency::pending)
            .orElseThrow(() -> new NotFound("pending emergency " + id));
    if (emergency.accountId().equals(acting.required().id())) {
      throw new InvalidInput(
          "emergency",
          id.toString(),
          Text.of("须由另一人批准，不能批准自己的申请。", "Another person must decide: nobody opens for himself."));
    }
    return emergency;
  }

  /** The audit officer has looked at it. */
  @Transactional
  public void seen(UUID id) {
    jdbc.sql(
            "update access.emergency set seen_by = :by, seen_at = :now where id = :id and seen_at"
                + " is null")
        .param("id", id)
        .param("by", acting.required().id())
        .param("now", Timestamp.from(clock.instant()))
        .update();
    records.record(Act.of("access.emergency.seen", "emergency", id));
  }

  /** The acting account's own requests, the newest first. */
  @Transactional(readOnly = true)
  public List<Emergency> mine() {
    return jdbc.sql(COLUMNS + " where e.account_id = :account order by e.asked_at desc limit 50")
        .param("account", acting.required().id())
        .query(Emergencies::emergency)
        .list();
  }

  /** Everybody's, the newest first: for those who decide and for the auditor. */
  @Transactional(readOnly = true)
  public List<Emergency> all() {
    return jdbc.sql(COLUMNS + " order by e.asked_at desc limit 200")
        .query(Emergencies::emergency)
        .list();
  }

  private static Emergency emergency(ResultSet row, int number) throws SQLException {
    Timestamp ends = row.getTimestamp("ends_at");
    Timestamp seen = row.getTimestamp("seen_at");
    return new Emergency(
        row.getObject("id", UUID.class),
        row.getObject("account_id", UUID.class),
        row.getString("asked_by"),
        InformationClass.valueOf(row.getString("information_class")),
        row.getObject("unit_id", UUID.class),
        row.getString("reason"),
        row.getInt("hours"),
        row.getTimestamp("asked_at").toInstant(),
        row.getString("opened_by"),
        ends == null ? null : ends.toInstant(),
        row.getBoolean("refused"),
        seen == null ? null : seen.toInstant());
  }
}
