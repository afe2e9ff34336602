package org.zhiren.platform.selection.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** The entry with this number that stands. */
  public Optional<Taken> entry(int no) {
    return effective().stream().filter(taken -> taken.no() == no).findFirst();
  }

  /** Whether a step departs from the rule and needs another officer before it counts. */
  static boolean needsEndorsement(Step step) {
    return switch (step) {
      case Step.AnswerRecusal answer -> answer.how().endorsed();
      case Step.OmitMeeting omit -> true;
      default -> false;
    };
  }

  /** What another officer said about an entry; empty while nobody has. */
  public Optional<Step.Endorse> endorsement(int no) {
    return all(Step.Endorse.class).stream()
        .filter(one -> one.entry() == no)
        .reduce((first, second) -> second);
  }

  /** The entries that wait for another officer, in order. */
  public List<Taken> waiting() {
    return effective().stream()
        .filter(taken -> needsEndorsement(taken.step()) && endorsement(taken.no()).isEmpty())
        .toList();
  }

  /** What was last done about a tie between a candidate and the post. */
  Optional<Taken> answer(PostTie tie) {
    return effective().stream()
        .filter(taken ->
            taken.step() instanceof Step.AnswerRecusal answer
                && answer.tie().equals(tie.key())
                && answer.person().same(tie.candidate()))
        .reduce((first, second) -> second);
  }

  /** The last entry that left out the meeting; whether it counts, its endorsement says. */
  Optional<Taken> omission() {
    return effective().stream()
        .filter(taken -> taken.step() instanceof Step.OmitMeeting)
        .reduce((first, second) -> second);
  }

  /**
   * What somebody declared about the people who are considered now; a declaration from before the
   * last of them was named does not speak of all.
   */
  public Optional<Step.Declare> declaration(Named who) {
    List<Named> now = candidates();
    int last =
        effective().stream()
            .filter(taken ->
                switch (taken.step()) {
                  case Step.Nominate one -> now.stream().anyMatch(one.person()::same);
                  case Step.Examine one -> now.stream().anyMatch(one.person()::same);
                  default -> false;
                })
            .mapToInt(Taken::no)
            .max()
            .orElse(0);
    List<Step.Declare> said =
        effective().stream()
            .filter(taken -> taken.no() > last)
            .map(Taken::step)
            .filter(Step.Declare.class::isInstance)
            .map(Step.Declare.class::cast)
            .filter(one -> one.who().same(who))
            .toList();
    // Whoever declared a relation once does not take it back by saying nothing of it.
    return said.isEmpty()
        ? Optional.empty()
        : all(Step.Declare.class).stream()
            .filter(one -> one.who().same(who) && now.stream().anyMatch(one::concerns))
            .findFirst()
            .or(() -> Optional.of(said.getLast()));
  }

  /** Who takes part without a file: names, counts or inspects. */
  List<Named> outsiders() {
    List<Named> people = new ArrayList<>();
    all(Step.Nominate.class).stream()
        .map(Step.Nominate::by)
        .filter(Objects::nonNull)
        .forEach(one -> add(people, one));
    all(Step.Recommend.class).forEach(part -> part.counters().forEach(one -> add(people, one)));
    last(Step.FormTeam.class).ifPresent(team -> team.members().forEach(one -> add(people, one)));
    people.removeIf(one -> one.personId() != null);
    return people;
  }

  /** Those of them who have declared nothing yet about the people considered now. */
  public List<Named> undeclared() {
    return candidates().isEmpty()
        ? List.of()
        : outsiders().stream().filter(one -> declaration(one).isEmpty()).toList();
  }

  /** Whether somebody declared to be a near relative of a candidate. */
  boolean declaredKin(Named who, Named candidate) {
    return all(Step.Declare.class).stream()
        .anyMatch(one -> one.who().same(who) && one.concerns(candidate));
  }
}
