package org.zhiren.platform.demonstration;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhiren.demo.DemoPrefecture;
import org.zhiren.demo.DemoSize;
import org.zhiren.demo.Planted;
import org.zhiren.demo.PlantedKind;
import org.zhiren.demo.PrefectureSink;
import org.zhiren.demo.UnitRecord;
import org.zhiren.platform.SampledTest;
import org.zhiren.platform.organization.OrganizationIntake.UnitPeriod;
import org.zhiren.platform.roster.RosterIntake;
import org.zhiren.platform.roster.quality.Check;
import org.zhiren.platform.roster.quality.CheckRuns;
import org.zhiren.platform.roster.quality.Checks;
import org.zhiren.platform.roster.quality.Hit;

/**
 * The faults that were planted in three thousand invented files, and what the data checks find:
 * nobody missing, nobody too many.
 */
class QualityTest extends SampledTest {

  private static final String PREFIX = "quality-test:";
  private static final LocalDate DAY = DemoPrefecture.DEFAULT_AS_OF;
  private static final DemoSize SIZE = DemoSize.ofPeople(3_000);
  private static final long SEED = 23;

  /** Which checks are to find which planted faults. */
  private static final Map<PlantedKind, List<String>> FOUND_BY =
      Map.ofEntries(
          entry(PlantedKind.ID_CHECKSUM, List.of("id-checksum")),
          entry(PlantedKind.ID_BIRTH_MISMATCH, List.of("id-birth")),
          entry(PlantedKind.ID_SEX_MISMATCH, List.of("id-sex")),
          entry(PlantedKind.FUTURE_DATE, List.of("future-honour")),
          entry(PlantedKind.EDUCATION_ORDER, List.of("education-order")),
          entry(PlantedKind.RESUME_GAP, List.of("resume-gap")),
          entry(PlantedKind.OVERLAPPING_POSTS, List.of("overlapping-posts")),
          entry(PlantedKind.RANK_WITHOUT_POST, List.of("rank-without-post")),
          entry(PlantedKind.SANCTION_NOT_LIFTED, List.of("sanction-not-lifted")),
          entry(PlantedKind.PARTY_TOO_YOUNG, List.of("party-too-young")),
          entry(PlantedKind.WORK_TOO_YOUNG, List.of("work-too-young")),
          entry(PlantedKind.RETIREMENT_DUE, List.of("retirement-due")),
          entry(PlantedKind.PROBATION_OVERDUE, List.of("probation-overdue")),
          entry(PlantedKind.PROMOTED_UNDER_SANCTION, List.of("promoted-under-sanction")),
          entry(PlantedKind.EXCELLENT_UNDER_SANCTION, List.of("excellent-under-sanction")),
          entry(PlantedKind.KIN_IN_UNIT, List.of("kin-in-unit")),
          entry(PlantedKind.RANK_TOO_EARLY, List.of("rank-too-early")),
          entry(PlantedKind.POST_TOO_EARLY, List.of("post-too-early")),
          entry(PlantedKind.TERM_EXCEEDED, List.of("term-exceeded")),
          entry(PlantedKind.TRAINING_SHORT, List.of("training-short")),
          entry(
              PlantedKind.ARCHIVE_MISMATCH,
              List.of("archive-birth", "archive-work", "archive-party", "archive-education")));

  private static final Set<UUID> PEOPLE = new HashSet<>();
  private static final List<Planted> PLANTED = new ArrayList<>();
  private static final Set<UUID> UNITS = new HashSet<>();
  private static final Map<String, List<Hit>> HITS = new HashMap<>();

  @Autowired private RosterIntake intake;
  @Autowired private Checks checks;
  @Autowired private CheckRuns runs;

  private static UUID id(String demoId) {
    return UUID.nameUUIDFromBytes((PREFIX + demoId).getBytes(StandardCharsets.UTF_8));
  }

  @BeforeEach
  void load() throws Exception {
    if (!PEOPLE.isEmpty()) {
      return;
    }
    List<UnitPeriod> units = new ArrayList<>();
    DemoPrefecture.generate(
        SEED,
        SIZE,
        new PrefectureSink() {
          @Override
          public void unit(UnitRecord unit) {
            UNITS.add(id(unit.unitId()));
            units.add(DemonstrationFiles.unit(unit, QualityTest::id));
          }

          @Override
          public void planted(Planted planted) {
            PLANTED.add(planted);
          }
        });
    acting.asSystem(
        "test",
        () -> {
          house.units(units.toArray(UnitPeriod[]::new));
          return intake.load(
              receiver ->
                  DemoPrefecture.generate(
                      SEED,
                      SIZE,
                      new DemonstrationPeople(
                          file -> {
                            PEOPLE.add(file.basics().id());
                            receiver.accept(file);
                          },
                          QualityTest::id)),
              "quality-test",
              "test",
              written -> {});
        });
  }

