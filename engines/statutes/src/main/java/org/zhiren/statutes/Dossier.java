package org.zhiren.statutes;

import org.jspecify.annotations.Nullable;

/**
 * One person's facts as primitives, the only form in which provisions read them.
 *
 * <p>Two forms exist: {@link FlatPerson}, made of one {@link Person}, and a row of a {@link
 * Population}. A provision cannot tell them apart, so a million people are judged by the very code
 * that judges one. Days are counted from 1970-01-01; {@link #ABSENT} is a missing day, {@link
 * #OPEN} an end that has not come.
 */
interface Dossier {
  int ABSENT = Integer.MIN_VALUE;
  int OPEN = Integer.MAX_VALUE;

  /** Position without a leading post. */
  int NO_LEVEL = 10;

  /** Position whose level is not on record. */
  int UNKNOWN_LEVEL = 11;

  int birth();

  int workStart();

  int fullMemberSince();

  int growthPlace();

  int declared();

  @Nullable Sex sex();

  @Nullable RetirementGroup retirementGroup();

  @Nullable Health health();

  @Nullable Residence spouse();

  @Nullable Residence children();

  Known citizen();

  Known civilServant();

  Known barred();

  Known partyMember();

  boolean measuresKnown();

  boolean trainingKnown();

  boolean licencesKnown();

  int positions();

  int positionFrom(int i);

  int positionTo(int i);

  int positionLevel(int i);

  Known positionGrassroots(int i);

  /** Ordinal of {@link Exceptional}, or −1 if not on record. */
  int positionExceptional(int i);

  int positionPost(int i);

  int trainings();

  int trainingEnd(int i);

  int trainingDays(int i);

  int trainingHours(int i);

  Known trainingRecognised(int i);

  int appraisals();

  int appraisalYear(int i);

  /** Ordinal of {@link Grade}. */
  int appraisalGrade(int i);

  int events();

  /** One bit for each {@link EventKind} of which there is at least one event. */
  int eventKinds();

  EventKind eventKind(int i);

  int eventFrom(int i);

  int eventTo(int i);

  int eventCode(int i);

  int eventMonths(int i);

  Known eventFlag(int i);

  int relatives();

  int relativeUnit(int i);

  int relativePost(int i);

  Known relativeLeading(int i);

  Known relativeSensitive(int i);

  /** The number that stands for {@code name} in this dossier, or {@link #ABSENT}. */
  int keyOf(String name);
}
