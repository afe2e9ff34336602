package org.zhiren.platform.roster;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.shell.InvalidInput;

/**
 * How many people may leave the platform as files: so many at once without a second person, so many
 * within a day for one account, whichever page or interface they leave by.
 */
@Component
public class ExportQuota {

  private final JdbcClient jdbc;
  private final Acting acting;
  private final Clock clock;
  private final int limit;
  private final int quota;

  ExportQuota(
      JdbcClient jdbc,
      Acting acting,
      Clock clock,
      @Value("${zhiren.export.limit:500}") int limit,
      @Value("${zhiren.export.daily-quota:5000}") int quota) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.clock = clock;
    this.limit = limit;
    this.quota = quota;
  }

  /** How many people may be taken out at once without a second person. */
  public int limit() {
    return limit;
  }

  /** How many people the acting account may still take out today. */
  @Transactional(readOnly = true)
  public int left() {
    return acting
        .account()
        .map(Account::id)
        .map(account -> Math.max(0, quota - takenToday(account)))
        .orElse(0);
  }

  private int takenToday(UUID account) {
    return jdbc.sql(
            """
            select coalesce(sum(people), 0) from (
              select people from roster.people_export where account_id = :me and taken_at >= :midnight
              union all
              select people from roster.people_taken where account_id = :me and taken_at >= :midnight) taken
            """)
        .param("me", account)
        .param(
            "midnight",
            Timestamp.from(LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant()))
        .query(Integer.class)
        .single();
  }

  /**
   * Whether so many people are within what is left of today.
   *
   * @throws InvalidInput if not
   */
  @Transactional(readOnly = true)
  public void require(int people) {
    int left = left();
    if (people > left) {
      throw new InvalidInput(
          "people",
          String.valueOf(people),
          Text.of(
                  "本次导出 {0} 人，超过今日剩余额度 {1} 人（每日 {2} 人）。请缩小范围或改日导出。",
                  "This export has {0} people, more than the {1} left for today ({2} a day). Narrow"
                      + " it down or wait until tomorrow.")
              .fill(people, left, quota));
    }
  }

  /**
   * Counts an export that no second person agreed to, before its first byte leaves.
   *
   * @param people how many leave
   * @param what the kind of export, for instance the key of a {@link PeopleExport}
   * @throws InvalidInput above the limit at once, or above the quota of the day
   */
  @Transactional
  public void use(int people, String what) {
    if (people > limit) {
      throw new InvalidInput(
          "people",
          String.valueOf(people),
          Text.of(
                  "共 {0} 人，一次导出超过 {1} 人须由第二人同意。请缩小范围，或用“条件查询”查出这些人员后申请导出。",
                  "{0} people; more than {1} at once need the agreement of a second person. Narrow"
                      + " the list, or find these people with a question and ask for the export"
                      + " there.")
              .fill(people, limit));
    }
    require(people);
    if (people == 0) {
      return;
    }
    jdbc.sql(
            """
            insert into roster.people_taken (account_id, what, people, taken_at)
            values (:me, :what, :people, :now)
            """)
        .param("me", acting.required().id())
        .param("what", what)
        .param("people", people)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }
}
