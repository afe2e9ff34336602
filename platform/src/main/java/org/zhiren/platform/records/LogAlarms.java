package org.zhiren.platform.records;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the audit officer must look at now: entries that no signed head covers although the signer
 * had time enough, and a check of the log that found something.
 */
@Component
public class LogAlarms {

  /** How old an entry may grow before a signed head covers it. */
  static final Duration SIGNED_WITHIN = Duration.ofMinutes(10);

  private final JdbcClient jdbc;
  private final Checkpoints checkpoints;
  private final SelfCheck selfCheck;
  private final Clock clock;
  private final ZoneId zone;

  LogAlarms(
      JdbcClient jdbc,
      Checkpoints checkpoints,
      SelfCheck selfCheck,
      Clock clock,
      @Value("${zhiren.time-zone}") ZoneId zone) {
    this.jdbc = jdbc;
    this.checkpoints = checkpoints;
    this.selfCheck = selfCheck;
    this.clock = clock;
    this.zone = zone;
  }

  /** What is wrong. */
  public enum Kind {
    /** Entries wait too long for a signed head. */
    NOT_SIGNED,
    /** The last check of the log found something or could not be done. */
    CHECK_FAILED
  }

  /**
   * One alarm.
   *
   * @param kind what is wrong
   * @param since since when, in the calendar of the house
   */
  public record Alarm(Kind kind, OffsetDateTime since) {}

  /** The alarms of this moment, the gravest first; none if all is well. */
  @Transactional(readOnly = true)
  public List<Alarm> now() {
    return at(clock.instant().atZone(zone).toOffsetDateTime());
  }

  /** The alarms as they would stand at {@code moment} if nothing happened until then. */
  List<Alarm> at(OffsetDateTime moment) {
    List<Alarm> alarms = new ArrayList<>();
    SelfCheck.State check = selfCheck.state();
    boolean failed =
        check.problem() != null || (check.report() != null && !check.report().passed());
    if (failed && check.at() != null) {
      alarms.add(new Alarm(Kind.CHECK_FAILED, check.at().atZone(zone).toOffsetDateTime()));
    }
    oldestUncovered()
        .filter(oldest -> oldest.plus(SIGNED_WITHIN).isBefore(moment))
        .ifPresent(oldest ->
            alarms.add(
                new Alarm(Kind.NOT_SIGNED, oldest.atZoneSameInstant(zone).toOffsetDateTime())));
    return alarms;
  }

  private Optional<OffsetDateTime> oldestUncovered() {
    long signed = checkpoints.last().map(s -> s.signed().checkpoint().size()).orElse(0L);
    return jdbc.sql(
            """
            select min(at) from (
              select e.at from records.pending p join records.entry e on e.id = p.entry_id
              union all
              select e.at from records.leaf l join records.entry e on e.id = l.entry_id
              where l.position >= :signed) uncovered
            """)
        .param("signed", signed)
        .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
        .single();
  }
}
