package org.zhiren.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Feeds an index with the texts of a {@link LibraryCorpus} by several threads. What it costs to
 * make the texts is measured by itself and not counted.
 */
final class LibraryFeeding {

  /** So many texts are shared out among the threads, then the next. */
  private static final int AT_ONCE = 256;

  /**
   * After so many characters what was fed is made safe, so that a broken run goes on from there.
   */
  private static final long SAFE_EVERY = 100_000_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LibraryCorpus corpus;
  private final int threads;

  LibraryFeeding(LibraryCorpus corpus, int threads) {
    this.corpus = corpus;
    this.threads = threads;
  }

  /** An index that takes texts. */
  interface Taking {
    void take(int number, LibraryTexts.Item item) throws IOException;

    /** Makes safe what was taken. */
    void safe() throws IOException;
  }

  /**
   * How far to feed.
   *
   * @param documents so many at most
   * @param characters no more once there are so many
   * @param time no more after so long
   */
  record Limits(int documents, long characters, Duration time) {}

  /**
   * What was fed.
   *
   * @param documents so many are there now
   * @param characters of so many characters, titles included
   * @param fed characters fed by this run, less than all if it went on from an earlier one
   * @param seconds by the clock
   * @param processorSeconds of all threads, the making of texts left out
   */
  record Fed(int documents, long characters, long fed, double seconds, double processorSeconds) {}

  /** What one thread did with its share. */
  private record Share(long characters, long makingNanos) {}

  /** Feeds, from text number {@code first} on. */
  Fed feed(int first, Limits limits, Taking index) throws Exception {
    long characters = 0;
    for (int i = 0; i < first; i++) {
      characters += length(corpus.item(i));
    }
    long before = characters;
    long safe = characters;
    long making = 0;
    int number = first;
    double processor = processorSeconds();
    long begin = System.nanoTime();
    try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
      while (number < limits.documents()
          && characters < limits.characters()
          && System.nanoTime() - begin < limits.time().toNanos()) {
        int to = Math.min(limits.documents(), number + AT_ONCE);
        for (Share share : shared(workers, new AtomicInteger(number), to, index)) {
          characters += share.characters();
          making += share.makingNanos();
        }
        number = to;
        if (characters - safe >= SAFE_EVERY) {
          index.safe();
          safe = characters;
          System.err.printf("%,d characters%n", characters);
        }
      }
    }
    index.safe();
    return new Fed(
        number,
        characters,
        characters - before,
        (System.nanoTime() - begin) / 1e9,
        processorSeconds() - processor - making / 1e9);
  }

  private List<Share> shared(ExecutorService workers, AtomicInteger next, int to, Taking index)
      throws InterruptedException, ExecutionException {
    List<Callable<Share>> work = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      work.add(() -> {
        long characters = 0;
        long making = 0;
        for (int i = next.getAndIncrement(); i < to; i = next.getAndIncrement()) {
          long begin = THREADS.getCurrentThreadCpuTime();
          LibraryTexts.Item item = corpus.item(i);
          making += THREADS.getCurrentThreadCpuTime() - begin;
          index.take(i, item);
          characters += length(item);
        }
        return new Share(characters, making);
      });
    }
    List<Share> shares = new ArrayList<>();
    for (Future<Share> share : workers.invokeAll(work)) {
      shares.add(share.get());
    }
    return shares;
  }

  static int length(LibraryTexts.Item item) {
    return item.title().length() + item.text().length();
  }

  /** Processor time of all threads of this process so far, those that merge included. */
  static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : System.nanoTime() / 1e9;
  }

  /** The most memory that objects took so far, in MiB; what was not yet cleared away included. */
  static long peakMebibytes() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(usage -> usage.getUsed())
            .sum()
        >> 20;
  }
}
