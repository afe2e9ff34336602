package org.zhiren.statutes;

import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Verdict;

/** A yes-or-no fact that the record may lack. */
enum Known {
  YES,
  NO,
  UNKNOWN;

  private static final Known[] ALL = values();

  static Known of(@Nullable Boolean value) {
    return value == null ? UNKNOWN : value ? YES : NO;
  }

  static Known at(int ordinal) {
    return ALL[ordinal];
  }

  /** PASS if the fact holds, FAIL if it does not. */
  Verdict required() {
    return switch (this) {
      case YES -> Verdict.PASS;
      case NO -> Verdict.FAIL;
      case UNKNOWN -> Verdict.UNKNOWN;
    };
  }

  /** FAIL if the fact holds, PASS if it does not. */
  Verdict forbidden() {
    return switch (this) {
      case YES -> Verdict.FAIL;
      case NO -> Verdict.PASS;
      case UNKNOWN -> Verdict.UNKNOWN;
    };
  }

  Known and(Known other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  Known or(Known other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : UNKNOWN;
  }

  Known not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
