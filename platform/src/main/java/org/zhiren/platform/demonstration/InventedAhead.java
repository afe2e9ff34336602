package org.zhiren.platform.demonstration;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Invents in a thread of its own, a few batches ahead of the one who takes in what was invented:
 * inventing keeps one core busy, writing another. Memory holds {@value #AHEAD} batches of {@value
 * #BATCH}. The receiver is called in the caller's thread, where its transaction is.
 *
 * @param <T> what is invented
 */
final class InventedAhead<T> {

  private static final int BATCH = 250;
  private static final int AHEAD = 4;

  private final BlockingQueue<List<T>> ready = new ArrayBlockingQueue<>(AHEAD);
  private volatile @Nullable Throwable failure;

  /**
   * Hands everything that {@code inventing} makes to {@code receiver}, in order.
   *
   * @param inventing makes things and gives each to the consumer that it is called with
   * @param receiver what it throws ends the inventing and comes out of here
   */
  void handOver(Consumer<Consumer<T>> inventing, Consumer<T> receiver) {
    Thread inventor =
        Thread.ofPlatform().daemon().name("demonstration-inventor").start(() -> invent(inventing));
    try {
      for (List<T> batch = ready.take(); !batch.isEmpty(); batch = ready.take()) {
        batch.forEach(receiver);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for what is invented");
    } finally {
      inventor.interrupt();
    }
    Throwable failed = failure;
    if (failed != null) {
      throw new IllegalStateException("Inventing failed: " + failed.getMessage(), failed);
    }
  }

  private void invent(Consumer<Consumer<T>> inventing) {
    List<T> batch = new ArrayList<>(BATCH);
    try {
      inventing.accept(one -> {
        batch.add(one);
        if (batch.size() == BATCH) {
          put(List.copyOf(batch));
          batch.clear();
        }
      });
      if (!batch.isEmpty()) {
        put(List.copyOf(batch));
      }
    } catch (CancellationException e) {
      return; // the receiver gave up and waits for nothing
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    put(List.of()); // the end
  }

  private void put(List<T> batch) {
    try {
      ready.put(batch);
    } catch (InterruptedException e) {
      throw new CancellationException("nobody takes what is invented");
    }
  }
}
