package org.zhiren.platform.roster;

import java.util.ArrayList;
import java.util.List;
import org.zhiren.explain.Text;
import org.zhiren.platform.shell.InvalidInput;

/**
 * On what a change of a file rests.
 *
 * @param source document or material, kept with each fact
 * @param reason why, in words; may be empty where something is only added
 */
public record Ground(String source, String reason) {

  private static final int LONGEST = 500;

  /** Strips both. */
  public Ground {
    source = source.strip();
    reason = reason.strip();
  }

  /** Faults in what was typed; a correction needs a reason, an addition does not. */
  List<InvalidInput.Fault> faults(boolean reasonNeeded) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    if (source.isEmpty() || source.length() > LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              "source",
              source,
              Text.of(
                  "请写明依据的材料或文件（500 字以内）。",
                  "Name the document or material on which this rests, at most 500 characters.")));
    }
    if ((reasonNeeded && reason.isEmpty()) || reason.length() > LONGEST) {
      faults.add(
          new InvalidInput.Fault(
              "reason",
              reason,
              Text.of("请写明原因（500 字以内）。", "Give the reason, at most 500 characters.")));
    }
    return faults;
  }
}
