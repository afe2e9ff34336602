package org.zhiren.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.database.EmbeddedPostgres;
import org.zhiren.database.TestPostgres.FreshDatabase;
import org.zhiren.platform.ZhirenApplication;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.roster.quality.CheckRuns;
import org.zhiren.platform.roster.query.AskingPeople;
import org.zhiren.platform.roster.query.Condition;
import org.zhiren.platform.roster.query.Condition.Facts;
import org.zhiren.platform.roster.query.Condition.Group;
import org.zhiren.platform.roster.query.Condition.Join;
import org.zhiren.platform.roster.query.Condition.Measure;
import org.zhiren.platform.roster.query.Condition.Op;
import org.zhiren.platform.roster.query.Condition.Timing;
import org.zhiren.platform.roster.query.FactKind;
import org.zhiren.platform.roster.query.Field;
import org.zhiren.platform.roster.query.Question;
import org.zhiren.platform.roster.query.Sort;

/**
 * Ten dated questions over an invented province: count and first page by the platform, and the same
 * by SQL written by hand on the same database. Options: people (20,000 unless given), rounds of the
 * platform (200), rounds of SQL (5).
 */
final class QueryBench implements Benchmark {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 1);
  private static final int PAGE = 60;

  /** A question, and the same as a condition in SQL over {@code roster.person p}. */
  private record Pair(String name, Question question, String sql) {}

  private static Condition.Test is(Field field, String... values) {
    return Condition.Test.in(field, values);
  }

  private static final List<Pair> PAIRS =
      List.of(
          new Pair(
              "women up to 40, section chief for 3 years",
              Question.of(
                  Facts.some(FactKind.CAREER, Timing.NOW, is(Field.CAREER_LEVEL, "1A41"))
                      .forMonths(36),
                  is(Field.SEX, "2"),
                  Condition.Test.between(Field.AGE, "", "40")),
              """
              p.sex = '2' and p.birth_date >= date '1985-11-02' and exists (
                select from unnest((select range_agg(daterange(c.begins_on, c.ends_on))
                  from roster.career c where c.person_id = p.id and c.ended_by is null
                  and c.level_code = '1A41' and c.begins_on <= date '2026-11-01')) s
                where s @> date '2026-11-01' and lower(s) <= date '2023-11-01')
              """),
          new Pair(
              "grass-roots work for 2 years together",
              Question.of(
                  Facts.some(FactKind.CAREER, Timing.EVER, is(Field.CAREER_GRASSROOTS, "true"))
                      .forMonths(24)),
              """
              (select coalesce(sum(upper(s) - lower(s)), 0) from unnest((
                 select range_agg(daterange(c.begins_on, least(c.ends_on, date '2026-11-01')))
                 from roster.career c where c.person_id = p.id and c.ended_by is null and c.grassroots
                 and c.begins_on < date '2026-11-01')) s) >= date '2026-11-01' - date '2024-11-01'
              """),
          new Pair(
              "excellent twice in the last 3 years",
              Question.of(
                  Facts.some(FactKind.APPRAISAL, Timing.EVER, is(Field.APPRAISAL_GRADE, "优秀"))
                      .inLastYears(3)
                      .measured(Measure.COUNT, 2, null)),
              """
              (select count(*) from roster.appraisal a where a.person_id = p.id and a.ended_by is null
               and a.grade = '优秀' and a.year between 2023 and 2025) >= 2
              """),
          new Pair(
              "full-time bachelor or above, engineering",
              Question.of(
                  Facts.some(
                      FactKind.EDUCATION,
                      Timing.EVER,
                      Condition.Test.of(Field.EDUCATION_LEVEL, Op.AT_LEAST, "21"),
                      is(Field.EDUCATION_MODE, "1"),
                      Condition.Test.of(Field.EDUCATION_DEGREE_NAME, Op.CONTAINS, "工学"))),
              """
              exists (select from roster.education e where e.person_id = p.id and e.ended_by is null
                and e.mode_code = '1' and left(e.education_code, 1) in ('1', '2')
                and e.degree_name like '%工学%' and coalesce(e.graduated_on <= date '2026-11-01', true))
              """),
          new Pair(
              "less than 550 hours of training in 5 years, deputy section level or above",
              Question.of(
                  Condition.Test.of(Field.LEVEL, Op.AT_LEAST, "1A42"),
                  Facts.some(FactKind.TRAINING, Timing.EVER)
                      .inLastYears(5)
                      .measured(Measure.HOURS, null, 549)),
              """
              p.level_code <= '1A42' and (select coalesce(sum(t.hours), 0) from roster.training t
                where t.person_id = p.id and t.ended_by is null
                and t.ends_on > date '2021-11-01' and t.ends_on <= date '2026-11-01') <= 549
              """),
          new Pair(
              "county level or above, not of the Party",
              Question.of(
                  Condition.Test.of(Field.LEVEL, Op.AT_LEAST, "1A32"),
                  new Group(Join.NONE, List.of(is(Field.POLITICAL_STATUS, "中共党员", "预备党员")))),
              "p.level_code <= '1A32' and p.political_status not in ('中共党员', '预备党员')"),
          new Pair(
              "rank held for 4 years, no sanction in the last 3",
              Question.of(
                  Facts.some(FactKind.RANK, Timing.NOW, is(Field.RANK_CODE, "17", "18"))
                      .forMonths(48),
                  Facts.some(FactKind.SANCTION, Timing.EVER)
                      .inLastYears(3)
                      .measured(Measure.COUNT, null, 0)),
              """
              exists (select from unnest((select range_agg(daterange(r.begins_on, r.ends_on))
                  from roster.rank r where r.person_id = p.id and r.ended_by is null
                  and r.rank_code in ('17', '18') and r.begins_on <= date '2026-11-01')) s
                where s @> date '2026-11-01' and lower(s) <= date '2022-11-01')
              and not exists (select from roster.sanction s where s.person_id = p.id
                and s.ended_by is null and s.decided_on > date '2023-11-01'
                and s.decided_on <= date '2026-11-01')
              """),
          new Pair(
              "sanction in effect",
              Question.of(Facts.some(FactKind.SANCTION, Timing.NOW)),
              """
              exists (select from roster.sanction s where s.person_id = p.id and s.ended_by is null
                and s.decided_on <= date '2026-11-01' and s.effect_ends > date '2026-11-01')
              """),
          new Pair(
              "honour since 2020 or excellent last year, under 45",
              Question.of(
                  Condition.Test.between(Field.AGE, "", "44"),
                  new Group(
                      Join.ANY,
                      List.of(
                          new Facts(
                              FactKind.HONOUR,
                              Timing.SINCE,
                              0,
                              LocalDate.of(2020, 1, 1),
                              Measure.COUNT,
                              1,
                              null,
                              List.of()),
                          Facts.some(
                                  FactKind.APPRAISAL, Timing.EVER, is(Field.APPRAISAL_GRADE, "优秀"))
                              .inLastYears(1)))),
              """
              p.birth_date >= date '1981-11-02' and (
                exists (select from roster.honour h where h.person_id = p.id and h.ended_by is null
                  and h.granted_on between date '2020-01-01' and date '2026-11-01')
                or exists (select from roster.appraisal a where a.person_id = p.id
                  and a.ended_by is null and a.grade = '优秀' and a.year = 2025))
              """),
          new Pair(
              "name by initials, joined the Party 10 years ago",
              Question.of(
                  Condition.Test.of(Field.NAME, Op.CONTAINS, "w"),
                  Condition.Test.between(Field.PARTY_YEARS, "10", "")),
              "p.initials like 'w%' and p.party_join_date <= date '2016-11-01'"));

  @Override
  public String name() {
    return "query";
  }

  @Override
  public String purpose() {
    return "ten dated questions over the roster, by the platform and by SQL: PEOPLE ROUNDS SQL-ROUNDS";
  }

  @Override
  public void run(List<String> options, PrintStream out) throws Exception {
    int people = number(options, 0, 20_000);
    int rounds = number(options, 1, 200);
    int sqlRounds = number(options, 2, 5);
    FreshDatabase database = EmbeddedPostgres.forTests().freshDatabase();
    Path data = Files.createTempDirectory("zhiren-bench-");
    try (ConfigurableApplicationContext context =
        SpringApplication.run(
            ZhirenApplication.class,
            "--server.port=0",
            "--spring.datasource.url=" + database.application().jdbcUrl(),
            "--spring.datasource.username=" + database.application().username(),
            "--spring.datasource.password=" + database.application().password(),
            "--zhiren.owner.url=" + database.owner().jdbcUrl(),
            "--zhiren.owner.username=" + database.owner().username(),
            "--zhiren.owner.password=" + database.owner().password(),
            "--zhiren.data=" + data,
            "--zhiren.demo=true",
            "--zhiren.demo-people=" + people)) {
      measure(context, rounds, sqlRounds, out);
    }
  }

  private static int number(List<String> options, int index, int usual) {
    return options.size() > index ? Integer.parseInt(options.get(index)) : usual;
  }

  private static void measure(
      ConfigurableApplicationContext context, int rounds, int sqlRounds, PrintStream out)
      throws Exception {
    Acting acting = context.getBean(Acting.class);
    AskingPeople asking = context.getBean(AskingPeople.class);
    TransactionTemplate transactions = context.getBean(TransactionTemplate.class);
    JdbcClient jdbc = context.getBean(JdbcClient.class);
    // The filling begins a run of the data checks, which reads everything: it is no part of this.
    CheckRuns checks = context.getBean(CheckRuns.class);
    while (checks.progress().running()) {
      Thread.sleep(Duration.ofMillis(200));
    }
    acting.asSystem(
        "bench",
        () -> {
          long begun = System.nanoTime();
          while (asking.kept().isEmpty()) {
            Thread.sleep(Duration.ofMillis(100));
          }
          AskingPeople.Kept kept = asking.kept().orElseThrow();
          out.printf(
              "%,d people in %,d MiB of columns, %d bytes a person; waited %.1f s for them%n%n",
              kept.people(),
              kept.bytes() >> 20,
              kept.bytes() / Math.max(1, kept.people()),
              (System.nanoTime() - begun) / 1e9);
          out.println(
              "| question | people found | platform p50 ms | p99 ms | SQL p50 ms | most ms |");
          out.println("|---|---:|---:|---:|---:|---:|");
          double worst = 0;
          for (Pair pair : PAIRS) {
            worst =
                Math.max(worst, compare(pair, asking, transactions, jdbc, rounds, sqlRounds, out));
          }
          out.printf("%nThe slowest p99 of the platform: %.1f ms%n", worst);
          return true;
        });
  }

  private static double compare(
      Pair pair,
      AskingPeople asking,
      TransactionTemplate transactions,
      JdbcClient jdbc,
      int rounds,
      int sqlRounds,
      PrintStream out)
      throws Exception {
    Question question = pair.question().on(DAY);
    int[] found = new int[1];
    double[] fast =
        times(
            rounds,
            () -> {
              AskingPeople.Answer answer = asking.ask(question, Sort.PRECEDENCE, 0, PAGE);
              if (!answer.columns()) {
                throw new IllegalStateException("The columns did not answer.");
              }
              found[0] = answer.count();
              return true;
            });
    String where =
        " from roster.person p where (p.left_on is null or p.left_on > date '2026-11-01') and "
            + pair.sql();
    int[] counted = new int[1];
    double[] slow =
        times(
            sqlRounds,
            () ->
                transactions.execute(status -> {
                  counted[0] = jdbc.sql("select count(*)" + where).query(Integer.class).single();
                  return jdbc.sql(
                          "select p.id"
                              + where
                              + " order by p.unit_place, p.post_place, p.level_code, p.id limit "
                              + PAGE)
                      .query(java.util.UUID.class)
                      .list();
                }));
    if (found[0] != counted[0]) {
      throw new IllegalStateException(
          "%s: the platform found %d, SQL %d.".formatted(pair.name(), found[0], counted[0]));
    }
    double p99 = fast[Math.min(fast.length - 1, (int) Math.ceil(fast.length * 0.99) - 1)];
    out.printf(
        "| %s | %,d | %.1f | %.1f | %.0f | %.0f |%n",
        pair.name(),
        found[0],
        fast[fast.length / 2],
        p99,
        slow[slow.length / 2],
        slow[slow.length - 1]);
    return p99;
  }

  /** Milliseconds of each round, sorted; a tenth of the rounds before warms up. */
  private static double[] times(int rounds, Callable<?> work) throws Exception {
    for (int i = 0; i < Math.max(1, rounds / 10); i++) {
      work.call();
    }
    double[] times = new double[rounds];
    for (int i = 0; i < rounds; i++) {
      long start = System.nanoTime();
      work.call();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    return times;
  }
}
