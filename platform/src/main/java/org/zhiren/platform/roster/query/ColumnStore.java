package org.zhiren.platform.roster.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;

/**
 * Keeps the {@link Columns} true. Triggers note who was touched by which transaction; before each
 * answer the store asks which of these notes are visible now and were not visible in the snapshot
 * that it holds, and reads those people anew. So an answer is never older than the moment at which
 * it was asked. After a mass change everything is read anew in the background, and meanwhile there
 * are no columns: the caller then asks the database.
 */
@Component
class ColumnStore {

  private static final Logger LOG = LoggerFactory.getLogger(ColumnStore.class);
  private static final int SEGMENT = 16_384;
  private static final int MOST_CHANGED = 4_000;
  private static final Duration OLDEST = Duration.ofHours(12);

  private final JdbcClient jdbc;
  private final Acting acting;
  private final TransactionTemplate snapshot;
  private final TransactionTemplate writing;
  private final Clock clock;
  private final boolean enabled;
  private final AtomicBoolean building = new AtomicBoolean();
  private volatile @Nullable Held held;

  /** The columns and when they were last compared with the database. */
  private record Held(Columns columns, Instant comparedAt) {}

  /** What happened since a snapshot. */
  private record Since(String snapshot, List<UUID> people, boolean many) {}

  ColumnStore(
      JdbcClient jdbc,
      Acting acting,
      PlatformTransactionManager manager,
      Clock clock,
      @Value("${zhiren.query.columns:true}") boolean enabled) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.clock = clock;
    this.enabled = enabled;
    this.snapshot = new TransactionTemplate(manager);
    snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
    this.writing = new TransactionTemplate(manager);
    writing.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @EventListener(ApplicationReadyEvent.class)
  void started() {
    buildInBackground();
  }

  /** Stays warm, and removes notes that are in the columns already. */
  @Scheduled(fixedDelay = 300_000, initialDelay = 300_000)
  void tidy() {
    fresh()
        .ifPresent(columns ->
            asSystem(() ->
                writing.execute(status ->
                    jdbc.sql(
                            """
                            delete from roster.touched
                            where xid < pg_snapshot_xmin(cast(:snapshot as pg_snapshot))
                              and at < :before
                            """)
                        .param("snapshot", columns.snapshot())
                        .param(
                            "before",
                            java.sql.Timestamp.from(clock.instant().minus(OLDEST).minus(OLDEST)))
                        .update())));
  }

  /** The columns, true at this moment; nothing if there are none yet. */
  Optional<Columns> fresh() {
    if (!enabled) {
      return Optional.empty();
    }
    Held before = held;
    if (before == null || before.comparedAt().plus(OLDEST).isBefore(clock.instant())) {
      held = null;
      buildInBackground();
      return Optional.empty();
    }
    return refreshed(before);
  }

  private Optional<Columns> refreshed(Held before) {
    Instant now = clock.instant();
    Columns columns = before.columns();
    Optional<Columns> after = asSystem(() -> snapshot.execute(status -> later(columns)));
    if (after == null || after.isEmpty()) {
      synchronized (this) {
        if (held == before) {
          held = null;
        }
      }
      buildInBackground();
      return Optional.empty();
    }
    synchronized (this) {
      // Whoever came second keeps the answer, but not the place: both are true.
      if (held == before) {
        held = new Held(after.get(), now);
      }
    }
    return after;
  }

  /** The columns as of now; nothing if too much has changed. Within a snapshot. */
  private Optional<Columns> later(Columns columns) {
    Since since = since(columns.snapshot());
    if (since.many() || columns.segments().size() > columns.base() + Columns.MOST_LATER) {
      return Optional.empty();
    }
    if (since.people().isEmpty()) {
      return Optional.of(columns.at(since.snapshot()));
    }
    Segment anew = new SegmentLoader(jdbc, columns.words()).load(since.people());
    return Optional.of(columns.with(since.people(), anew, since.snapshot()));
  }

  private Since since(String held) {
    String now =
        jdbc.sql("select cast(pg_current_snapshot() as text)").query(String.class).single();
    List<UUID> people = new ArrayList<>();
    boolean[] many = new boolean[1];
    jdbc.sql(
            """
            select distinct person_id from roster.touched
            where xid >= pg_snapshot_xmin(cast(:held as pg_snapshot))
              and not pg_visible_in_snapshot(xid, cast(:held as pg_snapshot))
            limit :most
            """)
        .param("held", held)
        .param("most", MOST_CHANGED + 1)
        .query(row -> {
          UUID person = row.getObject("person_id", UUID.class);
          if (person == null) {
            many[0] = true;
          } else {
            people.add(person);
          }
        });
    return new Since(now, people, many[0] || people.size() > MOST_CHANGED);
  }

  private void buildInBackground() {
    if (enabled && building.compareAndSet(false, true)) {
      Thread.ofPlatform()
          .daemon()
          .name("roster-columns")
          .start(() -> {
            try {
              build();
            } catch (RuntimeException e) {
              LOG.warn("The columns of the roster could not be read; questions go to SQL", e);
            } finally {
              building.set(false);
            }
          });
    }
  }

  /** Reads everything anew, in one snapshot. */
  void build() {
    Instant begun = clock.instant();
    Columns columns =
        asSystem(() ->
            snapshot.execute(status -> {
              String now =
                  jdbc.sql("select cast(pg_current_snapshot() as text)")
                      .query(String.class)
                      .single();
              Words words = new Words();
              SegmentLoader loader = new SegmentLoader(jdbc, words);
              List<Segment> segments = new ArrayList<>();
              List<long[]> present = new ArrayList<>();
              List<UUID> ids =
                  jdbc.sql(
                          "select p.id from roster.person p order by p.unit_place, p.post_place, p.level_code, p.id")
                      .withFetchSize(10_000)
                      .query(UUID.class)
                      .list();
              for (int from = 0; from < ids.size(); from += SEGMENT) {
                Segment segment =
                    loader.load(ids.subList(from, Math.min(ids.size(), from + SEGMENT)));
                segments.add(segment);
                present.add(segment.everybody());
              }
              return new Columns(words, segments, present, segments.size(), now);
            }));
    if (columns == null) {
      throw new IllegalStateException("The columns were not read.");
    }
    synchronized (this) {
      held = new Held(columns, begun);
    }
    LOG.info(
        "Columns of {} people in {} MiB, read in {} ms",
        columns.people(),
        columns.bytes() >> 20,
        Duration.between(begun, clock.instant()).toMillis());
  }

  private <T extends @Nullable Object> T asSystem(Supplier<T> work) {
    try {
      return acting.asSystem("roster.query", work::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
