package org.zhiren.platform.responsibility;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.responsibility.reckoning.ReckoningFault;

/**
 * Keeps a {@link PlanTree} of each plan that is looked at, and never answers from an old one: the
 * database notes in {@code responsibility.touched} what was written by which transaction, and each
 * question first takes in what has been committed since the last. A plan that was published,
 * revised or loaded is read anew; one changed value is carried up its own path.
 *
 * <p>Ask outside of a transaction: the tree is read in one of its own.
 */
@Component
public class LivePlans {

  private static final Logger LOG = LoggerFactory.getLogger(LivePlans.class);
  private static final int MOST_KEPT = 8;

  /** Past so many changes a plan is read anew. */
  private static final int MANY = 50_000;

  private final PlanTrees trees;
  private final Plans plans;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Map<UUID, Live> kept = new LinkedHashMap<>(16, 0.75f, true);

  LivePlans(
      PlanTrees trees,
      Plans plans,
      Acting acting,
      TransactionTemplate transactions,
      JdbcClient jdbc,
      Clock clock) {
    this.trees = trees;
    this.plans = plans;
    this.acting = acting;
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** A tree with the moment up to which it knows everything. */
  private static final class Live {
    final ReentrantLock lock = new ReentrantLock();
    @Nullable PlanTree tree;
    long horizon;
  }

  /** The day as of which a plan stands: today, or its last day once that is past. */
  public LocalDate asOf(Plan plan) {
    LocalDate today = LocalDate.now(clock);
    return today.isAfter(plan.endsOn()) ? plan.endsOn() : today;
  }

  /**
   * Asks the tree of a plan, up to date; empty if the weights of the plan do not add up yet.
   *
   * @param question is answered while nothing changes the tree; it must not ask another
   */
  <T> Optional<T> ask(Plan plan, Function<PlanTree, T> question) {
    Live live;
    synchronized (kept) {
      live = kept.computeIfAbsent(plan.id(), id -> new Live());
      if (kept.size() > MOST_KEPT) {
        kept.remove(kept.keySet().iterator().next());
      }
    }
    live.lock.lock();
    try {
      PlanTree tree = current(live, plan);
      return tree == null ? Optional.empty() : Optional.of(question.apply(tree));
    } finally {
      live.lock.unlock();
    }
  }

  private @Nullable PlanTree current(Live live, Plan plan) {
    try {
      Optional<PlanTree> tree =
          acting.asSystem(
              "targets.tree",
              () ->
                  Objects.requireNonNull(
                      transactions.execute(
                          status -> Optional.ofNullable(current(live, plan, asOf(plan))))));
      return tree.orElse(null);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception never) {
      throw new IllegalStateException(never);
    }
  }

  private @Nullable PlanTree current(Live live, Plan plan, LocalDate day) {
    PlanTrees.News news = trees.news(plan.id(), live.horizon);
    PlanTree tree = live.tree;
    if (tree == null || news.everything() || news.targets().size() > MANY) {
      tree = read(plan, day);
    } else {
      if (!tree.asOf().equals(day)) {
        tree.retell(day);
      }
      if (!news.targets().isEmpty() && !takeIn(tree, plan, news, day)) {
        tree = read(plan, day);
      }
    }
    live.tree = tree;
    live.horizon = news.horizon();
    return tree;
  }

  private @Nullable PlanTree read(Plan plan, LocalDate day) {
    try {
      return trees.read(plan, day);
    } catch (ReckoningFault weights) {
      return null;
    }
  }

  private boolean takeIn(PlanTree tree, Plan plan, PlanTrees.News news, LocalDate day) {
    boolean known = true;
    for (Map.Entry<UUID, PlanTrees.State> one :
        trees.states(plan, news.targets(), day).entrySet()) {
      known &= tree.change(one.getKey(), one.getValue().newest(), one.getValue().milestones());
    }
    return known;
  }

  /** Reads the plans that run, so that nobody has to wait for the first page. */
  @EventListener(ApplicationReadyEvent.class)
  void warm() {
    Thread.ofVirtual()
        .name("targets-trees")
        .start(() -> {
          try {
            for (Plan plan : acting.asSystem("targets.tree", plans::running)) {
              ask(plan, PlanTree::size)
                  .ifPresent(size -> LOG.info("Plan {} in memory: targets {}", plan.id(), size));
            }
          } catch (Exception failed) {
            LOG.warn("Plans were not read ahead; the first page reads them.", failed);
          }
        });
  }

  /** Notes of yesterday are of no use: a tree that did not ask for so long is read anew. */
  @Scheduled(cron = "0 35 3 * * *")
  void forget() throws Exception {
    List<Live> old;
    synchronized (kept) {
      old = List.copyOf(kept.values());
    }
    for (Live live : old) {
      live.lock.lock();
      live.tree = null;
      live.lock.unlock();
    }
    acting.asSystem(
        "targets.tree.forget",
        () -> {
          transactions.executeWithoutResult(status ->
              jdbc.sql("delete from responsibility.touched where at < now() - interval '6 hours'")
                  .update());
          return true;
        });
  }
}
