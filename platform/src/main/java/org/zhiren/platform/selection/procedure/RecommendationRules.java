package org.zhiren.platform.selection.procedure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiren.explain.Text;

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
    if (s.election() == null && s.counters().isEmpty()) {
      said("scrutineers", s.scrutineers(), LINE);
    }
    s.counters().forEach(one -> person("counters", one));
    for (Named counter : s.counters()) {
      if (file.candidates().stream().anyMatch(counter::same)) {
        fault(
            "counters",
            counter.name(),
            "{0} 是本案人选，不能计票、监票。",
            "{0} is considered in this case and cannot count.",
            counter.name());
      }
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

  /** 第二十条: all three conditions together, and only in a selection of one person. */
  void omit(Step.OmitMeeting s) {
    if (file.brief().form() == Form.TERM) {
      fault(
          "step",
          s.text().zh(),
          "换届必须进行会议推荐；只有个别提拔任职或者进一步使用，才可以不再进行。",
          "A change of term needs the meeting; only the promotion of single people may leave it"
              + " out.");
    }
    condition("small", s.small(), "所在单位人数较少", "the unit has few people");
    condition(
        "sameScope",
        s.sameScope(),
        "会议推荐与谈话调研推荐的人员范围基本相同",
        "talks and meeting would hear nearly the same people");
    condition("concentrated", s.concentrated(), "推荐意见比较集中", "opinions in the talks agree");
    said("ground", s.ground(), PARAGRAPH);
    said("authority", s.authority(), LINE);
    if (s.document() == null) {
      fault(
          "document",
          "",
          "“{0}”须附批准文书，请先上传再登记。",
          "“{0}” needs the document that approves it. Attach the file first.",
          s.text());
    }
    if (file.all(Step.Recommend.class).stream().noneMatch(part -> part.way() == Step.Way.TALKS)) {
      fault(
          "step",
          s.text().zh(),
          "先进行谈话调研推荐：意见是否集中，要由谈话推荐的情况说明。",
          "The talks come first: whether opinions agree is seen from them.");
    }
    if (file.all(Step.Recommend.class).stream().anyMatch(part -> part.way() == Step.Way.MEETING)) {
      fault("step", s.text().zh(), "会议推荐已经登记。", "The meeting has been entered already.");
    }
    if (file.omission().filter(this::pending).isPresent()) {
      fault(
          "step",
          s.text().zh(),
          "已经登记，等待复核或者已复核同意。",
          "It has been entered and waits for another officer, or was endorsed.");
    }
  }

  private boolean pending(Taken omission) {
    return file.endorsement(omission.no()).map(Step.Endorse::agrees).orElse(true);
  }

  private void condition(String field, boolean met, String zh, String en) {
    if (!met) {
      fault(
          field,
          "",
          "三项条件须同时具备，缺少：“{0}”。不具备的，应当进行会议推荐。",
          "All three conditions are needed; missing: “{0}”. Without it the meeting has to be held.",
          Text.of(zh, en));
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
