package org.zhiren.platform.shell;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Shortening;
import org.zhiren.explain.Text;

/** Input that was refused; nothing was changed. Shown as 422 with every fault at its field. */
public final class InvalidInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * One fault.
   *
   * @param field name of the form field or JSON property
   * @param value the value that was given, if any
   * @param message what is wrong and what to do
   */
  public record Fault(String field, @Nullable String value, Text message) {

    private static final int LONGEST_QUOTATION = 60;

    /** Shortens the value where the message quotes it: nobody reads a page of what he typed. */
    public Fault {
      String typed = value == null ? "" : value.strip();
      if (typed.length() > LONGEST_QUOTATION) {
        String begin = Shortening.shown(typed, LONGEST_QUOTATION);
        message = Text.of(message.zh().replace(typed, begin), message.en().replace(typed, begin));
      }
    }
  }

  /** Refuses with all faults found. */
  public InvalidInput(List<Fault> faults) {
    super(faults.isEmpty() ? "invalid input" : faults.getFirst().message().en());
    this.faults = List.copyOf(faults);
  }

  /** Refuses one field. */
  public InvalidInput(String field, @Nullable String value, Text message) {
    this(List.of(new Fault(field, value, message)));
  }

  /** All faults, in the order of the form. */
  public List<Fault> faults() {
    return faults;
  }
}
