package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.demo.PersonRecord;
import org.zhiren.demo.Planted;
import org.zhiren.demo.PlantedKind;
import org.zhiren.demo.PostRecord;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.demo.UnitRecord;
import org.zhiren.explain.Verdict;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.Accounts;
import org.zhiren.platform.access.AtTheDesk;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.access.Scopes;
import org.zhiren.platform.eligibility.DecidingLocalRule;
import org.zhiren.platform.eligibility.EnteringCalendar;
import org.zhiren.platform.eligibility.ExaminingPerson;
import org.zhiren.platform.eligibility.ForeseenVacancies;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.Listing;
import org.zhiren.platform.eligibility.LocalRule;
import org.zhiren.platform.eligibility.LocalRules;
import org.zhiren.platform.eligibility.Pool;
import org.zhiren.platform.eligibility.Pools;
import org.zhiren.platform.eligibility.PostProfile;
import org.zhiren.platform.eligibility.ProposingLocalRule;
import org.zhiren.platform.eligibility.Screened;
import org.zhiren.platform.eligibility.Source;
import org.zhiren.platform.eligibility.Supposing;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.eligibility.Targets;
import org.zhiren.platform.eligibility.WhoQualifies;
import org.zhiren.platform.eligibility.WorkingCalendar;
import org.zhiren.platform.eligibility.WritingProfile;
import org.zhiren.platform.organization.Basis;
import org.zhiren.platform.organization.OrganizationIntake;
import org.zhiren.platform.organization.OrganizationIntake.PostPeriod;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.UnitFacts;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;
import org.zhiren.statutes.PostLevel;
import org.zhiren.statutes.Schooling;

/**
 * The rules over a thousand invented people: planted faults are found, screening and examining
 * agree, counts end at the border of the scopes, two people decide on local rules.
 */
class EligibilityTest extends PlatformTest {

  private static final String PREFIX = "eligibility-test:";

  /** Another number shows how long it takes: {@code -Deligibility.people=20000}. */
  private static final int PEOPLE = Integer.getInteger("eligibility.people", 1_000);

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  private static final Map<UUID, UUID> PARENTS = new HashMap<>();
  private static final List<Planted> PLANTED = new ArrayList<>();
  private static UUID root;
  private static Account officer;
  private static Account second;

  @Autowired private OrganizationIntake organization;
  @Autowired private RosterIntake roster;
  @Autowired private Accounts accounts;
  @Autowired private Scopes scopes;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Pools pools;
  @Autowired private Targets targets;
  @Autowired private WhoQualifies who;
  @Autowired private ExaminingPerson examining;
  @Autowired private ForeseenVacancies vacancies;
  @Autowired private Supposing supposing;
  @Autowired private ProposingLocalRule proposing;
  @Autowired private DecidingLocalRule deciding;
  @Autowired private LocalRules localRules;
  @Autowired private LawInForce law;
  @Autowired private WritingProfile writing;
  @Autowired private EnteringCalendar entering;
  @Autowired private WorkingCalendar calendar;

  private static UUID id(String demoId) {
    return UUID.nameUUIDFromBytes((PREFIX + demoId).getBytes(StandardCharsets.UTF_8));
  }

  private static UUID own(UUID demo) {
    return id(demo.toString());
  }

  private <T> T system(Callable<T> work) throws Exception {
    return acting.asSystem("test", work);
  }

  @BeforeEach
  void load() throws Exception {
    if (officer != null) {
      return;
    }
    DemonstrationUnits units = new DemonstrationUnits();
    List<PersonRecord> people = new ArrayList<>();
    DemoPrefecture.generate(
        11,
        DemoSize.ofPeople(PEOPLE),
        new PrefectureSink() {
          @Override
          public void unit(UnitRecord unit) {
            units.unit(unit);
          }

          @Override
          public void post(PostRecord post) {
            units.post(post);
          }

          @Override
          public void person(PersonRecord person) {
            people.add(person);
          }

          @Override
          public void planted(Planted planted) {
            PLANTED.add(planted);
          }
        });
    system(() -> {
      organization.load(
          units.unitPeriods().map(EligibilityTest::own),
          units.postPeriods().map(EligibilityTest::own),
          Stream.empty(),
          new Basis(TODAY, "test", "test"),
          written -> {});
      return roster.load(
          receiver -> {
            DemonstrationPeople reader =
                new DemonstrationPeople(receiver, demo -> own(DemonstrationIds.of(demo)));
            units.records().forEach(reader::unit);
            people.forEach(reader::person);
          },
          "eligibility-test",
          "test",
          written -> {});
    });
    officer = system(() -> account("eligibility-officer", root, InformationClass.values()));
    second = system(() -> account("eligibility-second", root, InformationClass.values()));
  }

