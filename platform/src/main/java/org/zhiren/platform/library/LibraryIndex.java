package org.zhiren.platform.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.materials.search.BulkLoad;
import org.zhiren.materials.search.MaterialIndex;
import org.zhiren.materials.search.MaterialSearch;
import org.zhiren.platform.access.Acting;

/**
 * The index beside the database. A change writes the number of its document into a table in its own
 * transaction; right after the commit the document is put into the index, and the change is
 * answered once a search sees it. The rows go when the index is safe on disk: after a crash what is
 * still listed is put again. An index that is missing, damaged or of another time than the database
 * (one of them was restored) is made anew.
 */
@Component
public class LibraryIndex implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(LibraryIndex.class);
  private static final int PART = 200;
  private static final int MOST_UNSAFE = 2_000;
  private static final int PATIENCE_SECONDS = 20;

  private final JdbcClient jdbc;
  private final IndexedDocuments documents;
  private final TransactionTemplate transactions;
  private final Acting acting;
  private final IndexFolder folder;

  /** One at a time: the index has one writer. */
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().name("library-index").daemon().factory());

  private final CompletableFuture<MaterialIndex> opened = new CompletableFuture<>();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicLong changes = new AtomicLong();

  /** Places of the list that the index has, but not yet safely: added once they were put. */
  private final Set<Long> unsafe = ConcurrentHashMap.newKeySet();

  /** Writing to disk goes on beside the worker: nobody's change waits for it. */
  private final ReentrantLock settling = new ReentrantLock();

  private volatile long toDo;
  private volatile long done;

  LibraryIndex(
      JdbcClient jdbc,
      IndexedDocuments documents,
      TransactionTemplate transactions,
      Acting acting,
      @Value("${zhiren.data}") Path data) {
    this.jdbc = jdbc;
    this.documents = documents;
    this.transactions = transactions;
    this.acting = acting;
    this.folder = new IndexFolder(jdbc, transactions, data.resolve("library"));
  }

  /**
   * How far the making of the index is.
   *
   * @param done documents that are in it
   * @param all of so many; equal when it is complete
   */
  public record State(long done, long all) {
    /** Whether searches see everything. */
    public boolean complete() {
      return done >= all;
    }
  }

  /** How far the making of the index is. */
  public State state() {
    return new State(done, toDo);
  }

  /** Whether searches are answered; otherwise the index is still being opened, or cannot be. */
  public boolean ready() {
    return opened.isDone() && !opened.isCompletedExceptionally();
  }

  /** Goes up with every change that searches can see. */
  long changes() {
    return changes.get();
  }

  @EventListener(ApplicationReadyEvent.class)
  void begin() {
    // Somebody may ask before the server says that it is ready: the first filling does.
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    CompletableFuture<Void> unused =
        CompletableFuture.runAsync(
            () ->
                asSystem(() -> {
                  open();
                  return true;
                }),
            worker);
  }

  /** Searches what is in the library at this moment. */
  MaterialSearch search() {
    begin();
    return index().search();
  }

  /** Says to which near-duplicates a document belongs; visible with the next change. */
  void assign(Map<UUID, Long> clusters) {
    run(() -> {
      for (Map.Entry<UUID, Long> one : clusters.entrySet()) {
        index().assignCluster(one.getKey().toString(), one.getValue());
      }
      index().refresh();
      changes.incrementAndGet();
    });
  }

  private MaterialIndex index() {
    try {
      return opened.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the index was being opened.", e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(
          "The index in (%s) is not open. Maybe the log says why.".formatted(folder), e);
    }
  }

  /**
   * Documents have changed, in the transaction that changed them. When it has committed, searches
   * see the change before the caller goes on.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void changed(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    jdbc.sql(
            "insert into library.to_index (document_id) select * from unnest(cast(:ids as uuid[]))")
        .param("ids", ids.toArray(UUID[]::new))
        .update();
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            run(LibraryIndex.this::catchUp);
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  /** Does it in the worker and waits. */
  private void run(Work work) {
    begin();
    CompletableFuture<Void> task =
        CompletableFuture.runAsync(
            () ->
                asSystem(() -> {
                  work.run();
                  return true;
                }),
            worker);
    try {
      task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.TimeoutException late) {
      LOG.warn("The index is late; it will catch up.");
    } catch (java.util.concurrent.ExecutionException failed) {
      // The change is committed and listed: it is put again with the next one or the next start.
      LOG.error("The index could not be brought up to date.", failed);
    }
  }

  private <T> T asSystem(java.util.concurrent.Callable<T> work) {
    try {
      return acting.asSystem("library.index", work);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private record Listed(long place, UUID document) {}

  /** What waits, and the first part of it as it is now: read together, as it mostly is one. */
  private record Waiting(
      List<Listed> fresh, List<UUID> ids, Map<UUID, IndexedDocuments.Indexed> first) {}

  private Waiting waiting() {
    List<Listed> fresh =
        jdbc
            .sql("select place, document_id from library.to_index order by place")
            .query((row, number) -> new Listed(row.getLong(1), Rows.uuid(row, "document_id")))
            .list()
            .stream()
            .filter(one -> !unsafe.contains(one.place()))
            .toList();
    List<UUID> ids = fresh.stream().map(Listed::document).distinct().toList();
    List<UUID> first = ids.subList(0, Math.min(ids.size(), PART));
    return new Waiting(fresh, ids, first.isEmpty() ? Map.of() : documents.of(first));
  }

  private void catchUp() throws IOException {
    MaterialIndex index = index();
    Waiting waiting = inTransaction(this::waiting);
    List<UUID> ids = waiting.ids();
    for (int from = 0; from < ids.size(); from += PART) {
      List<UUID> part = ids.subList(from, Math.min(ids.size(), from + PART));
      put(index, part, from == 0 ? waiting.first() : inTransaction(() -> documents.of(part)));
    }
    waiting.fresh().forEach(one -> unsafe.add(one.place()));
    if (!waiting.fresh().isEmpty()) {
      index.refresh();
      changes.incrementAndGet();
    }
    if (unsafe.size() > MOST_UNSAFE) {
      settle();
    }
  }

  private static void put(
      MaterialIndex index, List<UUID> ids, Map<UUID, IndexedDocuments.Indexed> there)
      throws IOException {
    for (UUID id : ids) {
      IndexedDocuments.Indexed one = there.get(id);
      if (one == null) {
        index.remove(id.toString());
        continue;
      }
      index.put(one.material(), one.cluster());
    }
  }

  private <T> T inTransaction(java.util.function.Supplier<T> work) {
    T answer = transactions.execute(status -> work.get());
    if (answer == null) {
      throw new IllegalStateException("The query has no answer.");
    }
    return answer;
  }

  /** Makes safe what was put; only then is it taken from the list. */
  @Scheduled(fixedDelayString = "${zhiren.library.settle-every:2s}")
  void settleNow() {
    if (!ready() || unsafe.isEmpty()) {
      return;
    }
    asSystem(() -> {
      settle();
      return true;
    });
  }

  private void settle() throws IOException {
    settling.lock();
    try {
      List<Long> places = List.copyOf(unsafe);
      if (places.isEmpty()) {
        return;
      }
      index().commit();
      transactions.executeWithoutResult(status ->
          jdbc.sql("delete from library.to_index where place = any(:places)")
              .param("places", places.toArray(Long[]::new))
              .update());
      places.forEach(unsafe::remove);
    } finally {
      settling.unlock();
    }
  }

  /** Compares the numbers of documents; makes the index anew if they differ. */
  @Scheduled(cron = "0 20 3 * * *", zone = "${zhiren.time-zone}")
  void compare() {
    run(() -> {
      catchUp();
      settle();
      long known = inTransaction(documents::count);
      if (index().search().size() != known) {
        LOG.warn(
            "The index has {} documents, the database {}: it is made anew.",
            index().search().size(),
            known);
        fill(index());
      }
    });
  }

  private void open() throws IOException {
    try {
      IndexFolder.Opened here = folder.open();
      MaterialIndex index = here.index();
      opened.complete(index);
      if (here.current() && index.search().size() > 0) {
        List<UUID> grouped = inTransaction(documents::grouped);
        for (int from = 0; from < grouped.size(); from += PART) {
          List<UUID> part = grouped.subList(from, Math.min(grouped.size(), from + PART));
          for (var one : inTransaction(() -> documents.clusters(part)).entrySet()) {
            index.assignCluster(one.getKey().toString(), one.getValue());
          }
        }
        catchUp();
        settle();
      } else {
        fill(index);
      }
      index.refresh();
      changes.incrementAndGet();
    } catch (IOException | RuntimeException failed) {
      LOG.error("The index of the library could not be opened.", failed);
      opened.completeExceptionally(failed);
    }
  }

  /**
   * Puts every document, then drops those that the database does not know. Searches see them batch
   * by batch.
   */
  private void fill(MaterialIndex index) throws IOException {
    List<UUID> all = inTransaction(documents::ids);
    toDo = all.size();
    done = 0;
    try (BulkLoad load = index.load()) {
      for (int from = 0; from < all.size(); from += PART) {
        List<UUID> part = all.subList(from, Math.min(all.size(), from + PART));
        Map<UUID, IndexedDocuments.Indexed> there = inTransaction(() -> documents.of(part));
        for (UUID id : part) {
          IndexedDocuments.Indexed one = there.get(id);
          if (one == null) {
            index.remove(id.toString());
          } else {
            load.put(one.material(), one.cluster());
          }
        }
        done += part.size();
        index.refresh();
      }
    }
    index.commit();
    catchUp();
    settle();
    toDo = 0;
    done = 0;
  }

  @Override
  public void destroy() throws Exception {
    if (ready()) {
      run(this::settle);
      worker.shutdown();
      if (worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        index().close();
      }
    }
    worker.shutdownNow();
  }
}
