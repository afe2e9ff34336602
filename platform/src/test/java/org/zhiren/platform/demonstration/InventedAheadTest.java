package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Two threads, one order: nothing lost, no failure swallowed, nobody left waiting. */
class InventedAheadTest {

  @Test
  void everythingArrivesInOrderInTheCallersThread() {
    for (int count : new int[] {0, 1, 249, 250, 251, 5_000}) {
      List<Integer> received = new ArrayList<>();
      Thread caller = Thread.currentThread();
      new InventedAhead<Integer>()
          .handOver(
              consumer -> IntStream.range(0, count).forEach(consumer::accept),
              one -> {
                assertThat(Thread.currentThread()).isSameAs(caller);
                received.add(one);
              });
      assertThat(received).isEqualTo(IntStream.range(0, count).boxed().toList());
    }
  }

  @Test
  void aFailureOfTheInventorComesOut() {
    assertThatThrownBy(() ->
            new InventedAhead<Integer>()
                .handOver(
                    consumer -> {
                      IntStream.range(0, 700).forEach(consumer::accept);
                      throw new IllegalArgumentException("no more names");
                    },
                    one -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no more names");
  }

  @Test
  void aFailureOfTheReceiverEndsTheInventor() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    assertThatThrownBy(() ->
            new InventedAhead<Integer>()
                .handOver(
                    consumer -> {
                      try {
                        IntStream.range(0, 1_000_000).forEach(consumer::accept);
                      } finally {
                        ended.countDown();
                      }
                    },
                    one -> {
                      throw new IllegalStateException("refused");
                    }))
        .hasMessage("refused");
    assertThat(ended.await(20, TimeUnit.SECONDS)).as("the inventor gave up").isTrue();
  }
}
