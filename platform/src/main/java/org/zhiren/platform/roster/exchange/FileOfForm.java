package org.zhiren.platform.roster.exchange;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.InfoRow;
import org.zhiren.dossiers.Resume;
import org.zhiren.platform.organization.CodeTables;
import org.zhiren.platform.roster.PersonFile;

/**
 * The facts that can be read from the cells of a form, and nothing beyond: a cell that cannot be
 * read gives no fact, its wording is kept. Months become the first day of the month; the identity
 * number tells the day of birth where both agree on the month.
 */
final class FileOfForm {

  private static final Pattern MONTH =
      Pattern.compile("(\\d{4})\\D?(\\d{1,2})(?:\\D?(\\d{1,2}))?\\D?");
  private static final Pattern WITHIN =
      Pattern.compile("(?<!\\d)((?:19|20)\\d{2})\\D?(\\d{2})(?:\\d{2})?(?!\\d)");
  private static final Pattern APPRAISED =
      Pattern.compile(
          "((?:\\d{4}年?[、，,和]?)*\\d{4})年?度?(?:年度)?(?:考核)?(?:结果)?(?:均?为|：|:)?"
              + "(优秀|基本称职|不称职|称职|基本合格|不合格|合格|不定等次)");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");

  private FileOfForm() {}

  /** A new person; to be called only for a dossier without blocking faults. */
  static PersonFile of(Dossier dossier, UUID id, UUID unit, Names names) {
    InfoRow placed = placement(dossier);
    String level = levelCode(placed.get("A0221"));
    List<PersonFile.Rank> ranks = ranks(dossier);
    String rank = rankName(placed.get("A0192E"));
    if (rank == null && !ranks.isEmpty() && ranks.getLast().end() == null) {
      rank = ranks.getLast().name();
    }
    PersonFile.Placement placement =
        new PersonFile.Placement(unit, null, dossier.get(Field.CURRENT_POST), level, rank);
    return new PersonFile(
        basics(dossier, id, placed),
        placement,
        career(dossier, unit, level),
        ranks,
        education(dossier, names),
        titles(dossier),
        appraisals(dossier),
        List.of(),
        List.of(),
        List.of(),
        family(dossier, names),
        List.of(),
        null);
  }

  /** Looks names up in the code tables; the empty text if a name is in no table. */
  interface Names {
    /** The code of a name in a table. */
    String code(String table, String name);
  }

  static InfoRow placement(Dossier dossier) {
    List<InfoRow> rows = dossier.rows(Dossier.PLACEMENT);
    if (rows.isEmpty()) {
      rows = dossier.rows("A01");
    }
    return rows.isEmpty() ? new InfoRow(java.util.Map.of()) : rows.getFirst();
  }

  private static PersonFile.Basics basics(Dossier dossier, UUID id, InfoRow placed) {
    String party = dossier.get(Field.PARTY_JOINED);
    LocalDate joined = dossier.partyJoined().map(m -> m.atDay(1)).orElse(null);
    return new PersonFile.Basics(
        id,
        dossier.name(),
        sex(dossier).orElseThrow(),
        birth(dossier).orElseThrow(),
        dossier.get(Field.ID_NUMBER).strip(),
        dossier.get(Field.ETHNICITY),
        dossier.get(Field.ANCESTRAL_PLACE),
        dossier.get(Field.BIRTHPLACE),
        placed.get("A0115A"),
        null,
        politicalStatus(dossier, party, joined),
        joined,
        month(dossier.get(Field.WORK_STARTED)).orElse(null),
        dossier.get(Field.HEALTH),
        "现职人员",
        placed.get("A0160"),
        placed.get("A0165"),
        dossier.get(Field.FORMER_AGE_LIMIT),
        dossier.get(Field.EXPERTISE),
        id.getLeastSignificantBits() & Long.MAX_VALUE,
        null);
  }

