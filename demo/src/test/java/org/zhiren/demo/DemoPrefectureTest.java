package org.zhiren.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhiren.demo.PersonRecord.CareerEntry;

class DemoPrefectureTest {
  private static final LocalDate AS_OF = DemoPrefecture.DEFAULT_AS_OF;
  private static Collected data;
  private static Checks checks;

  @BeforeAll
  static void generateOnce() {
    data = Collected.of(7, DemoSize.PREFECTURE, AS_OF);
    checks = new Checks(data, AS_OF);
  }

  @Test
  void givesExactlyTheSizesAsked() {
    assertThat(data.units).hasSize(1500);
    assertThat(data.posts).hasSize(6000);
    assertThat(data.people).hasSize(20_000);
    assertThat(data.truths).hasSize(20_000);
    assertThat(data.people.stream().map(PersonRecord::personId).distinct()).hasSize(20_000);
  }

  @ParameterizedTest
  @EnumSource(PlantedKind.class)
  void whatAnIndependentCheckFindsIsExactlyWhatWasPlanted(PlantedKind kind) {
    assertThat(checks.found(kind)).isEqualTo(planted(data, kind));
    assertThat(checks.found(kind)).hasSizeGreaterThanOrEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"1, 1000, 2026-11-01", "2, 2500, 2025-03-15", "99, 5000, 2028-06-30"})
  void otherSeedsSizesAndDaysHoldNoAccidentalFaultsEither(long seed, int people, LocalDate asOf) {
    Collected other = Collected.of(seed, DemoSize.ofPeople(people), asOf);
    Checks found = new Checks(other, asOf);
    for (PlantedKind kind : PlantedKind.values()) {
      assertThat(found.found(kind))
          .as("%s, seed %d, %d people", kind, seed, people)
          .isEqualTo(planted(other, kind));
    }
  }

  private static Set<String> planted(Collected collected, PlantedKind kind) {
    Set<String> keys = new TreeSet<>();
    for (Planted fault : collected.planted) {
      if (fault.kind() == kind) {
        keys.add(
            switch (kind) {
              case QUOTA_EXCEEDED -> fault.unitId();
              case EXCELLENT_EXCEEDED -> fault.unitId() + "/" + fault.year();
              default -> fault.personId();
            });
      }
    }
    return keys;
  }

  @Test
  void everyPostAndUnitOfACareerExistsOnItsDays() {
    for (PersonRecord person : data.people) {
      for (CareerEntry entry : person.career()) {
        if (entry.postId() == null) {
          continue;
        }
        UnitRecord unit = data.unit(entry.unitId());
        PostRecord post = data.post(entry.postId());
        LocalDate last = entry.end() == null ? AS_OF : entry.end().minusDays(1);
        assertThat(post.unitId()).isEqualTo(entry.unitId());
        assertThat(unit.foundedOn()).as(person.personId()).isBeforeOrEqualTo(entry.start());
        assertThat(unit.abolishedOn() == null || last.isBefore(unit.abolishedOn()))
            .as("%s in %s until %s", person.personId(), unit.name(), last)
            .isTrue();
      }
    }
  }

  @Test
  void datesOfACareerAreInOrderAndBeginWithTheStartOfWork() {
    for (PersonRecord person : data.people) {
      assertThat(person.career().getFirst().start()).isEqualTo(person.workStartDate());
      for (CareerEntry entry : person.career()) {
        assertThat(entry.end() == null || entry.end().isAfter(entry.start()))
            .as(person.personId() + entry)
            .isTrue();
      }
      if (!person.managementState().equals("1")) {
        assertThat(person.career()).allMatch(entry -> entry.end() != null);
        assertThat(person.leftOn()).isNotNull();
      }
    }
  }

  @Test
  void noLeadingPostHasTwoHoldersToday() {
    Map<String, Integer> holders = new HashMap<>();
    for (PersonRecord person : data.people) {
      for (CareerEntry entry : person.career()) {
        if (entry.end() == null && entry.postId() != null) {
          holders.merge(entry.postId(), 1, Integer::sum);
        }
      }
    }
    holders.forEach(
        (post, count) -> assertThat(count).isLessThanOrEqualTo(data.post(post).seats()));
    long leading =
        data.posts.stream().filter(p -> p.leadership() && p.abolishedOn() == null).count();
    long filled = holders.keySet().stream().filter(id -> data.post(id).leadership()).count();
    assertThat((double) filled / leading).isBetween(0.93, 1.0);
  }

  @Test
  void theTreeIsWholeAndCodesAreUniqueAndFictional() {
    Set<String> seen = new TreeSet<>();
    Set<String> codes = new TreeSet<>();
    for (UnitRecord unit : data.units) {
      assertThat(unit.parentId() == null || seen.contains(unit.parentId()))
          .as(unit.name())
          .isTrue();
      assertThat(seen.add(unit.unitId())).isTrue();
      assertThat(unit.areaCode()).startsWith("99");
      if (unit.code() != null) {
        assertThat(codes.add(unit.code())).isTrue();
        assertThat(unit.code()).hasSize(18).startsWith("X999");
      }
    }
    assertThat(data.units.stream().filter(u -> u.parentId() == null)).hasSize(1);
    assertThat(data.units.stream().map(UnitRecord::innerCode).distinct()).hasSize(1500);
    assertThat(data.people).allMatch(person -> person.idNumber().startsWith("99"));
  }

  @Test
  void unitsOfAllKindsOfChangeLieInTheLastFiveYears() {
    assertThat(data.changes.stream().map(UnitChange::kind).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(UnitChange.Kind.values());
    assertThat(data.changes)
        .allMatch(c -> c.date().isAfter(AS_OF.minusYears(5)) && c.date().isBefore(AS_OF));
    assertThat(data.changes.stream().map(UnitChange::date)).isSorted();
  }

  @Test
  void noInventedPlaceBearsTheNameOfARealOne() throws Exception {
    String real;
    try (var in = DemoPrefectureTest.class.getResourceAsStream("divisions.txt")) {
      real = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(real).contains("新疆奇台");
    for (char a : Places.FIRST.toCharArray()) {
      for (char b : Places.SECOND.toCharArray()) {
        assertThat(real).doesNotContain("" + a + b);
      }
    }
  }

  @Test
  void namesIncludeTheAwkwardOnes() {
    Map<String, Long> names =
        data.people.stream()
            .collect(Collectors.groupingBy(PersonRecord::name, Collectors.counting()));
    assertThat(names.keySet()).anyMatch(name -> name.contains("·"));
    assertThat(names.keySet()).anyMatch(name -> name.codePoints().anyMatch(c -> c >= 0x20000));
    assertThat(names.values()).anyMatch(count -> count >= 3);
  }

  @Test
  void proportionsAreThoseOfARealPlace() {
    Map<String, Double> share = new TreeMap<>();
    for (PersonRecord p : data.people) {
      int age = AS_OF.getYear() - p.birthDate().getYear();
      count(share, "sex " + p.sexCode());
      count(share, "political " + p.politicalStatusCode());
      count(share, "state " + p.managementState());
      count(share, "category " + p.category());
      count(share, "age " + age / 10 * 10);
      count(share, "ethnicity " + (p.ethnicityCode().equals("01") ? "Han" : "other"));
      p.education().stream()
          .filter(PersonRecord.EducationEntry::highest)
          .forEach(e -> count(share, "education " + e.educationCode().charAt(0)));
      if (p.career().stream().anyMatch(e -> !e.main())) {
        count(share, "concurrent posts");
      }
    }
    share.forEach((key, value) -> System.out.printf("%-28s %.3f%n", key, value));
    assertThat(share.get("sex 2")).isCloseTo(0.37, within(0.06));
    assertThat(share.get("political 01")).isBetween(0.55, 0.75);
    assertThat(share.get("state 1")).isBetween(0.92, 0.98);
    assertThat(share.get("category 公务员")).isBetween(0.55, 0.75);
    assertThat(share.get("ethnicity other")).isBetween(0.35, 0.55);
    assertThat(share.get("education 2")).isBetween(0.5, 0.85);
    for (int decade = 20; decade <= 50; decade += 10) {
      assertThat(share.get("age " + decade)).as("age " + decade).isBetween(0.08, 0.40);
    }
  }

  private static void count(Map<String, Double> share, String key) {
    share.merge(key, 1 / 20_000.0, Double::sum);
  }

  @Test
  void someHoldSeveralPosts() {
    List<PersonRecord> several =
        data.people.stream()
            .filter(p -> p.career().stream().filter(e -> e.end() == null).count() > 1)
            .toList();
    assertThat(several).hasSizeGreaterThan(40);
  }

  @Test
  void sameSeedGivesTheSameStreamAlsoInParts() throws Exception {
    DemoSize size = DemoSize.ofPeople(31_000);
    assertThat(size.prefectures()).isEqualTo(2);
    Digest whole = new Digest();
    DemoPrefecture.generate(11, size, AS_OF, whole);
    Digest parts = new Digest();
    for (int i = 0; i < size.prefectures(); i++) {
      DemoPrefecture.generatePrefecture(11, size, AS_OF, i, parts);
    }
    assertThat(parts.hex()).isEqualTo(whole.hex());
    assertThat(whole.people).isEqualTo(31_000);
    assertThat(whole.units).isEqualTo(size.units());
  }

  @Test
  void anotherSeedGivesAnotherStream() throws Exception {
    Digest one = new Digest();
    Digest other = new Digest();
    DemoPrefecture.generate(11, DemoSize.ofPeople(1_000), one);
    DemoPrefecture.generate(12, DemoSize.ofPeople(1_000), other);
    assertThat(other.hex()).isNotEqualTo(one.hex());
  }

  @Test
  void refusesWhatItCannotInvent() {
    assertThatThrownBy(() -> DemoSize.ofPeople(10)).hasMessageContaining("(10)");
    assertThatThrownBy(
            () -> DemoPrefecture.generate(1, DemoSize.PREFECTURE, LocalDate.of(1999, 1, 1), data))
        .hasMessageContaining("(1999-01-01)");
    assertThatThrownBy(
            () -> DemoPrefecture.generatePrefecture(1, DemoSize.PREFECTURE, AS_OF, 1, data))
        .hasMessageContaining("(1)");
  }

  /** Hashes every record in the order given. */
  private static final class Digest implements PrefectureSink {
    private final MessageDigest digest;
    int people;
    int units;

    Digest() throws NoSuchAlgorithmException {
      digest = MessageDigest.getInstance("SHA-256");
    }

    private void add(Record record) {
      digest.update(RecordJson.line(record).getBytes(StandardCharsets.UTF_8));
    }

    String hex() {
      return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void area(AreaRecord area) {
      add(area);
    }

    @Override
    public void unit(UnitRecord unit) {
      units++;
      add(unit);
    }

    @Override
    public void unitChange(UnitChange change) {
      add(change);
    }

    @Override
    public void post(PostRecord post) {
      add(post);
    }

    @Override
    public void person(PersonRecord person) {
      people++;
      add(person);
    }

    @Override
    public void planted(Planted fault) {
      add(fault);
    }

    @Override
    public void truth(LatentTruth truth) {
      add(truth);
    }
  }
}
