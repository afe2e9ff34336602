package org.zhiren.platform.selection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.organization.ChangeUndone;
import org.zhiren.platform.organization.Post;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.UnitSplit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.organization.UnitsMerged;
import org.zhiren.platform.selection.procedure.Step;

/**
 * Cases under way go with their post when it moves to another unit, so that those who answer for it
 * there see them and those who no longer do not. A merger may be decided for a later day: the move
 * is made on the day itself. Looking twice changes nothing.
 */
@Component
public class FollowingPosts {

  private static final Logger LOG = LoggerFactory.getLogger(FollowingPosts.class);

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final TakingSteps taking;
  private final Posts posts;
  private final Units units;
  private final Acting acting;
  private final TransactionTemplate transactions;
  private final Clock clock;

  FollowingPosts(
      JdbcClient jdbc,
      CaseStore store,
      TakingSteps taking,
      Posts posts,
      Units units,
      Acting acting,
      PlatformTransactionManager manager,
      Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.taking = taking;
    this.posts = posts;
    this.units = units;
    this.acting = acting;
    this.clock = clock;
    this.transactions = new TransactionTemplate(manager);
    // After the commit of a change of the organisation its transaction is over, yet still bound.
    this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @TransactionalEventListener(
      classes = {UnitsMerged.class, UnitSplit.class, ChangeUndone.class},
      phase = TransactionPhase.AFTER_COMMIT)
  void changed(Object change) {
    // Which change it was does not matter: what the posts say now does.
    look();
  }

  @EventListener(ApplicationReadyEvent.class)
  @Scheduled(cron = "0 10 * * * *")
  void look() {
    try {
      run();
    } catch (Exception e) {
      LOG.error("Cases could not be compared with their posts: {}", e.getMessage());
    }
  }

  /**
   * Moves every case under way whose post belongs to another unit today.
   *
   * @return how many were moved
   */
  public int run() throws Exception {
    return acting.asSystem(
        "cases follow posts",
        () -> {
          List<UUID> moved = transactions.execute(status -> elsewhere());
          int done = 0;
          for (UUID id : moved == null ? List.<UUID>of() : moved) {
            done += Boolean.TRUE.equals(transactions.execute(status -> follow(id))) ? 1 : 0;
          }
          return done;
        });
  }

  private List<UUID> elsewhere() {
    Map<UUID, UUID> postOf = new HashMap<>();
    Map<UUID, UUID> unitOf = new HashMap<>();
    jdbc.sql(
            "select id, post_id, unit_id from selection.case_file where state in ('OPEN',"
                + " 'SUSPENDED')")
        .query(row -> {
          UUID id = CaseStore.uuid(row, "id");
          postOf.put(id, CaseStore.uuid(row, "post_id"));
          unitOf.put(id, CaseStore.uuid(row, "unit_id"));
        });
    Map<UUID, Post> now = posts.find(postOf.values(), LocalDate.now(clock));
    List<UUID> moved = new ArrayList<>();
    unitOf.forEach((id, unit) -> {
      Post post = now.get(postOf.get(id));
      if (post != null && !post.unitId().equals(unit)) {
        moved.add(id);
      }
    });
    return moved;
  }

  private boolean follow(UUID id) {
    LocalDate today = LocalDate.now(clock);
    CaseStore.Stored stored = store.required(id, true);
    Optional<Post> post = posts.find(stored.file().brief().postId(), today);
    Optional<Unit> unit = post.flatMap(one -> units.find(one.unitId(), today));
    if (post.isEmpty()
        || unit.isEmpty()
        || stored.file().brief().unitId().equals(unit.get().id())) {
      return false;
    }
    String title = unit.get().name() + post.get().name();
    taking.write(
        stored,
        new Step.FollowPost(
            today.isBefore(stored.file().lastDay()) ? stored.file().lastDay() : today,
            unit.get().id(),
            title,
            stored.file().brief().post()),
        UUID.randomUUID());
    store.move(id, unit.get().id(), title);
    return true;
  }
}
