package org.zhiren.platform.responsibility.web;

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

/** Opens targets for advice; like cases are targets of the same indicator, within one's scopes. */
@Component
class TargetAdvice implements AdviceSource {

  private static final int MOST = 5;

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
    if (!may) {
      return Optional.empty();
    }
    return Ids.find(subject)
        .flatMap(targets::find)
        .map(target -> {
          String name = Objects.requireNonNull(target.facts().name());
          String indicator = Objects.requireNonNull(target.facts().indicator());
          List<Matter.Precedent> precedents =
              targets.alike(target, MOST).stream().map(TargetAdvice::precedent).toList();
          return new Matter(Text.same(name), List.of(name, indicator), List.of(), precedents);
        });
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
