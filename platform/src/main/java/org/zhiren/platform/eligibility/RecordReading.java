package org.zhiren.platform.eligibility;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Text;
import org.zhiren.platform.access.InformationClass;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.statutes.Exceptional;
import org.zhiren.statutes.Health;
import org.zhiren.statutes.MeasureKind;
import org.zhiren.statutes.Person;
import org.zhiren.statutes.PersonFacts.Appraisal;
import org.zhiren.statutes.PersonFacts.Education;
import org.zhiren.statutes.PersonFacts.Measure;
import org.zhiren.statutes.PersonFacts.Position;
import org.zhiren.statutes.PersonFacts.RankHeld;
import org.zhiren.statutes.PersonFacts.Span;
import org.zhiren.statutes.PersonFacts.TermServed;
import org.zhiren.statutes.PersonFacts.Training;
import org.zhiren.statutes.PostLevel;
import org.zhiren.statutes.RetirementGroup;
import org.zhiren.statutes.Sex;

/**
 * Reads a file of the roster as the facts that the rules ask for. What is not on file stays
 * missing; where only a bound is on file the more cautious bound is taken, so that a gap in the
 * record never becomes a yes (ADR 0042 says how each fact is read). Rows that contradict themselves
 * are left out and named.
 */
final class RecordReading {

  /** 预备期一年，可以延长，延长期不超过一年 (党章 第七条): the last day on which 转正 can lie. */
  private static final int LONGEST_PARTY_PROBATION_YEARS = 2;

  /** The highest number of Party years that any post asks for. */
  private static final int PARTY_YEARS_ASKED = 5;

  /** Stretches of a résumé that lie further apart than this leave a gap. */
  private static final int GAP_DAYS = 31;

  /** 民族成份 is registered for citizens only; these entries of GB/T 3304 are no such registration. */
  private static final Set<String> NOT_REGISTERED = Set.of("其他族", "外国血统", "外国民族", "");

  private final PersonFile file;
  private final Set<InformationClass> classes;
  private final LocalDate recordedOn;
  private final Surroundings around;
  private final List<Text> leftOut = new ArrayList<>();

  private RecordReading(
      PersonFile file, Set<InformationClass> classes, LocalDate recordedOn, Surroundings around) {
    this.file = file;
    this.classes = classes;
    this.recordedOn = recordedOn;
    this.around = around;
  }

  /**
   * What was read.
   *
   * @param person the facts
   * @param leftOut what on file could not be used, and why
   */
  record Read(Person person, List<Text> leftOut) {}

  /**
   * Reads one file.
   *
   * @param classes the kinds of information that may be seen; the others stay missing
   * @param recordedOn when the basics, and with them the family, were put on file
   */
  static Read read(
      PersonFile file, Set<InformationClass> classes, LocalDate recordedOn, Surroundings around) {
    RecordReading reading = new RecordReading(file, classes, recordedOn, around);
    Person person = reading.person();
    return new Read(person, List.copyOf(reading.leftOut));
  }

  private Person person() {
    PersonFile.Basics who = file.basics();
    List<Position> positions = positions();
    List<Measure> measures =
        classes.contains(InformationClass.DISCIPLINE) ? measures(positions) : null;
    return new Person(
        who.id().toString(),
        who.name(),
        switch (who.sex()) {
          case "1" -> Sex.MALE;
          case "2" -> Sex.FEMALE;
          default -> null;
        },
        who.birthDate(),
        retirementGroup(who),
        NOT_REGISTERED.contains(who.ethnicity()) ? null : Boolean.TRUE,
        civilServant(who),
        barred(measures),
        who.workStartDate(),
        gaps(),
        positions,
        ranks(),
        education(),
        file.trainings().isEmpty() ? null : trainings(),
        who.health().startsWith("健康") ? Health.FIT : null,
        partyMember(who.politicalStatus()),
        fullMemberSince(who),
        null,
        classes.contains(InformationClass.APPRAISAL) ? appraisals() : List.of(),
        measures,
        List.of(),
        List.of(),
        classes.contains(InformationClass.FAMILY)
            ? FamilyReading.read(file, recordedOn, around)
            : null,
        who.growthAreaCode(),
        terms(positions));
  }

  /** The retirement age before 2025 tells the group; 60 for a woman is not settled by the rules. */
  private static @Nullable RetirementGroup retirementGroup(PersonFile.Basics who) {
    return switch (who.sex() + who.formerAgeLimit()) {
      case "160" -> RetirementGroup.MEN_60;
      case "255" -> RetirementGroup.WOMEN_55;
      case "250" -> RetirementGroup.WOMEN_50;
      default -> null;
    };
  }

