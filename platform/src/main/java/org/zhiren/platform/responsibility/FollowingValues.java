package org.zhiren.platform.responsibility;

import jakarta.annotation.PreDestroy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.reckoning.Evaluation;
import org.zhiren.platform.responsibility.reckoning.FormulaFault;

/**
 * Works out the values that follow from others whenever one of those changes, for every day on
 * which an input has a value. As the platform itself: a formula may rest on units whose reporter
 * knows nothing of each other. A value that changes is a correction, and the earlier one stays.
 *
 * <p>Whoever reports does not wait for it: one worker takes what was reported since it last looked
 * and works it out plan by plan. A request that still holds its connection to the database must
 * never ask for a second one, or as many requests as there are connections wait for each other. In
 * a plan only one works at a time, on all servers of a house together.
 */
@Component
class FollowingValues {

  private static final Logger LOG = LoggerFactory.getLogger(FollowingValues.class);
  private static final String REASON = "公式中的指标有变化";
  private static final int PLACES = 6;
  private static final Duration ENDING = Duration.ofSeconds(20);

  private final JdbcClient jdbc;
  private final Plans plans;
  private final TargetFormulae formulae;
  private final Records records;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;

  /** What was reported and not looked at yet; guarded by itself, as is {@link #working}. */
  private final Set<UUID> reported = new HashSet<>();

  private boolean working;

