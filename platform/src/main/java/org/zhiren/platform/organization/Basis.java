package org.zhiren.platform.organization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/**
 * On what a change stands.
 *
 * @param on first day of the new state
 * @param ground the document that orders it (文号, 文件名)
 * @param reason why, in words
 */
public record Basis(LocalDate on, String ground, String reason) {

  private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

  /** Strips the words. */
  public Basis {
    ground = ground.strip();
    reason = reason.strip();
  }

  /** Whatever is missing; a change without ground or reason is refused. */
  public List<InvalidInput.Fault> faults() {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (on.isBefore(EARLIEST) || on.isAfter(LATEST)) {
      faults.add(
          new InvalidInput.Fault(
              "on",
              on.toString(),
              Text.of(
                      "生效日期（{0}）应在 1900 年至 2200 年之间。",
                      "The effect date ({0}) must lie between 1900 and 2200.")
                  .fill(on)));
    }
    if (ground.isEmpty()) {
      faults.add(
          new InvalidInput.Fault(
              "ground",
              ground,
              Text.of("请填写依据（文件名或文号）。", "Enter the ground: title or number of the document.")));
    }
    if (reason.isEmpty()) {
      faults.add(new InvalidInput.Fault("reason", reason, Text.of("请填写理由。", "Enter the reason.")));
    }
    return faults;
  }
}
