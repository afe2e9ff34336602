package org.zhiren.platform.selection;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.platform.SampleHouse;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.access.Account;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.access.NeedToKnow;
import org.zhiren.platform.access.Role;
import org.zhiren.platform.eligibility.LawInForce;
import org.zhiren.platform.eligibility.WorkingCalendar;
import org.zhiren.platform.organization.MemberKind;
import org.zhiren.platform.organization.Occupation;
import org.zhiren.platform.organization.OrganizationIntake.PostPeriod;
import org.zhiren.platform.organization.PostFacts;
import org.zhiren.platform.organization.PostKind;
import org.zhiren.platform.organization.Posts;
import org.zhiren.platform.organization.Staffing;
import org.zhiren.platform.organization.Units;
import org.zhiren.platform.records.Records;
import org.zhiren.platform.roster.CarryingOutOrder;
import org.zhiren.platform.roster.People;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.roster.RosterSample;
import org.zhiren.platform.selection.procedure.Named;
import org.zhiren.platform.selection.recusal.Recusals;

/**
 * A unit with posts and people, two officers, and the use cases of this module under a clock that
 * the test moves: a case takes weeks.
 */
abstract class SelectionSample extends SampledTest {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Autowired private NeedToKnow needToKnow;
  @Autowired private StepJson steps;
  @Autowired private LawInForce law;
  @Autowired private WorkingCalendar calendar;
  @Autowired private Posts posts;
  @Autowired private Units units;
  @Autowired private People people;
  @Autowired private Occupation occupation;
  @Autowired private Staffing staffing;
  @Autowired private Recusals recusals;
  @Autowired private Records records;
  @Autowired private ApplicationEventPublisher events;
  @Autowired protected PlatformTransactionManager manager;
  @Autowired private CarryingOutOrder orders;
  @Autowired private SecretBallots ballots;

  /** The house of the test: it keeps the roster from which candidates come. */
  protected SampleHouse roster;

  protected SampleHouse.Place place;
  protected List<Named> candidates;
  protected Account officer;
  protected Account second;
  protected Account elsewhere;
  protected TransactionTemplate transactions;
  protected MovingClock clock;

  protected OpeningCase opening;
  protected TakingSteps taking;
  protected TakingEffect effects;
  protected CaseDocuments documents;
  protected Cases cases;
  protected CaseHistory history;
  protected ProposingCorrection proposing;
  protected DecidingCorrection deciding;
  protected CaseStore store;
  protected PublicNotices notices;

  /** A clock that stands until it is moved. */
  static final class MovingClock extends Clock {
    private LocalDate day = LocalDate.of(2025, 3, 3);

    @Override
    public ZoneId getZone() {
      return ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return day.atTime(10, 0).atZone(ZONE).toInstant();
    }

    void set(LocalDate to) {
      day = to;
    }

    LocalDate day() {
      return day;
    }
  }

  @BeforeEach
  void prepare() throws Exception {
    transactions = new TransactionTemplate(manager);
    clock = new MovingClock();
    roster = house;
    place = house.place();
    candidates = newcomers();
    officer = house.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
    second = house.account(Role.DEPARTMENT_CADRE, place.here(), null, InformationClass.values());
    elsewhere =
        house.account(Role.DEPARTMENT_CADRE, place.elsewhere(), null, InformationClass.values());
    wire();
  }

  /** Six people on file who hold no post yet. */
  List<Named> newcomers() throws Exception {
    List<Named> people = new ArrayList<>();
    List<PersonFile> files = new ArrayList<>();
    for (String name : List.of("沈甲", "陆乙", "顾丙", "钱丁", "孙戊", "李己")) {
      UUID id = UUID.randomUUID();
      people.add(new Named(id, name));
      files.add(RosterSample.person(id, place.here(), name, people.size()));
    }
    house.load(files);
    return people;
  }

  private void wire() {
    store = new CaseStore(jdbc, needToKnow, steps, clock);
    Circumstances circumstances =
        new Circumstances(
            law, calendar, posts, occupation, staffing, recusals, acting, acting, clock);
    documents = new CaseDocuments(jdbc, store, acting, records);
    proposing = new ProposingCorrection(jdbc, store, steps, acting, records);
    taking =
        new TakingSteps(
            store,
            documents,
            new PlannedEffects(jdbc),
            ballots,
            circumstances,
            needToKnow,
            records,
            events);
    deciding = new DecidingCorrection(store, proposing, taking, acting, records, clock);
    opening =
        new OpeningCase(
            store,
            circumstances,
            posts,
            units,
            occupation,
            people,
            needToKnow,
            acting,
            records,
            clock);
    cases = new Cases(jdbc, store, documents, proposing, circumstances, clock);
    history = new CaseHistory(store, circumstances);
    notices = new PublicNotices(jdbc, store, circumstances, people, acting, manager, clock);
    effects =
        new TakingEffect(
            jdbc, store, taking, circumstances, orders, acting, records, events, manager, clock);
  }

  /** A new leading post of the unit. */
  UUID post(String name, int places, boolean probation) throws Exception {
    UUID id = UUID.randomUUID();
    house.posts(
        List.of(
            new PostPeriod(
                id,
                new PostFacts(
                    place.here(),
                    name,
                    "1A42",
                    PostKind.LEADERSHIP,
                    MemberKind.OTHER,
                    false,
                    places,
                    1,
                    null,
                    false,
                    probation),
                LocalDate.of(1990, 1, 1),
                null)));
    return id;
  }

  /** In a transaction of its own, as this account. */
  @Override
  protected <T> T at(Account account, Callable<T> work) throws Exception {
    return super.at(
        account,
        () ->
            java.util.Objects.requireNonNull(
                transactions.execute(status -> {
                  try {
                    return work.call();
                  } catch (RuntimeException e) {
                    throw e;
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                })));
  }

  static byte[] pdf(String words) {
    return ("%PDF-1.7\n" + words).getBytes(StandardCharsets.UTF_8);
  }
}