  FollowingValues(
      JdbcClient jdbc,
      Plans plans,
      TargetFormulae formulae,
      Records records,
      Acting acting,
      PlatformTransactionManager manager,
      Clock clock) {
    this.jdbc = jdbc;
    this.plans = plans;
    this.formulae = formulae;
    this.records = records;
    this.acting = acting;
    this.clock = clock;
    this.transactions = new TransactionTemplate(manager);
    this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Values of these targets are being taken in: once that is committed, the worker looks at them.
   *
   * @throws IllegalStateException outside of a transaction
   */
  void onceCommitted(Set<UUID> targets) {
    Set<UUID> kept = Set.copyOf(targets);
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            look(kept);
          }
        });
  }

  private void look(Set<UUID> targets) {
    synchronized (reported) {
      reported.addAll(targets);
      if (!working) {
        working = true;
        Thread.ofVirtual().name("targets-formulae").start(this::work);
      }
    }
  }

  private void work() {
    boolean ended = false;
    try {
      for (Set<UUID> some = next(); !some.isEmpty(); some = next()) {
        work(some);
      }
      ended = true;
    } finally {
      if (!ended) {
        rest();
      }
    }
  }

  /** What fails here is worked out with the next value of its plan, or at the next start. */
  private void work(Set<UUID> changed) {
    try {
      for (UUID plan : asPlatform(() -> plansOf(changed))) {
        try {
          workOut(plan, Optional.of(changed));
        } catch (Exception failed) {
          LOG.error("Values of plan {} that follow by formulae were not worked out.", plan, failed);
        }
      }
    } catch (Exception failed) {
      LOG.error("Values that follow by formulae were not worked out.", failed);
    }
  }

  private void rest() {
    synchronized (reported) {
      working = false;
      reported.notifyAll();
    }
  }

  private Set<UUID> next() {
    synchronized (reported) {
      Set<UUID> some = Set.copyOf(reported);
      reported.clear();
      if (some.isEmpty()) {
        rest();
      }
      return some;
    }
  }

  /** Waits until all that has been reported here so far is worked out. */
  void settled() throws InterruptedException {
    settled(Duration.ofMinutes(10));
  }

  private void settled(Duration longest) throws InterruptedException {
    long until = System.nanoTime() + longest.toNanos();
    synchronized (reported) {
      while (working) {
        long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
        if (left <= 0) {
          LOG.warn("Values that follow by formulae are still being worked out after {}.", longest);
          return;
        }
        reported.wait(left);
      }
    }
  }

  @PreDestroy
  void end() throws InterruptedException {
    settled(ENDING);
  }

  /** A server that was killed may have left values behind that follow from the last ones. */
  @EventListener(ApplicationReadyEvent.class)
  void catchUp() {
    Thread.ofVirtual()
        .name("targets-formulae-first")
        .start(() -> {
          try {
            for (UUID plan : asPlatform(this::plansWithFormulae)) {
              workOut(plan, Optional.empty());
            }
          } catch (Exception failed) {
            LOG.error("Values that follow by formulae were not looked through.", failed);
          }
        });
  }

  /** Every value of a plan that follows from others; before its results are frozen. */
  void all(Plan plan) {
    try {
      workOut(plan.id(), Optional.empty());
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    }
  }

  private <T> T asPlatform(Supplier<T> work) throws Exception {
    return acting.asSystem(
        "targets.formulae",
        () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
  }

  private void workOut(UUID plan, Optional<Set<UUID>> changed) throws Exception {
    asPlatform(() -> {
      alone(plan);
      Plan now = plans.required(plan);
      if (now.state().running()) {
        workOut(now, changed);
      }
      return true;
    });
  }

  /** Whoever works on the same plan waits until this transaction is over. */
  private void alone(UUID plan) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('targets.formulae ' || :plan, 0))")
        .param("plan", plan.toString())
        .query((row, number) -> true)
        .single();
  }

  private List<UUID> plansOf(Set<UUID> targets) {
    return jdbc.sql(
            """
            select distinct p.id from responsibility.target t join responsibility.plan p on p.id = t.plan_id
            where t.id = any(:targets) and p.state in ('IN_FORCE', 'REVISING')
              and exists (select from responsibility.target f where f.plan_id = p.id and f.formula <> '')
            """)
        .param("targets", targets.toArray(UUID[]::new))
        .query(UUID.class)
        .list();
  }

  private List<UUID> plansWithFormulae() {
    return jdbc.sql(
            """
            select p.id from responsibility.plan p
            where p.state in ('IN_FORCE', 'REVISING')
              and exists (select from responsibility.target f where f.plan_id = p.id and f.formula <> '')
            """)
        .query(UUID.class)
        .list();
  }

  private void workOut(Plan plan, Optional<Set<UUID>> changed) {
    FormulaPlan book = formulae.of(plan.id());
    Set<UUID> wanted = new HashSet<>();
    changed.ifPresentOrElse(
        some -> wanted.addAll(book.restingOn(some)),
        () -> book.derived().forEach(target -> wanted.add(target.id())));
    if (wanted.isEmpty()) {
      return;
    }
    Map<UUID, Set<UUID>> inputs = new HashMap<>();
    Set<UUID> all = new HashSet<>();
    wanted.forEach(id -> {
      Set<UUID> below = book.inputs(id);
      inputs.put(id, below);
      all.addAll(below);
    });
    Map<UUID, Set<LocalDate>> days = days(plan, all);
    Map<LocalDate, Optional<Evaluation>> evaluations = new HashMap<>();
    int written = 0;
    for (Target target : book.derived()) {
      Set<LocalDate> asked = new TreeSet<>();
      if (wanted.contains(target.id())) {
        inputs
            .getOrDefault(target.id(), Set.of())
            .forEach(input -> asked.addAll(days.getOrDefault(input, Set.of())));
      }
      for (LocalDate day : asked) {
        Optional<BigDecimal> value =
            evaluations
                .computeIfAbsent(day, at -> evaluation(plan, book, at))
                .flatMap(one -> one.value(book.title(target.id())));
        written +=
            value.isPresent()
                ? write(target, day, rounded(value.get()))
                : withdraw(target.id(), day, true);
      }
    }
    if (written > 0) {
      records.record(Act.of("targets.values.followed", "plan", plan.id()).with("values", written));
    }
  }

  private int write(Target target, LocalDate day, BigDecimal value) {
    Optional<BigDecimal> standing =
        jdbc.sql(
                """
                select value from responsibility.reading
                where target_id = :target and as_of = :day and current
                """)
            .param("target", target.id())
            .param("day", day)
            .query(BigDecimal.class)
            .optional();
    if (standing.filter(there -> there.compareTo(value) == 0).isPresent()) {
      return 0;
    }
    withdraw(target.id(), day, false);
    Actor actor = acting.current();
    return jdbc.sql(
            """
            insert into responsibility.reading (target_id, as_of, no, unit_id, value, way, reason, author_id, author_name,
              reported_at)
            select :target, :day, n.no, :unit, :value, 'FORMULA', case when n.no > 1 then cast(:reason as text) end,
              :by, :name, :now
            from (select coalesce(max(no), 0) + 1 as no from responsibility.reading
                  where target_id = :target and as_of = :day) n
            """)
        .param("target", target.id())
        .param("day", day)
        .param("unit", target.unitId())
        .param("value", value)
        .param("reason", REASON)
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static BigDecimal rounded(BigDecimal value) {
    BigDecimal plain = value.setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  private Optional<Evaluation> evaluation(Plan plan, FormulaPlan book, LocalDate day) {
    try {
      return Optional.of(book.evaluate(formulae.values(plan, day)));
    } catch (FormulaFault unusable) {
      return Optional.empty();
    }
  }

  /** What cannot be told any more, or is told otherwise, does not stand any longer. */
  private int withdraw(UUID target, LocalDate day, boolean followed) {
    return jdbc.sql(
            """
            update responsibility.reading set current = false
            where target_id = :target and as_of = :day and current and (way = 'FORMULA' or not :followed)
            """)
        .param("target", target)
        .param("day", day)
        .param("followed", followed)
        .update();
  }

  private Map<UUID, Set<LocalDate>> days(Plan plan, Set<UUID> inputs) {
    Map<UUID, Set<LocalDate>> days = new HashMap<>();
    jdbc.sql(
            """
            select target_id, as_of from responsibility.reading
            where current and target_id = any(:targets) and as_of between :from and :until
            """)
        .param("targets", inputs.toArray(UUID[]::new))
        .param("from", plan.startsOn())
        .param("until", plan.endsOn())
        .query((java.sql.ResultSet row) -> {
          days.computeIfAbsent(Rows.uuid(row, "target_id"), key -> new HashSet<>())
              .add(Objects.requireNonNull(row.getObject("as_of", LocalDate.class)));
        });
    return days;
  }
}
