package org.zhiren.platform.responsibility.reckoning;

import java.util.List;
import java.util.stream.Collectors;
import org.zhiren.explain.Text;

/** Formulae that cannot be used, each fault with its place and what was expected there. */
public final class FormulaFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * One fault.
   *
   * @param indicator the indicator whose formula is at fault; empty for a formula by itself
   * @param from index of the first character at fault, from 0
   * @param to index after the last character at fault
   * @param message what is wrong, what was expected and what to do
   */
  public record Fault(String indicator, int from, int to, Text message) {}

  FormulaFault(List<Fault> faults) {
    super(faults.stream().map(f -> f.message().en()).collect(Collectors.joining(" ")));
    this.faults = List.copyOf(faults);
  }

  /** All faults found, at least one. */
  public List<Fault> faults() {
    return faults;
  }
}
