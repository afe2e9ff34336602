package org.zhiren.platform.selection.procedure;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.zhiren.platform.selection.procedure.CheckKind.Result;
import org.zhiren.statutes.Statutes;
import org.zhiren.statutes.WorkingDays;

/** Walks a case forward: what an officer who does everything right would enter next. */
public final class CaseWalker {

  /** National law, official calendar. */
  public static final ProcedureLaw LAW =
      new ProcedureLaw(Statutes.national(), WorkingDays.official());

  private static final String[] NAMES = {"沈甲", "陆乙", "顾丙", "钱丁", "孙戊", "李己"};

  /** The members of the committee of every case. */
  public static final List<Named> COMMITTEE =
      List.of(
          named("周一"),
          named("吴二"),
          named("郑三"),
          named("王四"),
          named("冯五"),
          named("陈六"),
          named("褚七"));

  private final Random random;
  private final List<Named> people;
  private LocalDate today;

  /** A walker that begins on a day. */
  public CaseWalker(Random random, List<Named> people, LocalDate today) {
    this.random = random;
    this.people = List.copyOf(people);
    this.today = today;
  }

  /** Invented people. */
  public static List<Named> people() {
    List<Named> people = new ArrayList<>();
    for (String name : NAMES) {
      people.add(named(name));
    }
    return people;
  }

