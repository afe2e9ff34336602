package org.zhiren.statutes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;

/** Periods, majorities and quotas of procedures, each with its article and number. */
public final class Procedures {
  private static final Text DAYS = Text.of("天", "days");
  private static final Text PEOPLE = Text.of("人", "people");
  private static final Text START = Text.of("起始日", "starting day");

  private final Law law;
  private final WorkingDays calendar;

  Procedures(Law law, WorkingDays calendar) {
    this.law = law;
    this.calendar = calendar;
  }

  /** Public notices whose length the law sets in working days. */
  public enum Notice {
    /** 任前公示, 条例 第四十二条. */
    APPOINTMENT("XB-42"),
    /** 拟录用公示, 公务员法 第三十二条. */
    RECRUITMENT("GWY-32"),
    /** 职级晋升公示, 职务与职级并行规定 第二十条. */
    RANK("ZJ-20");

    private final String provision;

    Notice(String provision) {
      this.provision = provision;
    }
  }

  /** Periods counted in days from the day after the starting day. */
  public enum Deadline {
    /** 申请复核. */
    REVIEW_REQUEST("GWY-95", "GWY-95.review"),
    /** 复核后申诉. */
    APPEAL_AFTER_REVIEW("GWY-95", "GWY-95.appeal-after-review"),
    /** 不经复核直接申诉. */
    DIRECT_APPEAL("GWY-95", "GWY-95.direct-appeal"),
    /** 复核决定. */
    REVIEW_DECISION("GWY-96", "GWY-96.review"),
    /** 申诉处理决定. */
    APPEAL_DECISION("GWY-96", "GWY-96.appeal"),
    /** 辞去公职审批. */
    RESIGNATION("GWY-85", "GWY-85.days"),
    /** 领导成员辞去公职审批. */
    RESIGNATION_OF_LEADER("GWY-85", "GWY-85.leader-days"),
    /** 家庭事项变化后报告. */
    FAMILY_CHANGE_REPORT("GR-6", "GR-6.days"),
    /** 人事争议仲裁. */
    ARBITRATION("GWY-105", "GWY-105.arbitration"),
    /** 不服仲裁起诉. */
    LAWSUIT("GWY-105", "GWY-105.lawsuit"),
    /** 事业单位解除聘用合同的提前通知. */
    CONTRACT_ENDED_BY_INSTITUTION("SYRS-16", "SYRS-16.days"),
    /** 工作人员解除聘用合同的提前通知. */
    CONTRACT_ENDED_BY_EMPLOYEE("SYRS-17", "SYRS-17.days");

    private final String provision;
    private final String parameter;

    Deadline(String provision, String parameter) {
      this.provision = provision;
      this.parameter = parameter;
    }
  }

  /**
   * The last day of a public notice (WORKDAY, the first day counts).
   *
   * @return a tree whose value is the last day, or missing if the calendar of that year is not on
   *     file
   */
  public Explanation noticeEnds(Notice notice, LocalDate start) {
    String id = notice.provision;
    Threshold days = law.threshold(id + ".working-days", start);
    Optional<LocalDate> end =
        days.known() ? calendar.end(start, days.number(), true) : Optional.empty();
    Value value = end.<Value>map(Value.Day::new).orElseGet(Value.Missing::new);
    Text sentence =
        end.isPresent()
            ? Text.of("自{0}起公示{1}个工作日，最后一日为{2}", "notice from {0}, {1} working days, last day {2}")
                .fill(start, days.number(), end.get())
            : Text.of("{0}年度工作日历未收录，无法推算", "no working-day calendar is on file after {0}")
                .fill(start.getYear());
    return tree(id, value, sentence, start, days).using(Fact.of(START, start)).build();
  }

  /** The day on which consent is deemed given if no answer comes (REPLY). */
  public Explanation deemedConsent(LocalDate received) {
    Threshold months = law.threshold("XB-35-d.months", received);
    if (!months.known()) {
      return tree("XB-35-d", new Value.Missing(), Phrases.VERSION_NOT_ON_FILE, received, months)
          .build();
    }
    LocalDate last = received.plusMonths(months.months());
    LocalDate deemed = last.plusDays(1);
    return tree(
            "XB-35-d",
            new Value.Day(deemed),
            Text.of(
                    "{0}收到，至{1}未答复的，自{2}起视为同意",
                    "received {0}; without an answer by {1} consent is deemed given from {2}")
                .fill(received, last, deemed),
            received,
            months)
        .using(Fact.of(START, received))
        .build();
  }

