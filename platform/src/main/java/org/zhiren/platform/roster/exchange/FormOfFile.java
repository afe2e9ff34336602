package org.zhiren.platform.roster.exchange;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.dossiers.Resume;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.roster.PersonFile;

/**
 * The cells of the appointment form as the facts alone give them. What no fact says (拟任职务, 任免理由 …)
 * stays empty.
 */
final class FormOfFile {

  /** How many years of 年度考核结果 the form shows. */
  private static final int APPRAISAL_YEARS = 3;

  private FormOfFile() {}

  static Dossier of(PersonFile file) {
    PersonFile.Basics who = file.basics();
    Dossier.Draft draft = new Dossier.Draft();
    draft
        .set(Field.NAME, who.name())
        .set(Field.SEX, who.sex().equals("1") ? "男" : "女")
        .set(Field.BIRTH_MONTH, compact(who.birthDate()))
        .set(Field.ETHNICITY, who.ethnicity())
        .set(Field.ANCESTRAL_PLACE, who.nativePlace())
        .set(Field.BIRTHPLACE, who.birthplace())
        .set(Field.PARTY_JOINED, party(who))
        .set(Field.WORK_STARTED, compact(who.workStartDate()))
        .set(Field.HEALTH, who.health())
        .set(Field.EXPERTISE, who.specialty())
        .set(Field.CURRENT_POST, file.placement().postText())
        .set(Field.RESUME, resume(file).text())
        .set(Field.REWARDS, rewards(file))
        .set(Field.APPRAISALS, appraisals(file.appraisals()))
        .set(Field.ID_NUMBER, who.idNumber());
    if (!file.titles().isEmpty()) {
      draft.set(Field.PROFESSIONAL_TITLE, file.titles().getLast().name());
    }
    school(
        draft,
        file,
        "1",
        Field.FULL_TIME_EDUCATION,
        Field.FULL_TIME_DEGREE,
        Field.FULL_TIME_EDUCATION_SCHOOL);
    school(
        draft,
        file,
        "2",
        Field.IN_SERVICE_EDUCATION,
        Field.IN_SERVICE_DEGREE,
        Field.IN_SERVICE_EDUCATION_SCHOOL);
    for (PersonFile.Relative relative : file.family()) {
      draft.add(
          new FamilyMember(
              relative.relationName(),
              relative.name(),
              compact(relative.birthDate()),
              relative.politicalStatus(),
              relative.workplace()));
    }
    return draft.finish();
  }

  /** Where the person works, for the workbook: see {@link Dossier#PLACEMENT}. */
  static InfoRow placement(PersonFile file, String unit) {
    Map<String, String> columns = new LinkedHashMap<>();
    put(columns, "A0195", unit);
    put(columns, "A0221", level(file.placement().levelCode()));
    put(columns, "A0192E", file.placement().rankName());
    put(columns, "A0160", file.basics().category());
    put(columns, "A0165", file.basics().managedBy());
    return new InfoRow(columns);
  }

