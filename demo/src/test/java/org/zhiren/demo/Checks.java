package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.zhiren.demo.PersonRecord.AppraisalEntry;
import org.zhiren.demo.PersonRecord.CareerEntry;
import org.zhiren.demo.PersonRecord.EducationEntry;
import org.zhiren.demo.PersonRecord.FamilyMember;
import org.zhiren.demo.PersonRecord.RankEntry;
import org.zhiren.demo.PersonRecord.SanctionEntry;

/**
 * Finds the faults from the records alone, as later modules must, without knowing how they were
 * planted. Each kind yields keys: person identifiers, or unit and year.
 */
final class Checks {
  private static final List<String> LEVELS =
      List.of("1A50", "1A42", "1A41", "1A32", "1A31", "1A22", "1A21");
  private static final List<String> RANKS =
      List.of("1C", "1B", "1A", "19", "18", "17", "16", "15", "14", "13", "12", "11");
  private static final int[] RANK_YEARS = {2, 2, 2, 2, 2, 2, 2, 2, 3, 4, 4};

  private final Collected data;
  private final LocalDate asOf;
  private final Map<PlantedKind, Set<String>> found = new EnumMap<>(PlantedKind.class);

  Checks(Collected data, LocalDate asOf) {
    this.data = data;
    this.asOf = asOf;
    for (PlantedKind kind : PlantedKind.values()) {
      found.put(kind, new TreeSet<>());
    }
    data.people.forEach(this::person);
    quotas();
    excellent();
    duplicates();
  }

  Set<String> found(PlantedKind kind) {
    return Objects.requireNonNull(found.get(kind));
  }

  private void hit(PlantedKind kind, PersonRecord person) {
    found(kind).add(person.personId());
  }

  private void person(PersonRecord p) {
    identity(p);
    dates(p);
    career(p);
    promotions(p);
    ranks(p);
    sanctions(p);
    standing(p);
  }

  private void identity(PersonRecord p) {
    String id = p.idNumber();
    int remainder = 0;
    // ISO 7064 MOD 11-2 by Horner's rule, another way than the generator's weights.
    for (int i = 0; i < 17; i++) {
      remainder = (remainder + id.charAt(i) - '0') * 2 % 11;
    }
    int check = (12 - remainder) % 11;
    if (id.charAt(17) != (check == 10 ? 'X' : (char) ('0' + check))) {
      hit(PlantedKind.ID_CHECKSUM, p);
    }
    if (!id.substring(6, 14).equals(p.birthDate().toString().replace("-", ""))) {
      hit(PlantedKind.ID_BIRTH_MISMATCH, p);
    }
    boolean man = (id.charAt(16) - '0') % 2 == 1;
    if (man != p.sexCode().equals("1")) {
      hit(PlantedKind.ID_SEX_MISMATCH, p);
    }
    var archive = p.archive();
    String education =
        p.education().stream()
            .filter(EducationEntry::highest)
            .findFirst()
            .orElseThrow()
            .educationCode();
    if (!archive.birthDate().equals(p.birthDate())
        || !archive.workStartDate().equals(p.workStartDate())
        || !Objects.equals(archive.partyJoinDate(), p.partyJoinDate())
        || !archive.highestEducationCode().equals(education)) {
      hit(PlantedKind.ARCHIVE_MISMATCH, p);
    }
  }

  private void dates(PersonRecord p) {
    if (p.partyJoinDate() != null && p.partyJoinDate().isBefore(p.birthDate().plusYears(18))) {
      hit(PlantedKind.PARTY_TOO_YOUNG, p);
    }
    if (p.workStartDate().isBefore(p.birthDate().plusYears(16))) {
      hit(PlantedKind.WORK_TOO_YOUNG, p);
    }
    if (allDates(p).stream().anyMatch(day -> day.isAfter(asOf))) {
      hit(PlantedKind.FUTURE_DATE, p);
    }
    if (p.education().stream().anyMatch(e -> e.graduatedOn().isBefore(e.enrolledOn()))) {
      hit(PlantedKind.EDUCATION_ORDER, p);
    }
  }

