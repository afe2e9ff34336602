package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
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
 */
@Component
class FollowingValues {

  private static final Logger LOG = LoggerFactory.getLogger(FollowingValues.class);
  private static final String REASON = "公式中的指标有变化";
  private static final int PLACES = 6;

  private final JdbcClient jdbc;
  private final Plans plans;
  private final TargetFormulae formulae;
  private final Records records;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;

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

  /** After values were taken in. What fails here is worked out with the next value. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void after(ValuesReported reported) {
    try {
      acting.asSystem(
          "targets.formulae",
          () -> {
            transactions.executeWithoutResult(status ->
                plansOf(reported.targets())
                    .forEach(plan -> workOut(plan, Optional.of(reported.targets()))));
            return true;
          });
    } catch (Exception failed) {
      LOG.error("Values that follow by formulae were not worked out.", failed);
    }
  }

  /** Every value of a plan that follows from others; before its results are frozen. */
  void all(Plan plan) {
    try {
      acting.asSystem(
          "targets.formulae",
          () -> {
            transactions.executeWithoutResult(status -> workOut(plan, Optional.empty()));
            return true;
          });
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    }
  }

  private List<Plan> plansOf(Set<UUID> targets) {
    return jdbc
        .sql(
            """
            select distinct t.plan_id from responsibility.target t
            where t.id = any(:targets)
              and exists (select from responsibility.target f where f.plan_id = t.plan_id and f.formula <> '')
            """)
        .param("targets", targets.toArray(UUID[]::new))
        .query(UUID.class)
        .list()
        .stream()
        .map(plans::required)
        .filter(plan -> plan.state().running())
        .toList();
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
              .add(java.util.Objects.requireNonNull(row.getObject("as_of", LocalDate.class)));
        });
    return days;
  }
}
