package org.zhiren.command;

import java.util.Optional;
import org.zhiren.explain.Text;

/**
 * One thing that the doctor looked at.
 *
 * @param subject what
 * @param grade how it stands
 * @param found what was seen
 * @param remedy what to do, if anything
 */
record Finding(Text subject, Grade grade, Text found, Optional<Text> remedy) {

  /** How a thing stands. */
  enum Grade {
    GOOD("✓"),
    REMARK("!"),
    WRONG("✗");

    private final String mark;

    Grade(String mark) {
      this.mark = mark;
    }

    String mark() {
      return mark;
    }
  }

  static Finding good(Text subject, Text found) {
    return new Finding(subject, Grade.GOOD, found, Optional.empty());
  }

  static Finding remark(Text subject, Text found, Text remedy) {
    return new Finding(subject, Grade.REMARK, found, Optional.of(remedy));
  }

  static Finding wrong(Text subject, Text found, Text remedy) {
    return new Finding(subject, Grade.WRONG, found, Optional.of(remedy));
  }
}
