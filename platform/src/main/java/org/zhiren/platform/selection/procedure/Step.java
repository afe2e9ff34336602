package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/**
 * What can be done in a case. {@link #on} is the day on which it was done: never after the day of
 * entry, never before the step that stands before it. Documents are ids of files of the case.
 */
public sealed interface Step {

  /** The day on which it was done. */
  LocalDate on();

  /** What it is called. */
  Text text();

  /**
   * 动议: analysis of the team, the proposal, who was consulted.
   *
   * @param analysis what the team needs (综合分析研判)
   * @param proposal conditions, scope, way and order of the selection, or the ground of a removal
   * @param consulted with whom it was talked over
   * @param reportedTo the leading member to whom it was reported
   */
  record Resolve(
      LocalDate on, String analysis, String proposal, String consulted, String reportedTo)
      implements Step {
    @Override
    public Text text() {
      return Text.of("动议", "motion");
    }
  }

  /**
   * 初始提名: somebody is named.
   *
   * @param person who
   * @param nominator who names, a body or a person with a seat in it
   * @param ground why
   * @param evidence on what work it rests
   */
  record Nominate(LocalDate on, Named person, String nominator, String ground, String evidence)
      implements Step {
    @Override
    public Text text() {
      return Text.of("初始提名", "nomination");
    }
  }

  /** 不再作为人选: somebody is considered no longer. */
  record Withdraw(LocalDate on, Named person, String reason) implements Step {
    @Override
    public Text text() {
      return Text.of("不再作为人选", "considered no longer");
    }
  }

  /**
   * 上级同意: the superior body consents to an exception.
   *
   * @param authority who consents
   * @param number number of its document
   * @param ground why the exception
   */
  record Consent(LocalDate on, String authority, String number, String ground) implements Step {
    @Override
    public Text text() {
      return Text.of("上级组织部门同意", "consent from above");
    }
  }

  /** 公告: a competition is announced. */
  record Announce(LocalDate on, LocalDate entriesUntil, String conditions) implements Step {
    @Override
    public Text text() {
      return Text.of("发布公告", "announcement");
    }
  }

  /** 测试: somebody entered and was examined. */
  record Examine(LocalDate on, Named person, boolean passed, String result) implements Step {
    @Override
    public Text text() {
      return Text.of("报名和测试结果", "entry and examination");
    }
  }

  /** 谈话调研推荐 or 会议推荐. */
  enum Way {
    /** By talks. */
    TALKS(Text.of("谈话调研推荐", "recommendation by talks")),
    /** In a meeting. */
    MEETING(Text.of("会议推荐", "recommendation by a meeting"));

    private final Text text;

