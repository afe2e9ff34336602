package org.zhiren.platform.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.AccountDirectory;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/** The sender's view, for whoever holds the receipt code. */
@Component
public class FollowingFeedback {

  private static final int MOST_ADDITIONS = 20;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final AccountDirectory accounts;
  private final FeedbackStore store;

  FollowingFeedback(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Acting acting,
      AccountDirectory accounts,
      FeedbackStore store) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.acting = acting;
    this.accounts = accounts;
    this.store = store;
  }

  /** What became of it, without notes among officers and without the contact. */
  public Optional<Feedback> find(ReceiptCode code) {
    return asPlatform(() -> store.byReceipt(code).flatMap(id -> store.find(id, true)));
  }

  /**
   * Adds something while it is not closed.
   *
   * @throws NotFound if there is none with this code
   */
  public void add(ReceiptCode code, String said) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    SendingFeedback.length(
        faults, "said", Text.of("补充内容", "the addition"), said, 1, SendingFeedback.LONGEST);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    asPlatform(() -> {
      UUID id = store.byReceipt(code).orElseThrow(() -> new NotFound("feedback"));
      store.lock(id);
      Feedback feedback = store.find(id, true).orElseThrow(() -> new NotFound("feedback"));
      long additions =
          feedback.entries().stream()
              .filter(entry -> entry.kind() == Feedback.EntryKind.ADDED)
              .count();
      if (feedback.state() == FeedbackState.CLOSED || additions >= MOST_ADDITIONS) {
        throw new InvalidInput(
            "said",
            said,
            Text.of(
                    "该件已办结或补充已达 {0} 次，不能再补充。请另行反映。",
                    "It is closed, or has been added to {0} times. Send new feedback instead.")
                .fill(MOST_ADDITIONS));
      }
      store.say(id, Feedback.EntryKind.ADDED, null, said.strip());
      // Whom the addition names is kept away from now on.
      jdbc.sql(
              """
              update portal.feedback set version = version + 1,
                     excluded = array(select distinct unnest(excluded || cast(:more as uuid[])))
              where id = :id
              """)
          .param("more", accounts.namedIn(said).toArray(UUID[]::new))
          .param("id", id)
          .update();
      return true;
    });
  }

  private <T> T asPlatform(java.util.function.Supplier<T> work) {
    try {
      return acting.asSystem(
          "feedback",
          () -> java.util.Objects.requireNonNull(transaction.execute(status -> work.get())));
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
