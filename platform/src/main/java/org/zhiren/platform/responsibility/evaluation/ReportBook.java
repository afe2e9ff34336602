package org.zhiren.platform.responsibility.evaluation;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhiren.dossiers.DocumentPages;
import org.zhiren.dossiers.PrintFonts;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.organization.Unit;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Act;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.responsibility.Plan;
import org.zhiren.platform.responsibility.Plans;
import org.zhiren.platform.responsibility.Publishing;
import org.zhiren.platform.responsibility.TargetKind;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.ListWorkbook;

/**
 * The results of a plan on paper and as a workbook, within what the acting account may see: cover,
 * method, a table for each group of peers, a part for each unit. That it was taken out is recorded.
 */
@Component
public class ReportBook {

  private static final int MOST_UNITS = 300;
  private static final String NOTE = "得分供研究参考，不自动产生任何奖惩。";

  private final Plans plans;
  private final Evaluations evaluations;
  private final Schemes schemes;
  private final Units units;
  private final Acting acting;
  private final Records records;
  private final Clock clock;

  ReportBook(
      Plans plans,
      Evaluations evaluations,
      Schemes schemes,
      Units units,
      Acting acting,
      Records records,
      Clock clock) {
    this.plans = plans;
    this.evaluations = evaluations;
    this.schemes = schemes;
    this.units = units;
    this.acting = acting;
    this.records = records;
    this.clock = clock;
  }

  /** The last edition, with everything that stands in the book. */
  private record Taken(
      Plan plan,
      Evaluations.Edition edition,
      List<Evaluations.UnitLine> units,
      List<Evaluations.TargetLine> targets,
      Map<UUID, String> names) {

    String name(UUID unit) {
      return names.getOrDefault(unit, "—");
    }
  }

  private Taken take(UUID planId, String form) {
    Plan plan = plans.required(planId);
    Evaluations.Edition edition =
        evaluations
            .last(planId)
            .orElseThrow(() ->
                new InvalidInput(
                    "state",
                    plan.state().name(),
                    Text.of("封账之后才有评价结果。", "There are no results before the plan was frozen.")));
    List<Evaluations.UnitLine> lines = evaluations.units(planId, edition.edition());
    List<Evaluations.TargetLine> targets = evaluations.targets(planId, edition.edition());
    Map<UUID, String> names = new HashMap<>();
    units
        .find(lines.stream().map(Evaluations.UnitLine::unitId).toList(), plan.endsOn())
        .values()
        .forEach((Unit unit) -> names.put(unit.id(), unit.shortName()));
    records.record(
        Act.of("targets.scores.taken-out", "plan", planId)
            .with("form", form)
            .with("edition", edition.edition())
            .with("units", lines.size())
            .with("targets", targets.size()));
    return new Taken(plan, edition, lines, targets, names);
  }

  /** The book as PDF; of more than {@value #MOST_UNITS} units the tables only. */
  @Transactional
  public byte[] pdf(UUID planId) {
    Taken taken = take(planId, "pdf");
    List<DocumentPages.Block> blocks = new ArrayList<>();
    cover(blocks, taken);
    method(blocks, taken);
    Map<Text, List<Evaluations.UnitLine>> groups = new LinkedHashMap<>();
    taken
        .units()
        .forEach(line -> groups.computeIfAbsent(line.group(), key -> new ArrayList<>()).add(line));
    groups.forEach((group, lines) -> group(blocks, taken, group, lines));
    if (taken.units().size() <= MOST_UNITS) {
      taken.units().forEach(line -> unit(blocks, taken, line));
    }
    return DocumentPages.pdf(
        PrintFonts.bundled(),
        taken.plan().title() + "评价报告",
        "第 " + taken.edition().edition() + " 版　" + NOTE,
        blocks);
  }

  private void cover(List<DocumentPages.Block> blocks, Taken taken) {
    Plan plan = taken.plan();
    blocks.add(
        new DocumentPages.Table(
            List.of("项目", "内容"),
            List.of(1, 4),
            List.of(
                List.of("计划期", plan.startsOn() + " 至 " + plan.endsOn()),
                List.of("依据", plan.ground()),
                List.of("状态", plan.state().text().zh()),
                List.of(
                    "版本",
                    "第 %d 版，%s，%s"
                        .formatted(
                            taken.edition().edition(),
                            taken.edition().madeAt().toLocalDate(),
                            taken.edition().edition() == 1
                                ? "封账"
                                : "申诉成立：" + taken.edition().reason())),
                List.of(
                    "范围",
                    "单位 %d 个，目标 %d 项，其中没有得分 %d 项"
                        .formatted(
                            taken.units().size(),
                            taken.targets().size(),
                            taken.targets().stream().filter(one -> one.score() == null).count())),
                List.of("取出人", acting.current().name() + "　" + LocalDate.now(clock)))));
  }

