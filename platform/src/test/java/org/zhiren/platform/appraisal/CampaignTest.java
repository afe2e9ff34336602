package org.zhiren.platform.appraisal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.NotFound;
import org.zhiren.platform.shell.StaleVersion;

/** A campaign from the draft to the close, on a real database. */
class CampaignTest extends CampaignSample {

  private static final List<RaterGroup> TWO = List.of(group(1, "班子成员", 4, 0), group(2, "职工", 8, 0));

  @Test
  void aDraftBeginsFromItsTemplateAndEveryFaultNamesFieldAndValue() throws Exception {
    for (CampaignKind kind : CampaignKind.values()) {
      UUID id = at(officer, () -> drawingUp.begin(kind, unit, 2026, "考核通知"));
      Campaign campaign = at(officer, () -> campaigns.required(id));
      assertThat(campaign.state()).isEqualTo(CampaignState.DRAFT);
      assertThat(campaign.plan().items()).isNotEmpty();
      assertThat(campaign.plan().scale().labels()).hasSize(campaign.plan().scale().points());
    }
    UUID id = draft(CampaignKind.DEMOCRATIC, null, TWO);
    Campaign campaign = at(officer, () -> campaigns.required(id));
    assertThat(campaign.plan().items().stream().map(Item::name))
        .containsExactly("德", "能", "勤", "绩", "廉");
    assertThat(campaign.people()).hasSize(PEOPLE);
    assertThat(
            jdbc.sql(
                    """
                    select name from records.commitment where name !~ '^[A-Za-z][A-Za-z0-9.-]{0,63}$'
                    """)
                .query(String.class)
                .list())
        .as("names that the log cannot commit to: every later entry would wait for ever")
        .isEmpty();
    Plan plan = campaign.plan();
    Plan wrong =
        new Plan(
            "",
            1800,
            plan.ground(),
            plan.introduction(),
            new MarkScale(3, List.of("好", "差"), List.of()),
            1,
            true,
            4,
            7,
            101,
            LocalDate.of(2026, 12, 2),
            LocalDate.of(2026, 12, 1),
            List.of(new Item(1, "德", "Integrity", "", "", new BigDecimal("-1"))),
            List.of(group(1, "甲", 0, 0), group(2, "甲", 3, 4)));
    InvalidInput refused =
        catchThrowableOfType(
            InvalidInput.class, () -> at(officer, () -> change(id, campaign.version(), wrong)));
    assertThat(refused.faults().stream().map(InvalidInput.Fault::field))
        .containsExactlyInAnyOrder(
            "title",
            "year",
            "validPercent",
            "leastScores",
            "leastRemarks",
            "peoplePerSheet",
            "closesOn",
            "labels",
            "item-1-weight",
            "group-1-expected",
            "group-2-name",
            "group-2-paper");
    assertThat(refused.faults())
        .filteredOn(fault -> fault.field().equals("year"))
        .allMatch(fault -> fault.message().zh().contains("1800"));
    assertThat(at(officer, () -> campaigns.required(id)).plan())
        .as("bad input changes nothing")
        .isEqualTo(plan);
    assertThat(
            catchThrowableOfType(
                StaleVersion.class,
                () -> at(officer, () -> change(id, campaign.version() - 1, plan))))
        .as("changed since it was read")
        .isNotNull();
  }

  private boolean change(UUID id, long version, Plan plan) {
    drawingUp.change(id, version, plan);
    return true;
  }

