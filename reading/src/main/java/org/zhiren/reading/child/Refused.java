package org.zhiren.reading.child;

import org.zhiren.reading.Refusal;

/** The file is not read; why. */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final Refusal reason;

  Refused(Refusal reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  static Refused broken(String detail) {
    return new Refused(Refusal.BROKEN, detail);
  }

  static Refused hostile(String detail) {
    return new Refused(Refusal.HOSTILE, detail);
  }

  Refusal reason() {
    return reason;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