    Way(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** How often somebody was recommended. */
  record Tally(Named person, int votes) {}

  /**
   * 民主推荐: one of its two parts, with the count.
   *
   * @param way which part
   * @param expected how many belong to the scope
   * @param present how many took part
   * @param tally how often each was recommended; nobody left out
   * @param election the secret ballot on the platform that counted; {@code null} for a count on
   *     paper
   * @param scrutineers who counted on paper; empty with an election
   */
  record Recommend(
      LocalDate on,
      Way way,
      int expected,
      int present,
      List<Tally> tally,
      @Nullable UUID election,
      String scrutineers)
      implements Step {
    /** Copies the list. */
    public Recommend {
      tally = List.copyOf(tally);
    }

    @Override
    public Text text() {
      return way.text();
    }
  }

  /**
   * 确定考察对象: whom to inspect, and why; votes do not decide.
   *
   * @param people who
   * @param reason on which grounds
   * @param gap why somebody with more recommendations is left out; empty if nobody is
   */
  record Shortlist(LocalDate on, List<Named> people, String reason, String gap) implements Step {
    /** Copies the list. */
    public Shortlist {
      people = List.copyOf(people);
    }

    @Override
    public Text text() {
      return Text.of("确定考察对象", "chosen for inspection");
    }
  }

  /** 组成考察组: who inspects; the first is the head. */
  record FormTeam(LocalDate on, List<Named> members, String plan) implements Step {
    /** Copies the list. */
    public FormTeam {
      members = List.copyOf(members);
    }

    @Override
    public Text text() {
      return Text.of("组成考察组", "inspection team");
    }
  }

  /** 考察预告. */
  record Foretell(LocalDate on, LocalDate until, String place) implements Step {
    @Override
    public Text text() {
      return Text.of("考察预告", "notice of inspection");
    }
  }

  /** 考察谈话: with how many, who, and what was heard. */
  record Interview(LocalDate on, int people, String scope, String summary) implements Step {
    @Override
    public Text text() {
      return Text.of("考察谈话", "talks of the inspection");
    }
  }

  /**
   * One examination or opinion about a person.
   *
   * @param person about whom
   * @param kind which one
   * @param result what came of it
   * @param conclusion in words; for the two signatures: who signed
   * @param document the document
   * @param validUntil last day on which it may be used, where the document says so
   */
  record Check(
      LocalDate on,
      Named person,
      CheckKind kind,
      CheckKind.Result result,
      String conclusion,
      @Nullable UUID document,
      @Nullable LocalDate validUntil)
      implements Step {
    @Override
    public Text text() {
      return kind.text();
    }
  }

  /**
   * 考察材料: what the inspection found about a person.
   *
   * @param strengths 德才表现和主要特长
   * @param weaknesses 主要缺点和不足
   * @param proposed whether the department proposes the person after joint study
   */
  record Report(
      LocalDate on,
      Named person,
      String strengths,
      String weaknesses,
      boolean proposed,
      @Nullable UUID document)
      implements Step {
    @Override
    public Text text() {
      return Text.of("考察材料", "report of the inspection");
    }
  }

  /** What was said in a consultation. */
  enum Opinion {
    /** Agrees. */
    AGREES(Text.of("同意", "agrees")),
    /** Other opinion. */
    DISAGREES(Text.of("有不同意见", "another opinion"));

    private final Text text;

    Opinion(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** 酝酿: with whom, and what was said. */
  record Consult(LocalDate on, String with, Opinion opinion, String said) implements Step {
    @Override
    public Text text() {
      return Text.of("酝酿", "consultation");
    }
  }

  /** How was voted. */
  enum Voting {
    /** 口头表决. */
    ORAL(Text.of("口头表决", "orally")),
    /** 举手表决. */
    HANDS(Text.of("举手表决", "by hand")),
    /** 无记名投票. */
    SECRET(Text.of("无记名投票", "secret ballot"));

    private final Text text;

    Voting(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /**
   * 讨论决定: a meeting votes on one person. A member who withdraws belongs to those who should be
   * present and not to those who are: nothing is adopted on a weaker ground than the law's.
   *
   * @param person on whom
   * @param meeting which meeting
   * @param voting how
   * @param members all members (应到会成员)
   * @param absent who was not there
   * @param recused who left for this item (回避)
   * @param ayes 同意
   * @param noes 不同意
   * @param deferred 缓议
   * @param election the secret ballot on the platform; {@code null} for none
   * @param headLast whether the head spoke last
   * @param reason why, as recorded before the vote
   */
  record Decide(
      LocalDate on,
      Named person,
      String meeting,
      Voting voting,
      List<Named> members,
      List<Named> absent,
      List<Named> recused,
      int ayes,
      int noes,
      int deferred,
      @Nullable UUID election,
      boolean headLast,
      String reason)
      implements Step {
    /** Copies the lists. */
    public Decide {
      members = List.copyOf(members);
      absent = List.copyOf(absent);
      recused = List.copyOf(recused);
    }

    /** How many of the members were in the room for this item. */
    public int present() {
      return members.size() - absent.size() - recused.size();
    }

    @Override
    public Text text() {
      return Text.of("讨论决定", "decision");
    }
  }

  /**
   * 任前公示.
   *
   * @param from first day
   * @param until last day
   * @param place where it is published
   * @param contact where objections go
   * @param exception ground of an exceptional promotion; empty otherwise
   */
  record Publish(
      LocalDate on, LocalDate from, LocalDate until, String place, String contact, String exception)
      implements Step {
    @Override
    public Text text() {
      return Text.of("任前公示", "public notice");
    }
  }

  /** 公示反映: somebody objects. */
  record Objection(LocalDate on, String from, String matter) implements Step {
    @Override
    public Text text() {
      return Text.of("公示反映问题", "objection");
    }
  }

  /**
   * 核查反映: what was found about an objection.
   *
   * @param objection number of the entry with the objection
   * @param affects whether it stands against the appointment
   */
  record Settle(LocalDate on, int objection, String finding, boolean affects) implements Step {
    @Override
    public Text text() {
      return Text.of("反映问题核查结论", "finding on an objection");
    }
  }

  /**
   * 任免通知: the appointment or removal is made out.
   *
   * @param effectiveOn first day of the post, or first day without it
   * @param number number of the document
   * @param leavesPresent whether the person leaves the present main post
   * @param elected for a change of term: by which body elected or appointed; empty otherwise
   */
  record Appoint(
      LocalDate on, LocalDate effectiveOn, String number, boolean leavesPresent, String elected)
      implements Step {
    @Override
    public Text text() {
      return Text.of("任免通知", "order");
    }
  }

  /** 任职谈话. */
  record Talk(LocalDate on, String by, String said) implements Step {
    @Override
    public Text text() {
      return Text.of("任职谈话", "talk on taking office");
    }
  }

  /** 生效: the order has entered the files; the platform enters it. */
  record TakeEffect(LocalDate on, LocalDate effectiveOn) implements Step {
    @Override
    public Text text() {
      return Text.of("任免生效", "took effect");
    }
  }

  /** 试用期满考核. */
  record Assess(LocalDate on, boolean competent, String summary) implements Step {
    @Override
    public Text text() {
      return Text.of("试用期满考核", "appraisal after probation");
    }
  }

  /** 正式任职. */
  record Confirm(LocalDate on, String number) implements Step {
    @Override
    public Text text() {
      return Text.of("正式任职", "confirmed in office");
    }
  }

  /** 免去试任职务: the person goes back to a post of the earlier level. */
  record Return(LocalDate on, String number, String reason) implements Step {
    @Override
    public Text text() {
      return Text.of("免去试任职务", "returned to the earlier level");
    }
  }

  /** 进入下一步: passes the gate. */
  record Proceed(LocalDate on, String said) implements Step {
    @Override
    public Text text() {
      return Text.of("进入下一步", "passed on to the next step");
    }
  }

  /** 暂缓. */
  record Suspend(LocalDate on, String reason) implements Step {
    @Override
    public Text text() {
      return Text.of("暂缓", "put off");
    }
  }

  /** 恢复办理. */
  record Resume(LocalDate on, String reason) implements Step {
    @Override
    public Text text() {
      return Text.of("恢复办理", "taken up again");
    }
  }

  /** How a case ends without a result. */
  enum Ending {
    /** 终止. */
    STOPPED(Text.of("终止", "stopped")),
    /** 不予任用. */
    NOT_APPOINTED(Text.of("不予任用", "not appointed"));

    private final Text text;

    Ending(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** The case ends without a result. */
  record End(LocalDate on, Ending ending, String reason) implements Step {
    @Override
    public Text text() {
      return ending.text();
    }
  }

  /**
   * 更正: what an earlier entry should have said. The earlier one stays to be seen.
   *
   * @param entry number of the mistaken entry
   * @param replacement what it should have said; {@code null} if it should not be there
   * @param reason how the mistake came about
   * @param proposedBy the account that proposed it; another one enters it
   * @param proposerName its name
   */
  record Correct(
      LocalDate on,
      int entry,
      @Nullable Step replacement,
      String reason,
      UUID proposedBy,
      String proposerName)
      implements Step {
    @Override
    public Text text() {
      return Text.of("更正", "correction");
    }
  }
}
