package org.zhiren.platform.demonstration;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.zhiren.platform.selection.CasesIntake;
import org.zhiren.platform.selection.procedure.Brief;
import org.zhiren.platform.selection.procedure.CheckKind;
import org.zhiren.platform.selection.procedure.Form;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Phase;
import org.zhiren.platform.selection.procedure.PostTie;
import org.zhiren.platform.selection.procedure.ProcedureLaw;
import org.zhiren.platform.selection.procedure.Step;

/** One invented case, told phase by phase from its first day on. */
final class InventedCase {

  private static final int INTERVIEWED = 18;

  private final ProcedureLaw law;
  private final Brief brief;
  private final List<Named> people;
  private final List<Named> committee;
  private final List<Named> team;
  private final UUID document;
  private final int variant;
  private final LocalDate today;
  private final List<CasesIntake.Past> steps = new ArrayList<>();
  private LocalDate day;
  private boolean shut;
  private boolean meeting = true;

  /**
   * A case that begins on the day of its brief.
   *
   * @param people who is considered, the one who will be chosen first
   * @param committee the members who decide
   * @param team who inspects, the head first
   * @param document the file to which its checks refer
   * @param variant makes wording and figures differ
   * @param today nothing happens after it
   */
  InventedCase(
      ProcedureLaw law,
      Brief brief,
      List<Named> people,
      List<Named> committee,
      List<Named> team,
      UUID document,
      int variant,
      LocalDate today) {
    this.law = law;
    this.brief = brief;
    this.people = people;
    this.committee = committee;
    this.team = team;
    this.document = document;
    this.variant = variant;
    this.today = today;
    this.day = brief.openedOn();
  }

  /** The recommendation by a meeting is left out, by leave and endorsed. */
  InventedCase withoutMeeting() {
    meeting = false;
    return this;
  }

  List<CasesIntake.Past> steps() {
    return steps;
  }

  LocalDate day() {
    return day;
  }

  /** Tells the phases before {@code last} whole and of that one the first {@code part} steps. */
  InventedCase until(Phase last, int part) {
    for (Phase phase : brief.form().phases(brief.probation())) {
      if (phase == last) {
        int from = steps.size();
        tell(phase);
        while (steps.size() > from + part) {
          steps.removeLast();
        }
        return this;
      }
      tell(phase);
      pass();
    }
    return this;
  }

  /** Tells one phase, without passing its gate. */
  void tell(Phase phase) {
    switch (phase) {
      case MOTION -> {
        wait(2);
        add(
            new Step.Resolve(
                day,
                brief.form().leaves()
                    ? "本人任职情况和班子结构已作分析，职位职责可由班子其他成员分担。"
                    : "班子缺员，年龄和专业结构有待改善，该岗位急需懂业务、会统筹的干部。",
                "按照“" + brief.form().text().zh() + "”办理，范围、条件和程序见工作方案。",
                "分管领导、主要领导",
                "党委主要负责人"));
      }
      case NOMINATION -> {
        wait(3);
        for (Named one : people) {
          add(
              new Step.Nominate(
                  day,
                  one,
                  variant % 2 == 0 ? "组织部门" : "所在单位党委（党组）",
                  "熟悉业务，善于统筹，群众基础好。",
                  "近三年年度考核和平时考核结果、重点任务完成情况、知事识人记录。"));
        }
      }
      case RECOMMENDATION -> {
        wait(4);
        recommend(Step.Way.TALKS, 40, 36);
        wait(2);
        if (meeting) {
          recommend(Step.Way.MEETING, 60, 52);
        } else {
          leaveOutMeeting();
        }
      }
      case COMPETITION -> {
        wait(2);
        add(new Step.Announce(day, day.plusDays(7), "职位、资格条件、报名方式和测试办法见公告。"));
        wait(10);
        for (Named one : people) {
          add(new Step.Examine(day, one, true, "资格审查合格，面试和业务测试通过。"));
        }
      }
      case SHORTLIST -> {
        wait(2);
        add(
            new Step.Shortlist(
                day,
                brief.form() == Form.TERM ? people.subList(0, 2) : people.subList(0, 1),
                "综合民主推荐、日常了解、分析研判和岗位匹配情况，与岗位要求最为契合。",
                "另一人选专业方向与岗位要求不一致，拟在其他岗位上考虑。"));
      }
      case INSPECTION -> inspection();
      case CONSULTATION -> {
        wait(3);
        add(new Step.Consult(day, "分管领导、纪委主要负责人", Step.Opinion.AGREES, "同意提交会议讨论。"));
        if (brief.form() == Form.EXCEPTIONAL) {
          wait(4);
          add(
              new Step.Consent(
                  day,
                  "上级组织部门",
                  "组任函〔%d〕%d号".formatted(day.getYear(), 20 + variant),
                  "专业性强、急需紧缺岗位。"));
        }
      }
      case DECISION -> {
        wait(3);
        int noes = variant % 3 == 0 ? 1 : 0;
        add(
            new Step.Decide(
                day,
                people.getFirst(),
                "党委常委会第 %d 次会议".formatted(10 + variant % 20),
                Step.Voting.HANDS,
                committee,
                committee.subList(committee.size() - 1, committee.size()),
                List.of(),
                committee.size() - 1 - noes,
                noes,
                0,
                null,
                true,
                brief.form().leaves() ? "符合有关规定，同意免去现任职务。" : "德才表现好，实绩突出，符合岗位要求。"));
      }
      case NOTICE -> {
        wait(1);
        Optional<LocalDate> end = law.noticeEnds(day);
        if (end.isEmpty()) {
          shut = true; // Without that year's calendar nobody can tell how long a notice lasts.
        } else {
          add(
              new Step.Publish(
                  day,
                  day,
                  end.get(),
                  "政务网站、本单位公告栏",
                  "电话 12380，来信地址见公告",
                  brief.form() == Form.EXCEPTIONAL ? "专业性强、急需紧缺岗位，经上级同意破格提拔。" : ""));
          day = end.get();
        }
      }
      case APPOINTMENT -> {
        wait(1);
        add(order(day));
        if (!brief.form().leaves()) {
          add(new Step.Talk(day, "组织部门负责人", "肯定成绩，指出不足，提出廉洁履职要求。"));
        }
      }
      case PROBATION -> {}
    }
  }

