package org.zhiren.platform.responsibility.evaluation;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.access.Acting;

/**
 * Reads what an evaluation needs beyond the scopes of whoever runs it: how many people a unit has,
 * to which unit a panel member belongs. In a transaction of its own; nothing of it is shown.
 */
@Component
class AsPlatform {

  private final Acting acting;
  private final TransactionTemplate transactions;

  AsPlatform(Acting acting, PlatformTransactionManager manager) {
    this.acting = acting;
    this.transactions = new TransactionTemplate(manager);
    this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  <T> T read(Supplier<T> work) {
    try {
      return java.util.Objects.requireNonNull(
          acting.asSystem("targets.evaluation", () -> transactions.execute(status -> work.get())));
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception checked) {
      throw new IllegalStateException(checked);
    }
  }
}
