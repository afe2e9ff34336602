package org.zhiren.platform.selection.procedure;

import java.util.List;
import org.zhiren.explain.Text;

/** A step that was not taken; the case is as it was. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * Why.
   *
   * @param field the field of the step; {@code step} if the step itself is not allowed here, {@code
   *     gate} for what the gate misses
   * @param value the value given; empty for none
   * @param message what is wrong and what to do
   */
  public record Fault(String field, String value, Text message) {}

  /** Refuses with all faults. */
  public Refusal(List<Fault> faults) {
    super(faults.isEmpty() ? "refused" : faults.getFirst().message().en());
    this.faults = List.copyOf(faults);
  }

  /** Refuses for one reason. */
  public Refusal(String field, String value, Text message) {
    this(List.of(new Fault(field, value, message)));
  }

  /** All faults. */
  public List<Fault> faults() {
    return faults;
  }
}
