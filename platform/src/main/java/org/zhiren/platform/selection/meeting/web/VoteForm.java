package org.zhiren.platform.selection.meeting.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.zhiren.explain.Text;
import org.zhiren.platform.selection.meeting.Counted;
import org.zhiren.platform.selection.meeting.ElectronicVotes;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.selection.web.Naming;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.Typing;

/** Reads the form of a vote, as it was sent. */
final class VoteForm {

  private VoteForm() {}

  /**
   * A count by hand.
   *
   * @throws InvalidInput naming every number that is none, and every name that several people have
   */
  static Counted counted(MultiValueMap<String, String> sent, Naming naming) {
    List<InvalidInput.Fault> faults = new ArrayList<>();
    int ayes = count(sent, "ayes", faults);
    int noes = count(sent, "noes", faults);
    int deferred = count(sent, "deferred", faults);
    List<Named> scrutineers = naming.people("scrutineers", first(sent, "scrutineers"), faults);
    if (!faults.isEmpty()) {
      throw new InvalidInput(faults);
    }
    return new Counted(
        Arrays.stream(Step.Voting.values())
            .filter(one -> one.name().equals(first(sent, "voting")))
            .findFirst()
            .orElse(Step.Voting.HANDS),
        ayes,
        noes,
        deferred,
        scrutineers,
        first(sent, "declaredBy"),
        first(sent, "headLast").equals("yes"),
        left(sent),
        first(sent, "settled"),
        first(sent, "discussion"));
  }

  /**
   * What is said beside an election that is taken over.
   *
   * @throws InvalidInput if no election is named
   */
  static ElectronicVotes.Said said(MultiValueMap<String, String> sent) {
    return new ElectronicVotes.Said(
        election(sent),
        first(sent, "headLast").equals("yes"),
        left(sent),
        first(sent, "settled"),
        first(sent, "discussion"),
        first(sent, "declaredBy"));
  }

  private static Set<Integer> left(MultiValueMap<String, String> sent) {
    Set<Integer> left = new HashSet<>();
    for (String one : sent.getOrDefault("left", List.of())) {
      if (one.matches("\\d{1,3}")) {
        left.add(Integer.parseInt(one));
      }
    }
    return left;
  }

  private static UUID election(MultiValueMap<String, String> sent) {
    String chosen = first(sent, "election").strip();
    try {
      return UUID.fromString(chosen);
    } catch (IllegalArgumentException e) {
      throw new InvalidInput("election", chosen, Text.of("请选择一次投票。", "Choose one of the votes."));
    }
  }

  private static int count(
      MultiValueMap<String, String> sent, String field, List<InvalidInput.Fault> faults) {
    return Typing.count(field, first(sent, field), 0, faults);
  }

  static UUID token(MultiValueMap<String, String> sent) {
    try {
      return UUID.fromString(first(sent, "token"));
    } catch (IllegalArgumentException e) {
      return UUID.randomUUID();
    }
  }

  static String first(MultiValueMap<String, String> sent, String field) {
    String value = sent.getFirst(field);
    return value == null ? "" : value;
  }

  static Map<String, String> typed(MultiValueMap<String, String> sent) {
    Map<String, String> typed = new TreeMap<>();
    sent.forEach((field, values) -> {
      if (field.equals("absent") || field.equals("left")) {
        values.forEach(value -> typed.put(field + "-" + value, "yes"));
      } else if (!values.isEmpty()) {
        typed.put(field, values.getFirst());
      }
    });
    return typed;
  }
}
