package org.zhiren.platform.responsibility;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.DocumentPages;
import org.zhiren.dossiers.PrintFonts;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.reckoning.Direction;

/** The papers: 目标责任书 of a unit, 督办单 of an order. Official forms are in Chinese. */
@Component
@Transactional
public class PrintedSheets {

  private static final String OPEN = "（签字）                    年    月    日";

  private final Plans plans;
  private final Targets targets;
  private final SigningParts signing;
  private final Supervisions supervisions;
  private final Units units;
  private final PlanWriter writer;
  private final Records records;
  private final Clock clock;

  PrintedSheets(
      Plans plans,
      Targets targets,
      SigningParts signing,
      Supervisions supervisions,
      Units units,
      PlanWriter writer,
      Records records,
      Clock clock) {
    this.plans = plans;
    this.targets = targets;
    this.signing = signing;
    this.supervisions = supervisions;
    this.units = units;
    this.writer = writer;
    this.records = records;
    this.clock = clock;
  }

  /** The 目标责任书 of a unit as PDF, with the names of those who have signed what it says now. */
  public byte[] agreement(UUID planId, UUID unit) {
    Plan plan = plans.required(planId);
    List<Target> part = targets.ofUnit(planId, unit);
    String name = name(unit);
    List<DocumentPages.Block> blocks = new ArrayList<>();
    blocks.add(
        new DocumentPages.Paragraph(
            "为落实%s，%s与%s签订本责任书。责任期 %s 至 %s，第 %d 版。"
                .formatted(
                    plan.ground(),
                    name(plan.unitId()),
                    name,
                    plan.startsOn(),
                    plan.endsOn(),
                    plan.edition())));
    blocks.add(
        new DocumentPages.Table(
            List.of("序号", "目标与指标", "目标值", "时限", "权重", "责任领导／责任人", "计分与佐证"),
            List.of(8, 42, 24, 18, 13, 22, 36),
            java.util.stream.IntStream.range(0, part.size())
                .mapToObj(i -> row(i + 1, part.get(i)))
                .toList()));
    SigningParts.Part signed = signing.of(planId, unit);
    blocks.add(new DocumentPages.Paragraph("下达方：" + name(plan.unitId())));
    blocks.add(new DocumentPages.Paragraph(signature(signed.assigner())));
    blocks.add(new DocumentPages.Paragraph("责任单位：" + name));
    blocks.add(new DocumentPages.Paragraph(signature(signed.owner())));
    records.record(
        Act.of("targets.agreement.printed", "plan", planId)
            .with("unit", unit)
            .with("targets", part.size()));
    return DocumentPages.pdf(
        PrintFonts.bundled(), plan.title() + "目标责任书", signed.signed() ? null : "未签订", blocks);
  }

  private static List<String> row(int number, Target target) {
    TargetFacts facts = target.facts();
    String goal = Objects.requireNonNull(facts.goal()).toPlainString() + facts.measure();
    var challenge = facts.challenge();
    String beyond = challenge == null ? "" : challenge.toPlainString() + facts.measure();
    return List.of(
        Integer.toString(number),
        facts.name() + "。指标：" + facts.indicator(),
        target.direction() == Direction.RANGE
            ? goal + " 至 " + beyond
            : goal + (beyond.isEmpty() ? "" : "；挑战值 " + beyond),
        target.deadline().toString(),
        Publishing.percent(facts.weight()),
        facts.leader().name() + "／" + facts.person().name(),
        Objects.requireNonNull(facts.rule()).text().zh()
            + (facts.evidence().isEmpty() ? "" : "；佐证：" + facts.evidence()));
  }

  private static String signature(SigningParts.@org.jspecify.annotations.Nullable Signature name) {
    return name == null ? OPEN : name.name() + "（系统内签订）    " + name.signedAt().toLocalDate();
  }

  /** The 督办单 of an order as PDF. */
  public byte[] order(UUID id) {
    Supervision.WithSteps all = supervisions.required(id);
    Supervision order = all.order();
    List<DocumentPages.Block> blocks = new ArrayList<>();
    blocks.add(new DocumentPages.Paragraph("编号：" + order.number()));
    blocks.add(
        new DocumentPages.Table(
            List.of("事项", "内容"),
            List.of(1, 5),
            List.of(
                List.of("督办事项", order.subject()),
                List.of("办理要求", order.demand()),
                List.of("承办单位", name(order.unitId())),
                List.of("承办人", order.undertaker() == null ? "" : order.undertaker()),
                List.of("交办日期", order.assignedOn().toString()),
                List.of("办结时限", order.dueOn().toString()),
                List.of("交办人", order.authorName()),
                List.of("办理状态", order.stage().text().zh()))));
    blocks.add(
        new DocumentPages.Table(
            List.of("时间", "环节", "经办人", "内容"),
            List.of(20, 16, 20, 70),
            all.steps().stream()
                .map(step ->
                    List.of(
                        step.at().toLocalDate().toString(),
                        step.text().zh(),
                        step.authorName(),
                        step.said() + (step.day() == null ? "" : "（时限 " + step.day() + "）")))
                .toList()));
    records.record(
        Act.of("targets.supervision.printed", "supervision", id).with("number", order.number()));
    return DocumentPages.pdf(
        PrintFonts.bundled(), "督办单", writer.actorName() + " " + LocalDate.now(clock), blocks);
  }

  private String name(UUID unit) {
    return units.find(unit, LocalDate.now(clock)).map(Unit::name).orElse("下达单位");
  }
}
