package org.zhiren.platform.roster.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scope;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.query.Condition.Facts;
import org.zhiren.platform.roster.query.Condition.Group;
import org.zhiren.platform.roster.query.Condition.Join;
import org.zhiren.platform.roster.query.Condition.Measure;
import org.zhiren.platform.roster.query.Condition.Op;
import org.zhiren.platform.roster.query.Condition.Timing;

/**
 * The columns in memory against SQL, and both against plain Java over the files: same people, same
 * counts, same order, for the platform itself and for accounts with narrow scopes; a change or a
 * revocation shows in the very next answer.
 */
class QuestionsTest extends SampledTest {

  private static final int ROUNDS = Integer.getInteger("zhiren.query.rounds", 600);

  private static final List<Account> ACCOUNTS = new ArrayList<>();
  private static UUID branch;

  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake intake;
  @Autowired private Scopes scopes;
  @Autowired private AskingPeople asking;
  @Autowired private ColumnStore store;
  @Autowired private TransactionTemplate transactions;

  private <T> T system(Callable<T> work) throws Exception {
    return acting.asSystem("test", work);
  }

  private <T> T inTransaction(Callable<T> work) {
    return transactions.execute(status -> {
      try {
        return work.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    });
  }

  /** As an account of these tests: 0 sees a branch, 1 the branch and its appraisals, 2 nothing. */
  private <T> T as(int account, Callable<T> work) throws Exception {
    return at(ACCOUNTS.get(account), work);
  }

  @BeforeEach
  void load() throws Exception {
    if (!ACCOUNTS.isEmpty()) {
      return;
    }
    system(() -> {
      QuerySample.load(organization, intake);
      return true;
    });
    branch = biggestBranch();
    ACCOUNTS.add(account(null, InformationClass.ROSTER));
    ACCOUNTS.add(account(null, InformationClass.ROSTER, InformationClass.APPRAISAL));
    ACCOUNTS.add(account(null));
    store.build();
  }

  private static long peopleBelow(UUID unit) {
    Set<UUID> below = QuerySample.below(unit);
    return QuerySample.files().stream()
        .filter(file -> below.contains(file.placement().unitId()))
        .count();
  }

  /** The unit with most people below it that does not hold half of them. */
  private static UUID biggestBranch() {
    return QuerySample.units().keySet().stream()
        .filter(unit -> peopleBelow(unit) < QuerySample.files().size() / 2)
        .max(Comparator.comparing(QuestionsTest::peopleBelow))
        .orElseThrow();
  }

  private Account account(@Nullable UUID person, InformationClass... classes) throws Exception {
    return house.account(Role.UNIT_CADRE, branch, person, classes);
  }

  private AskingPeople.Answer columns(Question question, Sort sort, int offset, int most) {
    return inTransaction(() ->
        asking.byColumns(
            store.fresh().orElseThrow(),
            question,
            question.day(QuerySample.DAY),
            sort,
            offset,
            most));
  }

  private AskingPeople.Answer sql(Question question, Sort sort, int offset, int most) {
    return inTransaction(
        () -> asking.bySql(question, question.day(QuerySample.DAY), sort, offset, most));
  }

  @Test
  void columnsAndSqlGiveTheSameAnswerToEveryQuestion() throws Exception {
    long seed = Long.getLong("zhiren.seed", System.nanoTime());
    System.out.printf("QuestionsTest: seed %d, %d rounds%n", seed, ROUNDS);
    Random random = new Random(seed);
    RandomQuestions questions =
        new RandomQuestions(
            random, store.fresh().orElseThrow().words(), List.copyOf(QuerySample.units().keySet()));
    int found = 0;
    int unknown = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Question question = questions.next();
      assertThat(Checking.faults(question)).as(QuestionJson.write(question)).isEmpty();
      Sort sort =
          new Sort(
              Sort.Key.values()[random.nextInt(Sort.Key.values().length)], random.nextBoolean());
      int offset = random.nextInt(3) * 20;
      Callable<Boolean> both =
          () -> {
            AskingPeople.Answer fast = columns(question, sort, offset, 200);
            AskingPeople.Answer slow = sql(question, sort, offset, 200);
            assertThat(fast.count()).isEqualTo(slow.count());
            assertThat(fast.unknown()).isEqualTo(slow.unknown());
            assertThat(fast.ids()).isEqualTo(slow.ids());
            return fast.count() > 0;
          };
      try {
        int who = random.nextInt(4);
        boolean some = who == 3 ? system(both) : as(who, both);
        found += some ? 1 : 0;
      } catch (Throwable e) {
        throw new AssertionError(
            "seed %d, round %d, %s: %s"
                .formatted(seed, round, sort.word(), QuestionJson.write(question)),
            e);
      }
      unknown += question.where().members().size();
    }
    assertThat(found).as("rounds with somebody found").isGreaterThan(ROUNDS / 20);
    assertThat(unknown).isPositive();
  }