  private static @Nullable Boolean civilServant(PersonFile.Basics who) {
    if (who.category().equals("公务员")) {
      return true;
    }
    boolean elsewhere = who.category().startsWith("事业单位") || who.category().startsWith("企业");
    return elsewhere ? false : null;
  }

  /** 公务员法 第二十六条: expelled or dismissed is on file; the other bars are not kept here. */
  private static @Nullable Boolean barred(@Nullable List<Measure> measures) {
    boolean onFile =
        measures != null
            && measures.stream()
                .map(Measure::kind)
                .anyMatch(k -> k == MeasureKind.DISMISSAL || k == MeasureKind.PARTY_EXPULSION);
    return onFile ? true : null;
  }

  private static @Nullable Boolean partyMember(String politicalStatus) {
    return politicalStatus.isEmpty() ? null : politicalStatus.equals("中共党员");
  }

  /**
   * 党龄 counts from 转正, which files do not keep: it lies one to two years after joining. The later
   * bound is taken once it cannot matter any more, otherwise the fact is missing.
   */
  private @Nullable LocalDate fullMemberSince(PersonFile.Basics who) {
    LocalDate joined = who.partyJoinDate();
    if (joined == null) {
      return null;
    }
    LocalDate latest = joined.plusYears(LONGEST_PARTY_PROBATION_YEARS);
    return latest.plusYears(PARTY_YEARS_ASKED).isAfter(around.day()) ? null : latest;
  }

  /**
   * Months between two stretches of the résumé do not count as service until they are explained.
   */
  private List<Span> gaps() {
    List<Span> gaps = new ArrayList<>();
    LocalDate reached = file.basics().workStartDate();
    List<PersonFile.Career> inOrder =
        file.career().stream().sorted(Comparator.comparing(PersonFile.Career::start)).toList();
    if (reached == null || inOrder.isEmpty()) {
      return gaps;
    }
    boolean first = true;
    for (PersonFile.Career stretch : inOrder) {
      if (!first && stretch.start().isAfter(reached.plusDays(GAP_DAYS))) {
        gaps.add(new Span(reached, stretch.start().minusDays(1)));
        leftOut.add(
            Text.of(
                    "简历自{0}至{1}中断，该段未计入工龄。请核实补充。",
                    "The résumé has a gap from {0} to {1}; it was not counted as service. Please"
                        + " verify and complete.")
                .fill(reached, stretch.start().minusDays(1)));
      }
      first = false;
      LocalDate end = stretch.end() == null ? LocalDate.MAX : stretch.end();
      reached = end.isAfter(reached) ? end : reached;
      if (reached.equals(LocalDate.MAX)) {
        break;
      }
    }
    return gaps;
  }

  private List<Position> positions() {
    List<Position> positions = new ArrayList<>();
    int number = 0;
    for (PersonFile.Career row : file.career()) {
      number++;
      LocalDate last = row.end() == null ? null : row.end().minusDays(1);
      if (last != null && last.isBefore(row.start())) {
        continue;
      }
      UUID post = row.postId();
      UUID unit = row.unitId();
      LocalDate probation = row.probationUntil();
      positions.add(
          new Position(
              post == null ? file.basics().id() + "/career/" + number : post.toString(),
              unit == null ? null : unit.toString(),
              row.wording(),
              Codes.leading(row.levelCode()),
              Codes.level(row.levelCode()).orElse(null),
              row.grassroots(),
              row.start(),
              last,
              row.exceptional() ? null : Exceptional.NO,
              probation == null || !probation.isAfter(row.start()) ? null : probation.minusDays(1),
              Targets.functions(unit == null ? null : around.units().get(unit))));
    }
    return positions;
  }

  private List<RankHeld> ranks() {
    List<RankHeld> ranks = new ArrayList<>();
    for (PersonFile.Rank row : file.ranks()) {
      LocalDate end = row.end();
      if (end != null && !end.isAfter(row.start())) {
        continue;
      }
      Codes.rank(row.code())
          .ifPresent(rank ->
              ranks.add(new RankHeld(rank, row.start(), end == null ? null : end.minusDays(1))));
    }
    return ranks;
  }

  private List<Education> education() {
    List<Education> education = new ArrayList<>();
    for (PersonFile.Education row : file.education()) {
      LocalDate graduated = row.graduatedOn();
      LocalDate enrolled = row.enrolledOn();
      if (graduated == null || (enrolled != null && graduated.isBefore(enrolled))) {
        leftOut.add(
            Text.of(
                    "学历“{0}”没有毕业时间，或者毕业早于入学，未作为已完成的学历。请核实。",
                    "The education “{0}” has no day of graduation, or one before enrolment; it was"
                        + " not taken as completed. Please verify.")
                .fill(row.educationName()));
        continue;
      }
      Codes.schooling(row.educationCode())
          .ifPresent(level -> education.add(new Education(level, graduated)));
    }
    return education;
  }

