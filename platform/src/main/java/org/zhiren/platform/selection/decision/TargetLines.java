package org.zhiren.platform.selection.decision;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.responsibility.Monitoring;
import org.zhiren.platform.responsibility.Target;

/** The targets somebody answers for, each with how it stands. */
@Component
class TargetLines {

  private static final int MOST = 6;

  private final Monitoring monitoring;

  TargetLines(Monitoring monitoring) {
    this.monitoring = monitoring;
  }

  List<Comparison.Line> of(List<Target> targets) {
    List<Comparison.Line> lines = new ArrayList<>();
    for (Target target : targets.stream().limit(MOST).toList()) {
      Text stands = monitoring.why(target).explanation().sentence();
      lines.add(
          new Comparison.Line(
              Text.of(
                  target.facts().name() + "：" + stands.zh(),
                  target.facts().name() + ": " + stands.en()),
              "",
              "/reporting/" + target.id()));
    }
    if (targets.size() > MOST) {
      lines.add(
          new Comparison.Line(
              Text.of("另有 {0} 项", "{0} more").fill(targets.size() - MOST), "", null));
    }
    return lines;
  }
}
