package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhiren.statutes.Statutes;

/** The law that holds here: the national one with the local rules that were approved. */
@Component
public class LawInForce {

  private final LocalRules rules;
  private final Statutes national = Statutes.national();

  LawInForce(LocalRules rules) {
    this.rules = rules;
  }

  /** The law without local rules. */
  public Statutes national() {
    return national;
  }

  /**
   * The law as it answers for the day: rules that were ended by then are gone; rules approved for a
   * later day are already known, for questions about the future.
   */
  public Statutes on(LocalDate day) {
    Statutes law = national;
    for (LocalRule rule : local(day)) {
      law = law.with(rule.overlay());
    }
    return law;
  }

  /** The local rules that the law of the day contains, those of later days included. */
  public List<LocalRule> local(LocalDate day) {
    return rules.all().stream()
        .filter(rule -> {
          LocalDate asked = rule.since().isAfter(day) ? rule.since() : day;
          return rule.holdsOn(asked);
        })
        .toList();
  }
}
