package org.zhiren.platform.responsibility;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.responsibility.reckoning.Course;
import org.zhiren.platform.responsibility.reckoning.Direction;

/**
 * What a target says. Numbers are in the {@code measure} of the target; {@code null} is not given.
 *
 * @param name the work in one line
 * @param kind which kind of work
 * @param unitId the unit that owns it
 * @param leader the leader who answers for it
 * @param person the person who does it
 * @param cooperating units that help
 * @param indicator what is measured
 * @param measure unit of the values: 个, 万元, %
 * @param direction which way is better
 * @param baseline where it began
 * @param goal what is to be reached; of a range, its lower end
 * @param challenge what would be outstanding; of a range, its upper end
 * @param rule how the score comes from the value
 * @param course how the value should move until the deadline
 * @param weight basis points among the siblings, 0 to 10,000
 * @param deadline last day
 * @param evidence what has to be attached before it is done; empty for nothing
 * @param source where the values come from
 * @param milestones in the order of their days; may be empty
 * @param formula how its values follow from those of other targets; empty if they are reported
 */
public record TargetFacts(
    String name,
    @Nullable TargetKind kind,
    @Nullable UUID unitId,
    Named leader,
    Named person,
    List<UUID> cooperating,
    String indicator,
    String measure,
    @Nullable Direction direction,
    @Nullable BigDecimal baseline,
    @Nullable BigDecimal goal,
    @Nullable BigDecimal challenge,
    @Nullable ScoreRule rule,
    Course.@Nullable Kind course,
    int weight,
    @Nullable LocalDate deadline,
    String evidence,
    String source,
    List<Milestone> milestones,
    String formula) {

  /** A target whose values are reported. */
  public TargetFacts(
      String name,
      @Nullable TargetKind kind,
      @Nullable UUID unitId,
      Named leader,
      Named person,
      List<UUID> cooperating,
      String indicator,
      String measure,
      @Nullable Direction direction,
      @Nullable BigDecimal baseline,
      @Nullable BigDecimal goal,
      @Nullable BigDecimal challenge,
      @Nullable ScoreRule rule,
      Course.@Nullable Kind course,
      int weight,
      @Nullable LocalDate deadline,
      String evidence,
      String source,
      List<Milestone> milestones) {
    this(
        name,
        kind,
        unitId,
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
        "");
  }

  /** The same, to be made into something else. */
  public TargetFactsBuilder with() {
    return new TargetFactsBuilder(this);
  }

  /** Strips the texts, copies the lists. A program may leave the formula out. */
  public TargetFacts {
    name = name.strip();
    indicator = indicator.strip();
    measure = measure.strip();
    evidence = evidence.strip();
    source = source.strip();
    cooperating = List.copyOf(cooperating);
    milestones = List.copyOf(milestones);
    formula = Objects.requireNonNullElse(formula, "").strip();
  }

  /**
   * Somebody by name.
   *
   * @param id the person on file; {@code null} if the name is not on file
   * @param name the name; empty if nobody is named
   */
  public record Named(@Nullable UUID id, String name) {
    /** Strips the name. */
    public Named {
      name = name.strip();
    }
  }

  /**
   * A stage on the way.
   *
   * @param name what is done by then
   * @param dueOn by which day
   * @param value what is reached by then; {@code null} if it is not a matter of numbers
   * @param doneOn when it was done; {@code null} while it is not
   */
  public record Milestone(
      String name, LocalDate dueOn, @Nullable BigDecimal value, @Nullable LocalDate doneOn) {}

  /**
   * The same for another unit. Another goal takes baseline, challenge value and milestones along in
   * proportion.
   */
  TargetFacts forUnit(
      UUID unit, Named newLeader, Named newPerson, @Nullable BigDecimal newGoal, int newWeight) {
    BigDecimal share = newGoal == null ? goal : newGoal;
    return with()
        .unit(unit)
        .leader(newLeader)
        .person(newPerson)
        .cooperating(List.of())
        .baseline(scaled(baseline, share))
        .goal(share)
        .challenge(scaled(challenge, share))
        .weight(newWeight)
        .milestones(
            milestones.stream()
                .map(m -> new Milestone(m.name(), m.dueOn(), scaled(m.value(), share), null))
                .toList())
        .formula("")
        .facts();
  }

  private @Nullable BigDecimal scaled(@Nullable BigDecimal number, @Nullable BigDecimal share) {
    if (number == null || share == null || goal == null || goal.signum() == 0) {
      return number;
    }
    int places = Math.max(0, Math.max(number.scale(), share.scale()));
    return number.multiply(share).divide(goal, places, RoundingMode.HALF_UP);
  }
}