  private static UnitPeriod own(UnitPeriod period) {
    UnitFacts facts = period.facts().withoutCode();
    UUID parent = facts.parentId() == null ? null : own(facts.parentId());
    if (parent == null) {
      root = own(period.id());
    } else {
      PARENTS.put(own(period.id()), parent);
    }
    return new UnitPeriod(
        own(period.id()), facts.under(parent, facts.precedence()), period.from(), period.until());
  }

  private static PostPeriod own(PostPeriod period) {
    PostFacts f = period.facts();
    return new PostPeriod(
        own(period.id()),
        new PostFacts(
            own(f.unitId()),
            f.name(),
            f.levelCode(),
            f.kind(),
            f.member(),
            f.team(),
            f.places(),
            f.precedence(),
            f.heldWith() == null ? null : own(f.heldWith()),
            f.placeRecusal(),
            f.probation()),
        period.from(),
        period.until());
  }

  private Account account(String login, UUID unit, InformationClass... classes) {
    Account account =
        accounts.create(login, login, "correct horse battery", Set.of(Role.DEPARTMENT_CADRE), null);
    for (InformationClass seen : classes) {
      scopes.grant(
          account.id(),
          seen,
          unit,
          Purpose.SELECTION,
          LocalDate.of(2020, 1, 1),
          LocalDate.of(2099, 1, 1),
          "test");
    }
    return account;
  }

