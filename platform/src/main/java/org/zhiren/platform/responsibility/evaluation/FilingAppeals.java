package org.zhiren.platform.responsibility.evaluation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Actor;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.DueDays;
import org.zhiren.platform.responsibility.ProvingFile;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.shell.InvalidInput;

/** A unit appeals against the score of one of its targets, with the documents that show why. */
@Component
public class FilingAppeals {

  private final JdbcClient jdbc;
  private final UnitsSay units;
  private final Appeals appeals;
  private final AppealFiles files;
  private final Targets targets;
  private final Schemes schemes;
  private final DueDays dueDays;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  FilingAppeals(
      JdbcClient jdbc,
      UnitsSay units,
      Appeals appeals,
      AppealFiles files,
      Targets targets,
      Schemes schemes,
      DueDays dueDays,
      Acting acting,
      Records records,
      Clock clock) {
    this.jdbc = jdbc;
    this.units = units;
    this.appeals = appeals;
    this.files = files;
    this.targets = targets;
    this.schemes = schemes;
    this.dueDays = dueDays;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /**
   * Files an appeal.
   *
   * @param ground what is wrong
   * @param evidence by which documents it is shown, in words
   * @param attached those of the documents that are at hand; may be empty
   * @throws InvalidInput after the last day, without ground or evidence, with too many files, or if
   *     an appeal about this target is open
   */
  @Transactional
  public UUID file(
      UUID planId, UUID targetId, String ground, String evidence, List<ProvingFile> attached) {
    Target target = targets.required(targetId);
    Evaluations.Edition edition = units.about(planId, target.unitId());
    LocalDate today = LocalDate.now(clock);
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (today.isAfter(edition.appealsUntil())) {
      faults.add(
          new InvalidInput.Fault(
              "ground",
              today.toString(),
              Text.of("申诉截止到 {0}，已经过期。", "Appeals were taken until {0}.")
                  .fill(edition.appealsUntil())));
    }
    UnitsSay.words(faults, "ground", ground, "请写明认为哪里不对。", "Say what is wrong.");
    UnitsSay.words(
        faults, "evidence", evidence, "请写明依据的材料和证明的数。", "Name the documents that show it.");
    if (appeals.of(planId).stream()
        .anyMatch(one -> one.targetId().equals(targetId) && one.state() == Appeal.State.OPEN)) {
      faults.add(
          new InvalidInput.Fault(
              "ground",
              target.facts().name(),
              Text.of("这项目标已有申诉待答复。", "An appeal about this target is open already.")));
    }
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    int days = schemes.of(planId).scheme().answerDays();
    Actor actor = acting.current();
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into responsibility.appeal (id, plan_id, edition, unit_id, target_id, ground, evidence, filed_by,
              filed_name, filed_at, answer_by, state)
            values (:id, :plan, :edition, :unit, :target, :ground, :evidence, :by, :name, :now, :until, 'OPEN')
            """)
        .param("id", id)
        .param("plan", planId)
        .param("edition", edition.edition())
        .param("unit", target.unitId())
        .param("target", targetId)
        .param("ground", ground.strip())
        .param("evidence", evidence.strip())
        .param("by", actor.accountId())
        .param("name", actor.name())
        .param("now", Timestamp.from(clock.instant()))
        .param("until", dueDays.after(today, days))
        .update();
    records.record(
        Act.of("targets.appeal.filed", "appeal", id)
            .with("target", targetId)
            .with("unit", target.unitId())
            .because(ground));
    files.add(appeals.required(id), attached);
    return id;
  }

  /**
   * Attaches one more document to an appeal that waits for its answer.
   *
   * @throws InvalidInput if it has been answered, or the file cannot be taken
   */
  @Transactional
  public void attach(UUID appealId, ProvingFile file) {
    Appeal appeal = appeals.required(appealId);
    units.about(appeal.planId(), appeal.unitId());
    // Read again behind the lock on the plan: the answer may just have come.
    Appeal now = appeals.required(appealId);
    if (now.state() != Appeal.State.OPEN) {
      throw ProvingFile.refused(
          file.name(),
          Text.of(
              "这件申诉已经答复，不能再补充材料。",
              "This appeal has been answered: nothing can be added to it any more."));
    }
    files.add(now, List.of(file));
  }
}