  private static List<LocalDate> allDates(PersonRecord p) {
    List<LocalDate> all = new ArrayList<>(List.of(p.birthDate(), p.workStartDate()));
    if (p.partyJoinDate() != null) {
      all.add(p.partyJoinDate());
    }
    p.career().forEach(e -> all.add(e.start()));
    p.career().stream().filter(e -> e.end() != null).forEach(e -> all.add(e.end()));
    p.career().stream().filter(e -> e.confirmedOn() != null).forEach(e -> all.add(e.confirmedOn()));
    p.ranks().forEach(e -> all.add(e.start()));
    p.education().stream()
        .filter(e -> e.graduatedOn().isAfter(e.enrolledOn()))
        .forEach(e -> all.add(e.graduatedOn()));
    p.titles().forEach(e -> all.add(e.date()));
    p.trainings().forEach(e -> all.add(e.end()));
    p.honours().forEach(e -> all.add(e.date()));
    p.sanctions().forEach(e -> all.add(e.date()));
    p.family().forEach(e -> all.add(e.birthDate()));
    all.add(p.archive().reviewedOn());
    return all;
  }

  private static List<CareerEntry> mains(PersonRecord p) {
    return p.career().stream()
        .filter(CareerEntry::main)
        .sorted(Comparator.comparing(CareerEntry::start))
        .toList();
  }

  private static int level(CareerEntry entry) {
    return Math.max(0, LEVELS.indexOf(entry.levelCode()));
  }

  private void career(PersonRecord p) {
    List<CareerEntry> mains = mains(p);
    for (int i = 1; i < mains.size(); i++) {
      LocalDate end = mains.get(i - 1).end();
      if (end == null || end.isAfter(mains.get(i).start())) {
        hit(PlantedKind.OVERLAPPING_POSTS, p);
      } else if (end.isBefore(mains.get(i).start())) {
        hit(PlantedKind.RESUME_GAP, p);
      }
    }
    boolean serving = p.managementState().equals("1");
    boolean anyOpen = p.career().stream().anyMatch(e -> e.end() == null);
    boolean openRank = p.ranks().stream().anyMatch(r -> r.end() == null);
    if (serving && openRank && !anyOpen) {
      hit(PlantedKind.RANK_WITHOUT_POST, p);
    }
    for (CareerEntry entry : p.career()) {
      if (entry.end() != null || entry.postId() == null) {
        continue;
      }
      PostRecord post = data.post(entry.postId());
      UnitRecord unit = data.unit(entry.unitId());
      LocalDate until = entry.probationUntil();
      if (until != null && entry.confirmedOn() == null && until.isBefore(asOf.minusMonths(1))) {
        hit(PlantedKind.PROBATION_OVERDUE, p);
      }
      if (post.leadership() && entry.start().isBefore(asOf.minusYears(10))) {
        hit(PlantedKind.TERM_EXCEEDED, p);
      }
      if (post.placeRecusal() && p.growthPlaceCode().equals(unit.areaCode())) {
        hit(PlantedKind.HOME_PLACE, p);
      }
      for (FamilyMember member : p.family()) {
        PersonRecord other = member.personId() == null ? null : data.person(member.personId());
        if (other != null
            && post.leadership()
            && other.career().stream()
                .anyMatch(e -> e.end() == null && unit.unitId().equals(e.unitId()))) {
          hit(PlantedKind.KIN_IN_UNIT, p);
        }
      }
    }
  }

  private void promotions(PersonRecord p) {
    List<CareerEntry> mains = mains(p);
    for (int i = 1; i < mains.size(); i++) {
      int to = level(mains.get(i));
      if (to <= level(mains.get(i - 1)) || mains.get(i).exceptional()) {
        continue;
      }
      LocalDate day = mains.get(i).start();
      for (SanctionEntry sanction : p.sanctions()) {
        if (!day.isBefore(sanction.date()) && day.isBefore(sanction.effectEnd())) {
          hit(PlantedKind.PROMOTED_UNDER_SANCTION, p);
        }
      }
      int first = i;
      while (first > 0 && level(mains.get(first - 1)) == to - 1) {
        first--;
      }
      int years = to == 3 || to == 5 ? 3 : to >= 2 ? 2 : 0;
      LocalDate since = mains.get(first).start();
      if (to >= 2 && (first == i || day.isBefore(since.plusYears(years)))) {
        hit(PlantedKind.POST_TOO_EARLY, p);
      }
    }
  }

  private void ranks(PersonRecord p) {
    for (int i = 1; i < p.ranks().size(); i++) {
      RankEntry lower = p.ranks().get(i - 1);
      RankEntry higher = p.ranks().get(i);
      if (higher.change().equals("任领导职务确定职级")) {
        continue;
      }
      int from = RANKS.indexOf(lower.rankCode());
      long excellent =
          p.appraisals().stream()
              .filter(a -> a.grade().equals("优秀"))
              .filter(
                  a -> a.year() >= lower.start().getYear() && a.year() < higher.start().getYear())
              .count();
      LocalDate due = lower.start().plusMonths(RANK_YEARS[from] * 12L - 6 * excellent);
      boolean skipped = RANKS.indexOf(higher.rankCode()) != from + 1;
      if (skipped || higher.start().isBefore(due)) {
        hit(PlantedKind.RANK_TOO_EARLY, p);
      }
    }
  }

