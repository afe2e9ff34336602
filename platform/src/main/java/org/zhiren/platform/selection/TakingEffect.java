package org.zhiren.platform.selection;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.CarryingOutOrder;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Procedure;
import org.zhiren.platform.selection.procedure.Requirement;
import org.zhiren.platform.selection.procedure.Stage;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;

/**
 * Carries out on its day what orders say. Each order has a transaction of its own, in which the
 * files, the entry of the case and the mark "done" are written together: broken off anywhere, it is
 * as if it had not begun, and the next run takes it up. A server that was down for days catches up.
 */
@Component
public class TakingEffect {

  private static final Logger LOG = LoggerFactory.getLogger(TakingEffect.class);

  private final JdbcClient jdbc;
  private final CaseStore store;
  private final TakingSteps taking;
  private final Circumstances circumstances;
  private final CarryingOutOrder orders;
  private final Acting acting;
  private final Records records;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transactions;
  private final Clock clock;

  TakingEffect(
      JdbcClient jdbc,
      CaseStore store,
      TakingSteps taking,
      Circumstances circumstances,
      CarryingOutOrder orders,
      Acting acting,
      Records records,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.jdbc = jdbc;
    this.store = store;
    this.taking = taking;
    this.circumstances = circumstances;
    this.orders = orders;
    this.acting = acting;
    this.records = records;
    this.events = events;
    this.transactions = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  private record Due(
      UUID id,
      UUID caseId,
      UUID personId,
      String kind,
      int entry,
      LocalDate on,
      List<Long> statements) {}

  @Scheduled(cron = "0 5 * * * *")
  @EventListener(ApplicationReadyEvent.class)
  void due() {
    try {
      run();
    } catch (Exception e) {
      LOG.error("Orders that are due could not be looked for: {}", e.getMessage());
    }
  }

  /**
   * Carries out everything that is due today.
   *
   * @return how many orders were carried out; those with a hindrance stay and say why
   */
  public int run() throws Exception {
    return acting.asSystem(
        "orders due",
        () -> {
          List<UUID> due =
              transactions.execute(status ->
                  jdbc.sql(
                          """
                          select e.id from selection.effect e join selection.case_file c on c.id = e.case_id
                          where e.state = 'PLANNED' and e.effective_on <= :today
                            and (c.state = 'OPEN' or e.kind <> 'ORDER')
                          order by e.effective_on, e.entry_no, e.id
                          """)
                      .param("today", LocalDate.now(clock))
                      .query(UUID.class)
                      .list());
          int done = 0;
          for (UUID id : due == null ? List.<UUID>of() : due) {
            done += carryOut(id) ? 1 : 0;
          }
          return done;
        });
  }

  private boolean carryOut(UUID id) {
    try {
      return Boolean.TRUE.equals(transactions.execute(status -> carryOutHeld(id)));
    } catch (InvalidInput | NotFound hindered) {
      String why =
          hindered instanceof InvalidInput refused
              ? refused.faults().stream()
                  .map(fault -> fault.message().zh() + "|" + fault.message().en())
                  .collect(Collectors.joining("\n"))
              : "名册中没有此人。|There is no file of this person.";
      transactions.executeWithoutResult(status ->
          jdbc.sql("update selection.effect set hindrance = :why where id = :id")
              .param("why", why)
              .param("id", id)
              .update());
      LOG.warn("The order ({}) could not be carried out: {}", id, hindered.getMessage());
      return false;
    }
  }

  private boolean carryOutHeld(UUID id) {
    UUID caseId =
        jdbc.sql("select case_id from selection.effect where id = :id")
            .param("id", id)
            .query(UUID.class)
            .single();
    CaseStore.Stored stored = store.required(caseId, true);
    List<Due> planned =
        jdbc.sql("select * from selection.effect where id = :id and state = 'PLANNED' for update")
            .param("id", id)
            .query((row, number) ->
                new Due(
                    CaseStore.uuid(row, "id"),
                    CaseStore.uuid(row, "case_id"),
                    CaseStore.uuid(row, "person_id"),
                    row.getString("kind"),
                    row.getInt("entry_no"),
                    CaseStore.date(row, "effective_on"),
                    longs(row.getArray("statements"))))
            .list();
    if (planned.isEmpty()) {
      return false; // Another server was quicker.
    }
    Due due = planned.getFirst();
    List<Long> statements =
        switch (due.kind()) {
          case "ORDER" -> order(stored, due);
          case "CONFIRM" -> confirm(stored, due);
          case "RETURN" -> giveBack(stored, due);
          case "UNDO" -> undo(stored, due);
          default ->
              throw new IllegalStateException("The kind (%s) is unknown.".formatted(due.kind()));
        };
    jdbc.sql(
            """
            update selection.effect set state = 'DONE', statements = cast(:statements as bigint[]), hindrance = '',
              done_at = :now where id = :id
            """)
        .param("statements", statements.toArray(Long[]::new))
        .param("now", store.now())
        .param("id", id)
        .update();
    records.record(
        Act.of("selection.effect", "selection", due.caseId())
            .with("number", stored.number())
            .with("kind", due.kind())
            .with("on", due.on())
            .with("statements", statements)
            .withPersonal("person", due.personId()));
    return true;
  }

  private List<Long> order(CaseStore.Stored stored, Due due) {
    Brief brief = stored.file().brief();
    Step.Appoint order = stored.file().last(Step.Appoint.class).orElseThrow();
    List<Long> statements;
    if (brief.form().leaves()) {
      statements =
          orders.leave(due.personId(), brief.postId(), due.on(), order.number(), source(stored));
    } else {
      Integer free = circumstances.freePlaces(brief, due.on());
      if (free == null || free < 1) {
        throw new InvalidInput(
            "effectiveOn",
            due.on().toString(),
            Text.of(
                    "{0} 在 {1} 没有空缺职数，未能生效。请先办理现任人员的免职。",
                    "{0} has no free place on {1}: the order could not take effect. First relieve the"
                        + " holder.")
                .fill(brief.post(), due.on()));
      }
      statements =
          orders.take(
              due.personId(),
              new CarryingOutOrder.Office(
                  brief.unitId(),
                  brief.postId(),
                  brief.post(),
                  brief.levelCode(),
                  change(brief.form()),
                  brief.form() == Form.EXCEPTIONAL,
                  brief.probation()
                      ? circumstances.law().probationEnds(due.on()).orElse(null)
                      : null),
              due.on(),
              order.number(),
              order.leavesPresent(),
              source(stored));
    }
    int entry = taking.write(stored, new Step.TakeEffect(today(stored), due.on()), due.id());
    passIfComplete(stored.id(), entry);
    events.publishEvent(
        new AppointmentTookEffect(due.caseId(), due.personId(), brief.postId(), due.on()));
    return statements;
  }

  /** With nothing missing any more the case goes on by itself: nobody has to decide anything. */
  private void passIfComplete(UUID caseId, int entry) {
    CaseStore.Stored now = store.required(caseId, false);
    Stage stage = Procedure.standing(now.file());
    boolean complete =
        Procedure.requirements(stage, circumstances.desk(now.file().brief(), null)).stream()
            .noneMatch(Requirement::missing);
    if (complete) {
      taking.write(
          now,
          new Step.Proceed(today(now), "任免已生效 took effect (" + entry + ")"),
          UUID.randomUUID());
    }
  }

  private List<Long> confirm(CaseStore.Stored stored, Due due) {
    Step.Confirm confirm = stored.file().last(Step.Confirm.class).orElseThrow();
    return orders.confirm(
        due.personId(), stored.file().brief().postId(), due.on(), confirm.number(), source(stored));
  }

  private List<Long> giveBack(CaseStore.Stored stored, Due due) {
    Step.Return back = stored.file().last(Step.Return.class).orElseThrow();
    return orders.leave(
        due.personId(), stored.file().brief().postId(), due.on(), back.number(), source(stored));
  }

  private List<Long> undo(CaseStore.Stored stored, Due due) {
    List<Long> made =
        jdbc.sql(
                """
                select statements from selection.effect
                where case_id = :case and kind = 'ORDER' and state = 'DONE' order by done_at desc limit 1
                """)
            .param("case", due.caseId())
            .query((row, number) -> longs(row.getArray("statements")))
            .optional()
            .orElse(List.of());
    return orders.undo(due.personId(), made, source(stored), "更正 correction " + due.entry());
  }

  private static List<Long> longs(Array array) throws SQLException {
    return new ArrayList<>(Arrays.asList((Long[]) array.getArray()));
  }

  private LocalDate today(CaseStore.Stored stored) {
    LocalDate today = LocalDate.now(clock);
    return today.isBefore(stored.file().lastDay()) ? stored.file().lastDay() : today;
  }

  private static String source(CaseStore.Stored stored) {
    return "选拔任用 " + stored.number();
  }

  private static String change(Form form) {
    return switch (form) {
      case PROMOTION, TERM, EXCEPTIONAL, COMPETITIVE -> "提拔";
      case EXCHANGE -> "转任";
      case REMOVAL, RESIGNATION -> "免职";
      case DEMOTION, CONFIRMATION -> "其他";
    };
  }
}
