package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as its entries tell it.
 *
 * @param brief what it is about
 * @param entries everything entered, in order, mistaken entries included
 */
public record CaseFile(Brief brief, List<Taken> entries) {

  /** Copies the entries. */
  public CaseFile {
    entries = List.copyOf(entries);
  }

  /** With one more entry. */
  CaseFile with(Taken taken) {
    List<Taken> more = new ArrayList<>(entries);
    more.add(taken);
    return new CaseFile(brief, more);
  }

  /** The case as it stood after its first {@code count} entries. */
  public CaseFile first(int count) {
    return new CaseFile(brief, entries.subList(0, Math.clamp(count, 0, entries.size())));
  }

  /** The day of the last step, corrections aside; the day of opening if there is none. */
  public LocalDate lastDay() {
    List<Taken> stand = effective();
    return stand.isEmpty() ? brief.openedOn() : stand.getLast().step().on();
  }

  /** The day of the last entry. */
  public LocalDate lastEntered() {
    return entries.isEmpty() ? brief.openedOn() : entries.getLast().enteredOn();
  }

  /** What stands: mistaken entries as corrected, corrections themselves left out. */
  public List<Taken> effective() {
    Map<Integer, Taken> stand = new LinkedHashMap<>();
    for (Taken taken : entries) {
      if (taken.step() instanceof Step.Correct correct) {
        Taken old = stand.get(correct.entry());
        Step now = correct.replacement();
        if (old != null && now != null) {
          stand.put(
              correct.entry(), new Taken(old.no(), now, old.enteredOn(), old.byId(), old.byName()));
        } else {
          stand.remove(correct.entry());
        }
      } else {
        stand.put(taken.no(), taken);
      }
    }
    return stand.values().stream().sorted(Comparator.comparingInt(Taken::no)).toList();
  }

  /** The steps of one kind that stand, in order. */
  public <S extends Step> List<S> all(Class<S> kind) {
    return effective().stream().map(Taken::step).filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The last step of one kind that stands. */
  public <S extends Step> Optional<S> last(Class<S> kind) {
    return all(kind).stream().reduce((first, second) -> second);
  }

  /** The people considered at present, in the order in which they came. */
  public List<Named> candidates() {
    List<Named> people = new ArrayList<>();
    Named subject = brief.subject();
    if (subject != null) {
      people.add(subject);
    }
    for (Taken taken : effective()) {
      switch (taken.step()) {
        case Step.Nominate nominate -> add(people, nominate.person());
        case Step.Examine examine -> {
          if (examine.passed()) {
            add(people, examine.person());
          }
        }
        case Step.Withdraw withdraw -> people.removeIf(one -> one.same(withdraw.person()));
        case Step.Shortlist shortlist ->
            people.removeIf(one -> shortlist.people().stream().noneMatch(one::same));
        default -> {}
      }
    }
    return people;
  }

  /** Everybody who was ever considered. */
  public List<Named> everConsidered() {
    List<Named> people = new ArrayList<>();
    Named subject = brief.subject();
    if (subject != null) {
      people.add(subject);
    }
    for (Taken taken : entries) {
      if (taken.step() instanceof Step.Nominate nominate) {
        add(people, nominate.person());
      } else if (taken.step() instanceof Step.Examine examine) {
        add(people, examine.person());
      } else if (taken.step() instanceof Step.Correct correct
          && correct.replacement() instanceof Step.Nominate nominate) {
        add(people, nominate.person());
      }
    }
    return people;
  }

  private static void add(List<Named> people, Named person) {
    if (people.stream().noneMatch(person::same)) {
      people.add(person);
    }
  }

  /** Whom a decision adopted; {@code null} before. */
  public @Nullable Named chosen(ProcedureLaw law) {
    return adopted(law).map(Step.Decide::person).orElse(null);
  }

  /** The decision that adopted somebody who has not been withdrawn since. */
  public Optional<Step.Decide> adopted(ProcedureLaw law) {
    List<Named> stand = candidates();
    return all(Step.Decide.class).stream()
        .filter(decide -> law.adopted(decide) && stand.stream().anyMatch(decide.person()::same))
        .reduce((first, second) -> second);
  }

  /** How often each candidate was recommended in both parts together. */
  public Map<String, Integer> recommendations() {
    Map<String, Integer> votes = new LinkedHashMap<>();
    for (Step.Recommend part : all(Step.Recommend.class)) {
      part.tally().forEach(one -> votes.merge(one.person().name(), one.votes(), Integer::sum));
    }
    return votes;
  }

  /** The objections to the notice on which nothing has been found yet, by number of entry. */
  public List<Integer> openObjections() {
    List<Integer> open = new ArrayList<>();
    for (Taken taken : effective()) {
      if (taken.step() instanceof Step.Objection) {
        open.add(taken.no());
      } else if (taken.step() instanceof Step.Settle settle) {
        open.remove(Integer.valueOf(settle.objection()));
      }
    }
    return open;
  }
}
