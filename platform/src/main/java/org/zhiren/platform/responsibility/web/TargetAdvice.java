package org.zhiren.platform.responsibility.web;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.Acting;
import org.zhiren.platform.access.Right;
import org.zhiren.platform.responsibility.Target;
import org.zhiren.platform.responsibility.Targets;
import org.zhiren.platform.shell.AdviceSource;
import org.zhiren.platform.shell.Ids;
import org.zhiren.platform.shell.Matter;

/**
 * Opens targets for advice: like cases are targets of the same indicator, within one's scopes, and
 * how many of them were late once there are enough to say so.
 */
@Component
class TargetAdvice implements AdviceSource {

  private static final int SHOWN = 5;
  private static final int COUNTED = 30;

  /** Fewer say nothing, and would speak of single units. */
  private static final int ENOUGH = 5;

  private final Targets targets;
  private final Acting acting;

  TargetAdvice(Targets targets, Acting acting) {
    this.targets = targets;
    this.acting = acting;
  }

  @Override
  public String place() {
    return "target";
  }

  @Override
  public Optional<Matter> matter(String subject) {
    boolean may =
        acting
            .account()
            .filter(one -> one.may(Right.TARGETS_MANAGE) || one.may(Right.TARGETS_REPORT))
            .isPresent();
    return Ids.find(subject)
        .filter(id -> may)
        .flatMap(targets::find)
        .map(target -> {
          String name = Objects.requireNonNull(target.facts().name());
          String indicator = Objects.requireNonNull(target.facts().indicator());
          List<Target> alike = targets.alike(target, COUNTED);
          return new Matter(
              Text.same(name),
              List.of(name, indicator),
              List.of(),
              alike.stream().limit(SHOWN).map(TargetAdvice::precedent).toList(),
              late(target, indicator, alike).stream().toList());
        });
  }

  /** How many of the like targets were done after their deadline, and the middle of them. */
  static Optional<Matter.Suggestion> late(Target target, String indicator, List<Target> alike) {
    long[] days =
        alike.stream()
            .filter(one -> one.doneOn() != null)
            .mapToLong(one ->
                ChronoUnit.DAYS.between(one.deadline(), Objects.requireNonNull(one.doneOn())))
            .sorted()
            .toArray();
    if (target.doneOn() != null || days.length < ENOUGH) {
      return Optional.empty();
    }
    long late = Arrays.stream(days).filter(one -> one > 0).count();
    long middle = days[(days.length - 1) / 2];
    return Optional.of(
        new Matter.Suggestion(
            (middle > 0
                    ? Text.of(
                        "同指标已完成的 {0} 项中有 {1} 项晚于期限，居中者晚 {2} 天；本项期限 {3}",
                        "of {0} done targets of this indicator {1} were late, the middle one by {2}"
                            + " days; this one is due {3}")
                    : Text.of(
                        "同指标已完成的 {0} 项中有 {1} 项晚于期限，居中者提前 {2} 天；本项期限 {3}",
                        "of {0} done targets of this indicator {1} were late, the middle one was {2}"
                            + " days early; this one is due {3}"))
                .fill(days.length, late, Math.abs(middle), target.deadline()),
            Text.of("指标同为“{0}”", "the indicator is “{0}” too").fill(indicator),
            Text.of("您有权查看的目标的填报记录", "reports on targets within your scopes"),
            null));
  }

  private static Matter.Precedent precedent(Target one) {
    return new Matter.Precedent(
        Text.same(Objects.requireNonNull(one.facts().name())),
        one.doneOn() == null
            ? Text.of("指标相同，期限 {0}，尚未完成", "same indicator, due {0}, not done yet")
                .fill(one.deadline())
            : Text.of("指标相同，已于 {0} 完成", "same indicator, done on {0}").fill(one.doneOn()),
        "/reporting/" + one.id());
  }
}
