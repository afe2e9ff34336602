package org.zhiren.platform.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.records.LogAlarms.Alarm;
import org.zhiren.platform.records.LogAlarms.Kind;

/** The audit officer hears of entries that no signed head covers in time. */
class LogAlarmsTest extends PlatformTest {

  @Autowired private LogAlarms alarms;
  @Autowired private Records records;
  @Autowired private Clock clock;
  @Autowired private TransactionTemplate transactions;

  @Test
  void anEntryThatNobodySignsRaisesAnAlarmAfterTenMinutes() throws Exception {
    // Not committed: neither sequencer nor signer can get at it while the test looks.
    Callable<Boolean> work =
        () ->
            transactions.execute(status -> {
              records.record(Act.of("records.test.done", "alarm", "1"));
              OffsetDateTime now = OffsetDateTime.now(clock);
              assertThat(unsigned(now)).isEmpty();
              assertThat(unsigned(now.plusMinutes(9))).isEmpty();
              List<Alarm> late = unsigned(now.plusMinutes(11));
              assertThat(late).hasSize(1);
              assertThat(late.getFirst().since()).isBeforeOrEqualTo(now);
              status.setRollbackOnly();
              return true;
            });
    acting.asSystem("test", work);
  }

  private List<Alarm> unsigned(OffsetDateTime moment) {
    return alarms.at(moment).stream().filter(alarm -> alarm.kind() == Kind.NOT_SIGNED).toList();
  }
}
