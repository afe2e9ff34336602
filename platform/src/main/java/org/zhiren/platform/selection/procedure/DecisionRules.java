package org.zhiren.platform.selection.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Verdict;

/** What a decision has to say: who should be there, who was, who left, how was voted, why. */
final class DecisionRules extends Rules {

  private static final int MOST_MEMBERS = 200;

  DecisionRules(CaseFile file, ProcedureLaw law, Entering entering) {
    super(file, law, entering, new ArrayList<>());
  }

  List<Refusal.Fault> faults(Step.Decide s) {
    said("meeting", s.meeting(), LINE);
    said("reason", s.reason(), PARAGRAPH);
    candidate("person", s.person());
    members(s);
    votes(s);
    again(s);
    if (!s.headLast()) {
      fault(
          "headLast",
          "",
          "主要负责人应当最后表态；未按此进行的，请重新讨论。",
          "The head speaks last. If it was otherwise, the matter has to be discussed again.");
    }
    return faults;
  }

  private void members(Step.Decide s) {
    if (s.members().size() < 3 || s.members().size() > MOST_MEMBERS) {
      fault(
          "members",
          Integer.toString(s.members().size()),
          "应到会成员应为 3 至 {0} 人（现为 {1} 人）。",
          "Name 3 to {0} members who should be present ({1} given).",
          MOST_MEMBERS,
          s.members().size());
    }
    for (int i = 0; i < s.members().size(); i++) {
      Named member = s.members().get(i);
      if (s.members().subList(0, i).stream().anyMatch(member::same)) {
        fault("members", member.name(), "{0} 重复。", "{0} is named twice.", member.name());
      }
    }
    among("absent", s.absent(), s.members());
    among("recused", s.recused(), s.members());
    for (Named gone : s.recused()) {
      if (s.absent().stream().anyMatch(gone::same)) {
        fault(
            "recused",
            gone.name(),
            "{0} 缺席，不必再列为回避。",
            "{0} was absent and need not be named as having left.",
            gone.name());
      }
    }
    for (Named member : s.members()) {
      boolean away =
          s.absent().stream().anyMatch(member::same) || s.recused().stream().anyMatch(member::same);
      if (!away && concerned(member, s.person())) {
        fault(
            "recused",
            member.name(),
            "讨论 {1} 时，{0} 本人或其亲属涉及其中，必须回避。",
            "{0} is, or is a near relative of, {1} and has to leave for this item.",
            member.name(),
            s.person().name());
      }
    }
  }

  private boolean concerned(Named member, Named person) {
    UUID one = member.personId();
    UUID other = person.personId();
    return member.same(person)
        || file.declaredKin(member, person)
        || (one != null && other != null && entering.kinship().near(one, other));
  }

  private void among(String field, List<Named> people, List<Named> members) {
    for (Named one : people) {
      if (members.stream().noneMatch(one::same)) {
        fault(
            field,
            one.name(),
            "{0} 不在应到会成员名单中。",
            "{0} is not among the members who should be present.",
            one.name());
      }
    }
  }

  private void votes(Step.Decide s) {
    if (s.ayes() < 0 || s.noes() < 0 || s.deferred() < 0) {
      fault("ayes", "", "票数不能为负数。", "A count cannot be negative.");
      return;
    }
    int cast = s.ayes() + s.noes() + s.deferred();
    if (cast != s.present()) {
      fault(
          "ayes",
          Integer.toString(cast),
          "同意、不同意、缓议合计 {0}，应等于到会参加表决的 {1} 人。",
          "Ayes, noes and deferrals add up to {0}; {1} members took part.",
          cast,
          s.present());
    }
    Explanation vote = law.vote(s);
    if (vote.because().isEmpty()
        || ProcedureLaw.verdict(vote.because().getFirst()) != Verdict.PASS) {
      fault(
          "absent",
          Integer.toString(s.present()),
          "应到会 {0} 人，参加本项的 {1} 人，不足三分之二，不能作出决定。请改期再议。",
          "{1} of {0} members took part in this item, fewer than two thirds: nothing can be"
              + " decided. Meet again.",
          s.members().size(),
          s.present());
    }
  }

  private void again(Step.Decide s) {
    for (Step.Decide earlier : file.all(Step.Decide.class)) {
      if (law.adopted(earlier)) {
        fault(
            "person",
            s.person().name(),
            "已对 {0} 作出决定。",
            "A decision on {0} has been made.",
            earlier.person().name());
      } else if (earlier.person().same(s.person())
          // In a secret ballot on the platform the third answer is 弃权, which defers nothing.
          && (earlier.election() != null || earlier.deferred() <= earlier.noes())) {
        fault(
            "person",
            s.person().name(),
            "对 {0} 的表决未通过（不是缓议），不能在本案中再次表决。",
            "The vote on {0} was lost and not deferred: there is no second vote in this case.",
            s.person().name());
      }
    }
  }
}