  /** The order with effect from a day. */
  Step.Appoint order(LocalDate effective) {
    return new Step.Appoint(
        day,
        effective,
        "任〔%d〕%d号".formatted(day.getYear(), 30 + variant),
        true,
        brief.form() == Form.TERM ? "人民代表大会会议" : "");
  }

  private void recommend(Step.Way way, int expected, int present) {
    List<Step.Tally> tally = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      tally.add(new Step.Tally(people.get(i), present - 6 - i * 9 - variant % 5));
    }
    add(new Step.Recommend(day, way, expected, present, tally, null, "计票人两名，监票人一名"));
  }

  private void leaveOutMeeting() {
    add(
        new Step.OmitMeeting(
            day,
            true,
            true,
            true,
            "全单位在职 14 人，会议推荐与谈话调研推荐的人员范围相同；谈话推荐中绝大多数同志意见一致。",
            "上级组织部门",
            document));
    int entry = steps.size();
    wait(1);
    endorse(entry, "三项条件均已具备，谈话推荐情况属实。");
  }

  /** Another officer endorses an entry. */
  void endorse(int entry, String remark) {
    if (!shut && !day.isAfter(today)) {
      steps.add(new CasesIntake.Past(day, new Step.Endorse(day, entry, true, remark), "组织部干部（复核）"));
    }
  }

  /** What was done about a tie between the first of the people and the post. */
  void answerRecusal(PostTie tie) {
    add(
        new Step.AnswerRecusal(
            day,
            people.getFirst(),
            tie.key(),
            tie.words(),
            Step.Answer.EXCEPTION,
            "岗位专业性强，本地其他人选均不具备相应资格，拟由上级分管领导直接联系该岗位。",
            "省级公务员主管部门",
            "示公函〔%d〕%d号".formatted(day.getYear(), 12 + variant % 20),
            document));
  }

  private void inspection() {
    wait(2);
    List<Named> inspected = brief.form() == Form.TERM ? people.subList(0, 2) : people.subList(0, 1);
    add(new Step.FormTeam(day, team, "谈话、查阅资料、实地走访、征求意见。"));
    if (brief.form().raises()) {
      add(new Step.Foretell(day, day.plusDays(4), "所在单位"));
    }
    wait(6);
    add(new Step.Interview(day, INTERVIEWED + variant % 9, "班子成员、中层干部和服务对象", "评价较好，对统筹协调方面提出期望。"));
    for (Named one : inspected) {
      for (CheckKind kind : CheckKind.values()) {
        add(
            new Step.Check(
                day,
                one,
                kind,
                CheckKind.Result.CLEAR,
                kind == CheckKind.INTEGRITY ? "未发现影响使用的情形；党委书记、纪委书记双签字。" : "未发现影响使用的情形。",
                document,
                null));
      }
      add(
          new Step.Report(
              day,
              one,
              "政治素质好，熟悉业务，推进重点任务有办法。",
              "统筹兼顾和授权方面有待加强。",
              one.same(people.getFirst()),
              document));
    }
    wait(2);
  }

  void add(Step step) {
    if (!shut && !step.on().isAfter(today)) {
      steps.add(new CasesIntake.Past(step.on(), step));
    } else {
      shut = true;
    }
  }

  /** Passes the gate, on a later day where one has to be over first. */
  void pass() {
    wait(1);
    add(new Step.Proceed(day, ""));
  }

  /** Lets days pass, to a working day of the week. */
  void wait(int days) {
    day = day.plusDays(days);
    while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      day = day.plusDays(1);
    }
  }
}