  private static void put(Map<String, String> columns, String column, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      columns.put(column, value);
    }
  }

  private static String level(String code) {
    return CodeTables.postLevel(code).map(CodeTables.Entry::name).orElse("");
  }

  /** {@code 198103}; empty for an unknown day. */
  static String compact(@Nullable LocalDate day) {
    return day == null ? "" : "%04d%02d".formatted(day.getYear(), day.getMonthValue());
  }

  /** The month for a member of the Party, otherwise the political status in words. */
  static String party(PersonFile.Basics who) {
    LocalDate joined = who.partyJoinDate();
    if (joined == null) {
      return who.politicalStatus();
    }
    String status = who.politicalStatus();
    boolean member = status.isEmpty() || status.equals("中共党员") || status.equals("预备党员");
    return member ? compact(joined) : compact(joined) + "；" + status;
  }

  /** The last completed education of a mode, as the form shows one. */
  private static void school(
      Dossier.Draft draft,
      PersonFile file,
      String mode,
      Field education,
      Field degree,
      Field school) {
    List<PersonFile.Education> ofMode =
        file.education().stream().filter(e -> e.modeCode().equals(mode)).toList();
    if (ofMode.isEmpty()) {
      return;
    }
    PersonFile.Education last =
        ofMode.stream()
            .filter(PersonFile.Education::highest)
            .reduce((a, b) -> b)
            .orElse(ofMode.getLast());
    draft
        .set(education, last.educationName())
        .set(degree, last.degreeName() == null ? "" : last.degreeName())
        .set(school, last.school() + last.major());
  }

  /** Schooling first, then each main post; what ran beside it stands in brackets. */
  static Resume resume(PersonFile file) {
    List<Resume.Part> parts = new ArrayList<>();
    List<PersonFile.Career> main = file.career().stream().filter(PersonFile.Career::main).toList();
    Stream.concat(
            file.education().stream()
                .filter(e -> e.modeCode().equals("1") && e.enrolledOn() != null)
                .map(e ->
                    new Line(
                        known(e.enrolledOn()),
                        e.graduatedOn(),
                        e.school() + e.major() + (e.major().endsWith("专业") ? "学习" : "专业学习"))),
            main.stream().map(c -> new Line(c.start(), c.end(), c.wording())))
        .sorted(Comparator.comparing(Line::start))
        .forEach(line -> parts.add(entry(line, file, main)));
    return new Resume(parts);
  }

  private static LocalDate known(@Nullable LocalDate day) {
    return Objects.requireNonNull(day, "the day of an entry");
  }

  private record Line(LocalDate start, @Nullable LocalDate end, String text) {}

  private static Resume.Entry entry(Line line, PersonFile file, List<PersonFile.Career> main) {
    List<Resume.Segment> segments = new ArrayList<>();
    if (!line.text().isEmpty()) {
      segments.add(new Resume.Words(line.text()));
    }
    boolean isCareer = main.stream().anyMatch(c -> c.start().equals(line.start()));
    if (isCareer) {
      List<Resume.Episode> beside = new ArrayList<>();
      file.career().stream()
          .filter(c -> !c.main() && within(c.start(), line))
          .forEach(c ->
              beside.add(new Resume.Episode(Optional.of(months(c.start(), c.end())), c.wording())));
      file.education().stream()
          .filter(e -> e.modeCode().equals("2") && e.enrolledOn() != null)
          .filter(e -> within(e.enrolledOn(), line))
          .forEach(e ->
              beside.add(
                  new Resume.Episode(
                      Optional.of(months(e.enrolledOn(), e.graduatedOn())),
                      "在"
                          + e.school()
                          + e.major()
                          + (e.major().isEmpty() || e.major().endsWith("专业") ? "学习" : "专业学习"))));
      if (!beside.isEmpty()) {
        segments.add(Resume.Meanwhile.of(beside));
      }
    }
    return new Resume.Entry(months(line.start(), line.end()), segments);
  }

  private static boolean within(@Nullable LocalDate day, Line line) {
    return day != null
        && !day.isBefore(line.start())
        && (line.end() == null || day.isBefore(line.end()));
  }

  private static Resume.Months months(@Nullable LocalDate from, @Nullable LocalDate until) {
    YearMonth first = YearMonth.from(from == null ? LocalDate.EPOCH : from);
    if (until == null) {
      return Resume.Months.since(first);
    }
    // A stretch within one month ends in that month, although its end is the first day after it.
    YearMonth end = YearMonth.from(until);
    boolean oneMonth = until.getDayOfMonth() == 1 && end.equals(first.plusMonths(1));
    return Resume.Months.between(first, oneMonth ? first : end);
  }

  /** Honours and sanctions in one text, by date. */
  private static String rewards(PersonFile file) {
    Stream<Map.Entry<LocalDate, String>> honours =
        file.honours().stream()
            .map(h -> Map.entry(h.grantedOn(), given(h.authority(), h.name(), "授予")));
    Stream<Map.Entry<LocalDate, String>> sanctions =
        file.sanctions().stream()
            .map(s -> Map.entry(s.decidedOn(), given(s.authority(), s.name(), "给予")));
    return Stream.concat(honours, sanctions)
        .sorted(Map.Entry.comparingByKey())
        .map(e -> dotted(e.getKey()) + " " + e.getValue())
        .collect(Collectors.joining("；"));
  }

  private static String given(String authority, String name, String verb) {
    return authority.isBlank() ? name : "经" + authority + "批准，" + verb + name;
  }

  private static String dotted(LocalDate day) {
    return "%04d.%02d".formatted(day.getYear(), day.getMonthValue());
  }

  /** The last three years: {@code 2023年度优秀；2024年度称职}. */
  static String appraisals(List<PersonFile.Appraisal> all) {
    return all.stream()
        .sorted(Comparator.comparingInt(PersonFile.Appraisal::year))
        .skip(Math.max(0, all.size() - APPRAISAL_YEARS))
        .map(a -> a.year() + "年度" + a.grade())
        .collect(Collectors.joining("；"));
  }
}
