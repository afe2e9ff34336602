package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;

/** Steps from the motion until it is known whom to inspect. Named as members of {@link Step}. */
public interface NamingSteps {

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
   * @param by the person, where a person names; {@code null} for a body
   * @param ground why
   * @param evidence on what work it rests
   */
  record Nominate(
      LocalDate on,
      Named person,
      String nominator,
      @Nullable Named by,
      String ground,
      String evidence)
      implements Step {

    /** Named by a body. */
    public Nominate(LocalDate on, Named person, String nominator, String ground, String evidence) {
      this(on, person, nominator, null, ground, evidence);
    }

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
   * @param scrutineers who counted on paper, in words; empty with an election
   * @param counters the same people one by one
   */
  record Recommend(
      LocalDate on,
      Way way,
      int expected,
      int present,
      List<Tally> tally,
      @Nullable UUID election,
      String scrutineers,
      @Nullable List<Named> counters)
      implements Step {
    /** Copies the lists; entries of earlier versions name nobody. */
    public Recommend {
      tally = List.copyOf(tally);
      counters = counters == null ? List.of() : List.copyOf(counters);
    }

    /** Counted by people who are named in words only. */
    public Recommend(
        LocalDate on,
        Way way,
        int expected,
        int present,
        List<Tally> tally,
        @Nullable UUID election,
        String scrutineers) {
      this(on, way, expected, present, tally, election, scrutineers, List.of());
    }

    /** Who counted, one by one; empty with an election, or where they are named in words only. */
    @Override
    public List<Named> counters() {
      return counters == null ? List.of() : counters;
    }

    @Override
    public Text text() {
      return way.text();
    }
  }

  /**
   * 不再进行会议推荐: the meeting is left out where the regulation permits it, which needs all three
   * conditions; another officer endorses the entry.
   *
   * @param small the unit has few people
   * @param sameScope talks and meeting would hear nearly the same people
   * @param concentrated opinions in the talks agree
   * @param ground on which facts that rests
   * @param authority which body approved
   * @param document its document
   */
  record OmitMeeting(
      LocalDate on,
      boolean small,
      boolean sameScope,
      boolean concentrated,
      String ground,
      String authority,
      @Nullable UUID document)
      implements Step {
    @Override
    public Text text() {
      return Text.of("不再进行会议推荐", "no recommendation by a meeting");
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
}
