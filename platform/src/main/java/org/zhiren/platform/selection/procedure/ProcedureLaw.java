package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.Optional;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Explanation;
import org.zhiren.explain.Value;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Procedures;
import org.zhiren.statutes.Statutes;
import org.zhiren.statutes.WorkingDays;

/**
 * The numbers and articles of the procedure, as the statutes engine has them.
 *
 * @param statutes the law, local rules included
 * @param days the calendar of working days
 */
public record ProcedureLaw(Statutes statutes, WorkingDays days) {

  private Procedures procedures() {
    return statutes.procedures(days);
  }

  /** Where a provision stands, and how far that was checked. */
  public Citation citation(String provision, LocalDate day) {
    return statutes.citation(provision, day);
  }

  /** Whether the meeting could decide and adopted, with the figures. */
  public Explanation vote(Step.Decide decide) {
    return procedures().vote(decide.members().size(), decide.present(), decide.ayes(), decide.on());
  }

  /** Whether the meeting adopted. */
  public boolean adopted(Step.Decide decide) {
    return verdict(vote(decide)) == Verdict.PASS;
  }

  /** The last day of a public notice that begins on {@code from}; empty without a calendar. */
  public Optional<LocalDate> noticeEnds(LocalDate from) {
    return procedures().noticeEnds(Procedures.Notice.APPOINTMENT, from).value()
            instanceof Value.Day day
        ? Optional.of(day.date())
        : Optional.empty();
  }

  /** The last day of probation from {@code start}. */
  public Optional<LocalDate> probationEnds(LocalDate start) {
    return procedures().probationEnds(false, start).value() instanceof Value.Day day
        ? Optional.of(day.date())
        : Optional.empty();
  }

  /** Whether a recommendation may still be used. */
  Explanation recommendation(LocalDate made, String post, LocalDate asOf) {
    return procedures().recommendation(made, post, post, asOf);
  }

  /** Whether enough took part in a recommendation. */
  Explanation attendance(Step.Recommend part) {
    return procedures().attendance(part.expected(), part.present(), part.on());
  }

  /** Whether the team is large enough. */
  Explanation team(int members, LocalDate day) {
    return procedures().inspectionTeam(members, day);
  }

  /** Working days after {@code today} until {@code last}, that day included; empty if unknown. */
  public Optional<Integer> remaining(LocalDate today, LocalDate last) {
    int count = 0;
    for (LocalDate day = today.plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
      Optional<Boolean> works = days.isWorkingDay(day);
      if (works.isEmpty()) {
        return Optional.empty();
      }
      count += works.get() ? 1 : 0;
    }
    return Optional.of(count);
  }

  static Verdict verdict(Explanation tree) {
    return tree.value() instanceof Value.Judgement judged ? judged.verdict() : Verdict.UNKNOWN;
  }
}
