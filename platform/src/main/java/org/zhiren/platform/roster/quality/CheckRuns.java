package org.zhiren.platform.roster.quality;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.PeopleLoaded;

/**
 * Runs all checks: after an intake, every night, and on demand, one run at a time and in the
 * background. A run works as the platform itself and sees everybody; who sees its findings is
 * another matter. A check that cannot be run is named and stops no other.
 */
@Component
public class CheckRuns {

  private static final Logger LOG = LoggerFactory.getLogger(CheckRuns.class);

  /** Names for what the queries of the checks read. */
  private static final String NAMES =
      """
      with p as (select * from roster.person),
        career as (select * from roster.career where ended_by is null),
        ranks as (select * from roster.rank where ended_by is null),
        education as (select * from roster.education where ended_by is null),
        titles as (select * from roster.title where ended_by is null),
        trainings as (select * from roster.training where ended_by is null),
        appraisals as (select * from roster.appraisal where ended_by is null),
        honours as (select * from roster.honour where ended_by is null),
        sanctions as (select * from roster.sanction where ended_by is null),
        family as (select * from roster.family where ended_by is null),
        archive as (select distinct on (person_id) * from roster.archive_review where ended_by is null
          order by person_id, reviewed_on desc, id desc)
      select hit.* from (
      """;

  private final Checks checks;
  private final JdbcClient jdbc;
  private final Acting acting;
  private final Records records;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final boolean afterImports;
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final AtomicBoolean running = new AtomicBoolean();
  private final AtomicBoolean again = new AtomicBoolean();
  private final AtomicInteger done = new AtomicInteger();

  CheckRuns(
      Checks checks,
      JdbcClient jdbc,
      Acting acting,
      Records records,
      TransactionTemplate transactions,
      Clock clock,
      @Value("${zhiren.checks-after-imports}") boolean afterImports) {
    this.checks = checks;
    this.jdbc = jdbc;
    this.acting = acting;
    this.records = records;
    this.transactions = transactions;
    this.clock = clock;
    this.afterImports = afterImports;
  }

  /** Why a run began. */
  public enum Cause {
    /** People were brought in. */
    IMPORT,
    /** Every night. */
    NIGHT,
    /** Somebody asked for it. */
    DEMAND
  }

  /**
   * How far a run is.
   *
   * @param running whether one goes on
   * @param done checks done
   * @param all checks in all
   */
  public record Progress(boolean running, int done, int all) {}

  /** A finished run. */
  public record Run(
      long id, Cause cause, String author, OffsetDateTime finishedAt, int checks, String failed) {}

  /** How far the present run is. */
  public Progress progress() {
    return new Progress(running.get(), done.get(), checks.all().size());
  }

  /** The last finished runs, the newest first. */
  public List<Run> latest(int most) {
    return jdbc.sql(
            """
            select id, cause, author_name, finished_at, checks, failed from roster.quality_run
            where finished_at is not null order by id desc limit :most
            """)
        .param("most", most)
        .query((row, number) ->
            new Run(
                row.getLong("id"),
                Cause.valueOf(row.getString("cause")),
                row.getString("author_name"),
                row.getTimestamp("finished_at")
                    .toInstant()
                    .atZone(clock.getZone())
                    .toOffsetDateTime(),
                row.getInt("checks"),
                row.getString("failed")))
        .list();
  }

  /** Begins a run in the background; if one goes on, another follows it. */
  public void begin() {
    start(Cause.DEMAND, acting.current().name());
  }

