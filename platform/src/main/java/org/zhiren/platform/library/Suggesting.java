package org.zhiren.platform.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.zhiren.materials.search.Access;
import org.zhiren.materials.search.MaterialSearch;
import org.zhiren.materials.search.Suggestions;

/**
 * Completes what is being typed, within what the acting account may see. The lists are made anew in
 * the background after a change; nobody waits for that but whoever comes first of all. Lists older
 * than the library are asked meanwhile, and each thing that they say is shown only if the index has
 * a document of that title or organ at this moment that the asker may see: what was withdrawn or
 * narrowed a moment ago is not suggested. What is new is suggested once the lists are made.
 */
@Component
public class Suggesting implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Suggesting.class);

  /**
   * Between two makings, so that an import that goes on for an hour does not make them all along.
   */
  private static final Duration LEAST_REST = Duration.ofSeconds(2);

  /** And so many times what the making took: a twentieth of one processor at most. */
  private static final int REST_FACTOR = 20;

  private final LibraryIndex index;
  private final Seeing seeing;
  private final ReentrantLock making = new ReentrantLock();
  private final AtomicBoolean awaited = new AtomicBoolean();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("library-suggestions").daemon().factory());

  /** The lists of one state of the library, and when they may be made again. */
  private record Made(long changes, Suggestions suggestions, long restUntilNanos) {}

  private volatile @Nullable Made made;

  Suggesting(LibraryIndex index, Seeing seeing) {
    this.index = index;
    this.seeing = seeing;
  }

  /** Somebody is about to type: the first lists are made, if there are none. */
  public void expect() {
    if (made == null) {
      begin(0);
    }
  }

  /** What may be meant by something half typed, in characters, pinyin or initials. */
  public List<Suggestions.Suggestion> suggest(String typed, int limit) {
    Access access = seeing.access();
    Made known = made;
    if (known == null) {
      known = make();
    }
    List<Suggestions.Suggestion> found = known.suggestions().complete(typed, limit, access);
    if (known.changes() == index.changes()) {
      return found;
    }
    renewIfOld();
    MaterialSearch now = index.search();
    return found.stream().filter(one -> offers(now, one, access)).toList();
  }

  private static boolean offers(MaterialSearch now, Suggestions.Suggestion one, Access access) {
    try {
      return now.offers(one.source(), one.text(), access);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** After a change the lists are made anew before somebody asks, if they have ever been asked. */
  @Scheduled(fixedDelayString = "${zhiren.library.suggestions-every:1s}")
  void renewIfOld() {
    Made known = made;
    if (known != null && known.changes() != index.changes()) {
      begin(Math.max(0, known.restUntilNanos() - System.nanoTime()));
    }
  }

  private void begin(long afterNanos) {
    if (awaited.compareAndSet(false, true)) {
      worker.schedule(
          () -> {
            awaited.set(false);
            try {
              make();
            } catch (RuntimeException e) {
              LOG.warn("Suggestions could not be made; the old ones stay.", e);
            }
          },
          afterNanos,
          TimeUnit.NANOSECONDS);
    }
  }

  /** Makes the lists of this moment, unless they are there. */
  Made make() {
    making.lock();
    try {
      long now = index.changes();
      Made known = made;
      if (known != null && known.changes() == now) {
        return known;
      }
      long begun = System.nanoTime();
      Suggestions suggestions = Suggestions.of(index.search().suggestible());
      long ended = System.nanoTime();
      long rest = Math.max(LEAST_REST.toNanos(), REST_FACTOR * (ended - begun));
      Made fresh = new Made(now, suggestions, ended + rest);
      made = fresh;
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      making.unlock();
    }
  }

  @Override
  public void destroy() {
    worker.shutdownNow();
  }
}
