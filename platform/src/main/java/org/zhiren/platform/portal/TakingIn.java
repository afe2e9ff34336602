package org.zhiren.platform.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.AccountDirectory;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.messages.Message;
import org.zhiren.platform.messages.Messages;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;

/**
 * Once an hour what was sent in becomes visible to the officers and stands in the record, all of it
 * together and in an order of its own: the time of sending is nowhere.
 */
@Component
class TakingIn {

  private static final Logger LOG = LoggerFactory.getLogger(TakingIn.class);

  private static final int REMINDED_DAYS = 3;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Acting acting;
  private final AccountDirectory accounts;
  private final Messages messages;
  private final Records records;
  private final Clock clock;
  private final int keepDays;

  TakingIn(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Acting acting,
      AccountDirectory accounts,
      Messages messages,
      Records records,
      Clock clock,
      @Value("${zhiren.feedback.keep-days:1825}") int keepDays) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
    this.acting = acting;
    this.accounts = accounts;
    this.messages = messages;
    this.records = records;
    this.clock = clock;
    this.keepDays = keepDays;
  }

  @Scheduled(cron = "${zhiren.feedback.take-in-at:0 0 * * * *}", zone = "${zhiren.time-zone}")
  void takeIn() {
    try {
      acting.asSystem(
          "feedback",
          () -> {
            transaction.executeWithoutResult(status -> {
              takeAll();
              remind();
              eraseOld();
            });
            return true;
          });
    } catch (Exception e) {
      LOG.error("Feedback could not be taken in: {}", e.getClass().getSimpleName());
    }
  }

  private void takeAll() {
    record Fresh(UUID id, List<UUID> excluded) {}
    List<Fresh> fresh =
        jdbc
            .sql(
                """
                update portal.feedback f set taken_in = true
                where f.id in (select w.id from portal.feedback w where not w.taken_in for update skip locked)
                returning f.id, f.excluded
                """)
            .query((row, number) ->
                new Fresh(
                    row.getObject("id", UUID.class),
                    List.of((UUID[]) row.getArray("excluded").getArray())))
            .list()
            .stream()
            .sorted(java.util.Comparator.comparing(Fresh::id))
            .toList();
    List<UUID> officers = accounts.holding(Right.FEEDBACK_HANDLE);
    for (Fresh one : fresh) {
      records.record(Act.of("portal.feedback.received", "feedback", one.id()));
      officers.stream()
          .filter(officer -> !one.excluded().contains(officer))
          .forEach(officer ->
              messages.send(
                  Message.to(officer, PortalSetup.FEEDBACK, "received-" + one.id())
                      .says(Text.of("有新的群众反映待核查", "Public feedback waits to be checked"))
                      .at("/feedback/" + one.id())));
    }
  }

  /** Tells the officers once of each term that ends within three days. */
  private void remind() {
    record Due(UUID id, LocalDate day, List<UUID> excluded) {}
    List<Due> due =
        jdbc.sql(
                """
                select id, case state when 'RECEIVED' then check_by else answer_by end as day, excluded
                from portal.feedback
                where taken_in and (state = 'RECEIVED' and check_by <= :soon or state = 'CHECKED' and answer_by <= :soon)
                """)
            .param("soon", LocalDate.now(clock).plusDays(REMINDED_DAYS))
            .query((row, number) ->
                new Due(
                    row.getObject("id", UUID.class),
                    row.getObject("day", LocalDate.class),
                    List.of((UUID[]) row.getArray("excluded").getArray())))
            .list();
    List<UUID> officers = due.isEmpty() ? List.of() : accounts.holding(Right.FEEDBACK_HANDLE);
    for (Due one : due) {
      officers.stream()
          .filter(officer -> !one.excluded().contains(officer))
          .forEach(officer ->
              messages.send(
                  Message.to(officer, PortalSetup.FEEDBACK, "due-" + one.id() + "-" + one.day())
                      .says(
                          Text.of("群众反映应在 {0} 前办理", "Public feedback is due by {0}")
                              .fill(one.day()))
                      .at("/feedback/" + one.id())));
    }
  }

  /** What was closed and has been kept for its time is erased, with what was said and its files. */
  private void eraseOld() {
    jdbc.sql(
            "delete from portal.feedback where state = 'CLOSED' and received_on < :before returning id")
        .param("before", LocalDate.now(clock).minusDays(keepDays))
        .query(UUID.class)
        .list()
        .forEach(id -> records.record(Act.of("portal.feedback.erased", "feedback", id)));
  }
}
