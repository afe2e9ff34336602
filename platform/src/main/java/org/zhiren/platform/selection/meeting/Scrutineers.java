package org.zhiren.platform.selection.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhiren.explain.Text;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.selection.CaseView;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.recusal.Conflict;
import org.zhiren.platform.selection.recusal.Recusals;
import org.zhiren.platform.shell.InvalidInput;

/**
 * 监票人、计票人: who may count the votes on an item. A near relative of the candidate may not; of people
 * on file the files say so, others declare it in writing, and their declaration enters the case.
 */
@Component
class Scrutineers {

  private static final int MOST = 20;
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_DECLARATION = 200;

  private final Recusals recusals;
  private final People people;

  Scrutineers(Recusals recusals, People people) {
    this.recusals = recusals;
    this.people = people;
  }

  /**
   * What came of the check.
   *
   * @param people who counts; whoever is on file under the name of the file
   * @param declarations what enters the case before the vote does
   * @param faults everything that is wrong
   */
  record Checked(
      List<Named> people, List<Step.Declare> declarations, List<InvalidInput.Fault> faults) {
    Checked {
      people = List.copyOf(people);
      declarations = List.copyOf(declarations);
      faults = List.copyOf(faults);
    }

    private static Checked refused(List<InvalidInput.Fault> faults) {
      return new Checked(List.of(), List.of(), faults);
    }

    /** The names, as the minutes write them. */
    String names() {
      return String.join("、", people.stream().map(Named::name).toList());
    }
  }

  /**
   * Checks those who count by hand: they are in the room besides.
   *
   * @param left the members who left for the item, by number
   */
  Checked atTable(
      Meeting meeting, Meeting.Item item, Counted counted, Set<Integer> left, CaseView view) {
    Checked checked = of(meeting, item, counted, view);
    List<InvalidInput.Fault> faults = new ArrayList<>(checked.faults());
    for (Meeting.Member member : meeting.members()) {
      boolean out = member.absent() || left.contains(member.no());
      String name = member.person().name();
      // Whoever left as a relative was named already.
      boolean said = checked.faults().stream().anyMatch(fault -> name.equals(fault.value()));
      if (out && !said && counted.scrutineers().stream().anyMatch(member.person()::same)) {
        faults.add(
            fault(
                member.person().name(),
                member.absent() ? "{0} 缺席，不能监票、计票。" : "{0} 在本议题回避，不能监票、计票。",
                member.absent()
                    ? "{0} is not there and cannot count."
                    : "{0} left for this item and cannot count.",
                member.person().name()));
      }
    }
    return new Checked(checked.people(), checked.declarations(), faults);
  }

  /** Checks those who count, wherever they are. */
  Checked of(Meeting meeting, Meeting.Item item, Counted counted, CaseView view) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    List<Named> who = onFile(counted.scrutineers(), faults);
    if (who.size() > MOST) {
      faults.add(
          fault(
              Integer.toString(who.size()),
              "监票、计票人最多 {0} 人（现为 {1} 人）。",
              "At most {0} people count ({1} are named).",
              MOST,
              who.size()));
    }
    if (!faults.isEmpty()) {
      return Checked.refused(faults);
    }
    List<Conflict> conflicts =
        recusals.at(Recusals.Table.MEETING, who, List.of(item.person()), meeting.heldOn());
    List<Named> undeclared = new ArrayList<>();
    for (Named one : who) {
      Optional<Conflict> conflict =
          conflicts.stream()
              .filter(found ->
                  found.whoName().equals(one.name()) && Objects.equals(found.who(), one.personId()))
              .findFirst();
      Optional<Step.Declare> said = view.file().declaration(one);
      if (conflict.filter(Conflict::certain).isPresent()) {
        faults.add(kin(one, conflict.get()));
      } else if (said.filter(declared -> declared.concerns(item.person())).isPresent()) {
        faults.add(
            fault(
                one.name(),
                "{0} 在本案中声明与 {1} 有亲属关系，不能监票、计票，请另定人员。",
                "{0} declared in this case to be a near relative of {1} and cannot count: choose"
                    + " somebody else.",
                one.name(),
                item.person().name()));
      } else if (said.isEmpty() && (one.personId() == null || conflict.isPresent())) {
        undeclared.add(one);
      }
    }
    return new Checked(
        who, declarations(meeting, undeclared, counted.declaredBy(), faults), faults);
  }

  private List<Named> onFile(List<Named> named, List<InvalidInput.Fault> faults) {
    List<Named> who = new ArrayList<>();
    for (Named one : named) {
      Optional<Person> person = Optional.ofNullable(one.personId()).flatMap(people::find);
      int length = one.name().length();
      if (person.isPresent()) {
        who.add(new Named(person.get().id(), person.get().name()));
      } else if (one.personId() != null || length == 0 || length > LONGEST_NAME) {
        faults.add(
            fault(
                one.name(),
                "监票、计票人“{0}”读不出：请写 1 至 {1} 字的姓名，在册的从提示中选择。",
                "“{0}” is nobody: write a name of 1 to {1} characters, or choose somebody on file from"
                    + " the suggestions.",
                one.name(),
                LONGEST_NAME));
      } else {
        who.add(one);
      }
    }
    return who;
  }

  private static InvalidInput.Fault kin(Named one, Conflict conflict) {
    Text path = conflict.path();
    return fault(
        one.name(),
        conflict.kind() == Conflict.Kind.SELF
            ? "{0} 是本议题的人选，不能监票、计票（{1}）。"
            : "{0} 是人选的近亲属（{2}），不能监票、计票，请另定人员（{1}）。",
        conflict.kind() == Conflict.Kind.SELF
            ? "{0} is the candidate and cannot count ({1})."
            : "{0} is a near relative of the candidate ({2}) and cannot count: choose somebody else"
                + " ({1}).",
        one.name(),
        conflict.citation().label(),
        path == null ? "" : path);
  }

  private static List<Step.Declare> declarations(
      Meeting meeting, List<Named> undeclared, String how, List<InvalidInput.Fault> faults) {
    if (undeclared.isEmpty()) {
      return List.of();
    }
    int length = how.strip().length();
    if (length == 0 || length > LONGEST_DECLARATION) {
      faults.add(
          new InvalidInput.Fault(
              "declaredBy",
              how,
              Text.of(
                      "{0} 须先书面声明与人选没有应回避的亲属关系（名册外人员，或登记的关系有疑问）。请写明声明方式，1 至 {1} 字。",
                      "{0} first declare in writing to be no near relatives of the candidate (no file,"
                          + " or a doubt on file). Say how, in 1 to {1} characters.")
                  .fill(
                      String.join("、", undeclared.stream().map(Named::name).toList()),
                      LONGEST_DECLARATION)));
      return List.of();
    }
    return undeclared.stream()
        .map(one -> new Step.Declare(meeting.heldOn(), one, null, null, how.strip()))
        .toList();
  }

  private static InvalidInput.Fault fault(String value, String zh, String en, Object... arguments) {
    return new InvalidInput.Fault("scrutineers", value, Text.of(zh, en).fill(arguments));
  }
}