  /** GB/T 2261.1, from the cell, else from the identity number. */
  static Optional<String> sex(Dossier dossier) {
    return switch (dossier.get(Field.SEX)) {
      case "男", "1", "男性" -> Optional.of("1");
      case "女", "2", "女性" -> Optional.of("2");
      case "" -> {
        String number = dossier.get(Field.ID_NUMBER);
        yield IdNumbers.isValid(number)
            ? Optional.of((number.charAt(16) - '0') % 2 == 1 ? "1" : "2")
            : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  /** The day from the identity number if it agrees with the month of the cell, else the first. */
  static Optional<LocalDate> birth(Dossier dossier) {
    Optional<YearMonth> month = dossier.birthMonth();
    Optional<LocalDate> day = IdNumbers.birth(dossier.get(Field.ID_NUMBER));
    if (month.isEmpty()) {
      return dossier.get(Field.BIRTH_MONTH).isEmpty() ? day : Optional.empty();
    }
    return Optional.of(
        day.filter(d -> YearMonth.from(d).equals(month.get())).orElse(month.get().atDay(1)));
  }

  static String politicalStatus(Dossier dossier, String party, @Nullable LocalDate joined) {
    String said = dossier.get(Field.POLITICAL_STATUS);
    if (!said.isEmpty()) {
      return said;
    }
    String words = party.replaceAll("[\\d.．年月/；;，,\\-\\s]", "");
    return words.isEmpty() ? (joined == null ? "" : "中共党员") : words;
  }

  static Optional<LocalDate> month(String text) {
    Matcher matcher = MONTH.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int year = Integer.parseInt(matcher.group(1));
    int month = Integer.parseInt(matcher.group(2));
    boolean plausible = year >= 1900 && year <= 2199 && month >= 1 && month <= 12;
    if (!plausible) {
      return Optional.empty();
    }
    int day = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
    YearMonth in = YearMonth.of(year, month);
    return Optional.of(in.isValidDay(day) ? in.atDay(day) : in.atDay(1));
  }

  static String levelCode(String said) {
    return java.util.stream.Stream.concat(
            CodeTables.postLevels().stream(), CodeTables.ranks().stream())
        .filter(entry -> entry.code().equals(said) || entry.name().equals(said))
        .map(CodeTables.Entry::code)
        .findFirst()
        .orElse("");
  }

  static @Nullable String rankName(String said) {
    return CodeTables.ranks().stream()
        .filter(entry -> entry.code().equals(said) || entry.name().equals(said))
        .map(CodeTables.Entry::name)
        .findFirst()
        .orElse(said.isBlank() ? null : said);
  }

  /** One stretch for each dated entry; the last one that goes on is the present post. */
  static List<PersonFile.Career> career(Dossier dossier, UUID unit, String level) {
    List<PersonFile.Career> career = new ArrayList<>();
    List<Resume.Entry> entries = dossier.career().entries();
    for (int i = 0; i < entries.size(); i++) {
      Resume.Entry entry = entries.get(i);
      Resume.Months period = entry.period();
      LocalDate start = period.from().atDay(1);
      LocalDate end = period.to().map(m -> m.atDay(1)).orElse(null);
      if (end != null && end.equals(start)) {
        end = start.plusMonths(1);
      }
      if (end != null && end.isBefore(start)) {
        continue; // dates that run backwards give no fact; the wording of the résumé keeps them
      }
      boolean present = period.isOpen() && i == entries.size() - 1;
      career.add(
          new PersonFile.Career(
              present ? unit : null,
              null,
              start,
              end,
              true,
              present ? level : "",
              body(entry),
              "",
              null,
              null,
              false,
              null,
              null,
              false));
    }
    return career;
  }

  /** The whole text of an entry with its 其间 clauses, on one line. */
  private static String body(Resume.Entry entry) {
    StringBuilder text = new StringBuilder();
    for (Resume.Segment segment : entry.segments()) {
      text.append(
          switch (segment) {
            case Resume.Words words -> words.text();
            case Resume.Meanwhile meanwhile -> meanwhile.raw();
          });
    }
    return text.toString().replace("\n", "").strip();
  }

  private static List<PersonFile.Rank> ranks(Dossier dossier) {
    List<PersonFile.Rank> ranks = new ArrayList<>();
    for (Dossier.Rank rank : dossier.ranks()) {
      Optional<LocalDate> from = month(rank.approved());
      String name = rankName(rank.code());
      if (rank.kind().equals("1") && from.isPresent() && name != null) {
        LocalDate until = month(rank.ended()).orElse(null);
        ranks.add(new PersonFile.Rank(rank.code(), name, from.get(), until, ""));
      }
    }
    return ranks;
  }

  /** The rows of an exchange package, else the two modes of the form. */
  static List<PersonFile.Education> education(Dossier dossier, Names names) {
    List<PersonFile.Education> all = new ArrayList<>();
    for (Dossier.Schooling row : dossier.schooling()) {
      all.add(
          new PersonFile.Education(
              row.mode(),
              names.code("ZB64", row.education()),
              row.education(),
              row.degree().isEmpty() ? null : names.code("GB6864", row.degree()),
              row.degree().isEmpty() ? null : row.degree(),
              row.school(),
              row.major(),
              month(row.entered()).orElse(null),
              month(row.graduated()).orElse(null),
              false));
    }
    if (all.isEmpty()) {
      add(
          all,
          "1",
          dossier.get(Field.FULL_TIME_EDUCATION),
          dossier.get(Field.FULL_TIME_DEGREE),
          dossier.get(Field.FULL_TIME_EDUCATION_SCHOOL),
          names);
      add(
          all,
          "2",
          dossier.get(Field.IN_SERVICE_EDUCATION),
          dossier.get(Field.IN_SERVICE_DEGREE),
          dossier.get(Field.IN_SERVICE_EDUCATION_SCHOOL),
          names);
    }
    return all;
  }

  private static void add(
      List<PersonFile.Education> all,
      String mode,
      String education,
      String degree,
      String school,
      Names names) {
    if (!(education + degree + school).isEmpty()) {
      all.add(
          new PersonFile.Education(
              mode,
              names.code("ZB64", education),
              education,
              degree.isEmpty() ? null : names.code("GB6864", degree),
              degree.isEmpty() ? null : degree,
              school,
              "",
              null,
              null,
              false));
    }
  }

  /** Only rows of a package carry the day; a title on the form alone stays a wording. */
  private static List<PersonFile.Title> titles(Dossier dossier) {
    List<PersonFile.Title> titles = new ArrayList<>();
    for (InfoRow row : dossier.rows("A06")) {
      Optional<LocalDate> day = month(row.get("A0604"));
      if (day.isPresent() && !row.get("A0602").isBlank()) {
        titles.add(
            new PersonFile.Title(row.get("A0601"), row.get("A0602"), day.get(), row.get("A0607")));
      }
    }
    return titles;
  }

  /** Years and grades that the text or the rows of a package state. */
  static List<PersonFile.Appraisal> appraisals(Dossier dossier) {
    java.util.TreeMap<Integer, String> grades = new java.util.TreeMap<>();
    for (InfoRow row : dossier.rows("A15")) {
      if (row.get("A1521").matches("(19|20)\\d{2}") && !row.get("A1517").isBlank()) {
        grades.put(Integer.valueOf(row.get("A1521")), row.get("A1517"));
      }
    }
    Matcher matcher = APPRAISED.matcher(dossier.get(Field.APPRAISALS));
    while (matcher.find()) {
      Matcher years = YEAR.matcher(matcher.group(1));
      while (years.find()) {
        int year = Integer.parseInt(years.group());
        if (year >= 1950 && year <= 2100) {
          grades.putIfAbsent(year, matcher.group(2));
        }
      }
    }
    return grades.entrySet().stream()
        .map(e -> new PersonFile.Appraisal(e.getKey(), e.getValue(), null))
        .toList();
  }

  static List<PersonFile.Relative> family(Dossier dossier, Names names) {
    List<PersonFile.Relative> family = new ArrayList<>();
    for (FamilyMember member : dossier.family()) {
      Matcher within = WITHIN.matcher(member.birth());
      LocalDate birth =
          member.birth().matches("(19|20)\\d{2}")
              ? LocalDate.of(Integer.parseInt(member.birth()), 1, 1)
              : within.find() ? month(within.group()).orElse(null) : null;
      family.add(
          new PersonFile.Relative(
              names.code("GB4761", member.relation()),
              member.relation(),
              member.name(),
              birth,
              member.politicalStatus(),
              member.workplaceAndPost(),
              null));
    }
    return family;
  }
}
