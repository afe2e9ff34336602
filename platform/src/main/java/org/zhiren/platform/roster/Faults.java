package org.zhiren.platform.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.zhiren.platform.shell.InvalidInput;

/** Gathers the faults of several checks, so that a form is answered once with all of them. */
final class Faults {

  private Faults() {}

  /**
   * What the check yields, if it and the ground are without fault.
   *
   * @throws InvalidInput with the faults of both
   */
  static <T> T both(Ground ground, boolean reasonNeeded, Supplier<T> check) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    T result = null;
    try {
      result = check.get();
    } catch (InvalidInput refused) {
      faults.addAll(refused.faults());
    }
    faults.addAll(ground.faults(reasonNeeded));
    if (!faults.isEmpty() || result == null) {
      throw new InvalidInput(faults);
    }
    return result;
  }
}
