package org.zhiren.platform.selection.procedure;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * Where a case stands. A stage has a method for each step that it allows; what has no method cannot
 * be done there. Each method answers with the stage afterwards or throws {@link Refusal}, and then
 * nothing has changed.
 */
public sealed interface Stage {

  /** The entries of the case. */
  CaseFile file();

  /** The phase; {@code null} once nothing more will come. */
  @Nullable Phase phase();

  /** In words. */
  default Text text() {
    Phase phase = phase();
    return phase == null ? Text.of("已办结", "completed") : phase.text();
  }

  /** A stage in which work goes on. */
  sealed interface Open extends Stage {
    @Override
    Phase phase();

    /** The same stage of a file with one more entry. */
    Stage with(CaseFile more);

    /** Passes the gate; refused with all that is missing. */
    default Stage proceed(Step.Proceed step, Desk desk) {
      return Procedure.standing(desk.passGate(file(), phase(), step));
    }

    /** 回避处理: what was done about a tie between a candidate and the post. */
    default Stage answer(Step.AnswerRecusal step, Desk desk) {
      return with(desk.enter(file(), phase(), step));
    }

    /** 关系声明. */
    default Stage declare(Step.Declare step, Desk desk) {
      return with(desk.enter(file(), phase(), step));
    }

    /** 复核: by another officer than the one who made the entry. */
    default Stage endorse(Step.Endorse step, Desk desk) {
      return with(desk.enter(file(), phase(), step));
    }

    /** Puts the case off. */
    default Stage suspend(Step.Suspend step, Desk desk) {
      return new Suspended(desk.enter(file(), phase(), step), phase());
    }

    /** Ends the case without a result. */
    default Stage end(Step.End step, Desk desk) {
      return new Ended(desk.enter(file(), phase(), step));
    }
  }

  /** A stage in which somebody may be taken off the list. */
  sealed interface Choosing extends Open {
    /** Somebody is considered no longer. */
    default Stage withdraw(Step.Withdraw step, Desk desk) {
      return with(desk.enter(file(), phase(), step));
    }

    /** The superior body consents to an exception. */
    default Stage consent(Step.Consent step, Desk desk) {
      return with(desk.enter(file(), phase(), step));
    }
  }

  /** 分析研判和动议. */
  record Motion(CaseFile file) implements Open {
    @Override
    public Phase phase() {
      return Phase.MOTION;
    }

    @Override
    public Stage with(CaseFile more) {
      return new Motion(more);
    }

