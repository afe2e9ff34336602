package org.zhiren.platform.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Account;

/**
 * What a submission reads does not grow with the plan: the database itself counts the rows that the
 * transaction of a submission looked at, in a plan of two hundred targets and of twenty thousand.
 * In between nothing is learnt: a table of some thousand rows is read whole because that is
 * cheapest.
 */
class SubmissionReadsTest extends TargetSample {

  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
  private static final int FEW = 200;
  private static final int MANY = 20_000;

  /** So many rows more may be looked at: the pages of an index split as it grows. */
  private static final long MORE = 40;

  @Autowired private DeliveringValues delivering;
  @Autowired private TransactionTemplate transactions;

  private record Drawn(UUID plan, UUID top, Target leaf) {}

  private Drawn drawn() throws Exception {
    return at(
        officer,
        () -> {
          UUID plan = drawingUp.begin(body, head());
          UUID top = setting.add(plan, null, facts(body, 10_000));
          UUID leaf = setting.add(plan, top, facts(one, 10_000));
          publishing.publish(plan, "");
          return new Drawn(plan, top, targets.required(leaf));
        });
  }

  /** Targets of the other unit, as a large body has them; some are helped by a third unit. */
  private void grow(Drawn drawn, int from, int until) throws Exception {
    try (Connection connection = owner().open()) {
      connection.setAutoCommit(false);
      try (Statement set = connection.createStatement()) {
        set.execute(
            "select set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true)");
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              """
              insert into responsibility.target (id, plan_id, parent_id, unit_id, no, name, kind, leader_name, person_name,
                cooperating, indicator, measure, direction, baseline, goal, challenge, rule, course, weight, deadline,
                evidence, source)
              select gen_random_uuid(), ?, ?, ?, g + 1, '叶', 'STEP', '沈甲', '陆乙',
                case when g % 50 = 0 then array[gen_random_uuid()] else '{}'::uuid[] end, '完成量', '万元', 'UP', 0, 1200,
                1440, 'LINEAR', 'LINEAR', 0, make_date(?, 12, 31), '', '月报'
              from generate_series(?::int, ?::int) g
              """)) {
        insert.setObject(1, drawn.plan());
        insert.setObject(2, drawn.top());
        insert.setObject(3, two);
        insert.setInt(4, YEAR);
        insert.setInt(5, from);
        insert.setInt(6, until - 1);
        insert.executeUpdate();
      }
      try (PreparedStatement values =
          connection.prepareStatement(
              """
              insert into responsibility.reading (target_id, as_of, no, unit_id, value, way, author_id, author_name, reported_at)
              select t.id, make_date(?, 1, 31), 1, t.unit_id, 100, 'PROGRAM', t.unit_id, '陆乙', now()
              from responsibility.target t
              where t.plan_id = ? and t.name = '叶' and not exists (select from responsibility.reading r where r.target_id = t.id)
              """)) {
        values.setInt(1, YEAR);
        values.setObject(2, drawn.plan());
        values.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement analyze = connection.createStatement()) {
        analyze.execute("analyze responsibility.target, responsibility.reading");
      }
    }
  }

  /** The rows that one submission looks at in each table of the module. */
  private Map<String, Long> read(Account account, Target leaf, String value) throws Exception {
    return at(
        account,
        () ->
            Objects.requireNonNull(
                transactions.execute(status -> {
                  Map<String, Long> before = counted();
                  delivering.deliver(
                      UUID.randomUUID().toString(),
                      List.of(value(leaf, TODAY, value, "核对后更正")),
                      Reading.Way.PROGRAM);
                  Map<String, Long> rows = counted();
                  rows.replaceAll((table, seen) -> seen - before.getOrDefault(table, 0L));
                  return rows;
                })));
  }

  /** What the connection has not handed in yet: earlier transactions of the last second as well. */
  private Map<String, Long> counted() {
    Map<String, Long> rows = new TreeMap<>();
    jdbc.sql(
            """
            select relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as looked_at
            from pg_stat_xact_user_tables where schemaname = 'responsibility'
            """)
        .query((java.sql.ResultSet row) -> {
          rows.put(row.getString("relname"), row.getLong("looked_at"));
        });
    return rows;
  }

  @Test
  void whatASubmissionReadsDoesNotGrowWithThePlan() throws Exception {
    Drawn drawn = drawn();
    grow(drawn, 1, FEW);
    Map<String, Long> ofReporter = read(cadreOfOne, drawn.leaf(), "10");
    Map<String, Long> ofOfficer = read(officer, drawn.leaf(), "11");
    assertThat(ofReporter)
        .as("something is read at all")
        .hasEntrySatisfying("target", rows -> assertThat(rows).isPositive());
    grow(drawn, FEW, MANY);
    notMore(ofReporter, read(cadreOfOne, drawn.leaf(), "12"), "reporter of a unit");
    notMore(ofOfficer, read(officer, drawn.leaf(), "13"), "officer over the whole body");
  }

  private static void notMore(Map<String, Long> few, Map<String, Long> many, String who) {
    many.forEach((table, rows) ->
        assertThat(rows)
            .as("rows of %s looked at by %s: %s, with few targets %s", table, who, many, few)
            .isLessThanOrEqualTo(few.getOrDefault(table, 0L) + MORE));
  }
}