  private void method(List<DocumentPages.Block> blocks, Taken taken) {
    blocks.add(new DocumentPages.Heading("计分办法", true));
    Scheme scheme = schemes.of(taken.plan().id()).scheme();
    List<List<String>> rows = new ArrayList<>();
    for (TargetKind kind : TargetKind.values()) {
      rows.add(List.of(kind.text().zh(), scheme.formula(kind).zh()));
    }
    blocks.add(new DocumentPages.Table(List.of("类别", "公式"), List.of(1, 5), rows));
    blocks.add(
        new DocumentPages.Paragraph(
            "原始得分按权重合计已有结果的目标；没有结果的不计为零，另列可能的上下限。"
                + "按条件校正的得分用混合效应模型在同类单位内估计，扣除承担指标的难易、单位规模和上年基础，附 95% 区间；"
                + "数据不足时不作校正并说明原因。位次以区间表示，同类不足 "
                + scheme.fewestPeers()
                + " 个的不排位次。"));
  }

  private static void group(
      List<DocumentPages.Block> blocks, Taken taken, Text group, List<Evaluations.UnitLine> lines) {
    blocks.add(new DocumentPages.Heading("同类单位：" + group.zh(), true));
    taken.edition().notes().stream()
        .filter(note -> note.group().equals(group))
        .forEach(note -> blocks.add(new DocumentPages.Paragraph(note.note().zh())));
    blocks.add(
        new DocumentPages.Table(
            List.of("单位", "目标", "已知权重", "原始得分", "位次", "校正得分（区间）", "校正位次"),
            List.of(30, 12, 16, 18, 14, 34, 14),
            lines.stream()
                .map(line ->
                    List.of(
                        taken.name(line.unitId()),
                        line.known() + "/" + line.targets(),
                        Publishing.percent(line.knownShare()),
                        raw(line),
                        dash(line.place()),
                        adjusted(line),
                        dash(line.adjustedPlace())))
                .toList()));
  }

  private void unit(List<DocumentPages.Block> blocks, Taken taken, Evaluations.UnitLine line) {
    blocks.add(new DocumentPages.Heading(taken.name(line.unitId()), true));
    evaluations
        .why(taken.plan().id(), taken.edition().edition(), line.unitId())
        .ifPresent(why -> {
          blocks.add(new DocumentPages.Paragraph(why.raw().sentence().zh()));
          Reason adjustment = why.adjustment();
          if (adjustment != null) {
            StringBuilder told = new StringBuilder(adjustment.sentence().zh());
            adjustment.because().forEach(child -> told.append(child.sentence().zh()));
            blocks.add(new DocumentPages.Paragraph(told.toString()));
          }
        });
    blocks.add(
        new DocumentPages.Table(
            List.of("目标", "类别", "权重", "数值", "得分", "说明"),
            List.of(28, 14, 12, 16, 12, 48),
            taken.targets().stream()
                .filter(one -> one.unitId().equals(line.unitId()))
                .map(one ->
                    List.of(
                        one.name(),
                        one.kind().text().zh(),
                        Publishing.percent(one.weight()),
                        value(one),
                        number(one.score()),
                        one.why().sentence().zh()))
                .toList()));
  }

  private static String value(Evaluations.TargetLine one) {
    BigDecimal value = one.value();
    return value == null ? "—" : value.toPlainString() + one.measure();
  }

  private static String number(@Nullable BigDecimal number) {
    return number == null ? "—" : number.toPlainString();
  }

  private static String dash(String text) {
    return text.isEmpty() ? "—" : text;
  }

  private static String raw(Evaluations.UnitLine line) {
    return number(line.raw())
        + (line.partial()
            ? "（" + line.low().toPlainString() + "–" + line.high().toPlainString() + "）"
            : "");
  }

  private static String adjusted(Evaluations.UnitLine line) {
    BigDecimal adjusted = line.adjusted();
    return adjusted == null
        ? "—"
        : "%s（%s–%s）"
            .formatted(
                adjusted.toPlainString(), number(line.adjustedLow()), number(line.adjustedHigh()));
  }

  /** Every target with its score, and the unit beside it, as a workbook. */
  @Transactional
  public void workbook(UUID planId, OutputStream out) throws IOException {
    Taken taken = take(planId, "xlsx");
    Map<UUID, Evaluations.UnitLine> lines = new HashMap<>();
    taken.units().forEach(line -> lines.put(line.unitId(), line));
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (Evaluations.TargetLine one : taken.targets()) {
      Evaluations.UnitLine line = lines.get(one.unitId());
      List<@Nullable String> row = new ArrayList<>();
      row.add(taken.name(one.unitId()));
      row.add(one.name());
      row.add(one.kind().text().zh());
      row.add(Publishing.percent(one.weight()));
      row.add(value(one));
      row.add(number(one.score()));
      row.add(one.why().sentence().zh());
      row.add(line == null ? null : line.group().zh());
      row.add(line == null ? null : raw(line));
      row.add(line == null ? null : dash(line.place()));
      row.add(line == null ? null : adjusted(line));
      row.add(line == null ? null : dash(line.adjustedPlace()));
      rows.add(row);
    }
    ListWorkbook.write(
        "评价结果",
        List.of(
            taken.plan().title() + " 评价结果（第 " + taken.edition().edition() + " 版）",
            "取出人：" + acting.current().name() + "　" + LocalDate.now(clock) + "　" + NOTE),
        List.of(
            "责任单位", "目标", "类别", "权重", "最后数值", "得分", "计分说明", "同类", "单位原始得分", "单位位次", "单位校正得分",
            "单位校正位次"),
        rows,
        out);
  }
}
