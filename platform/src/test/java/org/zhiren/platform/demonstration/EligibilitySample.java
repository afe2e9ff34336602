package org.zhiren.platform.demonstration;

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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
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
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.Purpose;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.eligibility.DecidingLocalRule;
import org.zhiren.platform.eligibility.EnteringCalendar;
import org.zhiren.platform.eligibility.ExaminingPerson;
import org.zhiren.platform.eligibility.ForeseenVacancies;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.LocalRules;
import org.zhiren.platform.eligibility.Pools;
import org.zhiren.platform.eligibility.ProposingLocalRule;
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
import org.zhiren.statutes.PostLevel;

/** A thousand invented people under the rules, loaded once, with two officers at the desk. */
abstract class EligibilitySample extends SampledTest {

  static final String PREFIX = "eligibility-test:";

  /** Another number shows how long it takes: {@code -Deligibility.people=20000}. */
  static final int PEOPLE = Integer.getInteger("eligibility.people", 1_000);

  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final Map<UUID, UUID> PARENTS = new HashMap<>();
  static final List<Planted> PLANTED = new ArrayList<>();
  static UUID root;
  static Account officer;
  static Account second;

  @Autowired protected OrganizationIntake organization;
  @Autowired protected RosterIntake roster;
  @Autowired protected TransactionTemplate transactions;
  @Autowired protected Pools pools;
  @Autowired protected Targets targets;
  @Autowired protected WhoQualifies who;
  @Autowired protected ExaminingPerson examining;
  @Autowired protected ForeseenVacancies vacancies;
  @Autowired protected Supposing supposing;
  @Autowired protected ProposingLocalRule proposing;
  @Autowired protected DecidingLocalRule deciding;
  @Autowired protected LocalRules localRules;
  @Autowired protected LawInForce law;
  @Autowired protected WritingProfile writing;
  @Autowired protected EnteringCalendar entering;
  @Autowired protected WorkingCalendar calendar;

  static UUID id(String demoId) {
    return UUID.nameUUIDFromBytes((PREFIX + demoId).getBytes(StandardCharsets.UTF_8));
  }

  static UUID own(UUID demo) {
    return id(demo.toString());
  }

  <T> T system(Callable<T> work) throws Exception {
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
          units.unitPeriods().map(EligibilitySample::own),
          units.postPeriods().map(EligibilitySample::own),
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
    officer = account(root, null, InformationClass.values());
    second = account(root, null, InformationClass.values());
  }

  static UnitPeriod own(UnitPeriod period) {
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

  static PostPeriod own(PostPeriod period) {
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

  /** An account that sees these classes of a unit when people are selected. */
  Account account(UUID unit, @Nullable UUID person, InformationClass... classes) throws Exception {
    Account account = house.account(Role.DEPARTMENT_CADRE, person);
    house.grant(account, unit, Purpose.SELECTION, classes);
    return account;
  }

  /** Runs work as somebody at the desk who has stated a purpose. */
  @Override
  protected <T> T at(Account account, Callable<T> work) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addHeader("Zhiren-Purpose", "SELECTION");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    try {
      return super.at(account, work);
    } finally {
      RequestContextHolder.resetRequestAttributes();
    }
  }

  Set<UUID> planted(PlantedKind kind) {
    Set<UUID> people = new HashSet<>();
    PLANTED.stream()
        .filter(p -> p.kind() == kind && p.personId() != null)
        .forEach(p -> people.add(own(DemonstrationIds.of(p.personId()))));
    return people;
  }

  Target division() {
    return targets.all(TODAY).stream()
        .filter(t -> t.rules().level() == PostLevel.DIVISION_DEPUTY && t.post().facts().team())
        .filter(t -> under(t.unit().id(), root))
        .findFirst()
        .orElseThrow();
  }

  static boolean under(UUID unit, UUID top) {
    UUID at = unit;
    while (at != null && !at.equals(top)) {
      at = PARENTS.get(at);
    }
    return at != null;
  }

  void step(Account account, Runnable work) throws Exception {
    at(
        account,
        () -> {
          work.run();
          return true;
        });
  }

  int recorded(UUID object) throws Exception {
    return system(() ->
        transactions.execute(status ->
            jdbc.sql("select count(*) from records.entry where object_id = :id")
                .param("id", object.toString())
                .query(Integer.class)
                .single()));
  }
}