  /**
   * The run begins when the intake is committed; one that is rolled back leaves nothing to check.
   */
  @EventListener
  void loaded(PeopleLoaded event) {
    if (!afterImports) {
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            start(Cause.IMPORT, "Zhiren");
          }
        });
  }

  /** A run that ended with the process begins anew when the house is up again. */
  @EventListener(ApplicationReadyEvent.class)
  void resume() {
    if (!afterImports) {
      return;
    }
    jdbc.sql(
            """
            select cause from roster.quality_run
            where finished_at is null and id = (select max(id) from roster.quality_run)
            """)
        .query(String.class)
        .optional()
        .ifPresent(cause -> start(Cause.valueOf(cause), "Zhiren"));
  }

  @Scheduled(cron = "0 30 1 * * *", zone = "${zhiren.time-zone}")
  void night() {
    start(Cause.NIGHT, "Zhiren");
  }

  private void start(Cause cause, String author) {
    if (!running.compareAndSet(false, true)) {
      again.set(true);
      return;
    }
    done.set(0);
    Thread.ofVirtual()
        .name("quality")
        .start(() -> {
          try {
            runNow(cause, author);
            while (again.getAndSet(false)) {
              runNow(cause, author);
            }
          } catch (Exception failed) {
            LOG.error("A run of the data checks failed", failed);
          } finally {
            running.set(false);
          }
        });
  }

  /**
   * Runs all checks and waits for the end.
   *
   * @return the run
   */
  public long runNow(Cause cause, String author) throws Exception {
    oneAtATime.lock();
    try {
      return acting.asSystem("roster.quality", () -> run(cause, author));
    } finally {
      oneAtATime.unlock();
    }
  }

  private long run(Cause cause, String author) {
    done.set(0);
    long run =
        required(
            transactions.execute(status ->
                jdbc.sql(
                        """
                        insert into roster.quality_run (cause, author_name, started_at)
                        values (:cause, :author, :now) returning id
                        """)
                    .param("cause", cause.name())
                    .param("author", author)
                    .param("now", Timestamp.from(clock.instant()))
                    .query(Long.class)
                    .single()));
    List<String> failed = new ArrayList<>();
    LocalDate today = LocalDate.now(clock);
    for (Check check : inOrder()) {
      try {
        transactions.executeWithoutResult(status -> keep(check, hits(check, today), run));
      } catch (RuntimeException broken) {
        LOG.error("The check {} could not be run", check.id(), broken);
        failed.add(check.id());
      }
      done.incrementAndGet();
    }
    transactions.executeWithoutResult(status -> {
      jdbc.sql(
              "update roster.quality_run set finished_at = :now, checks = :checks, failed = :failed where id = :run")
          .param("now", Timestamp.from(clock.instant()))
          .param("checks", checks.all().size())
          .param("failed", String.join(",", failed))
          .param("run", run)
          .update();
      records.record(
          Act.of("quality.run", "quality-run", run)
              .with("cause", cause)
              .with("checks", checks.all().size())
              .with("failed", failed.isEmpty() ? null : String.join(",", failed)));
    });
    return run;
  }

  /** What a check finds on a day, without keeping it. Seen by the platform itself. */
  public List<Hit> find(Check check, LocalDate day) throws Exception {
    return acting.asSystem(
        "roster.quality",
        () ->
            Optional.ofNullable(transactions.execute(status -> hits(check, day)))
                .orElse(List.of()));
  }

  private static long required(@Nullable Long value) {
    return Optional.ofNullable(value).orElseThrow();
  }

  /** The check on findings comes last: it looks at what the others found. */
  private List<Check> inOrder() {
    List<Check> order = new ArrayList<>(checks.all());
    order.sort(java.util.Comparator.comparing(check -> check.id().equals("same-mistake")));
    return order;
  }

  private List<Hit> hits(Check check, LocalDate today) {
    String sql = check.sql();
    if (sql == null) {
      return checks.computed(check.id()).orElseThrow().find(today);
    }
    var query = jdbc.sql(NAMES + sql + ") hit");
    return (sql.contains(":today") ? query.param("today", today) : query)
        .query((row, number) -> {
          List<String> facts = new ArrayList<>();
          int columns = row.getMetaData().getColumnCount();
          for (int i = 4; i <= columns; i++) {
            String fact = row.getString(i);
            facts.add(fact == null ? "—" : fact);
          }
          return new Hit(
              row.getObject("person", UUID.class),
              Optional.ofNullable(row.getObject("unit", UUID.class)).orElseThrow(),
              row.getString("subject"),
              facts);
        })
        .list();
  }

  private void keep(Check check, List<Hit> hits, long run) {
    Map<String, Hit> distinct = new LinkedHashMap<>();
    hits.forEach(hit ->
        distinct.putIfAbsent(
            (hit.person() == null ? hit.unit() : hit.person()) + hit.subject(), hit));
    List<Hit> all = List.copyOf(distinct.values());
    String joined = "\u001f";
    Timestamp now = Timestamp.from(clock.instant());
    jdbc.sql(
            """
            with hit as (
              select * from unnest(cast(:persons as uuid[]), cast(:units as uuid[]), cast(:subjects as text[]), cast(:facts as text[]))
                as h (person_id, unit_id, subject, facts)),
            seen as (
              update roster.quality_finding f
              set last_run = :run, facts = string_to_array(h.facts, chr(31)),
                  state = case when f.state = 'EXPLAINED' and f.facts <> string_to_array(h.facts, chr(31)) then 'OPEN' else f.state end
              from hit h
              where f.check_id = :check and f.gone_at is null and f.subject = h.subject
                and coalesce(f.person_id, f.unit_id) = coalesce(h.person_id, h.unit_id)
              returning f.subject, coalesce(f.person_id, f.unit_id) as whom)
            insert into roster.quality_finding
              (check_id, subject, person_id, unit_id, information_class, facts, found_at, found_run, last_run)
            select :check, h.subject, h.person_id, h.unit_id, :class, string_to_array(h.facts, chr(31)), :now, :run, :run
            from hit h
            where not exists (select from seen s where s.subject = h.subject and s.whom = coalesce(h.person_id, h.unit_id))
            """)
        .param("persons", all.stream().map(Hit::person).toArray(UUID[]::new))
        .param("units", all.stream().map(Hit::unit).toArray(UUID[]::new))
        .param("subjects", all.stream().map(Hit::subject).toArray(String[]::new))
        .param(
            "facts",
            all.stream().map(hit -> String.join(joined, hit.facts())).toArray(String[]::new))
        .param("check", check.id())
        .param("class", check.informationClass().name())
        .param("now", now)
        .param("run", run)
        .update();
    jdbc.sql(
            """
            update roster.quality_finding set gone_at = :now
            where check_id = :check and gone_at is null and last_run < :run
            """)
        .param("now", now)
        .param("check", check.id())
        .param("run", run)
        .update();
  }
}
