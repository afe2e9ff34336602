package org.zhiren.statutes;

/**
 * Where the person in hand stands on the day of the question: present level, last promotion. Worked
 * out once a case, when first asked.
 */
final class Standing {
  /** No leading post is held. */
  static final int NONE = -1;

  /** A leading post is held whose level is not on record. */
  static final int UNCLEAR = -2;

  private final Judge judge;
  private boolean known;
  private int level;
  private boolean everLed;
  private int lastPromotion;
  private int lastPromotionExceptional;
  private boolean historyUnclear;
  private int rank;

  Standing(Judge judge) {
    this.judge = judge;
  }

  void forget() {
    known = false;
  }

  /** Ordinal of the highest level held today, {@link #NONE} or {@link #UNCLEAR}. */
  int level() {
    workOut();
    return level;
  }

  /** Whether a leading post was ever held, or may have been. */
  boolean everLed() {
    workOut();
    return everLed;
  }

  /** First day at the highest level reached so far, or ABSENT if there was no promotion. */
  int lastPromotion() {
    workOut();
    return lastPromotion;
  }

  /** Ordinal of {@link Exceptional} for the last promotion, or −1 if not on record. */
  int lastPromotionExceptional() {
    workOut();
    return lastPromotionExceptional;
  }

  /** Whether a position of unknown level may hide a later promotion. */
  boolean historyUnclear() {
    workOut();
    return historyUnclear;
  }

  /** Ordinal of the 职级 held today, or {@link #NONE}. */
  int rank() {
    workOut();
    return rank;
  }

  /** Whether an appointment to {@code target} would be a promotion. */
  Known promotionTo(PostLevel target) {
    int present = level();
    return present == UNCLEAR ? Known.UNKNOWN : present < target.ordinal() ? Known.YES : Known.NO;
  }

  private void workOut() {
    if (known) {
      return;
    }
    known = true;
    Dossier p = judge.person();
    int day = judge.day();
    level = NONE;
    rank = NONE;
    everLed = false;
    historyUnclear = false;
    lastPromotion = Dossier.ABSENT;
    lastPromotionExceptional = -1;
    boolean presentUnclear = false;
    int highest = NONE;
    for (int i = 0; i < p.positions(); i++) {
      int from = p.positionFrom(i);
      if (from > day) {
        break;
      }
      int at = p.positionLevel(i);
      if (at == Dossier.NO_LEVEL) {
        continue;
      }
      everLed = true;
      boolean held = p.positionTo(i) >= day;
      if (at == Dossier.UNKNOWN_LEVEL) {
        historyUnclear = true;
        presentUnclear |= held;
        continue;
      }
      if (held && at > level) {
        level = at;
      }
      if (at > highest) {
        highest = at;
        lastPromotion = from;
        lastPromotionExceptional = p.positionExceptional(i);
        historyUnclear = false;
      }
    }
    if (presentUnclear) {
      level = UNCLEAR;
    }
    int events = judge.has(EventKind.RANK) ? p.events() : 0;
    for (int i = 0; i < events; i++) {
      if (p.eventKind(i) == EventKind.RANK && p.eventFrom(i) <= day && p.eventTo(i) >= day) {
        rank = Math.max(rank, p.eventCode(i));
      }
    }
  }
}
