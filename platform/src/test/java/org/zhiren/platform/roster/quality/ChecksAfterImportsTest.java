package org.zhiren.platform.roster.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.PeopleLoaded;

/** When the data checks run by themselves: after an intake that stays, where that is wanted. */
class ChecksAfterImportsTest extends PlatformTest {

  @Autowired private Records records;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Clock clock;

  /** Runs of no check at all: when they begin is the question. */
  private CheckRuns runs(boolean afterImports) {
    Checks none = mock(Checks.class);
    when(none.all()).thenReturn(List.of());
    return new CheckRuns(none, jdbc, acting, records, transactions, clock, afterImports);
  }

  private void load(CheckRuns runs, boolean stays) throws Exception {
    acting.asSystem(
        "test",
        () ->
            transactions.execute(status -> {
              runs.loaded(new PeopleLoaded(1, 1));
              assertThat(runs.progress().running()).as("before the commit").isFalse();
              if (!stays) {
                status.setRollbackOnly();
              }
              return true;
            }));
  }

  private List<CheckRuns.Run> latest(CheckRuns runs) throws Exception {
    return acting.asSystem("test", () -> transactions.execute(status -> runs.latest(1)));
  }

  @Test
  void aRunFollowsAnIntakeThatStays() throws Exception {
    CheckRuns runs = runs(true);
    List<CheckRuns.Run> before = latest(runs);
    load(runs, false);
    assertThat(runs.progress().running()).isFalse();
    assertThat(latest(runs)).as("taken back").isEqualTo(before);
    load(runs, true);
    for (int tries = 0; tries < 600 && latest(runs).equals(before); tries++) {
      Thread.sleep(Duration.ofMillis(50));
    }
    assertThat(latest(runs))
        .isNotEqualTo(before)
        .extracting(CheckRuns.Run::cause)
        .containsExactly(CheckRuns.Cause.IMPORT);
  }

  @Test
  void noneFollowsWhereItIsSwitchedOff() throws Exception {
    CheckRuns runs = runs(false);
    List<CheckRuns.Run> before = latest(runs);
    load(runs, true);
    assertThat(runs.progress().running()).isFalse();
    assertThat(latest(runs)).isEqualTo(before);
  }
}
