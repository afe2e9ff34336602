package org.zhiren.platform.selection.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiren.platform.selection.procedure.CaseWalker.LAW;
import static org.zhiren.platform.selection.procedure.CaseWalker.brief;
import static org.zhiren.platform.selection.procedure.CaseWalker.named;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.selection.procedure.CheckKind.Result;

/**
 * A year of 300 cases from end to end with faults thrown in: skipped and back-dated steps, wrong
 * people, missing documents, lost quorums, steps sent twice, state lost between two steps. Whatever
 * comes out is judged by rules written here a second time.
 */
class YearOfCasesTest {

  private static final int CASES = 300;

  private int refused;

  @Test
  void noIllegalStateAndNoMissingRecord() {
    long seed = Long.getLong("seed", new Random().nextLong());
    System.out.println("YearOfCasesTest seed " + seed);
    Random random = new Random(seed);
    Map<Form, Integer> finished = new EnumMap<>(Form.class);
    int ended = 0;
    for (int i = 0; i < CASES; i++) {
      LocalDate begun = LocalDate.of(2024, 1, 2).plusDays(random.nextInt(366));
      Form form = Form.values()[random.nextInt(Form.values().length)];
      Brief brief = brief(form, random.nextBoolean(), begun);
      List<Named> people = new ArrayList<>(CaseWalker.people());
      Collections.shuffle(people, random);
      Stage stage = walk(brief, new CaseWalker(random, people, begun), random);
      judge(stage.file(), seed);
      if (stage instanceof Stage.Finished) {
        finished.merge(form, 1, Integer::sum);
      } else {
        ended++;
      }
    }
    assertThat(finished.keySet()).as("seed %d", seed).hasSize(Form.values().length);
    assertThat(finished.values().stream().mapToInt(Integer::intValue).sum() + ended)
        .isEqualTo(CASES);
    assertThat(refused).as("faults thrown in, seed %d", seed).isGreaterThan(CASES * 5);
  }

  private Stage walk(Brief brief, CaseWalker walker, Random random) {
    Stage stage = Procedure.open(brief);
    while (stage.phase() != null) {
      if (random.nextInt(3) == 0) {
        fault(stage, walker, random);
      }
      if (random.nextInt(5) == 0) {
        walker.wait(random.nextInt(3));
      }
      if (random.nextInt(400) == 0 && stage instanceof Stage.Open open) {
        stage = orSame(open, new Step.Suspend(walker.today(), "暂缓"), walker);
        if (stage instanceof Stage.Suspended suspended) {
          fault(suspended, walker, random);
          stage = suspended.resume(new Step.Resume(walker.today(), "恢复"), walker.desk());
        }
      }
      if (random.nextInt(600) == 0) {
        stage = orSame(stage, new Step.End(walker.today(), Step.Ending.STOPPED, "停"), walker);
        continue;
      }
      Step next = walker.next(stage);
      Stage after = Procedure.take(stage, next, walker.desk());
      assertThat(after.file().entries()).hasSize(stage.file().entries().size() + 1);
      // What was held in memory is lost; the entries alone bring it back.
      stage = Procedure.standing(new CaseFile(brief, List.copyOf(after.file().entries())));
      assertThat(stage).isEqualTo(after);
      if (once(next)) {
        refuse(stage, next, walker.desk());
      }
    }
    refuse(stage, new Step.Proceed(walker.today(), ""), walker.desk());
    return stage;
  }

  private static Stage orSame(Stage stage, Step step, CaseWalker walker) {
    try {
      return Procedure.take(stage, step, walker.desk());
    } catch (Refusal notHere) {
      return stage;
    }
  }

  private static boolean once(Step step) {
    return switch (step) {
      case Step.Nominate s -> true;
      case Step.Examine s -> true;
      case Step.Recommend s -> true;
      case Step.Shortlist s -> true;
      case Step.Decide s -> true;
      case Step.Publish s -> true;
      case Step.Appoint s -> true;
      case Step.TakeEffect s -> true;
      case Step.Confirm s -> true;
      default -> false;
    };
  }

  /** Tries something wrong; it has to be refused and to leave no trace. */
  private void fault(Stage stage, CaseWalker walker, Random random) {
    LocalDate today = walker.today();
    CaseFile file = stage.file();
    Named stranger = named("外人");
    Step wrong =
        switch (random.nextInt(9)) {
          case 0 -> foreign(stage, walker); // a later step
          case 1 -> new Step.Proceed(today.plusDays(1), ""); // ahead
          case 2 -> new Step.Proceed(file.lastDay().minusDays(1), ""); // back-dated
          case 3 -> new Step.Withdraw(today, stranger, "不是人选"); // wrong person
          case 4 -> // missing document
              new Step.Check(
                  today,
                  file.candidates().isEmpty() ? stranger : file.candidates().getFirst(),
                  CheckKind.ARCHIVE,
                  Result.CLEAR,
                  "无",
                  null,
                  null);
          case 5 -> // lost quorum
              walker.decide(
                  file.candidates().isEmpty() ? stranger : file.candidates().getFirst(),
                  7,
                  CaseWalker.COMMITTEE.subList(3, 7),
                  List.of(),
                  3,
                  0,
                  0);
          case 6 -> new Step.FormTeam(today, List.of(named("独一")), "一人组"); // too small
          case 7 -> // corrected by the one who proposes it
              new Step.Correct(today, 1, null, "自己改", new UUID(2, 2), "经办");
          default -> new Step.Publish(today, today, today, "网", "电话", "理由"); // one day only
        };
    refuse(stage, wrong, walker.desk());
  }