  /** What a check finds; it runs once for all tests that ask. */
  private List<Hit> hits(String check) throws Exception {
    List<Hit> hits = HITS.get(check);
    if (hits == null) {
      hits = runs.find(checks.find(check).orElseThrow(), DAY);
      HITS.put(check, hits);
    }
    return hits;
  }

  private Set<UUID> found(String check) throws Exception {
    return hits(check).stream()
        .map(Hit::person)
        .filter(person -> person != null && PEOPLE.contains(person))
        .collect(Collectors.toSet());
  }

  private static Set<UUID> planted(PlantedKind kind) {
    return PLANTED.stream()
        .filter(planted -> planted.kind() == kind && planted.personId() != null)
        .map(planted -> id(String.valueOf(planted.personId())))
        .collect(Collectors.toSet());
  }

  @Test
  void everyPlantedFaultIsFoundAndNothingElse() throws Exception {
    Map<String, String> amiss = new TreeMap<>();
    int compared = 0;
    for (Map.Entry<PlantedKind, List<String>> entry : FOUND_BY.entrySet()) {
      Set<UUID> expected = planted(entry.getKey());
      Set<UUID> found = new HashSet<>();
      for (String check : entry.getValue()) {
        found.addAll(found(check));
      }
      compared += expected.size();
      Set<UUID> missed = new HashSet<>(expected);
      missed.removeAll(found);
      Set<UUID> surplus = new HashSet<>(found);
      surplus.removeAll(expected);
      if (!missed.isEmpty() || !surplus.isEmpty()) {
        amiss.put(
            entry.getKey().name(),
            "planted %d, missed %d, too many %d"
                .formatted(expected.size(), missed.size(), surplus.size()));
      }
    }
    assertThat(compared).as("planted faults compared").isGreaterThanOrEqualTo(60);
    assertThat(amiss).as("seed %d", SEED).isEmpty();
  }

  @Test
  void aPersonOnFileTwiceIsFoundInBothFiles() throws Exception {
    Set<UUID> expected = new HashSet<>();
    PLANTED.stream()
        .filter(planted -> planted.kind() == PlantedKind.DUPLICATE_PERSON)
        .forEach(planted -> {
          expected.add(id(String.valueOf(planted.personId())));
          planted.relatedIds().forEach(related -> expected.add(id(related)));
        });
    assertThat(expected).isNotEmpty();
    assertThat(found("duplicate-person")).isEqualTo(expected);
    assertThat(found("duplicate-id")).isEqualTo(expected);
  }

  @Test
  void unitsWithTooManyExcellentAreFound() throws Exception {
    Set<String> expected =
        PLANTED.stream()
            .filter(planted -> planted.kind() == PlantedKind.EXCELLENT_EXCEEDED)
            .map(planted -> id(String.valueOf(planted.unitId())) + " " + planted.year())
            .collect(Collectors.toSet());
    assertThat(expected).isNotEmpty();
    assertThat(
            hits("excellent-exceeded").stream()
                .filter(hit -> UNITS.contains(hit.unit()))
                .map(hit -> hit.unit() + " " + hit.subject())
                .collect(Collectors.toSet()))
        .isEqualTo(expected);
  }

  @Test
  void everyCheckRunsAndSaysWhatItIs() throws Exception {
    assertThat(checks.all()).hasSizeGreaterThanOrEqualTo(60);
    assertThat(checks.all().stream().map(Check::id)).doesNotHaveDuplicates();
    for (Check.Group group : Check.Group.values()) {
      assertThat(checks.all()).anyMatch(check -> check.group() == group);
    }
    for (Check check : checks.all()) {
      for (Hit hit : hits(check.id())) {
        assertThat(check.finding(hit.facts()).zh())
            .as("wording of %s", check.id())
            .doesNotContain("{")
            .isNotBlank();
        assertThat(check.finding(hit.facts()).en()).doesNotContain("{");
      }
    }
  }
}
