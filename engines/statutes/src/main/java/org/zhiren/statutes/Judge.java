package org.zhiren.statutes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * Judges one case after another: holds the dossier in hand and offers the kinds of conditions of
 * which articles are made. With a {@link Trace} it also writes down why.
 *
 * <p>Every kind of condition says, when it writes, on which later day it may turn out otherwise, as
 * far as that day is not itself in the record; that is what the search for the earliest day of
 * qualification walks along.
 */
final class Judge {
  private final int day;
  private final Standing standing;
  private final Service certain = new Service();
  private final Service possible = new Service();
  private final Trainings trainings = new Trainings();
  private boolean allCertain = true;
  private final Map<String, Integer> keys = new HashMap<>();
  private @Nullable Trace trace;
  private @Nullable Candidacy candidacy;
  private Dossier person;

  Judge(Dossier person, int day) {
    this.person = person;
    this.day = day;
    this.standing = new Standing(this);
  }

  /** Takes the next case in hand; for rows of a population that share one dossier. */
  void next() {
    standing.forget();
  }

  void tracing(@Nullable Trace newTrace) {
    this.trace = newTrace;
  }

  void candidacy(@Nullable Candidacy newCandidacy) {
    this.candidacy = newCandidacy;
  }

  @Nullable Candidacy candidacy() {
    return candidacy;
  }

  Dossier person() {
    return person;
  }

  int day() {
    return day;
  }

  Standing standing() {
    return standing;
  }

  /** The training of the person in hand that ended after one day and not after another. */
  Trainings trainings(int after, int upTo) {
    trainings.sum(person, after, upTo);
    return trainings;
  }

  /** Whether the person in hand has any event of this kind; spares a look at each. */
  boolean has(EventKind kind) {
    return (person.eventKinds() & 1 << kind.ordinal()) != 0;
  }

  boolean writes() {
    return trace != null;
  }

  int keyOf(String name) {
    Integer key = keys.get(name);
    if (key == null) {
      key = person.keyOf(name);
      keys.put(name, key);
    }
    return key;
  }

  void open(Provision provision) {
    if (trace != null) {
      trace.open(provision.citation());
    }
  }

  void close(Provision provision, Verdict verdict) {
    if (trace != null) {
      trace.close(provision, verdict);
    }
  }

  void mayChangeOn(int otherDay) {
    if (trace != null) {
      trace.mayChangeOn(otherDay);
    }
  }

  /** Writes a sentence without a threshold. Callers that build texts ask {@link #writes} first. */
  Verdict remark(Verdict verdict, Text sentence, Fact... facts) {
    if (trace != null) {
      trace.note("", verdict, sentence, null, facts);
    }
    return verdict;
  }

  void note(Verdict verdict, Text sentence, @Nullable Threshold threshold, Fact... facts) {
    if (trace != null) {
      trace.note(threshold == null ? "" : threshold.id(), verdict, sentence, threshold, facts);
    }
  }

  /** Writes a sentence that rests on two thresholds. */
  void note(Verdict verdict, Text sentence, Threshold one, Threshold other, Fact... facts) {
    if (trace != null) {
      trace.noteOn(one.id(), verdict, sentence, List.of(one, other), facts);
    }
  }

  Verdict notApplicable(Text reason) {
    return remark(Verdict.NOT_APPLICABLE, reason);
  }

  static Verdict versionNotOnFile(Judge judge) {
    return judge.remark(Verdict.UNKNOWN, Phrases.VERSION_NOT_ON_FILE);
  }

  /** A yes-or-no fact that must hold. */
  Verdict requires(Known known, Text name) {
    Verdict verdict = known.required();
    if (trace != null) {
      trace.note("", verdict, Phrases.required(name, known), null, Phrases.fact(name, known));
    }
    return verdict;
  }

  /** A yes-or-no fact that must not hold. */
  Verdict forbids(Known known, Text name) {
    Verdict verdict = known.forbidden();
    if (trace != null) {
      trace.note("", verdict, Phrases.forbidden(name, known), null, Phrases.fact(name, known));
    }
    return verdict;
  }

  /** Two empty services: what is certain, and what is possible if unknowns turn out well. */
  void startCounting() {
    certain.clear();
    allCertain = true;
  }

  /** Counts the days of position {@code i} up to today. */
  void count(int i, Known counts) {
    if (counts == Known.NO) {
      return;
    }
    int from = person.positionFrom(i);
    if (from >= day) {
      mayChangeOn(from);
      return;
    }
    int to = person.positionTo(i);
    int until = to >= day ? day : to + 1;
    count(from, until, counts == Known.YES);
  }

  /** What is possible is kept apart only once something is not certain. */
  private void count(int from, int until, boolean sure) {
    if (!sure && allCertain) {
      possible.setTo(certain);
      allCertain = false;
    }
    if (sure) {
      certain.add(from, until);
    }
    if (!allCertain) {
      possible.add(from, until);
    }
  }

