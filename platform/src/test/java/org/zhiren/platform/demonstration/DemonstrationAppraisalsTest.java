package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.platform.PlatformTest;
import org.zhiren.platform.appraisal.AppraisalGrowth;
import org.zhiren.platform.appraisal.AppraisalResult;
import org.zhiren.platform.appraisal.AppraisalStanding;
import org.zhiren.platform.appraisal.Appraisals;
import org.zhiren.platform.appraisal.PastCampaigns;

/**
 * Invented campaigns of the past: the same at every loading, and the results see what is planted.
 */
class DemonstrationAppraisalsTest extends PlatformTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  @Autowired private PastCampaigns intake;
  @Autowired private Appraisals appraisals;
  @Autowired private TransactionTemplate transactions;

  private static List<PastCampaigns.Past> invent() {
    DemonstrationUnits units = new DemonstrationUnits();
    DemonstrationAppraisals appraisals = new DemonstrationAppraisals(7, TODAY);
    DemoSize size = DemoSize.ofPeople(2_000);
    DemoPrefecture.generate(7, size, units);
    DemoPrefecture.generate(7, size, new DemonstrationPeople(appraisals::file));
    return appraisals.campaigns(units.records()).toList();
  }

  @Test
  void inventsTheSameEachTimeAndResultsSeeWhatIsPlanted() throws Exception {
    List<PastCampaigns.Past> past = invent();
    assertThat(invent()).isEqualTo(past);
    Set<UUID> units =
        past.stream().map(PastCampaigns.Past::unit).collect(Collectors.toUnmodifiableSet());
    assertThat(units).hasSizeBetween(20, 60);
    assertThat(past).hasSize(units.size() * DemonstrationAppraisals.YEARS);

    long begin = System.nanoTime();
    acting.asSystem("test", () -> intake.load(past));
    System.out.printf(
        "DemonstrationAppraisalsTest: %d campaigns in %d ms%n",
        past.size(), (System.nanoTime() - begin) / 1_000_000);

    // Where sheets show different people, protection must leave the correction alive.
    Double sharing =
        acting.asSystem(
            "test",
            () ->
                transactions.execute(status ->
                    jdbc.sql(
                            """
                            select avg(cast(r.summary ->> 'pooled' as float8) / 30) from appraisal.release r
                            join appraisal.campaign c on c.id = r.campaign_id
                            where c.people_per_sheet is not null and c.unit_id = any(:units)
                            """)
                        .param("units", units.toArray(UUID[]::new))
                        .query(Double.class)
                        .single()));
    System.out.printf("DemonstrationAppraisalsTest: share a severity %.2f%n", sharing);
    assertThat(sharing).isLessThan(0.4);

    UUID somebody = past.getFirst().people().getFirst().personId();
    List<AppraisalResult> years = acting.asSystem("test", () -> appraisals.of(somebody));
    assertThat(years.stream().map(AppraisalResult::year)).contains(2025, 2024, 2023);

    Set<UUID> people =
        past.stream()
            .flatMap(one -> one.people().stream())
            .map(one -> one.personId())
            .collect(Collectors.toUnmodifiableSet());
    List<AppraisalStanding> standings =
        acting.asSystem("test", () -> appraisals.standings(people, TODAY));
    assertThat(standings).hasSizeGreaterThan(people.size() * 9 / 10);
    assertThat(standings).allMatch(one -> one.campaigns() == 3 && one.low() < one.high());

    Map<UUID, AppraisalGrowth> growth = acting.asSystem("test", () -> appraisals.growth(TODAY));
    assertThat(growth).containsKeys(people.stream().limit(20).toArray(UUID[]::new));
    assertThat(growth.values().stream().filter(AppraisalGrowth::clear).count())
        .as("most changes lie within the noise of three years")
        .isLessThan(growth.size() / 2);
  }
}