  private Set<UUID> mine(List<UUID> ids) {
    Set<UUID> ours =
        QuerySample.files().stream().map(f -> f.basics().id()).collect(Collectors.toSet());
    return ids.stream().filter(ours::contains).collect(Collectors.toSet());
  }

  private void same(Question question, Predicate<PersonFile> expected) throws Exception {
    Question dated = question.on(QuerySample.DAY);
    Set<UUID> wanted =
        QuerySample.files().stream()
            .filter(file ->
                file.basics().leftOn() == null || file.basics().leftOn().isAfter(QuerySample.DAY))
            .filter(expected)
            .map(file -> file.basics().id())
            .collect(Collectors.toSet());
    Set<UUID> fast =
        system(() -> mine(columns(dated, Sort.PRECEDENCE, 0, Integer.MAX_VALUE).ids()));
    assertThat(fast).as(QuestionJson.write(dated)).isEqualTo(wanted);
    assertThat(wanted).as("people expected: the check must not pass on nothing").isNotEmpty();
  }

  @Test
  void answersAreWhatTheFilesSay() throws Exception {
    LocalDate day = QuerySample.DAY;
    same(
        Question.of(Condition.Test.in(Field.SEX, "2"), Condition.Test.between(Field.AGE, "", "40")),
        file ->
            file.basics().sex().equals("2")
                && Period.between(file.basics().birthDate(), day).getYears() <= 40);
    same(
        Question.of(
            Facts.some(FactKind.CAREER, Timing.NOW, Condition.Test.in(Field.CAREER_LEVEL, "1A41"))
                .forMonths(36)),
        file ->
            sectionChiefSince(file, day) != null
                && !sectionChiefSince(file, day).isAfter(day.minusMonths(36)));
    same(
        Question.of(
            Facts.some(
                FactKind.CAREER, Timing.EVER, Condition.Test.in(Field.CAREER_GRASSROOTS, "true"))),
        file -> file.career().stream().anyMatch(c -> c.grassroots() && !c.start().isAfter(day)));
    same(
        Question.of(
            Facts.some(
                    FactKind.APPRAISAL, Timing.EVER, Condition.Test.in(Field.APPRAISAL_GRADE, "优秀"))
                .inLastYears(3)
                .measured(Measure.COUNT, 2, null)),
        file ->
            file.appraisals().stream()
                    .filter(a -> a.year() >= 2023 && a.year() <= 2025 && a.grade().equals("优秀"))
                    .count()
                >= 2);
    same(
        Question.of(
            Facts.some(FactKind.TRAINING, Timing.EVER)
                .inLastYears(5)
                .measured(Measure.HOURS, 300, null)),
        file ->
            file.trainings().stream()
                    .filter(t -> t.end().isAfter(day.minusYears(5)) && !t.end().isAfter(day))
                    .mapToInt(PersonFile.Training::hours)
                    .sum()
                >= 300);
    same(
        Question.of(
            Facts.some(
                FactKind.EDUCATION,
                Timing.EVER,
                Condition.Test.of(Field.EDUCATION_LEVEL, Op.AT_LEAST, "21"),
                Condition.Test.in(Field.EDUCATION_MODE, "1"))),
        file ->
            file.education().stream()
                .anyMatch(e ->
                    e.modeCode().equals("1")
                        && (e.educationCode().startsWith("1") || e.educationCode().startsWith("2"))
                        && (e.graduatedOn() == null || !e.graduatedOn().isAfter(day))));
    same(
        Question.of(
            new Group(Join.NONE, List.of(Condition.Test.between(Field.PARTY_YEARS, "20", "")))),
        file ->
            file.basics().partyJoinDate() != null
                && Period.between(file.basics().partyJoinDate(), day).getYears() < 20);
  }

  /** The first day of the unbroken time as section chief that lasts on the day. */
  private static LocalDate sectionChiefSince(PersonFile file, LocalDate day) {
    LocalDate since = null;
    boolean longer = true;
    while (longer) {
      longer = false;
      for (PersonFile.Career c : file.career()) {
        LocalDate edge = since;
        boolean reaches =
            edge == null
                ? !c.start().isAfter(day) && (c.end() == null || c.end().isAfter(day))
                : c.start().isBefore(edge) && (c.end() == null || !c.end().isBefore(edge));
        if (c.levelCode().equals("1A41") && reaches) {
          since = c.start();
          longer = true;
        }
      }
    }
    return since;
  }