  /** Counts a known period. */
  void count(int from, int until) {
    count(from, Math.min(until, day), true);
  }

  Known reached(Threshold needed) {
    if (certain.reaches(needed, day)) {
      return Known.YES;
    }
    return !allCertain && possible.reaches(needed, day) ? Known.UNKNOWN : Known.NO;
  }

  /** Whether the service counted reaches the threshold. */
  Verdict atLeast(Threshold needed, Text what) {
    if (!needed.known()) {
      return unknownValue(needed, what);
    }
    Known reached = reached(needed);
    Verdict verdict = reached.required();
    if (trace != null) {
      trace.note(
          needed.id(),
          verdict,
          Phrases.service(what, certain, reached, needed, day),
          needed,
          Phrases.counted(what, certain, reached));
      if (reached != Known.YES) {
        tellWhenReached(needed);
      }
    }
    return verdict;
  }

  /** Whether the service counted stays below the threshold. */
  Verdict lessThan(Threshold limit, Text what) {
    if (!limit.known()) {
      return unknownValue(limit, what);
    }
    Known reached = reached(limit);
    Verdict verdict = reached.forbidden();
    if (trace != null) {
      trace.note(
          limit.id(),
          verdict,
          Phrases.service(what, certain, reached, limit, day),
          limit,
          Phrases.counted(what, certain, reached));
      if (reached != Known.YES) {
        tellWhenReached(limit);
      }
    }
    return verdict;
  }

  private void tellWhenReached(Threshold needed) {
    tellWhenReached(certain, needed);
    if (!allCertain) {
      tellWhenReached(possible, needed);
    }
  }

  private void tellWhenReached(Service service, Threshold needed) {
    if (!service.isEmpty() && service.end() == day) {
      mayChangeOn(service.reachedOn(needed));
    }
  }

  /** Whether a number reaches the threshold; the second number counts what is not certain. */
  Verdict countAtLeast(Threshold needed, int sure, int perhaps, Text what) {
    if (!needed.known()) {
      return unknownValue(needed, what);
    }
    Verdict verdict =
        sure >= needed.number()
            ? Verdict.PASS
            : perhaps >= needed.number() ? Verdict.UNKNOWN : Verdict.FAIL;
    if (trace != null) {
      trace.note(
          needed.id(),
          verdict,
          Phrases.AT_LEAST.fill(what, needed.value().toPlainString(), Phrases.unit(needed), sure),
          needed,
          verdict == Verdict.UNKNOWN ? Fact.missing(what) : Fact.of(what, sure));
    }
    return verdict;
  }

  /** Whether the period that began on {@code start} has passed; blocked until then (EFFECT). */
  Verdict periodOver(Threshold length, int start, Text what) {
    if (!length.known()) {
      return unknownValue(length, what);
    }
    return periodOver(length.months(), start, what, length);
  }

  /** Whether a period of known length that began on {@code start} still runs. */
  boolean isRunning(Threshold length, int start) {
    if (!length.known()) {
      return false;
    }
    int end = Days.plusMonths(start, length.months());
    mayChangeOn(end);
    return day < end;
  }

  Verdict periodOver(int months, int start, Text what, @Nullable Threshold length) {
    int end = Days.plusMonths(start, months);
    Verdict verdict = day >= end ? Verdict.PASS : Verdict.FAIL;
    if (trace != null) {
      mayChangeOn(end);
      trace.note(
          length == null ? "" : length.id(),
          verdict,
          Phrases.EFFECT_UNTIL.fill(what, Days.date(start), Days.date(end)),
          length,
          Fact.of(what, Days.date(start)));
    }
    return verdict;
  }

  Verdict unknownValue(Threshold needed, Text what) {
    if (trace != null) {
      trace.note(
          needed.id(),
          Verdict.UNKNOWN,
          Phrases.VALUE_NOT_ON_FILE.fill(what),
          needed,
          Fact.missing(what));
    }
    return Verdict.UNKNOWN;
  }

  /** What a fact that the record lacks does to a condition. */
  Verdict missing(Text what) {
    if (trace != null) {
      trace.note("", Verdict.UNKNOWN, Phrases.NOT_ON_FILE.fill(what), null, Fact.missing(what));
    }
    return Verdict.UNKNOWN;
  }

  /**
   * A finding that people make: PASS if they found the situation absent, UNKNOWN until they look.
   */
  Verdict finding(String code, Text situation) {
    Known applies = Known.UNKNOWN;
    if (!has(EventKind.FINDING)) {
      return forbids(applies, situation);
    }
    int key = keyOf(code);
    int latest = Dossier.ABSENT;
    for (int i = 0; i < person.events(); i++) {
      if (person.eventKind(i) == EventKind.FINDING
          && person.eventCode(i) == key
          && key != Dossier.ABSENT) {
        if (person.eventFrom(i) <= day && person.eventFrom(i) >= latest) {
          latest = person.eventFrom(i);
          applies = person.eventFlag(i);
        }
      }
    }
    return forbids(applies, situation);
  }
}