  /** Runs work as somebody at the desk who has stated a purpose. */
  private <T> T at(Account account, Callable<T> work) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("Zhiren-Purpose", "SELECTION");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    SecurityContextHolder.getContext()
        .setAuthentication(
            UsernamePasswordAuthenticationToken.authenticated(
                AtTheDesk.signedIn(account), null, List.of()));
    try {
      return work.call();
    } finally {
      SecurityContextHolder.clearContext();
      RequestContextHolder.resetRequestAttributes();
    }
  }

  private Set<UUID> planted(PlantedKind kind) {
    Set<UUID> people = new HashSet<>();
    PLANTED.stream()
        .filter(p -> p.kind() == kind && p.personId() != null)
        .forEach(p -> people.add(own(DemonstrationIds.of(p.personId()))));
    return people;
  }

  private Target division() {
    return targets.all(TODAY).stream()
        .filter(t -> t.rules().level() == PostLevel.DIVISION_DEPUTY && t.post().facts().team())
        .filter(t -> under(t.unit().id(), root))
        .findFirst()
        .orElseThrow();
  }

  private static boolean under(UUID unit, UUID top) {
    UUID at = unit;
    while (at != null && !at.equals(top)) {
      at = PARENTS.get(at);
    }
    return at != null;
  }

  @Test
  void everyoneIsInThePoolOnceInPrecedence() throws Exception {
    Target post = at(officer, this::division);
    long start = System.nanoTime();
    Pool pool = at(officer, () -> pools.on(TODAY));
    long built = System.nanoTime();
    at(officer, () -> who.screen(post.id(), TODAY, Source.EVERYBODY));
    System.out.printf(
        "EligibilityTest: pool of %,d people in %,d ms, screened in %,d ms%n",
        pool.size(), (built - start) / 1_000_000, (System.nanoTime() - built) / 1_000_000);
    assertThat(pool.size()).isGreaterThan(PEOPLE * 8 / 10);
    assertThat(pool.entries().stream().map(Pool.Entry::id)).doesNotHaveDuplicates();
    assertThat(at(officer, () -> pools.on(TODAY))).as("kept while nothing changes").isSameAs(pool);
  }

  @Test
  void whoIsPastTheRetirementAgeIsFoundByTheRulesAndAmongTheVacancies() throws Exception {
    Set<UUID> overdue = planted(PlantedKind.RETIREMENT_DUE);
    assertThat(overdue).as("planted: the check must not pass on nothing").isNotEmpty();
    Target post = at(officer, this::division);
    Screened screened = at(officer, () -> who.screen(post.id(), TODAY, Source.EVERYBODY));
    Set<UUID> refused = new HashSet<>();
    screened
        .with("GWY-92", Verdict.FAIL)
        .forEach(row -> refused.add(screened.pool().entry(row).id()));
    Set<UUID> seen = new HashSet<>(overdue);
    seen.removeIf(person -> screened.pool().row(person) < 0);
    assertThat(seen).isNotEmpty();
    assertThat(refused).containsAll(seen);

    List<ForeseenVacancies.Line> lines = at(officer, () -> vacancies.within(TODAY, 3, null));
    assertThat(lines).isNotEmpty().allMatch(l -> !l.vacancy().on().isAfter(TODAY.plusYears(3)));
    Set<UUID> leaders = new HashSet<>(seen);
    leaders.removeIf(person -> screened.pool().entry(screened.pool().row(person)).level() == null);
    Set<UUID> due = new HashSet<>();
    lines.stream().filter(ForeseenVacancies.Line::overdue).forEach(l -> due.add(l.holder().id()));
    assertThat(due).containsAll(leaders);
  }

  @Test
  void screeningAndExaminingOneByOneSayTheSame() throws Exception {
    Target post = at(officer, this::division);
    Screened screened = at(officer, () -> who.screen(post.id(), TODAY, Source.PROMOTION));
    assertThat(screened.size()).isGreaterThan(20);
    assertThat(screened.totals().values().stream().mapToInt(n -> n).sum())
        .isEqualTo(screened.size());
    int[] rows = screened.rows();
    for (int i = 0; i < rows.length; i += Math.max(1, rows.length / 25)) {
      int row = rows[i];
      UUID person = screened.pool().entry(row).id();
      ExaminingPerson.Result one = at(officer, () -> examining.examine(person, post.id(), TODAY));
      one.examination()
          .verdicts()
          .forEach((provision, verdict) -> {
            if (verdict == Verdict.FAIL || verdict == Verdict.NEEDS_APPROVAL) {
              assertThat(screened.with(provision, verdict))
                  .as("%s %s of %s", provision, verdict, person)
                  .contains(row);
            }
          });
      boolean against = one.examination().verdicts().containsValue(Verdict.FAIL);
      assertThat(screened.listing(row) == Listing.FAILED).as("%s", person).isEqualTo(against);
    }
  }

  @Test
  void theNearlyQualifiedQualifyOnTheirDayAndNotBefore() throws Exception {
    Target post = at(officer, this::division);
    Screened screened = at(officer, () -> who.screen(post.id(), TODAY, Source.PROMOTION));
    List<WhoQualifies.Near> near = at(officer, () -> who.nearly(screened));
    for (WhoQualifies.Near one : near.subList(0, Math.min(5, near.size()))) {
      assertThat(one.on()).isAfter(TODAY).isBeforeOrEqualTo(TODAY.plusMonths(24));
      UUID person = screened.pool().entry(one.row()).id();
      Set<Verdict> against = Set.of(Verdict.FAIL, Verdict.NEEDS_APPROVAL);
      assertThat(at(officer, () -> verdicts(person, post, one.on())))
          .doesNotContainAnyElementsOf(against);
      assertThat(at(officer, () -> verdicts(person, post, one.on().minusDays(1))))
          .containsAnyElementsOf(against);
    }
  }

  private List<Verdict> verdicts(UUID person, Target post, LocalDate day) {
    return List.copyOf(examining.examine(person, post.id(), day).examination().verdicts().values());
  }

  @Test
  void noCountGoesBeyondNarrowScopesAndSanctionsNeedTheirOwn() throws Exception {
    Pool whole = at(officer, () -> pools.on(TODAY));
    Target post = at(officer, this::division);
    UUID branch =
        PARENTS.entrySet().stream()
            .filter(e -> e.getValue().equals(root) && !under(post.unit().id(), e.getKey()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElseThrow();
    Account narrow =
        system(() ->
            account(
                "eligibility-narrow",
                branch,
                InformationClass.ORGANIZATION,
                InformationClass.ROSTER));
    Pool seen = at(narrow, () -> pools.on(TODAY));
    assertThat(seen.size()).isLessThan(whole.size()).isPositive();
    assertThat(seen.entries()).allMatch(e -> e.criticised() == null);
    Target inside =
        at(narrow, () -> targets.all(TODAY)).stream()
            .filter(t -> t.rules().level() != PostLevel.SECTION_DEPUTY)
            .findFirst()
            .orElseThrow();
    Screened screened = at(narrow, () -> who.screen(inside.id(), TODAY, Source.EVERYBODY));
    assertThat(screened.size()).isEqualTo(seen.size());
    assertThat(screened.with("XB-24-6", Verdict.FAIL)).as("sanctions are not seen").isEmpty();
    assertThat(screened.with("XB-24-6", Verdict.UNKNOWN)).hasSize(seen.size());
    assertThat(who.reach(screened).lines()).noneMatch(line -> line.dimension().zh().equals("处分记录"));
    assertThatThrownBy(() -> at(narrow, () -> who.screen(post.id(), TODAY, Source.EVERYBODY)))
        .as("a post outside does not exist")
        .isInstanceOf(NotFound.class);
    UUID outside =
        whole.entries().stream()
            .map(Pool.Entry::id)
            .filter(p -> seen.row(p) < 0)
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> at(narrow, () -> examining.examine(outside, inside.id(), TODAY)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void onesOwnFileAndThatOfANearRelativeAreLeftOut() throws Exception {
    Set<UUID> kin = planted(PlantedKind.KIN_IN_UNIT);
    UUID own = kin.iterator().next();
    Planted fault =
        PLANTED.stream()
            .filter(p -> p.kind() == PlantedKind.KIN_IN_UNIT)
            .filter(p -> own(DemonstrationIds.of(p.personId())).equals(own))
            .findFirst()
            .orElseThrow();
    UUID spouse = own(DemonstrationIds.of(fault.relatedIds().getFirst()));
    Account self =
        system(() -> {
          Account made =
              accounts.create(
                  "eligibility-self",
                  "self",
                  "correct horse battery",
                  Set.of(Role.DEPARTMENT_CADRE),
                  own);
          for (InformationClass seen : InformationClass.values()) {
            scopes.grant(
                made.id(),
                seen,
                root,
                Purpose.SELECTION,
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2099, 1, 1),
                "test");
          }
          return made;
        });
    Pool pool = at(self, () -> pools.on(TODAY));
    assertThat(pool.row(own)).isEqualTo(-1);
    assertThat(pool.row(spouse)).isEqualTo(-1);
    assertThat(pool.withheld()).isPositive();
    assertThat(at(officer, () -> pools.on(TODAY)).row(spouse)).isNotNegative();
    Target post = at(officer, this::division);
    assertThatThrownBy(() -> at(self, () -> examining.examine(own, post.id(), TODAY)))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void relativesUnderOneLeaderAreFound() throws Exception {
    int found = 0;
    for (Planted fault : PLANTED) {
      if (fault.kind() != PlantedKind.KIN_IN_UNIT) {
        continue;
      }
      UUID person = own(DemonstrationIds.of(fault.personId()));
      Pool pool = at(officer, () -> pools.on(TODAY));
      List<org.zhiren.statutes.Person> facts =
          at(officer, () -> pools.people(List.of(person), TODAY));
      if (pool.row(person) < 0 || facts.isEmpty() || facts.getFirst().family() == null) {
        continue;
      }
      UUID spouse = own(DemonstrationIds.of(fault.relatedIds().getFirst()));
      assertThat(facts.getFirst().family().relatives())
          .anyMatch(r ->
              r.unitId() != null
                  && r.unitId().equals(own(DemonstrationIds.of(fault.unitId())).toString()));
      assertThat(pool.row(spouse)).isNotNegative();
      found++;
    }
    assertThat(found).isPositive();
  }

  @Test
  void aSupposedNumberChangesResultsAndNothingElse() throws Exception {
    Target post = at(officer, this::division);
    Supposing.Answer stricter =
        at(
            officer,
            () ->
                supposing.compare(
                    post.id(),
                    TODAY,
                    Source.PROMOTION,
                    new Supposing.Hypothesis("XB-08-3b.years", new BigDecimal("50"), null, null)));
    assertThat(stricter.changes()).isNotEmpty();
    assertThat(stricter.changes()).noneMatch(c -> c.to() == Listing.LISTED);
    assertThat(stricter.after().totals().get(Listing.LISTED)).isZero();
    Supposing.Answer same =
        at(
            officer,
            () ->
                supposing.compare(
                    post.id(),
                    TODAY,
                    Source.PROMOTION,
                    new Supposing.Hypothesis("XB-08-3b.years", new BigDecimal("3"), null, null)));
    assertThat(same.changes()).isEmpty();
    assertThatThrownBy(() ->
            at(
                officer,
                () ->
                    supposing.compare(
                        post.id(),
                        TODAY,
                        Source.PROMOTION,
                        new Supposing.Hypothesis(null, null, "XB", "1995"))))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void aLocalRuleTakesTwoPeopleAndHoldsFromItsDayToItsEnd() throws Exception {
    LocalDate since = TODAY.plusMonths(1);
    ProposingLocalRule.Proposal lax =
        new ProposingLocalRule.Proposal(
            "XB-08-1.seniority", BigDecimal.valueOf(4), since, "细则", "第三条", "示〔2026〕1号", "试验");
    assertThatThrownBy(() -> at(officer, () -> proposing.propose(lax)))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused -> {
              assertThat(refused.faults().getFirst().field()).isEqualTo("value");
              assertThat(refused.faults().getFirst().message().zh()).contains("5", "没有收紧");
            });
    ProposingLocalRule.Proposal strict =
        new ProposingLocalRule.Proposal(
            "XB-08-1.seniority", BigDecimal.valueOf(8), since, "细则", "第三条", "示〔2026〕1号", "从严");
    UUID rule = at(officer, () -> proposing.propose(strict));
    assertThat(value(since)).as("a proposal changes nothing").isEqualTo("5");
    assertThatThrownBy(() -> step(officer, () -> deciding.approve(rule, "")))
        .as("nobody approves the own proposal")
        .isInstanceOf(InvalidInput.class);
    step(second, () -> deciding.approve(rule, "核对无误"));
    assertThat(value(since.minusDays(1))).isEqualTo("5");
    assertThat(value(since)).isEqualTo("8");
    assertThatThrownBy(() -> step(second, () -> deciding.approve(rule, "")))
        .as("decided once")
        .isInstanceOf(InvalidInput.class);
    assertThat(recorded(rule)).isEqualTo(2);

    step(officer, () -> deciding.askToEnd(rule, "不再需要"));
    assertThat(value(since)).as("in force until a second person agrees").isEqualTo("8");
    assertThatThrownBy(() -> step(officer, () -> deciding.end(rule, "")))
        .isInstanceOf(InvalidInput.class);
    step(second, () -> deciding.end(rule, "同意"));
    assertThat(localRules.find(rule).orElseThrow().state()).isEqualTo(LocalRule.State.ENDED);
    assertThat(value(LocalDate.of(2099, 1, 1))).isEqualTo("5");
    assertThat(recorded(rule)).isEqualTo(4);
  }

  private String value(LocalDate day) {
    return law.on(day).parameter("XB-08-1.seniority", day).orElseThrow().value();
  }

  private void step(Account account, Runnable work) throws Exception {
    at(
        account,
        () -> {
          work.run();
          return true;
        });
  }

  private int recorded(UUID object) throws Exception {
    return system(() ->
        transactions.execute(status ->
            jdbc.sql("select count(*) from records.entry where object_id = :id")
                .param("id", object.toString())
                .query(Integer.class)
                .single()));
  }

  @Test
  void aProfileNarrowsTheListAndItsVersionsStay() throws Exception {
    Target post = at(officer, this::division);
    int before = at(officer, () -> listed(post));
    PostProfile.Conditions strict =
        new PostProfile.Conditions(
            Schooling.POSTGRADUATE, 60, null, List.of(), null, "", List.of(), List.of(), Set.of());
    int version = post.profile().version();
    int written = at(officer, () -> writing.write(post.id(), version, strict, "从严"));
    assertThat(written).isEqualTo(version + 1);
    assertThat(at(officer, () -> listed(post))).isLessThanOrEqualTo(before);
    assertThatThrownBy(() -> at(officer, () -> writing.write(post.id(), version, strict, "又一次")))
        .as("somebody wrote a version meanwhile")
        .isInstanceOf(StaleVersion.class);
    assertThatThrownBy(() ->
            at(officer, () -> writing.write(post.id(), written, PostProfile.Conditions.NONE, " ")))
        .isInstanceOf(InvalidInput.class);
    at(officer, () -> writing.write(post.id(), written, PostProfile.Conditions.NONE, "恢复"));
    assertThat(at(officer, () -> listed(post))).isEqualTo(before);
  }

  private int listed(Target post) {
    return who.screen(post.id(), TODAY, Source.PROMOTION).totals().get(Listing.LISTED);
  }

  @Test
  void aCalendarCountsOnceASecondPersonHasComparedIt() throws Exception {
    int year = 2031;
    List<LocalDate> off = List.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 10, 1));
    assertThatThrownBy(() -> at(officer, () -> entering.propose(2026, off, List.of(), "通知")))
        .isInstanceOf(InvalidInput.class);
    UUID entry = at(officer, () -> entering.propose(year, off, List.of(), "通知"));
    assertThat(calendar.days().knows(year)).isFalse();
    assertThatThrownBy(() -> step(officer, () -> entering.approve(entry, "")))
        .isInstanceOf(InvalidInput.class);
    step(second, () -> entering.approve(entry, "已核对"));
    assertThat(calendar.days().isWorkingDay(LocalDate.of(year, 10, 1))).contains(false);
    assertThat(calendar.days().isWorkingDay(LocalDate.of(year, 10, 2))).contains(true);
  }

  @Test
  void programsStateAPurposeAndTheReadingIsRecorded() throws Exception {
    Target post = at(officer, this::division);
    Pool pool = at(officer, () -> pools.on(TODAY));
    UUID person = pool.entries().getFirst().id();
    String address = "/api/v1/eligibility/posts/" + post.id() + "/people/" + person;
    assertThat(ask(address, null).getStatus()).isEqualTo(422);
    int before = recorded(person);
    MockHttpServletResponse answer = ask(address, "SELECTION");
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
        .contains("\"explanation\"", "第八条", "XB-24-6");
    assertThat(recorded(person)).isGreaterThan(before);
    assertThat(
            ask("/api/v1/eligibility/posts/" + post.id() + "/people?list=FAILED", null).getStatus())
        .isEqualTo(422);
    for (String open :
        List.of(
            "posts?q=长",
            "regulations",
            "provisions",
            "parameters",
            "local",
            "calendar",
            "vacancies",
            "posts/" + post.id() + "/profile",
            "posts/" + post.id() + "/people")) {
      assertThat(ask("/api/v1/eligibility/" + open, "SELECTION").getStatus())
          .as(open)
          .isEqualTo(200);
    }
  }

  @Test
  void everyPageAnswersAndAsksForAPurposeWhereItMust() throws Exception {
    Target post = at(officer, this::division);
    UUID person = at(officer, () -> pools.on(TODAY)).entries().getFirst().id();
    String here = "/eligibility/posts/" + post.id();
    String suppose =
        "/eligibility/suppose?ask=yes&parameter=XB-08-3b.years&value=6&version=&post=" + post.id();
    for (String asks :
        List.of(
            here + "?list=FAILED",
            here + "?provision=XB-24-6&verdict=FAIL",
            here + "/people/" + person,
            "/eligibility/people/" + person,
            suppose)) {
      MockHttpServletResponse answer = ask(asks, null);
      assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).as(asks).isEmpty();
      // The page that asks leads back to exactly where we were.
      assertThat(URLDecoder.decode(answer.getRedirectedUrl(), StandardCharsets.UTF_8))
          .isEqualTo("/purpose?to=" + asks);
    }
    assertThat(text(here + "?list=FAILED")).contains("e-people");
    assertThat(text(here + "?list=NEAR")).contains("id=\"list\"");
    assertThat(text(here + "/people/" + person)).contains("e-verdict");
    assertThat(text("/eligibility/people/" + person)).contains("e-lists");
    assertThat(text(suppose)).contains("id=\"answer\"");
    for (String open :
        List.of(
            "",
            "?q=长",
            "/rules",
            "/rules/XB-08-1",
            "/parameters",
            "/local",
            "/local/new",
            "/calendar",
            "/vacancies",
            "/suppose",
            "/posts/" + post.id(),
            "/posts/" + post.id() + "/profile",
            "/posts/" + post.id() + "/profile/edit")) {
      assertThat(ask("/eligibility" + open, null).getStatus()).as(open).isEqualTo(200);
    }
    assertThat(ask("/eligibility/rules/none", null).getStatus()).isEqualTo(404);
    assertThat(ask("/eligibility/posts/" + UUID.randomUUID(), null).getStatus()).isEqualTo(404);
    MockHttpServletResponse sheet = ask(here + "/list.xlsx", "SELECTION");
    assertThat(sheet.getStatus()).isEqualTo(200);
    assertThat(sheet.getContentAsByteArray()).startsWith('P', 'K');
    assertThat(ask("/eligibility/vacancies.xlsx", null).getContentAsByteArray())
        .startsWith('P', 'K');
  }

  private String text(String address) throws Exception {
    MockHttpServletResponse response = ask(address, "SELECTION");
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    return response.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse ask(String address, String purpose) throws Exception {
    var request = get(address).with(AtTheDesk.sits(officer));
    if (purpose != null) {
      request.header("Zhiren-Purpose", purpose);
    }
    return web.perform(request).andReturn().getResponse();
  }
}