  @Test
  void whatMayNotBeSeenIsUnknownAndNeitherFoundNorExcluded() throws Exception {
    Facts excellent =
        Facts.some(FactKind.APPRAISAL, Timing.EVER, Condition.Test.in(Field.APPRAISAL_GRADE, "优秀"));
    Question yes = Question.of(excellent).on(QuerySample.DAY);
    Question no = Question.of(new Group(Join.NONE, List.of(excellent))).on(QuerySample.DAY);
    Question all = Question.everybody().on(QuerySample.DAY);
    int everybody = as(0, () -> columns(all, Sort.PRECEDENCE, 0, 0).count());
    assertThat(everybody).isPositive();
    for (Question question : List.of(yes, no)) {
      AskingPeople.Answer answer = as(0, () -> columns(question, Sort.PRECEDENCE, 0, 10));
      assertThat(answer.count()).isZero();
      assertThat(answer.unknown()).isEqualTo(everybody);
    }
    int found = as(1, () -> columns(yes, Sort.PRECEDENCE, 0, 0).count());
    int excluded = as(1, () -> columns(no, Sort.PRECEDENCE, 0, 0).count());
    assertThat(found).isPositive();
    assertThat(found + excluded).isEqualTo(everybody);
    assertThat(as(2, () -> columns(all, Sort.PRECEDENCE, 0, 10).count())).isZero();
  }

  @Test
  void nobodyLearnsOfOneselfByAQuestion() throws Exception {
    Facts excellent =
        Facts.some(FactKind.APPRAISAL, Timing.EVER, Condition.Test.in(Field.APPRAISAL_GRADE, "优秀"));
    Question yes = Question.of(excellent).on(QuerySample.DAY);
    UUID own = as(1, () -> columns(yes, Sort.PRECEDENCE, 0, 1).ids()).getFirst();
    Account self = account(own, InformationClass.ROSTER, InformationClass.APPRAISAL);
    ACCOUNTS.add(self);
    int index = ACCOUNTS.size() - 1;
    Question no = Question.of(new Group(Join.NONE, List.of(excellent))).on(QuerySample.DAY);
    for (Question question : List.of(yes, no)) {
      AskingPeople.Answer fast = as(index, () -> columns(question, Sort.PRECEDENCE, 0, 10_000));
      AskingPeople.Answer slow = as(index, () -> sql(question, Sort.PRECEDENCE, 0, 10_000));
      assertThat(fast.ids()).doesNotContain(own).isEqualTo(slow.ids());
      assertThat(fast.unknown()).isEqualTo(slow.unknown()).isPositive();
    }
  }

  @Test
  void theVeryNextAnswerKnowsWhatChanged() throws Exception {
    PersonFile somebody =
        QuerySample.files().stream()
            .filter(file -> file.basics().leftOn() == null && !file.honours().isEmpty())
            .findFirst()
            .orElseThrow();
    UUID id = somebody.basics().id();
    Question question =
        Question.of(
                Facts.some(
                    FactKind.HONOUR,
                    Timing.EVER,
                    Condition.Test.of(Field.HONOUR_NAME, Op.CONTAINS, "刚刚授予")))
            .on(QuerySample.DAY);
    assertThat(system(() -> columns(question, Sort.PRECEDENCE, 0, 10).ids())).isEmpty();
    system(() ->
        inTransaction(() ->
            jdbc.sql(
                    """
                    insert into roster.honour (person_id, unit_id, said_by, name, granted_on, authority, level)
                    select person_id, unit_id, said_by, '刚刚授予的荣誉', granted_on, authority, level
                    from roster.honour where person_id = :id limit 1
                    """)
                .param("id", id)
                .update()));
    AskingPeople.Answer after = system(() -> asking.ask(question, Sort.PRECEDENCE, 0, 10));
    assertThat(after.ids()).containsExactly(id);
    assertThat(after.columns()).as("answered from the columns").isTrue();
    // The person stands in the old place of the list, once.
    Question all = Question.everybody().on(QuerySample.DAY);
    assertThat(system(() -> columns(all, Sort.PRECEDENCE, 0, Integer.MAX_VALUE).ids()))
        .isEqualTo(system(() -> sql(all, Sort.PRECEDENCE, 0, 1_000_000).ids()));
  }

  @Test
  void aRevocationBindsTheVeryNextAnswer() throws Exception {
    Account guest = account(null, InformationClass.ROSTER);
    Scope scope = system(() -> scopes.of(guest.id())).getFirst();
    ACCOUNTS.add(guest);
    int index = ACCOUNTS.size() - 1;
    Question all = Question.everybody().on(QuerySample.DAY);
    assertThat(as(index, () -> asking.ask(all, Sort.PRECEDENCE, 0, 5).count())).isPositive();
    system(() -> {
      scopes.revoke(scope.id(), "test");
      return true;
    });
    assertThat(as(index, () -> asking.ask(all, Sort.PRECEDENCE, 0, 5).count())).isZero();
  }
}