    /** 动议. */
    public Stage resolve(Step.Resolve step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 初始提名. */
  record Nomination(CaseFile file) implements Choosing {
    @Override
    public Phase phase() {
      return Phase.NOMINATION;
    }

    @Override
    public Stage with(CaseFile more) {
      return new Nomination(more);
    }

    /** 提名. */
    public Stage nominate(Step.Nominate step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 民主推荐. */
  record Recommendation(CaseFile file) implements Choosing {
    @Override
    public Phase phase() {
      return Phase.RECOMMENDATION;
    }

    @Override
    public Stage with(CaseFile more) {
      return new Recommendation(more);
    }

    /** 谈话调研推荐 or 会议推荐. */
    public Stage recommend(Step.Recommend step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 不再进行会议推荐. */
    public Stage omit(Step.OmitMeeting step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 公开选拔、竞争上岗. */
  record Competition(CaseFile file) implements Choosing {
    @Override
    public Phase phase() {
      return Phase.COMPETITION;
    }

    @Override
    public Stage with(CaseFile more) {
      return new Competition(more);
    }

    /** 公告. */
    public Stage announce(Step.Announce step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 测试. */
    public Stage examine(Step.Examine step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 确定考察对象. */
  record Shortlisting(CaseFile file) implements Choosing {
    @Override
    public Phase phase() {
      return Phase.SHORTLIST;
    }

    @Override
    public Stage with(CaseFile more) {
      return new Shortlisting(more);
    }

    /** 确定考察对象. */
    public Stage shortlist(Step.Shortlist step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 考察. */
  record Inspection(CaseFile file) implements Choosing {
    @Override
    public Phase phase() {
      return Phase.INSPECTION;
    }

    @Override
    public Stage with(CaseFile more) {
      return new Inspection(more);
    }

    /** 组成考察组. */
    public Stage formTeam(Step.FormTeam step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 考察预告. */
    public Stage foretell(Step.Foretell step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 考察谈话. */
    public Stage interview(Step.Interview step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** One examination or opinion. */
    public Stage check(Step.Check step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 考察材料. */
    public Stage report(Step.Report step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 酝酿. */
  record Consultation(CaseFile file) implements Choosing {
    @Override
    public Phase phase() {
      return Phase.CONSULTATION;
    }

    @Override
    public Stage with(CaseFile more) {
      return new Consultation(more);
    }

    /** 酝酿. */
    public Stage consult(Step.Consult step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** An examination once more, where the first one ran out. */
    public Stage check(Step.Check step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 讨论决定. */
  record Deciding(CaseFile file) implements Choosing {
    @Override
    public Phase phase() {
      return Phase.DECISION;
    }

    @Override
    public Stage with(CaseFile more) {
      return new Deciding(more);
    }

    /** 讨论决定. */
    public Stage decide(Step.Decide step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 任前公示. */
  record OnNotice(CaseFile file) implements Open {
    @Override
    public Phase phase() {
      return Phase.NOTICE;
    }

    @Override
    public Stage with(CaseFile more) {
      return new OnNotice(more);
    }

    /** 公示. */
    public Stage publish(Step.Publish step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 反映问题. */
    public Stage object(Step.Objection step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 核查结论. */
    public Stage settle(Step.Settle step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 办理任免. */
  record Appointing(CaseFile file) implements Open {
    @Override
    public Phase phase() {
      return Phase.APPOINTMENT;
    }

    @Override
    public Stage with(CaseFile more) {
      return new Appointing(more);
    }

    /** 任免通知. */
    public Stage appoint(Step.Appoint step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 任职谈话. */
    public Stage talk(Step.Talk step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 生效. */
    public Stage takeEffect(Step.TakeEffect step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 试用期. */
  record OnProbation(CaseFile file) implements Open {
    @Override
    public Phase phase() {
      return Phase.PROBATION;
    }

    @Override
    public Stage with(CaseFile more) {
      return new OnProbation(more);
    }

    /** 试用期满考核. */
    public Stage assess(Step.Assess step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 正式任职. */
    public Stage confirm(Step.Confirm step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }

    /** 免去试任职务. */
    public Stage giveBack(Step.Return step, Desk desk) {
      return with(desk.enter(file, phase(), step));
    }
  }

  /** 暂缓: nothing but taking it up again or ending it. */
  record Suspended(CaseFile file, Phase phase) implements Stage {
    @Override
    public Text text() {
      return Text.of("暂缓（{0}）", "put off ({0})").fill(phase.mark());
    }

    /** 恢复办理. */
    public Stage resume(Step.Resume step, Desk desk) {
      return Procedure.standing(desk.enter(file, phase, step));
    }

    /** Ends the case without a result. */
    public Stage end(Step.End step, Desk desk) {
      return new Ended(desk.enter(file, phase, step));
    }
  }

  /** 已办结: with a result. */
  record Finished(CaseFile file) implements Stage {
    @Override
    public @Nullable Phase phase() {
      return null;
    }
  }

  /** 终止, 不予任用: without a result. */
  record Ended(CaseFile file) implements Stage {
    @Override
    public @Nullable Phase phase() {
      return null;
    }

    @Override
    public Text text() {
      return file.last(Step.End.class)
          .map(end -> end.ending().text())
          .orElse(Text.of("已终止", "ended"));
    }
  }
}