  private void sanctions(PersonRecord p) {
    for (SanctionEntry sanction : p.sanctions()) {
      if (sanction.liftedOn() == null && sanction.effectEnd().isBefore(asOf.minusMonths(1))) {
        hit(PlantedKind.SANCTION_NOT_LIFTED, p);
      }
      for (AppraisalEntry appraisal : p.appraisals()) {
        if (appraisal.year() == sanction.date().getYear() && appraisal.grade().equals("优秀")) {
          hit(PlantedKind.EXCELLENT_UNDER_SANCTION, p);
        }
      }
    }
  }

  private void standing(PersonRecord p) {
    if (!p.managementState().equals("1")) {
      return;
    }
    int former = Integer.parseInt(p.formerAgeLimit());
    LocalDate reached = p.birthDate().plusYears(former);
    long monthsAfterReform = (reached.getYear() - 2025) * 12L + reached.getMonthValue() - 1;
    long delay = monthsAfterReform < 0 ? 0 : Math.min(36, monthsAfterReform / 4 + 1);
    if (!reached.withDayOfMonth(1).plusMonths(delay + 1).isAfter(asOf)) {
      hit(PlantedKind.RETIREMENT_DUE, p);
    }
    CareerEntry now =
        p.career().stream().filter(e -> e.main() && e.end() == null).findFirst().orElse(null);
    if (now == null || now.unitId() == null) {
      return;
    }
    if (level(now) >= 3) {
      int hours =
          p.trainings().stream()
              .filter(t -> t.end().isAfter(asOf.minusYears(5)))
              .mapToInt(PersonRecord.TrainingEntry::hours)
              .sum();
      if (hours < 550) {
        hit(PlantedKind.TRAINING_SHORT, p);
      }
    }
    long excellent =
        p.appraisals().stream()
            .filter(a -> a.year() >= asOf.getYear() - 5 && a.grade().equals("优秀"))
            .count();
    if (data.unit(now.unitId()).hardship()
        && level(now) == 0
        && now.start().isBefore(asOf.minusYears(8))
        && excellent >= 3) {
      hit(PlantedKind.STRONG_PASSED_OVER, p);
    }
  }

  private void quotas() {
    Map<String, Integer> deputies = new HashMap<>();
    for (PersonRecord p : data.people) {
      for (CareerEntry entry : p.career()) {
        if (entry.end() == null && entry.postId() != null) {
          PostRecord post = data.post(entry.postId());
          if (post.leadership() && post.memberKind().equals("副职")) {
            deputies.merge(post.unitId(), 1, Integer::sum);
          }
        }
      }
    }
    deputies.forEach((unit, count) -> {
      if (count > data.unit(unit).deputyQuota()) {
        found(PlantedKind.QUOTA_EXCEEDED).add(unit);
      }
    });
  }

  private void excellent() {
    Map<String, int[]> counts = new HashMap<>();
    for (PersonRecord p : data.people) {
      for (AppraisalEntry appraisal : p.appraisals()) {
        int[] count =
            counts.computeIfAbsent(
                appraisal.organUnitId() + "/" + appraisal.year(), k -> new int[2]);
        boolean graded = Set.of("优秀", "称职", "合格", "基本称职", "基本合格").contains(appraisal.grade());
        count[0] += graded ? 1 : 0;
        count[1] += appraisal.grade().equals("优秀") ? 1 : 0;
      }
    }
    counts.forEach((key, count) -> {
      if (count[1] * 5 > count[0]) {
        found(PlantedKind.EXCELLENT_EXCEEDED).add(key);
      }
    });
  }

  private void duplicates() {
    Map<String, PersonRecord> byNumber = new HashMap<>();
    Set<String> seen = new HashSet<>();
    for (PersonRecord p : data.people) {
      boolean again = !seen.add(p.name() + p.birthDate());
      PersonRecord first = byNumber.putIfAbsent(p.idNumber(), p);
      if (first != null || again) {
        // The later file is the second one.
        hit(PlantedKind.DUPLICATE_PERSON, p);
      }
    }
  }
}