  /**
   * Whether the result of a democratic recommendation may still be used (VALIDITY).
   *
   * @param made the day of the recommendation
   * @param forPost the post that a directed recommendation named, null if it named none
   * @param post the post now considered
   */
  public Explanation recommendation(
      LocalDate made, @Nullable String forPost, String post, LocalDate asOf) {
    Threshold months = law.threshold("XB-16-v.months", asOf);
    if (!months.known()) {
      return tree("XB-16-v", new Value.Missing(), Phrases.VERSION_NOT_ON_FILE, asOf, months)
          .build();
    }
    LocalDate expires = made.plusMonths(months.months());
    boolean samePost = forPost == null || forPost.equals(post);
    boolean fresh = asOf.isBefore(expires);
    Verdict verdict = samePost && fresh ? Verdict.PASS : Verdict.FAIL;
    Text sentence =
        samePost
            ? Text.of("民主推荐结果自{0}起有效至{1}", "the recommendation of {0} is valid until {1}")
                .fill(made, expires.minusDays(1))
            : Text.of(
                    "定向推荐的职位是{0}，不是{1}，一般应当重新推荐",
                    "the recommendation named {0}, not {1}: as a rule it is repeated")
                .fill(String.valueOf(forPost), post);
    return tree("XB-16-v", new Value.Judgement(verdict), sentence, asOf, months)
        .using(Fact.of(START, made))
        .build();
  }

  /**
   * Whether a meeting may decide, and whether it adopted.
   *
   * @param members all members (应到会成员)
   * @param present members present
   * @param ayes votes in favour
   * @param asOf day of the meeting
   */
  public Explanation vote(int members, int present, int ayes, LocalDate asOf) {
    Threshold quorum = law.threshold("XB-38-1.quorum", asOf);
    Threshold majority = law.threshold("XB-39-1.majority", asOf);
    if (!quorum.known() || !majority.known()) {
      return tree("XB-38-1", new Value.Missing(), Phrases.VERSION_NOT_ON_FILE, asOf, quorum)
          .build();
    }
    // Quorum is stored as 2/3 in thirds, so that 9 of 13 is judged without rounding.
    boolean enough = present * 3 >= members * quorum.number();
    boolean adopted = ayes * 2 > members * majority.number();
    Explanation present0 =
        tree(
                "XB-38-1",
                new Value.Judgement(enough ? Verdict.PASS : Verdict.FAIL),
                Text.of(
                        "应到会{0}人，到会{1}人，须达到三分之二",
                        "{1} of {0} members present; two thirds are needed")
                    .fill(members, present),
                asOf,
                quorum)
            .build();
    Explanation ayes0 =
        tree(
                "XB-39-1",
                new Value.Judgement(adopted ? Verdict.PASS : Verdict.FAIL),
                Text.of(
                        "同意{0}票，须超过应到会成员{1}人的半数",
                        "{0} ayes; more than half of {1} members are needed")
                    .fill(ayes, members),
                asOf,
                majority)
            .build();
    return Explanation.of(
            "vote",
            enough && adopted ? Verdict.PASS : Verdict.FAIL,
            Text.of("讨论决定的到会人数和表决结果", "quorum and result of the decision"))
        .because(List.of(present0, ayes0))
        .build();
  }

  /** Whether a number of people reaches a share of the whole, by XB-20-q. */
  public Explanation attendance(int expected, int present, LocalDate asOf) {
    Threshold share = law.threshold("XB-20-q.thirds", asOf);
    if (!share.known()) {
      return tree("XB-20-q", new Value.Missing(), Phrases.VERSION_NOT_ON_FILE, asOf, share).build();
    }
    boolean enough = present * 3 >= expected * share.number();
    return tree(
            "XB-20-q",
            new Value.Judgement(enough ? Verdict.PASS : Verdict.WARN),
            Text.of(
                    "应参加推荐{0}人，实到{1}人，一般不少于三分之二",
                    "{1} of {0} took part; as a rule not fewer than two thirds")
                .fill(expected, present),
            asOf,
            share)
        .build();
  }

  /** Whether an inspection team is large enough. */
  public Explanation inspectionTeam(int team, LocalDate asOf) {
    return atLeast("XB-33", "XB-33.members", team, asOf);
  }

  /** The last day of a period in days; the starting day does not count. */
  public Explanation deadline(Deadline deadline, LocalDate start) {
    Threshold days = law.threshold(deadline.parameter, start);
    if (!days.known()) {
      return tree(deadline.provision, new Value.Missing(), Phrases.VERSION_NOT_ON_FILE, start, days)
          .build();
    }
    LocalDate last = start.plusDays(days.number());
    return tree(
            deadline.provision,
            new Value.Day(last),
            Text.of(
                    "自{0}的次日起{1}{2}内，最后一日为{3}",
                    "within {1} {2} from the day after {0}, last day {3}")
                .fill(start, days.number(), DAYS, last),
            start,
            days)
        .using(Fact.of(START, start))
        .build();
  }

