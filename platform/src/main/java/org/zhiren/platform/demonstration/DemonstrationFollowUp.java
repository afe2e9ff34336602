package org.zhiren.platform.demonstration;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhiren.platform.responsibility.EvidenceFiles;
import org.zhiren.platform.responsibility.Problem;
import org.zhiren.platform.responsibility.Problems;
import org.zhiren.platform.responsibility.Supervising;
import org.zhiren.platform.responsibility.SupervisionStep;
import org.zhiren.platform.responsibility.TargetsIntake;
import org.zhiren.platform.shell.ListWorkbook;

/** What people did about the invented targets: evidence, orders, problems. */
@Component
class DemonstrationFollowUp {

  private static final int PROVED = 24;

  private final EvidenceFiles files;
  private final Supervising supervising;
  private final Problems problems;
  private final Clock clock;

  DemonstrationFollowUp(
      EvidenceFiles files, Supervising supervising, Problems problems, Clock clock) {
    this.files = files;
    this.supervising = supervising;
    this.problems = problems;
    this.clock = clock;
  }

  /** Some targets are done and have the evidence that they ask for. */
  void prove(List<TargetsIntake.Given> targets, LocalDate today) {
    int proved = 0;
    for (TargetsIntake.Given target : targets) {
      boolean leaf = target.parentId() != null && target.facts().cooperating().size() == 1;
      if (leaf && target.doneOn() == null && !target.facts().evidence().isEmpty()) {
        ByteArrayOutputStream sheet = new ByteArrayOutputStream();
        try {
          ListWorkbook.write(
              "佐证",
              List.of(target.facts().evidence() + "（演示）"),
              List.of("指标", "计量单位", "截至"),
              List.of(
                  List.of(
                      target.facts().indicator(),
                      target.facts().measure(),
                      DemonstrationTargets.lastEnd(today).toString())),
              sheet);
        } catch (IOException never) {
          throw new UncheckedIOException(never);
        }
        files.attach(target.id(), target.facts().evidence() + ".xlsx", sheet.toByteArray());
        proved++;
      }
      if (proved == PROVED) {
        return;
      }
    }
  }

  /** A few orders about what is late, at different stages, and problems of which one comes back. */
  void supervise(List<TargetsIntake.Given> late) {
    for (int i = 0; i < Math.min(8, late.size()); i++) {
      TargetsIntake.Given target = late.get(i);
      UUID unit = Objects.requireNonNull(target.facts().unitId());
      UUID order =
          supervising.assign(
              new Supervising.Order(
                  unit,
                  target.id(),
                  target.facts().name() + "进度滞后",
                  "请查明滞后原因，提出追赶措施，限期反馈。",
                  5 + i * 3));
      if (i % 2 == 0) {
        supervising.take(
            order, 1, new SupervisionStep.Undertake(target.facts().person().name(), "已安排专人办理。"));
      }
      if (i % 4 == 0) {
        supervising.take(order, 2, new SupervisionStep.Report("已制定追赶计划，附后。"));
      }
      if (i < 5) {
        UUID problem =
            problems.enter(
                unit,
                target.id(),
                i == 3 ? Problem.Topic.RESOURCES : Problem.Topic.LATE,
                target.facts().name() + "推进缓慢");
        if (i % 2 == 0) {
          problems.measure(
              problem,
              1,
              new Problems.Remedy(
                  "前期手续办理迟缓",
                  "倒排工期，每周调度",
                  target.facts().leader().name(),
                  LocalDate.now(clock).plusDays(20)));
        }
        if (i == 0) {
          problems.enter(unit, target.id(), Problem.Topic.LATE, "同类工作再次滞后");
        }
      }
    }
  }
}