  /** A step of a phase in which the case does not stand. */
  private static Step foreign(Stage stage, CaseWalker walker) {
    LocalDate today = walker.today();
    return stage.phase() == Phase.PROBATION
        ? new Step.Resolve(today, "分析", "方案", "书记", "书记")
        : new Step.Confirm(today, "号");
  }

  private void refuse(Stage stage, Step step, Desk desk) {
    CaseFile before = stage.file();
    int entries = before.entries().size();
    try {
      Stage after = Procedure.take(stage, step, desk);
      throw new AssertionError(
          "%s at %s was let through to %s".formatted(step, stage.text().zh(), after.text().zh()));
    } catch (Refusal right) {
      assertThat(right.faults()).isNotEmpty();
      assertThat(stage.file()).isSameAs(before);
      assertThat(stage.file().entries()).hasSize(entries);
      refused++;
    }
  }

  /** The rules once more, written without the gates. */
  private static void judge(CaseFile file, long seed) {
    String which = "seed %d, %s".formatted(seed, file.brief().form());
    assertThat(Procedure.audit(file, CaseWalker.desk(file.lastEntered()))).as(which).isEmpty();
    LocalDate last = file.brief().openedOn();
    LocalDate entered = last;
    Set<Integer> numbers = new HashSet<>();
    for (Taken taken : file.entries()) {
      assertThat(taken.step().on()).as(which).isBetween(last, taken.enteredOn());
      assertThat(taken.enteredOn()).as(which).isAfterOrEqualTo(entered);
      assertThat(numbers.add(taken.no())).as(which).isTrue();
      last = taken.step().on();
      entered = taken.enteredOn();
    }
    assertThat(numbers).hasSize(file.entries().size());
    if (!(Procedure.standing(file) instanceof Stage.Finished)) {
      return;
    }
    Form form = file.brief().form();
    if (form != Form.CONFIRMATION) {
      decided(file, which);
    }
    if (form.raises()) {
      raised(file, which);
    }
    if (form.phases(file.brief().probation()).contains(Phase.PROBATION)) {
      assertThat(file.last(Step.Confirm.class)).as(which).isPresent();
    }
  }

  private static void decided(CaseFile file, String which) {
    Step.Decide decide = file.adopted(LAW).orElseThrow();
    int members = decide.members().size();
    assertThat(decide.present() * 3).as(which).isGreaterThanOrEqualTo(members * 2);
    assertThat(decide.ayes() * 2).as(which).isGreaterThan(members);
    Step.TakeEffect effect = file.last(Step.TakeEffect.class).orElseThrow();
    assertThat(effect.on()).as(which).isAfterOrEqualTo(effect.effectiveOn());
    assertThat(effect.effectiveOn()).as(which).isAfterOrEqualTo(decide.on());
  }

  private static void raised(CaseFile file, String which) {
    Step.Decide decide = file.adopted(LAW).orElseThrow();
    for (CheckKind kind : CheckKind.FOUR) {
      Step.@Nullable Check found = null;
      for (Step.Check check : file.all(Step.Check.class)) {
        if (check.kind() == kind && check.person().same(decide.person())) {
          found = check;
        }
      }
      assertThat(found).as("%s %s", which, kind).isNotNull();
      assertThat(found.result()).isEqualTo(Result.CLEAR);
      assertThat(found.document()).isNotNull();
      assertThat(found.on()).isBeforeOrEqualTo(decide.on());
    }
    Step.Publish notice = file.last(Step.Publish.class).orElseThrow();
    int working = 0;
    for (LocalDate d = notice.from(); !d.isAfter(notice.until()); d = d.plusDays(1)) {
      working += LAW.days().isWorkingDay(d).orElseThrow() ? 1 : 0;
    }
    assertThat(working).as(which).isGreaterThanOrEqualTo(5);
    assertThat(notice.from()).as(which).isAfterOrEqualTo(decide.on());
    assertThat(file.last(Step.TakeEffect.class).orElseThrow().on())
        .as(which)
        .isAfter(notice.until());
    if (file.brief().form() == Form.EXCEPTIONAL) {
      assertThat(file.last(Step.Consent.class).orElseThrow().on())
          .as(which)
          .isBeforeOrEqualTo(decide.on());
    }
  }
}
