package org.zhiren.statutes;

/** Facts that few people have, or have few of; one table holds them all. */
enum EventKind {
  /** Interruption of service: from, to. */
  GAP,
  /** Measure: from = decided, code = {@link MeasureKind} × 16 + former level, months, flag. */
  MEASURE,
  /** 试用期: from = start of the position, to = last day. */
  PROBATION,
  /** 职级: from, to, code = {@link Rank}. */
  RANK,
  /** Education: from = completed or ABSENT, code = {@link Schooling}. */
  EDUCATION,
  /** Legal qualification: code = key. */
  LICENCE,
  /** Under investigation: from, to. */
  INVESTIGATION,
  /** Human finding: from = day, code = key of its provision, flag = applies. */
  FINDING,
  /** Term served: from, to, code = key of the post. */
  TERM,
  /** Business of a close relative: code = key of the regulating unit or ABSENT. */
  BUSINESS;

  private static final EventKind[] ALL = values();

  static EventKind at(int ordinal) {
    return ALL[ordinal];
  }
}