  /** Hours on file are recognised hours; days of attendance count only where 脱产 is recorded. */
  private List<Training> trainings() {
    return file.trainings().stream()
        .map(row -> {
          long days = row.end().toEpochDay() - row.start().toEpochDay() + 1;
          return new Training(
              row.end(),
              row.away() ? (int) Math.clamp(days, 0, 4_000) : 0,
              Math.clamp(row.hours(), 0, 60_000),
              row.hours() > 0 ? Boolean.TRUE : null);
        })
        .toList();
  }

  private List<Appraisal> appraisals() {
    List<Appraisal> appraisals = new ArrayList<>();
    for (PersonFile.Appraisal row : file.appraisals()) {
      Codes.grade(row.grade())
          .ifPresentOrElse(
              grade -> appraisals.add(new Appraisal(row.year(), grade)),
              () ->
                  leftOut.add(
                      Text.of(
                              "{0}年度考核结果“{1}”不在代码表内，未采用。",
                              "The appraisal of {0} (“{1}”) is not in the code table; it was not"
                                  + " used.")
                          .fill(String.valueOf(row.year()), row.grade())));
    }
    return appraisals;
  }

  /**
   * The register of sanctions. A sanction that the rules do not know makes the whole register
   * unknown: its effect cannot be told.
   */
  private @Nullable List<Measure> measures(List<Position> positions) {
    List<Measure> measures = new ArrayList<>();
    for (PersonFile.Sanction row : file.sanctions()) {
      MeasureKind kind = Codes.measure(row.name()).orElse(null);
      if (kind == null) {
        leftOut.add(
            Text.of(
                    "处分“{0}”（{1}）不在规则所列种类内，其影响无法判断，须由干部监督部门认定。",
                    "The sanction “{0}” ({1}) is not of a kind that the rules list; its effect must"
                        + " be determined by the supervision office.")
                .fill(row.name(), row.decidedOn()));
        return null;
      }
      measures.add(
          new Measure(
              kind,
              row.decidedOn(),
              lengthOnFile(row, kind) ? row.effectMonths() : null,
              liftedByLaw(row, kind) ? Boolean.FALSE : null,
              levelBefore(positions, row.decidedOn())));
    }
    return measures;
  }

  /**
   * Where no rule fixes the length, or the sanction is one of another service, the file says it.
   */
  private static boolean lengthOnFile(PersonFile.Sanction row, MeasureKind kind) {
    return kind == MeasureKind.ADMONITION
        || kind == MeasureKind.ORGANISATIONAL
        || kind == MeasureKind.PARTY_PROBATION
        || row.name().contains("事业单位")
        || row.name().contains("企业");
  }

  /** 公务员法 第六十五条: once lifted, an administrative sanction no longer affects promotion. */
  private static boolean liftedByLaw(PersonFile.Sanction row, MeasureKind kind) {
    return row.liftedOn() != null
        && switch (kind) {
          case WARNING, DEMERIT, MAJOR_DEMERIT, DOWNGRADING, REMOVAL -> true;
          default -> false;
        };
  }

  private static @Nullable PostLevel levelBefore(List<Position> positions, LocalDate decided) {
    LocalDate before = decided.minusDays(1);
    return positions.stream()
        .filter(p -> !p.from().isAfter(before) && (p.to() == null || !p.to().isBefore(before)))
        .map(Position::level)
        .filter(java.util.Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Completed terms are not on file. They are reckoned from the day on which the post was taken up,
   * a term being as long as the rules say (任期规定 第三条): cautious, because a term taken over from
   * somebody else ends sooner, not later.
   */
  private List<TermServed> terms(List<Position> positions) {
    List<TermServed> terms = new ArrayList<>();
    if (around.termYears() <= 0) {
      return terms;
    }
    for (Position held : positions) {
      if (held.level() == null) {
        continue;
      }
      LocalDate until = held.to() == null ? around.day() : held.to();
      LocalDate begins = held.from();
      LocalDate ends = begins.plusYears(around.termYears()).minusDays(1);
      while (!ends.isAfter(until)) {
        terms.add(new TermServed(held.postId(), begins, ends));
        begins = ends.plusDays(1);
        ends = begins.plusYears(around.termYears()).minusDays(1);
      }
    }
    return terms;
  }
}