  /** The last day of probation (试用期) of an appointee, or of a recruit. */
  public Explanation probationEnds(boolean recruit, LocalDate start) {
    String id = recruit ? "GWY-34" : "XB-43";
    Threshold years = law.threshold(id + ".years", start);
    if (!years.known()) {
      return tree(id, new Value.Missing(), Phrases.VERSION_NOT_ON_FILE, start, years).build();
    }
    LocalDate end = start.plusMonths(years.months()).minusDays(1);
    return tree(
            id,
            new Value.Day(end),
            Text.of("试用期自{0}至{1}", "probation from {0} to {1}").fill(start, end),
            start,
            years)
        .build();
  }

  /** Kinds of limits on the grade 优秀. */
  public enum ExcellentLimit {
    /** Civil servants other than leaders. */
    CIVIL_SERVANTS("KH-cap", "KH-cap.share"),
    /** Civil servants, with consent of the authority. */
    CIVIL_SERVANTS_WITH_CONSENT("KH-cap", "KH-cap.share-with-consent"),
    /** Leading cadres. */
    LEADERS("KHT-q1", "KHT-q1.leaders"),
    /** Teams. */
    TEAMS("KHT-q1", "KHT-q1.teams"),
    /** Members of a team graded 优秀. */
    MEMBERS_OF_EXCELLENT_TEAM("KHT-q2", "KHT-q2.excellent"),
    /** Members of a team graded 一般. */
    MEMBERS_OF_AVERAGE_TEAM("KHT-q2", "KHT-q2.average"),
    /** Members of a team graded 较差. */
    MEMBERS_OF_POOR_TEAM("KHT-q2", "KHT-q2.poor");

    private final String provision;
    private final String parameter;

    ExcellentLimit(String provision, String parameter) {
      this.provision = provision;
      this.parameter = parameter;
    }
  }

  /** How many of {@code appraised} may be graded 优秀 at most. */
  public Explanation mostExcellent(ExcellentLimit limit, int appraised, LocalDate asOf) {
    Threshold share = law.threshold(limit.parameter, asOf);
    if (!share.known()) {
      return tree(limit.provision, new Value.Missing(), Phrases.VERSION_NOT_ON_FILE, asOf, share)
          .build();
    }
    int most = percent(appraised, share.value());
    return tree(
            limit.provision,
            new Value.Quantity(BigDecimal.valueOf(most), PEOPLE),
            Text.of(
                    "参加考核{0}，优秀等次不超过{1}%，即至多{2}",
                    "{0} appraised, at most {1} % excellent, that is {2}")
                .fill(appraised, share.value().toPlainString(), most),
            asOf,
            share)
        .build();
  }

  /** Grades of a team (领导班子). */
  public enum TeamGrade {
    /** 优秀. */
    EXCELLENT,
    /** 良好. */
    GOOD,
    /** 一般. */
    AVERAGE,
    /** 较差. */
    POOR
  }

  /**
   * Whether the principal of a team may as a rule have a grade (考核工作条例): WARN if the regulation
   * speaks against it.
   */
  public Explanation principalOfTeam(TeamGrade team, Grade principal, LocalDate asOf) {
    boolean against =
        switch (team) {
          case AVERAGE -> principal == Grade.EXCELLENT;
          case POOR -> principal == Grade.EXCELLENT || principal == Grade.COMPETENT;
          case EXCELLENT, GOOD -> false;
        };
    ProvisionText text = law.text("KHT-q2-head");
    Verdict verdict =
        law.citation(text, asOf) == null ? Verdict.UNKNOWN : against ? Verdict.WARN : Verdict.PASS;
    return Explanation.of(
            text.id(),
            verdict,
            Text.of("主要负责人：{0}；{1}", "principal: {0}; {1}").fill(principal.text(), text.title()))
        .citing(
            verdict == Verdict.UNKNOWN
                ? law.citationOfUnknownVersion(text, asOf)
                : Objects.requireNonNull(law.citation(text, asOf)))
        .build();
  }

  /** A share in per cent, rounded down: half a person cannot be above a limit. */
  static int percent(int whole, BigDecimal perCent) {
    return BigDecimal.valueOf(whole)
        .multiply(perCent)
        .divide(BigDecimal.valueOf(100), 0, RoundingMode.FLOOR)
        .intValueExact();
  }

  private Explanation atLeast(String id, String parameter, int number, LocalDate asOf) {
    Threshold needed = law.threshold(parameter, asOf);
    ProvisionText text = law.text(id);
    Verdict verdict =
        !needed.known() ? Verdict.UNKNOWN : number >= needed.number() ? Verdict.PASS : Verdict.FAIL;
    return tree(
            id,
            new Value.Judgement(verdict),
            Phrases.AT_LEAST.fill(
                text.title(), needed.value().toPlainString(), Phrases.unit(needed), number),
            asOf,
            needed)
        .build();
  }

  private Explanation.Builder tree(
      String id, Value value, Text sentence, LocalDate asOf, Threshold threshold) {
    return new Trees(law).of(id, value, sentence, asOf, threshold);
  }
}