  @Test
  void whoDoesNotSeeTheUnitSeesNoCampaign() throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, null, TWO);
    open(id);
    for (Callable<?> look :
        List.<Callable<?>>of(
            () -> campaigns.required(id),
            () -> turnout.of(id),
            () -> paper.of(id),
            () -> closing.close(id),
            () -> drawingUp.copy(id),
            () -> opening.reprint(id, null, ADDRESS))) {
      assertThat(catchThrowableOfType(NotFound.class, () -> at(elsewhere, look))).isNotNull();
    }
    assertThat(at(elsewhere, () -> campaigns.list(null, "", null, 50)).lines())
        .noneMatch(line -> line.id().equals(id));
    assertThat(at(officer, () -> campaigns.list(CampaignState.OPEN, "", null, 50)).lines())
        .anyMatch(line -> line.id().equals(id) && line.expected() == 12);
  }

  @Test
  void slipsAreUsedOnceAndTheSameSheetTwiceCountsOnce() throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, null, TWO);
    List<SlipCode> codes = open(id);
    assertThat(codes).hasSize(12).doesNotHaveDuplicates();
    assertThat(
            jdbc.sql("select count(*) from appraisal.slip where campaign_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single())
        .isEqualTo(12);
    SlipCode code = codes.getFirst();
    SheetForm form = marking.form(code).orElseThrow();
    assertThat(form.standing()).isEqualTo(SheetForm.Standing.USABLE);
    assertThat(form.people()).hasSize(PEOPLE);
    Marks marks = all(form, 4);
    assertThat(
            marking.submit(
                code,
                "receipt-of-this-phone",
                new Marks(marks.marks().subList(1, marks.marks().size()), marks.remarks())))
        .isEqualTo(Marking.Outcome.INCOMPLETE);
    assertThat(marking.submit(code, "receipt-of-this-phone", all(form, 5)))
        .as("a mark beyond the scale")
        .isEqualTo(Marking.Outcome.INCOMPLETE);
    assertThat(marking.submit(code, "receipt-of-this-phone", marks))
        .isEqualTo(Marking.Outcome.RECEIVED);
    assertThat(marking.submit(code, "receipt-of-this-phone", marks))
        .isEqualTo(Marking.Outcome.ALREADY);
    assertThat(marking.submit(code, "receipt-of-another-one", marks))
        .isEqualTo(Marking.Outcome.USED);
    assertThat(marking.form(code).orElseThrow().standing()).isEqualTo(SheetForm.Standing.USED);
    assertThat(marking.form(code).orElseThrow().people()).as("nothing is told any more").isEmpty();
    assertThat(marking.form(new SlipCode("2222333344445555"))).isEmpty();
    assertThat(at(officer, () -> turnout.of(id)).returned()).isEqualTo(1);
  }

  @Test
  void ofManyAtOnceWithOneSlipExactlyOneIsTaken() throws Exception {
    List<SlipCode> codes = open(draft(CampaignKind.ANNUAL, null, TWO));
    SlipCode code = codes.getFirst();
    Marks marks = all(marking.form(code).orElseThrow(), 1);
    int phones = 12;
    CountDownLatch go = new CountDownLatch(1);
    List<Marking.Outcome> outcomes = new ArrayList<>();
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Marking.Outcome>> running = new ArrayList<>();
      for (int i = 0; i < phones; i++) {
        String receipt = "receipt of phone number " + i;
        running.add(
            all.submit(() -> {
              go.await();
              return marking.submit(code, receipt, marks);
            }));
      }
      go.countDown();
      for (Future<Marking.Outcome> one : running) {
        outcomes.add(one.get());
      }
    }
    assertThat(outcomes).containsOnlyOnce(Marking.Outcome.RECEIVED);
    assertThat(outcomes).filteredOn(o -> o == Marking.Outcome.USED).hasSize(phones - 1);
  }

  @Test
  void noSheetFallsBetweenTakingAndClosing() throws Exception {
    UUID id = draft(CampaignKind.ANNUAL, null, List.of(group(1, "职工", 60, 0)));
    List<SlipCode> codes = open(id);
    List<Marking.Outcome> outcomes = new ArrayList<>();
    Turnout.Count closed;
    try (ExecutorService all = Executors.newVirtualThreadPerTaskExecutor()) {
      CountDownLatch half = new CountDownLatch(20);
      List<Future<Marking.Outcome>> running = new ArrayList<>();
      for (SlipCode code : codes) {
        Marks marks = all(marking.form(code).orElseThrow(), 3);
        running.add(
            all.submit(() -> {
              Marking.Outcome outcome = marking.submit(code, "receipt of " + code.value(), marks);
              half.countDown();
              return outcome;
            }));
      }
      half.await();
      closed = at(officer, () -> closing.close(id));
      for (Future<Marking.Outcome> one : running) {
        outcomes.add(one.get());
      }
    }
    assertThat(outcomes).isSubsetOf(Marking.Outcome.RECEIVED, Marking.Outcome.CLOSED);
    assertThat(outcomes).filteredOn(o -> o == Marking.Outcome.RECEIVED).hasSize(closed.returned());
  }

  @Test
  void closingMixesTheSheetsAndSealsThem() throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, null, TWO);
    List<SlipCode> codes = open(id);
    List<String> receipts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      receipts.add(send(codes.get(i), i % 4 + 1));
    }
    SlipCode withRemark = codes.get(10);
    Marks marks = all(marking.form(withRemark).orElseThrow(), null);
    marking.submit(
        withRemark, "receipt-with-remark", new Marks(marks.marks(), java.util.Map.of(2, " 扎实 ")));
    Set<UUID> before = ids(id);
    Set<String> contents = contents(id);
    int entries = entries(id);
    Turnout.Count count = at(officer, () -> closing.close(id));
    assertThat(count.returned()).isEqualTo(11);
    assertThat(count.valid()).isTrue();
    assertThat(ids(id)).hasSize(11).doesNotContainAnyElementsOf(before);
    assertThat(contents(id)).as("what was marked is what it was").isEqualTo(contents);
    // Neither sheet nor slip keeps a row version of its own.
    assertThat(
            jdbc.sql(
                    """
                    select count(distinct x) from (
                      select xmin::text as x from appraisal.sheet where campaign_id = :id
                      union all select xmin::text from appraisal.slip where campaign_id = :id
                      union all select xmin::text from appraisal.remark where campaign_id = :id
                      union all select m.xmin::text from appraisal.mark m
                        join appraisal.sheet s on s.id = m.sheet_id where s.campaign_id = :id) rows
                    """)
                .param("id", id)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
    assertThat(entries(id)).as("one entry for closing, none for sheets").isEqualTo(entries + 1);
    Campaign closed = at(officer, () -> campaigns.required(id));
    assertThat(closed.state()).isEqualTo(CampaignState.CLOSED);
    assertThat(closed.valid()).isTrue();
    assertThat(closed.seal()).hasSize(64);
    assertThat(at(officer, () -> closing.intact(id))).isTrue();
    // Closed for everybody else, yet a phone whose answer was lost still learns that it was taken.
    assertThat(
            marking.submit(codes.get(0), receipts.get(0), new Marks(List.of(), java.util.Map.of())))
        .isEqualTo(Marking.Outcome.ALREADY);
    assertThat(marking.submit(codes.get(11), "receipt-too-late", marks))
        .isEqualTo(Marking.Outcome.CLOSED);
    // One mark altered behind the platform's back.
    try (Connection connection = superuser().open();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          update appraisal.mark set mark = 5 - mark where (sheet_id, subject_no, item_no) = (
            select m.sheet_id, m.subject_no, m.item_no from appraisal.mark m
            join appraisal.sheet s on s.id = m.sheet_id
            where s.campaign_id = '%s' and m.mark is not null limit 1)
          """
              .formatted(id));
    }
    assertThat(at(officer, () -> closing.intact(id))).as("an altered mark shows").isFalse();
  }

  private Set<UUID> ids(UUID id) {
    return new HashSet<>(
        jdbc.sql("select id from appraisal.sheet where campaign_id = :id")
            .param("id", id)
            .query(UUID.class)
            .list());
  }

  private Set<String> contents(UUID id) {
    return new HashSet<>(
        jdbc.sql(
                """
                select count(*) || 'x' || line from (
                  select s.group_no || ':' || string_agg(m.subject_no || '.' || m.item_no || '='
                           || coalesce(m.mark::text, '-'), ' ' order by m.subject_no, m.item_no) as line
                  from appraisal.sheet s join appraisal.mark m on m.sheet_id = s.id
                  where s.campaign_id = :id group by s.id, s.group_no
                  union all select group_no || ':' || subject_no || remark from appraisal.remark
                  where campaign_id = :id) lines group by line
                """)
            .param("id", id)
            .query(String.class)
            .list());
  }

  private int entries(UUID id) {
    return jdbc.sql("select count(*) from records.entry where object_id = :id")
        .param("id", id.toString())
        .query(Integer.class)
        .single();
  }

  @Test
  void tooFewSheetsAreNotValidAndMayGoOnOrBeGivenUp() throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, null, TWO);
    List<SlipCode> codes = open(id);
    for (int i = 0; i < 9; i++) {
      send(codes.get(i), 4);
    }
    assertThat(at(officer, () -> turnout.of(id)).needed())
        .as("80 % of 12, rounded up")
        .isEqualTo(10);
    assertThat(at(officer, () -> closing.close(id)).valid()).isFalse();
    assertThat(at(officer, () -> campaigns.required(id)).valid()).isFalse();
    LocalDate until = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(3);
    at(
        officer,
        () -> {
          closing.reopen(id, until, "回收不足");
          return true;
        });
    send(codes.get(9), 4);
    assertThat(at(officer, () -> closing.close(id)).valid()).isTrue();
    assertThat(
            catchThrowableOfType(
                InvalidInput.class,
                () ->
                    at(
                        officer,
                        () -> {
                          closing.reopen(id, until, "再来");
                          return true;
                        })))
        .as("a valid campaign is not opened again")
        .isNotNull();
    at(
        officer,
        () -> {
          closing.withdraw(id, "程序有误");
          return true;
        });
    assertThat(ids(id)).isEmpty();
    assertThat(marking.form(codes.get(11))).as("slips are void").isEmpty();
  }

  @Test
  void reprintingVoidsWhatWasNotUsedAndATrialLeavesNothing() throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, 3, TWO);
    List<SlipCode> trial =
        codes(at(officer, () -> opening.tryOut(id, campaigns.required(id).version(), ADDRESS)));
    assertThat(trial).hasSize(6);
    send(trial.getFirst(), 2);
    assertThat(catchThrowableOfType(InvalidInput.class, () -> at(officer, () -> closing.close(id))))
        .as("a trial is ended, not closed")
        .isNotNull();
    at(
        officer,
        () -> {
          opening.endTrial(id);
          return true;
        });
    assertThat(ids(id)).isEmpty();
    assertThat(marking.form(trial.get(1))).isEmpty();

    List<SlipCode> first = open(id);
    send(first.getFirst(), 2);
    List<SlipCode> again = codes(at(officer, () -> opening.reprint(id, null, ADDRESS)));
    assertThat(again).hasSize(11).doesNotContainAnyElementsOf(first);
    assertThat(marking.form(first.get(1))).isEmpty();
    assertThat(marking.form(again.getFirst()).orElseThrow().people()).hasSize(3);
    assertThat(at(officer, () -> turnout.of(id)).returned()).isEqualTo(1);
  }

  @Test
  void tooFewPeopleOnTooFewSheetsAreRefusedBeforeAnythingIsOpened() throws Exception {
    UUID id = draft(CampaignKind.DEMOCRATIC, 2, List.of(group(1, "职工", 4, 0)));
    InvalidInput refused = catchThrowableOfType(InvalidInput.class, () -> open(id));
    assertThat(refused.faults().getFirst().field()).isEqualTo("peoplePerSheet");
    assertThat(at(officer, () -> campaigns.required(id)).state()).isEqualTo(CampaignState.DRAFT);
    assertThat(
            jdbc.sql("select count(*) from appraisal.slip where campaign_id = :id")
                .param("id", id)
                .query(Integer.class)
                .single())
        .isZero();
  }
}
