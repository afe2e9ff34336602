package org.zhiren.platform.access;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.records.Actor;

/**
 * Reads with the eyes of the platform, for rules that must not fail because the one who asks may
 * not see everything: a recusal, for instance. Whoever calls it shows what the rule says and
 * nothing else of what was read.
 */
@Component
public class PlatformReading {

  private final JdbcClient jdbc;
  private final Acting acting;
  private final TransactionTemplate within;
  private final TransactionTemplate apart;

  PlatformReading(JdbcClient jdbc, Acting acting, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.within = new TransactionTemplate(transactions);
    this.apart = new TransactionTemplate(transactions);
    this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.apart.setReadOnly(true);
  }

  /**
   * Reads in a transaction of the platform: in the present one if it is the platform's, so that
   * what it wrote is seen, and in one of its own otherwise.
   *
   * @param task what for, as it would stand in the record
   */
  public <T> T read(String task, Supplier<T> work) {
    TransactionTemplate transaction = ours() ? within : apart;
    try {
      return Objects.requireNonNull(
          acting.asSystem(task, () -> transaction.execute(status -> work.get())));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The platform could not read (%s).".formatted(task), e);
    }
  }

  private boolean ours() {
    return TransactionSynchronizationManager.isActualTransactionActive()
        && jdbc.sql("select access.acting()")
            .query(UUID.class)
            .optional()
            .filter(Actor.SYSTEM::equals)
            .isPresent();
  }
}
