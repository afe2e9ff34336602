package org.zhiren.platform.selection.procedure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a recommendation has to say, and how those to be inspected are chosen after it. */
final class RecommendationRules extends Rules {

  RecommendationRules(
      CaseFile file, ProcedureLaw law, Entering entering, List<Refusal.Fault> faults) {
    super(file, law, entering, faults);
  }

  void recommend(Step.Recommend s) {
    count("expected", s.expected(), 1, MOST_PEOPLE);
    count("present", s.present(), 1, Math.max(1, s.expected()));
    for (Named candidate : file.candidates()) {
      Optional<Step.Tally> counted =
          s.tally().stream().filter(one -> one.person().same(candidate)).findFirst();
      if (counted.isEmpty()) {
        fault(
            "tally",
            candidate.name(),
            "请填写 {0} 的推荐票数，没有得票的填 0。",
            "Give the count of {0}; 0 if nobody recommended this person.",
            candidate.name());
      } else if (counted.get().votes() < 0 || counted.get().votes() > s.present()) {
        fault(
            "tally",
            Integer.toString(counted.get().votes()),
            "{0} 的票数 {1} 应在 0 至实到人数 {2} 之间。",
            "The count of {0}, {1}, has to lie between 0 and those who took part, {2}.",
            candidate.name(),
            counted.get().votes(),
            s.present());
      }
    }
    if (s.election() == null) {
      said("scrutineers", s.scrutineers(), LINE);
    }
    if (file.all(Step.Recommend.class).stream().anyMatch(part -> part.way() == s.way())) {
      fault(
          "way",
          s.way().text().zh(),
          "“{0}”已经登记。登记有误的，请提出更正。",
          "“{0}” has been entered already. If it is wrong, propose a correction.",
          s.way().text());
    }
  }

  void shortlist(Step.Shortlist s) {
    once(Step.Shortlist.class, s);
    said("reason", s.reason(), PARAGRAPH);
    if (s.people().isEmpty()) {
      fault("people", "", "请至少确定一名考察对象。", "Choose at least one person.");
    }
    s.people().forEach(one -> candidate("people", one));
    Map<String, Integer> votes = file.recommendations();
    int least =
        s.people().stream().mapToInt(one -> votes.getOrDefault(one.name(), 0)).min().orElse(0);
    List<String> passedOver =
        file.candidates().stream()
            .filter(one -> s.people().stream().noneMatch(one::same))
            .filter(one -> votes.getOrDefault(one.name(), 0) > least)
            .map(Named::name)
            .toList();
    if (!passedOver.isEmpty() && s.gap().isBlank()) {
      fault(
          "gap",
          "",
          "{0} 的推荐票多于列入的人选而未列入。票数不决定人选，但须写明理由。",
          "{0} had more recommendations than somebody who is chosen. Votes do not decide, but the"
              + " reason has to be written down.",
          String.join("、", passedOver));
    }
    if (s.gap().length() > PARAGRAPH) {
      said("gap", s.gap(), PARAGRAPH);
    }
  }
}
