package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.zhiren.explain.Text;

/**
 * How a case went through one of its phases: what a later case can learn from it. It names nobody.
 *
 * @param from first day in the phase
 * @param until day on which the gate was passed, or on which the case ended there
 * @param passed whether the gate was passed
 * @param last the demands of the gate that were met last; none if the case ended there
 * @param held what kept the case in the phase, each once
 */
public record Passage(
    LocalDate from, LocalDate until, boolean passed, Set<Demand> last, Set<Held> held) {

  /** Copies the sets, in their order. */
  public Passage {
    last = Collections.unmodifiableSet(new LinkedHashSet<>(last));
    held = Collections.unmodifiableSet(new LinkedHashSet<>(held));
  }

  /**
   * A demand of a gate without the name of the person whom it concerned.
   *
   * @param code code of the requirement
   * @param words in words
   */
  public record Demand(String code, Text words) {

    private static final Set<String> WAITS =
        Set.of(
            "competition.closed",
            "inspection.foretold",
            "notice.over",
            "appointment.effect",
            "probation.over");

    /** Whether in the end only time meets it: beginning earlier with it is no advice. */
    public boolean waits() {
      return WAITS.contains(code);
    }

    /** The demand of a requirement; what concerns one person is called by its kind. */
    public static Demand of(Requirement requirement) {
      String code = requirement.code();
      for (CheckKind kind : CheckKind.values()) {
        if (code.equals("inspection." + kind.name().toLowerCase(Locale.ROOT))) {
          return new Demand(code, kind.text());
        }
      }
      return code.equals("inspection.report")
          ? new Demand(code, Text.of("书面考察材料", "the written report of the inspection"))
          : new Demand(code, requirement.demand());
    }
  }

  /** What can keep a case in a phase. */
  public enum Held {
    /** 暂缓. */
    SUSPENDED(Text.of("暂缓办理", "put off")),
    /** Somebody was considered no longer. */
    WITHDRAWN(Text.of("人选退出", "a candidate was withdrawn")),
    /** An examination was not finished at once, or found something. */
    NOT_CLEAR(Text.of("审核核查未一次通过", "an examination was not clear at once")),
    /** A vote did not adopt. */
    NOT_ADOPTED(Text.of("表决未通过", "a vote did not adopt")),
    /** 公示反映. */
    OBJECTED(Text.of("公示期间收到反映", "objections came during the notice")),
    /** The case ended there. */
    ENDED(Text.of("在本环节终止", "ended there"));

    private final Text text;

    Held(Text text) {
      this.text = text;
    }

    /** In words. */
    public Text text() {
      return text;
    }
  }

  /** How many days it took; 0 if it was passed on the day on which it began. */
  public int days() {
    return (int) ChronoUnit.DAYS.between(from, until);
  }

  /** The first day of the present phase of a case. */
  public static LocalDate since(CaseFile file) {
    return file.last(Step.Proceed.class).map(Step.Proceed::on).orElse(file.brief().openedOn());
  }

  /**
   * How a case went through a phase; empty if it never stood there or still does.
   *
   * @param desk the law by which its gates are judged, on the days of its entries
   */
  public static Optional<Passage> of(CaseFile file, Phase phase, Desk desk) {
    Brief brief = file.brief();
    List<Taken> stand = file.effective();
    int at = brief.form().phases(brief.probation()).indexOf(phase);
    LocalDate from = brief.openedOn();
    int first = 0;
    for (int i = 0; i < stand.size() && at >= 0; i++) {
      Step step = stand.get(i).step();
      boolean passes = step instanceof Step.Proceed;
      if (at == 0 && (passes || step instanceof Step.End)) {
        List<Taken> within = stand.subList(first, i + 1);
        return Optional.of(
            new Passage(
                from,
                step.on(),
                passes,
                passes ? metLast(brief, stand, first, i, phase, desk) : Set.of(),
                held(within, desk.law())));
      }
      if (passes) {
        at--;
        from = step.on();
        first = i + 1;
      }
    }
    return Optional.empty();
  }

  /** Looks back from the gate to the moment at which something was missing for the last time. */
  private static Set<Demand> metLast(
      Brief brief, List<Taken> stand, int first, int gate, Phase phase, Desk desk) {
    for (int count = gate; count >= first; count--) {
      LocalDate day = count == 0 ? brief.openedOn() : stand.get(count - 1).enteredOn();
      CaseFile then = new CaseFile(brief, stand.subList(0, count));
      Set<Demand> missing = new LinkedHashSet<>();
      for (Requirement one : Procedure.requirements(then, phase, on(desk, day))) {
        if (one.missing()) {
          missing.add(Demand.of(one));
        }
      }
      if (!missing.isEmpty()) {
        return missing;
      }
    }
    return Set.of();
  }

  private static Desk on(Desk desk, LocalDate day) {
    Entering now = desk.entering();
    return new Desk(
        desk.law(),
        new Entering(day, now.byId(), now.byName(), now.byPerson(), now.kinship(), null));
  }

  private static Set<Held> held(List<Taken> within, ProcedureLaw law) {
    List<Held> found = new ArrayList<>();
    for (Taken taken : within) {
      switch (taken.step()) {
        case Step.Suspend put -> found.add(Held.SUSPENDED);
        case Step.Withdraw gone -> found.add(Held.WITHDRAWN);
        case Step.Objection heard -> found.add(Held.OBJECTED);
        case Step.End end -> found.add(Held.ENDED);
        case Step.Check check -> {
          if (check.result() != CheckKind.Result.CLEAR) {
            found.add(Held.NOT_CLEAR);
          }
        }
        case Step.Decide decide -> {
          if (!law.adopted(decide)) {
            found.add(Held.NOT_ADOPTED);
          }
        }
        default -> {}
      }
    }
    return new LinkedHashSet<>(found);
  }
}
