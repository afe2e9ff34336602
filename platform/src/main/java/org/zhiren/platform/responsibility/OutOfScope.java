package org.zhiren.platform.responsibility;

import java.util.UUID;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/** A unit whose targets the caller has no scope over was named in a form. */
final class OutOfScope {

  private static final Text MESSAGE =
      Text.of(
          "您没有这个机构目标责任的授权范围，请换一个机构。",
          "You have no scope over the targets of this unit. Choose another one.");

  private OutOfScope() {}

  static InvalidInput.Fault fault(String field, UUID unit) {
    return new InvalidInput.Fault(field, unit.toString(), MESSAGE);
  }
}