  /** Somebody with a file. */
  public static Named named(String name) {
    return new Named(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), name);
  }

  /** A brief for the form. */
  public static Brief brief(Form form, boolean probation, LocalDate on) {
    return new Brief(
        form,
        new UUID(1, 1),
        "示例州财政局副局长",
        new UUID(1, 2),
        "1A32",
        form == Form.CONFIRMATION || (form.raises() && probation),
        form.personal() ? named("沈甲") : null,
        "班子缺员",
        on);
  }

  /** The day at which the walker has arrived. */
  public LocalDate today() {
    return today;
  }

  /** A desk on that day. */
  public Desk desk() {
    return desk(today);
  }

  static Desk desk(LocalDate day) {
    return new Desk(LAW, new Entering(day, new UUID(2, 2), "经办", null, Entering.Kinship.NONE, 1));
  }

  /** Lets days pass. */
  public void wait(int days) {
    today = today.plusDays(days);
  }

  /** The next right step; waits for a day where one has to be waited for. */
  public Step next(Stage stage) {
    for (int tries = 0; tries < 500; tries++) {
      List<Requirement> missing =
          Procedure.requirements(stage, desk()).stream().filter(Requirement::missing).toList();
      if (missing.isEmpty()) {
        return new Step.Proceed(today, "");
      }
      Step step = answer(stage, missing.get(random.nextInt(missing.size())));
      if (step != null) {
        return step;
      }
      today = today.plusDays(1);
    }
    throw new IllegalStateException("No way on from " + stage.text().en());
  }

  @SuppressWarnings("NullAway") // null says: wait for a day.
  private Step answer(Stage stage, Requirement one) {
    CaseFile file = stage.file();
    return switch (one.code()) {
      case "motion.resolved" -> new Step.Resolve(today, "分析", "方案", "书记", "书记");
      case "nomination.people" ->
          new Step.Nominate(
              today, people.get(file.all(Step.Nominate.class).size()), "组织部", "人岗相适", "近三年工作实绩");
      case "recommendation.talks" -> recommend(file, Step.Way.TALKS);
      case "recommendation.meeting" -> recommend(file, Step.Way.MEETING);
      case "competition.announced" -> new Step.Announce(today, today.plusDays(5), "条件");
      case "competition.closed" -> null;
      case "competition.examined" ->
          new Step.Examine(today, people.get(file.all(Step.Examine.class).size()), true, "面试通过");
      case "shortlist.chosen" ->
          new Step.Shortlist(
              today,
              file.brief().form() == Form.TERM
                  ? file.candidates().subList(0, 2)
                  : file.candidates().subList(0, 1),
              "综合研判",
              "人岗匹配度更高");
      case "inspection.team" -> new Step.FormTeam(today, List.of(named("卫八"), named("蒋九")), "考察方案");
      case "inspection.foretold" ->
          file.last(Step.Foretell.class).isPresent()
              ? null
              : new Step.Foretell(today, today.plusDays(3), "单位公告栏");
      case "inspection.talks" -> new Step.Interview(today, 12, "班子成员和中层", "评价较好");
      case "inspection.report", "inspection.proposed" -> report(file);
      case "consultation.held" -> new Step.Consult(today, "分管领导", Step.Opinion.AGREES, "同意");
      case "consultation.consent" -> new Step.Consent(today, "上级组织部", "〔2025〕1号", "急需");
      case "decision.adopted", "decision.quorum" ->
          decide(file.candidates().getFirst(), 7, List.of(), List.of(), 6, 1, 0);
      case "notice.published" -> publish();
      case "notice.over", "appointment.effect", "probation.over" -> effect(file);
      case "notice.settled" ->
          new Step.Settle(today, file.openObjections().getFirst(), "查无实据", false);
      case "appointment.order" ->
          new Step.Appoint(
              today,
              today.plusDays(random.nextInt(4)),
              "〔2025〕9号",
              true,
              file.brief().form() == Form.TERM ? "人民代表大会" : "");
      case "appointment.talk" -> new Step.Talk(today, "部长", "提出要求");
      case "probation.assessed" ->
          Procedure.requirements(stage, desk()).stream()
                  .anyMatch(r -> r.code().equals("probation.over") && r.missing())
              ? null
              : new Step.Assess(today, true, "胜任");
      case "probation.settled" ->
          file.last(Step.Assess.class).isPresent() ? new Step.Confirm(today, "〔2026〕3号") : null;
      default -> check(file, one);
    };
  }

  @SuppressWarnings("NullAway") // null says: wait for a day.
  private Step effect(CaseFile file) {
    Step.Appoint order = file.last(Step.Appoint.class).orElse(null);
    boolean done = file.last(Step.TakeEffect.class).isPresent();
    return order != null && !done && !order.effectiveOn().isAfter(today)
        ? new Step.TakeEffect(today, order.effectiveOn())
        : null;
  }

  private Step recommend(CaseFile file, Step.Way way) {
    List<Step.Tally> tally = new ArrayList<>();
    file.candidates().forEach(one -> tally.add(new Step.Tally(one, random.nextInt(25))));
    return new Step.Recommend(today, way, 30, 25, tally, null, "唱票员甲、乙");
  }

  Step.Decide decide(
      Named person,
      int members,
      List<Named> absent,
      List<Named> recused,
      int ayes,
      int noes,
      int deferred) {
    return new Step.Decide(
        today,
        person,
        "常委会第 3 次会议",
        Step.Voting.HANDS,
        COMMITTEE.subList(0, members),
        absent,
        recused,
        ayes,
        noes,
        deferred,
        null,
        true,
        "德才表现和岗位需要");
  }

  private Step publish() {
    return new Step.Publish(
        today, today, LAW.noticeEnds(today).orElseThrow(), "政务网", "12380", "破格理由");
  }

  private Step report(CaseFile file) {
    Named open =
        file.candidates().stream()
            .filter(
                one -> file.all(Step.Report.class).stream().noneMatch(r -> r.person().same(one)))
            .findFirst()
            .orElse(file.candidates().getFirst());
    return new Step.Report(today, open, "实绩突出", "统筹不够", true, null);
  }

  private Step check(CaseFile file, Requirement one) {
    for (CheckKind kind : CheckKind.values()) {
      if (one.code().equals("inspection." + kind.name().toLowerCase(java.util.Locale.ROOT))) {
        Named person =
            file.candidates().stream()
                .filter(p ->
                    file.all(Step.Check.class).stream()
                        .noneMatch(c -> c.kind() == kind && c.person().same(p)))
                .findFirst()
                .orElse(file.candidates().getFirst());
        return new Step.Check(
            today, person, kind, Result.CLEAR, "未发现影响使用的情形", new UUID(3, 3), null);
      }
    }
    throw new IllegalStateException("The walker does not know " + one.code());
  }
}
