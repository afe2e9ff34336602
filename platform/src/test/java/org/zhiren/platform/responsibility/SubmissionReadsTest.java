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
 * transaction of a submission looked at, in a plan of two hundred targets, of some thousand, and of
 * twenty thousand.
 */
class SubmissionReadsTest extends TargetSample {

  private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
  private static final int FEW = 200;
  private static final int MORE_THAN_A_PAGE = 2_500;
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
      connection.commit();
      connection.setAutoCommit(true);
      try (Statement analyze = connection.createStatement()) {
        analyze.execute("analyze responsibility.target");
      }
    }
  }

  /** The rows that were looked at in each table of the module by one submission. */
  private Map<String, Long> read(Account account, Target leaf, String value) throws Exception {
    return at(
        account,
        () ->
            Objects.requireNonNull(
                transactions.execute(status -> {
                  // Tables of a test are so small that reading them whole is cheapest: what is
                  // asked here is whether there is a way that does not grow.
                  jdbc.sql("set local enable_seqscan = off").update();
                  delivering.deliver(
                      UUID.randomUUID().toString(),
                      List.of(value(leaf, TODAY, value, "核对后更正")),
                      Reading.Way.PROGRAM);
                  Map<String, Long> rows = new TreeMap<>();
                  jdbc.sql(
                          """
                          select relname, coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) as looked_at
                          from pg_stat_xact_user_tables where schemaname = 'responsibility'
                            and coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) > 0
                          """)
                      .query((java.sql.ResultSet row) -> {
                        rows.put(row.getString("relname"), row.getLong("looked_at"));
                      });
                  return rows;
                })));
  }

  @Test
  void whatASubmissionReadsDoesNotGrowWithThePlan() throws Exception {
    Drawn drawn = drawn();
    grow(drawn, 1, FEW);
    Map<String, Long> ofReporter = read(cadreOfOne, drawn.leaf(), "10");
    Map<String, Long> ofOfficer = read(officer, drawn.leaf(), "11");
    assertThat(ofReporter).as("something is read at all").containsKeys("plan", "target");
    int value = 12;
    int size = FEW;
    for (int more : new int[] {MORE_THAN_A_PAGE, MANY}) {
      grow(drawn, size, more);
      size = more;
      String targets = more + " targets, ";
      notMore(
          ofReporter,
          read(cadreOfOne, drawn.leaf(), Integer.toString(value++)),
          targets + "reporter of a unit");
      notMore(
          ofOfficer,
          read(officer, drawn.leaf(), Integer.toString(value++)),
          targets + "officer over the whole body");
    }
  }

  private static void notMore(Map<String, Long> few, Map<String, Long> many, String who) {
    many.forEach((table, rows) ->
        assertThat(rows)
            .as("rows of %s looked at with %s: %s, with few targets %s", table, who, many, few)
            .isLessThanOrEqualTo(few.getOrDefault(table, 0L) + MORE));
  }
}
