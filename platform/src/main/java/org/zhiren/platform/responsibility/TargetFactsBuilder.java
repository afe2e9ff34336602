package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.responsibility.reckoning.Course.Kind;
import org.zhiren.platform.responsibility.reckoning.Direction;

/**
 * What a target says, on the way to saying something else: whatever is not named stays as it was.
 * Each component goes by its name, so that none of twenty can slip into the place of another.
 *
 * <pre>{@code
 * TargetFacts heavier = facts.with().goal(new BigDecimal("900")).weight(4_000).facts();
 * }</pre>
 */
public final class TargetFactsBuilder {

  private String name;
  private @Nullable TargetKind kind;
  private @Nullable UUID unit;
  private TargetFacts.Named leader;
  private TargetFacts.Named person;
  private List<UUID> cooperating;
  private String indicator;
  private String measure;
  private @Nullable Direction direction;
  private @Nullable BigDecimal baseline;
  private @Nullable BigDecimal goal;
  private @Nullable BigDecimal challenge;
  private @Nullable ScoreRule rule;
  private @Nullable Kind course;
  private int weight;
  private @Nullable LocalDate deadline;
  private String evidence;
  private String source;
  private List<TargetFacts.Milestone> milestones;
  private String formula;

  TargetFactsBuilder(TargetFacts from) {
    this.name = from.name();
    this.kind = from.kind();
    this.unit = from.unitId();
    this.leader = from.leader();
    this.person = from.person();
    this.cooperating = from.cooperating();
    this.indicator = from.indicator();
    this.measure = from.measure();
    this.direction = from.direction();
    this.baseline = from.baseline();
    this.goal = from.goal();
    this.challenge = from.challenge();
    this.rule = from.rule();
    this.course = from.course();
    this.weight = from.weight();
    this.deadline = from.deadline();
    this.evidence = from.evidence();
    this.source = from.source();
    this.milestones = from.milestones();
    this.formula = from.formula();
  }

  /** The facts. */
  public TargetFacts facts() {
    return new TargetFacts(
        name,
        kind,
        unit,
        leader,
        person,
        cooperating,
        indicator,
        measure,
        direction,
        baseline,
        goal,
        challenge,
        rule,
        course,
        weight,
        deadline,
        evidence,
        source,
        milestones,
        formula);
  }

  /** Another {@link TargetFacts#name}. */
  public TargetFactsBuilder name(String other) {
    this.name = other;
    return this;
  }

  /** Another {@link TargetFacts#kind}. */
  public TargetFactsBuilder kind(@Nullable TargetKind other) {
    this.kind = other;
    return this;
  }

  /** Another {@link TargetFacts#unitId}. */
  public TargetFactsBuilder unit(@Nullable UUID other) {
    this.unit = other;
    return this;
  }

  /** Another {@link TargetFacts#leader}. */
  public TargetFactsBuilder leader(TargetFacts.Named other) {
    this.leader = other;
    return this;
  }

  /** Another {@link TargetFacts#person}. */
  public TargetFactsBuilder person(TargetFacts.Named other) {
    this.person = other;
    return this;
  }

  /** Another {@link TargetFacts#cooperating}. */
  public TargetFactsBuilder cooperating(List<UUID> other) {
    this.cooperating = other;
    return this;
  }

  /** Another {@link TargetFacts#indicator}. */
  public TargetFactsBuilder indicator(String other) {
    this.indicator = other;
    return this;
  }

  /** Another {@link TargetFacts#measure}. */
  public TargetFactsBuilder measure(String other) {
    this.measure = other;
    return this;
  }

  /** Another {@link TargetFacts#direction}. */
  public TargetFactsBuilder direction(@Nullable Direction other) {
    this.direction = other;
    return this;
  }

  /** Another {@link TargetFacts#baseline}. */
  public TargetFactsBuilder baseline(@Nullable BigDecimal other) {
    this.baseline = other;
    return this;
  }

  /** Another {@link TargetFacts#goal}. */
  public TargetFactsBuilder goal(@Nullable BigDecimal other) {
    this.goal = other;
    return this;
  }

  /** Another {@link TargetFacts#challenge}. */
  public TargetFactsBuilder challenge(@Nullable BigDecimal other) {
    this.challenge = other;
    return this;
  }

  /** Another {@link TargetFacts#rule}. */
  public TargetFactsBuilder rule(@Nullable ScoreRule other) {
    this.rule = other;
    return this;
  }

  /** Another {@link TargetFacts#course}. */
  public TargetFactsBuilder course(@Nullable Kind other) {
    this.course = other;
    return this;
  }

  /** Another {@link TargetFacts#weight}. */
  public TargetFactsBuilder weight(int other) {
    this.weight = other;
    return this;
  }

  /** Another {@link TargetFacts#deadline}. */
  public TargetFactsBuilder deadline(@Nullable LocalDate other) {
    this.deadline = other;
    return this;
  }

  /** Another {@link TargetFacts#evidence}. */
  public TargetFactsBuilder evidence(String other) {
    this.evidence = other;
    return this;
  }

  /** Another {@link TargetFacts#source}. */
  public TargetFactsBuilder source(String other) {
    this.source = other;
    return this;
  }

  /** Another {@link TargetFacts#milestones}. */
  public TargetFactsBuilder milestones(List<TargetFacts.Milestone> other) {
    this.milestones = other;
    return this;
  }

  /** Another {@link TargetFacts#formula}. */
  public TargetFactsBuilder formula(String other) {
    this.formula = other;
    return this;
  }
}
