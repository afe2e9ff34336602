package org.zhiren.platform.eligibility.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verification;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.LocalRule;
import org.zhiren.platform.shell.AdviceSource;
import org.zhiren.platform.shell.Matter;
import org.zhiren.statutes.ProvisionText;
import org.zhiren.statutes.Regulation;

/** Opens rules for advice: one provision, or several that an examination turns on. */
@Component
public class RuleAdvice implements AdviceSource {

  private static final int MOST = 8;
  private static final int REGULATIONS = 3;

  private final LawInForce law;
  private final Clock clock;

  RuleAdvice(LawInForce law, Clock clock) {
    this.law = law;
    this.clock = clock;
  }

  @Override
  public String place() {
    return "rule";
  }

  /** The subject of the panel below an examination: what it turns on, at most eight provisions. */
  public static String subject(List<Ground.Group> groups) {
    return groups.stream()
        .filter(group -> group.verdict() != org.zhiren.explain.Verdict.NOT_APPLICABLE)
        .flatMap(group -> group.grounds().stream())
        .map(ground -> ground.text().id())
        .limit(MOST)
        .collect(Collectors.joining(","));
  }

  @Override
  public Optional<Matter> matter(String subject) {
    LocalDate today = LocalDate.now(clock);
    Set<String> asked = new LinkedHashSet<>(List.of(subject.split(",")));
    List<ProvisionText> provisions =
        law.national().provisions().stream()
            .filter(one -> asked.contains(one.id()))
            .limit(MOST)
            .toList();
    if (provisions.isEmpty()) {
      return Optional.empty();
    }
    Set<String> words = new LinkedHashSet<>();
    for (ProvisionText one : provisions) {
      words.add(
          law.national().regulations().stream()
              .filter(regulation -> regulation.id().equals(one.regulation()))
              .map(Regulation::title)
              .map(Text::zh)
              .findFirst()
              .orElse(one.title().zh()));
    }
    List<Matter.Precedent> precedents = new ArrayList<>();
    for (LocalRule rule : law.local(today)) {
      if (provisions.stream().anyMatch(one -> one.parameters().contains(rule.parameter()))) {
        precedents.add(
            new Matter.Precedent(
                Text.same(rule.title()),
                Text.of("本地规定把这一条的标准调整为 {0}", "a local rule that sets its number to {0}")
                    .fill(rule.value().toPlainString()),
                "/eligibility/local/" + rule.id()));
      }
    }
    return Optional.of(
        new Matter(
            provisions.getFirst().title(),
            words.stream().limit(REGULATIONS).toList(),
            provisions.stream().map(ProvisionText::id).toList(),
            precedents,
            suggestions(provisions, today)));
  }

  /** What whoever relies on the provisions should look after: wordings not checked, new numbers. */
  private List<Matter.Suggestion> suggestions(List<ProvisionText> provisions, LocalDate today) {
    List<Matter.Suggestion> found = new ArrayList<>();
    for (ProvisionText one : provisions) {
      Citation citation = law.national().citation(one.id(), today);
      if (citation.verification() == Verification.UNVERIFIED) {
        found.add(
            new Matter.Suggestion(
                Text.of("引用前请核对原文：{0}", "compare with the official text before citing: {0}")
                    .fill(citation.label()),
                Text.of("这一条在规则库中未核实", "its wording on file is unverified"),
                Text.of("规则库核对记录", "the rule base's record of verification"),
                "/eligibility/rules/" + one.id()));
      }
    }
    for (LocalRule rule : law.local(today)) {
      if (rule.since().isAfter(today)
          && provisions.stream().anyMatch(one -> one.parameters().contains(rule.parameter()))) {
        found.add(
            new Matter.Suggestion(
                Text.of("自 {0} 起本地标准改为 {1}", "from {0} on the local number is {1}")
                    .fill(rule.since(), rule.value().toPlainString()),
                Text.of("已批准、尚未施行的本地规定涉及这一条", "an approved local rule touches it later"),
                Text.same(rule.title()),
                "/eligibility/local/" + rule.id()));
      }
    }
    return found;
  }
}
