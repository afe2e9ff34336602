package org.zhiren.platform.voting;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** Refuses plans that no vote could be held by; names every fault at its field. */
final class PlanCheck {

  /** Bounds of what a phone can show and encrypt, and of the group of voters. */
  static final int MOST_QUESTIONS = 60;

  static final int MOST_ANSWERS = 100;
  static final int MOST_VOTERS = 5_000;
  static final int MOST_STRATA = 8;
  static final int MOST_TRUSTEES = 7;
  static final int LONGEST = 200;
  static final int MOST_SPARES = 50;

  private final List<InvalidInput.Fault> faults = new ArrayList<>();

  private PlanCheck() {}

  /**
   * Checks a plan.
   *
   * @throws InvalidInput with all faults found
   */
  static void check(ElectionPlan plan) {
    PlanCheck check = new PlanCheck();
    check.text("title", plan.title());
    check.subject(plan.subject());
    check.questions(plan);
    check.strata(plan.strata());
    check.people(plan);
    check.slips(plan);
    if (!plan.closesAt().isAfter(plan.opensAt())) {
      check.fault(
          "closesAt",
          plan.closesAt().toString(),
          Text.of("截止时间应晚于开始时间。", "Voting must end after it begins."));
    }
    if (!check.faults.isEmpty()) {
      throw new InvalidInput(check.faults);
    }
  }

  private void subject(ElectionSubject subject) {
    if (subject.kind().length() > LONGEST
        || subject.reference().length() > LONGEST
        || subject.title().length() > LONGEST) {
      fault(
          "subject",
          subject.title(),
          Text.of("“关于”不超过 {0} 字。", "What it is about has at most {0} characters.").fill(LONGEST));
    }
  }

  private void questions(ElectionPlan plan) {
    if (plan.questions().isEmpty() || plan.questions().size() > MOST_QUESTIONS) {
      fault(
          "questions",
          Integer.toString(plan.questions().size()),
          Text.of("请填写 1 到 {0} 项表决内容，每行一项。", "Give from 1 to {0} questions, one on each line.")
              .fill(MOST_QUESTIONS));
    }
    for (VoteQuestion question : plan.questions()) {
      text("questions", question.wording());
      if (plan.kind() == ElectionKind.RECOMMENDATION) {
        if (question.answers().size() < 2 || question.answers().size() > MOST_ANSWERS) {
          fault(
              "candidates",
              Integer.toString(question.answers().size()),
              Text.of("请填写 2 到 {0} 名被推荐人，每行一名。", "Give from 2 to {0} people, one on each line.")
                  .fill(MOST_ANSWERS));
        }
        question.answers().forEach(answer -> text("candidates", answer));
        if (new HashSet<>(question.answers()).size() != question.answers().size()) {
          fault(
              "candidates",
              null,
              Text.of(
                  "有两名被推荐人写法相同，请加上单位或职务以示区别。",
                  "Two people are written alike. Add unit or post to tell them apart."));
        }
        if (question.most() < 1 || question.most() > question.answers().size()) {
          fault(
              "most",
              Integer.toString(question.most()),
              Text.of("最多可推荐人数应为 1 到 {0}。", "How many may be named lies between 1 and {0}.")
                  .fill(question.answers().size()));
        }
      }
    }
  }

  private void strata(List<VoterStratum> strata) {
    int voters = strata.stream().mapToInt(stratum -> stratum.voters().size()).sum();
    if (strata.isEmpty() || strata.size() > MOST_STRATA || voters < 2 || voters > MOST_VOTERS) {
      fault(
          "voters",
          Integer.toString(voters),
          Text.of(
                  "选民应为 2 到 {0} 人，最多分 {1} 层。每层一行，写“层名：姓名、姓名”。",
                  "There must be from 2 to {0} voters in at most {1} strata. One line for each stratum:"
                      + " name of the stratum, colon, names.")
              .fill(MOST_VOTERS, MOST_STRATA));
    }
    for (VoterStratum stratum : strata) {
      if (strata.size() > 1) {
        text("voters", stratum.name());
      }
      if (stratum.voters().isEmpty()) {
        fault(
            "voters",
            stratum.name(),
            Text.of(
                    "“{0}”层没有选民，请补上姓名或删去这一层。",
                    "The stratum “{0}” has no voter: add names or leave it out.")
                .fill(stratum.name()));
      }
      stratum.voters().forEach(name -> text("voters", name));
    }
    if (strata.stream().map(VoterStratum::name).distinct().count() != strata.size()) {
      fault("voters", null, Text.of("有两层名称相同。", "Two strata have the same name."));
    }
  }

  private void slips(ElectionPlan plan) {
    if (plan.spareSlips() < 0 || plan.spareSlips() > MOST_SPARES) {
      fault(
          "spares",
          Integer.toString(plan.spareSlips()),
          Text.of("备用票证每层应为 0 到 {0} 张。", "Spare slips lie between 0 and {0} for each stratum.")
              .fill(MOST_SPARES));
    }
    Integer expected = plan.expected();
    if (expected != null
        && (plan.kind() != ElectionKind.DECISION
            || expected < plan.voters()
            || expected > MOST_VOTERS)) {
      fault(
          "expected",
          expected.toString(),
          Text.of(
                  "应到会人数用于票决，不少于选民 {0} 人；没有人回避的，不必填写。",
                  "Those who should attend are given for a decision and are no fewer than the {0}"
                      + " voters; leave it out where nobody withdraws.")
              .fill(plan.voters()));
    }
  }

  private void people(ElectionPlan plan) {
    int trustees = plan.trustees().size();
    if (trustees < 1 || trustees > MOST_TRUSTEES) {
      fault(
          "trustees",
          Integer.toString(trustees),
          Text.of("监票人应为 1 到 {0} 名，建议 3 名。", "There are from 1 to {0} trustees; three are advised.")
              .fill(MOST_TRUSTEES));
    }
    if (new HashSet<>(plan.trustees()).size() != trustees) {
      fault("trustees", null, Text.of("同一账户不能任两名监票人。", "An account can be one trustee only."));
    }
    if (plan.threshold() < 1 || plan.threshold() > Math.max(1, trustees)) {
      fault(
          "threshold",
          Integer.toString(plan.threshold()),
          Text.of(
                  "开箱所需人数应为 1 到监票人数 {0}。",
                  "How many suffice lies between 1 and the number of trustees, {0}.")
              .fill(trustees));
    }
    if (plan.trustees().contains(plan.authority())) {
      fault(
          "authority",
          plan.authority().toString(),
          Text.of(
              "制码人不能同时是监票人：两者分开，才没有人能单独加票或看票。",
              "Whoever makes the voting codes cannot be a trustee: apart, nobody can add or read a"
                  + " ballot alone."));
    }
  }

  private void text(String field, String value) {
    if (value.isBlank()
        || value.length() > LONGEST
        || value.chars().anyMatch(Character::isISOControl)) {
      fault(
          field,
          value,
          Text.of(
                  "请填写 1 到 {0} 个字，不含换行等控制字符。",
                  "Give from 1 to {0} characters without control characters.")
              .fill(LONGEST));
    }
  }

  private void fault(String field, @org.jspecify.annotations.Nullable String value, Text message) {
    if (faults.stream()
        .noneMatch(one -> one.field().equals(field) && one.message().equals(message))) {
      faults.add(new InvalidInput.Fault(field, value, message));
    }
  }
}
