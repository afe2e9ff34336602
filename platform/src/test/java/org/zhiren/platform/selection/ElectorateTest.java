package org.zhiren.platform.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.procedure.Step;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.voting.VoteQuestion;

/** Who could vote against who was there; which question is about whom. */
class ElectorateTest {

  private static Named named(String name) {
    return new Named(UUID.randomUUID(), name);
  }

  private static Step.Decide step(List<Named> members, List<Named> absent, List<Named> recused) {
    return new Step.Decide(
        LocalDate.of(2026, 11, 26),
        named("人选"),
        "会议",
        Step.Voting.SECRET,
        members,
        absent,
        recused,
        0,
        0,
        0,
        UUID.randomUUID(),
        true,
        "理由");
  }

  private static List<String> values(List<InvalidInput.Fault> faults) {
    return faults.stream().map(fault -> fault.field() + ":" + fault.value()).toList();
  }

  @Test
  void whoLeavesIsNoVoterAndWhoIsThereIsOne() {
    List<Named> members = List.of(named("甲"), named("乙"), named("丙"), named("丁"));
    Step.Decide step = step(members, List.of(members.get(3)), List.of(members.get(1)));
    assertThat(Electorate.faults(List.of("甲", "丙"), step)).isEmpty();
    assertThat(Electorate.faults(List.of("甲", "丙", "丁"), step))
        .as("the absent one may have been a voter")
        .isEmpty();
    assertThat(values(Electorate.faults(List.of("甲", "乙", "丙"), step)))
        .containsExactly("recused:乙");
    assertThat(values(Electorate.faults(List.of("甲", "外人", "乙"), step)))
        .containsExactly("recused:乙", "members:外人", "members:丙");
  }

  @Test
  void namesakesAreCountedAsOftenAsTheyOccur() {
    List<Named> members = List.of(named("甲"), named("甲"), named("乙"));
    Step.Decide step = step(members, List.of(), List.of(members.get(1)));
    assertThat(Electorate.faults(List.of("甲", "乙"), step)).isEmpty();
    assertThat(values(Electorate.faults(List.of("甲", "甲", "乙"), step)))
        .containsExactly("recused:甲");
  }

  /** Against the definition: voters within those who stayed, those who were there within voters. */
  @Test
  void randomMeetingsAgreeWithTheDefinition() {
    long seed = System.nanoTime();
    System.out.println("ElectorateTest seed " + seed);
    Random chance = new Random(seed);
    String[] names = {"甲", "乙", "丙", "丁", "戊"};
    int agreeing = 0;
    for (int run = 0; run < 3_000; run++) {
      List<Named> members = new ArrayList<>();
      List<Named> absent = new ArrayList<>();
      List<Named> recused = new ArrayList<>();
      List<String> stay = new ArrayList<>();
      List<String> there = new ArrayList<>();
      for (int i = 0; i < 1 + chance.nextInt(5); i++) {
        Named one = named(names[chance.nextInt(names.length)]);
        members.add(one);
        int fate = chance.nextInt(5);
        if (fate == 0) {
          recused.add(one);
        } else {
          stay.add(one.name());
          if (fate == 1) {
            absent.add(one);
          } else {
            there.add(one.name());
          }
        }
      }
      List<String> voters = new ArrayList<>(chance.nextBoolean() ? stay : there);
      if (chance.nextInt(3) == 0) {
        voters.add(names[chance.nextInt(names.length)]);
      }
      if (!voters.isEmpty() && chance.nextInt(3) == 0) {
        voters.remove(chance.nextInt(voters.size()));
      }
      boolean right = within(voters, stay) && within(there, voters);
      agreeing += right ? 1 : 0;
      assertThat(Electorate.faults(voters, step(members, absent, recused)).isEmpty())
          .as("seed %d, run %d: voters %s, stay %s, there %s", seed, run, voters, stay, there)
          .isEqualTo(right);
    }
    assertThat(agreeing).as("both kinds occur").isBetween(300, 2_700);
  }

  private static boolean within(List<String> some, List<String> all) {
    return some.stream()
        .allMatch(one -> Collections.frequency(some, one) <= Collections.frequency(all, one));
  }

  @Test
  void theQuestionIsAboutThePersonAndNotANamesake() {
    List<VoteQuestion> questions =
        List.of(
            VoteQuestion.decision("王二小（拟任科长）"),
            VoteQuestion.decision("王二（拟任副科长）"),
            VoteQuestion.decision("关于任命李三的议题"));
    assertThat(BallotQuestion.about(questions, "王二")).isEqualTo(OptionalInt.of(1));
    assertThat(BallotQuestion.about(questions, "王二小")).isEqualTo(OptionalInt.of(0));
    assertThat(BallotQuestion.about(questions, "李三")).isEqualTo(OptionalInt.of(2));
    assertThat(BallotQuestion.about(questions, "王")).as("more than one").isEmpty();
    assertThat(BallotQuestion.about(questions, "赵九")).isEmpty();
    assertThat(
            BallotQuestion.about(
                List.of(VoteQuestion.decision("王二"), VoteQuestion.decision("王二 再次")), "王二"))
        .as("two questions about one person decide nothing")
        .isEmpty();
  }
}
