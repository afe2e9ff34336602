package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhiren.demo.Person.SanctionPlan;
import org.zhiren.demo.Person.Stint;
import org.zhiren.demo.PersonRecord.AppraisalEntry;
import org.zhiren.demo.PersonRecord.ArchiveReview;
import org.zhiren.demo.PersonRecord.CareerEntry;
import org.zhiren.demo.PersonRecord.EducationEntry;
import org.zhiren.demo.PersonRecord.HonourEntry;
import org.zhiren.demo.PersonRecord.LanguageSkill;
import org.zhiren.demo.PersonRecord.SanctionEntry;

/** Writes a person's file and, where the person carries a fault of the file, puts it in. */
final class PersonFile {
  private final Identifiers ids;
  private final Places places;
  private final LocalDate asOf;

  PersonFile(Identifiers ids, Places places, LocalDate asOf) {
    this.ids = ids;
    this.places = places;
    this.asOf = asOf;
  }

  PersonRecord of(Person person, SplitRandom random) {
    Schooling schooling = new Schooling(person, random, asOf);
    List<EducationEntry> education = schooling.education;
    PlantedKind fault = person.fault;
    if (fault == PlantedKind.EDUCATION_ORDER) {
      EducationEntry e = education.removeLast();
      education.add(
          new EducationEntry(
              e.modeCode(),
              e.educationCode(),
              e.educationName(),
              e.degreeCode(),
              e.degreeName(),
              e.school(),
              e.major(),
              e.graduatedOn().plusMonths(2),
              e.graduatedOn(),
              e.highest()));
    }
    String home =
        person.homeCounty < 0
            ? person.idNumber.substring(0, 6)
            : places.place(person.homeCounty).code();
    String birthplace = random.chance(0.9) ? home : random.pick(places.counties).code();
    List<HonourEntry> honours = honours(person, random);
    Person partner = person.spouse;
    return new PersonRecord(
        ids.person(person.index),
        person.name,
        person.female ? "2" : "1",
        person.birth,
        idNumber(person),
        person.ethnicity,
        home,
        birthplace,
        home,
        person.political,
        person.partyJoin,
        person.workStart,
        random.chance(0.96) ? "1" : random.chance(0.8) ? "3" : "4",
        person.state,
        category(person),
        manager(person),
        Integer.toString(person.formerAge),
        person.leftOn,
        schooling.major.isEmpty() ? "行政管理" : schooling.major,
        Portrait.seed(random.nextLong(), person.female),
        career(person),
        List.copyOf(person.ranks),
        education,
        schooling.titles,
        appraisals(person),
        schooling.trainings,
        honours,
        sanctions(person, random),
        Household.of(
            person,
            random,
            asOf,
            partner == null ? null : ids.person(partner.index),
            partner == null ? "" : workText(partner)),
        languages(person, random),
        archive(person, education, random));
  }

  private static String idNumber(Person person) {
    String id = person.idNumber;
    if (person.fault == null) {
      return id;
    }
    return switch (person.fault) {
      case ID_CHECKSUM -> id.substring(0, 17) + (id.charAt(17) == '0' ? '1' : '0');
      case ID_BIRTH_MISMATCH -> {
        LocalDate other = person.birth.plusDays(31);
        yield IdNumbers.citizen(id.substring(0, 6), other, Integer.parseInt(id.substring(14, 17)));
      }
      case ID_SEX_MISMATCH ->
          IdNumbers.citizen(
              id.substring(0, 6), person.birth, Integer.parseInt(id.substring(14, 17)) ^ 1);
      default -> id;
    };
  }

  private static String category(Person person) {
    return switch (person.sector) {
      case ORGAN -> "公务员";
      case INSTITUTION -> person.level > 0 ? "事业单位管理人员" : "事业单位专业技术人员";
      case ENTERPRISE -> "企业管理人员";
    };
  }

  private static String manager(Person person) {
    int level = person.highestLevel;
    return level >= 5
        ? "省级党委管理干部"
        : level >= 3 ? "市级党委管理干部" : level >= 1 && person.county > 0 ? "县级党委管理干部" : "其他";
  }

  private List<CareerEntry> career(Person person) {
    List<CareerEntry> entries = new ArrayList<>();
    for (Stint stint : person.stints) {
      entries.add(entry(stint));
    }
    return entries;
  }

  private CareerEntry entry(Stint stint) {
    PostNode post = stint.post;
    if (post == null) {
      return new CareerEntry(
          null,
          null,
          stint.start,
          stint.end,
          true,
          "1A99",
          stint.outside == null ? "" : stint.outside,
          stint.change,
          null,
          null,
          false,
          null,
          null,
          true);
    }
    boolean probation = post.probation && stint.change.equals("提拔");
    LocalDate until = probation ? stint.start.plusYears(1) : null;
    LocalDate confirmed = null;
    if (until != null && !stint.unconfirmed) {
      LocalDate day = until.plusDays(3 + (stint.start.toEpochDay() & 15));
      LocalDate last = stint.end == null ? asOf : stint.end;
      confirmed = day.isBefore(last) ? day : null;
    }
    int number = 1 + (int) Math.floorMod(stint.start.toEpochDay() * 31 + post.serial, 180L);
    String issuer = places.prefix(stint.level >= 3 ? 0 : post.unit.county);
    return new CareerEntry(
        ids.unit(post.unit),
        ids.post(post),
        stint.start,
        stint.end,
        stint.main,
        PostNode.LEVEL_CODES[post.level],
        text(stint, post),
        stint.change,
        stint.change.equals("录用") ? "委任" : post.level > 0 ? "组织选拔" : "委任",
        issuer + "委干〔" + stint.start.getYear() + "〕" + number + "号",
        false,
        until,
        confirmed,
        stint.grassroots());
  }

  private static String text(Stint stint, PostNode post) {
    String name = post.name.equals("职级公务员") ? "干部" : post.name;
    return post.unit.nameOn(stint.start) + name;
  }

  private static String workText(Person person) {
    PostNode post = CareerFaults.postOf(person);
    Stint current = person.current;
    return post == null || current == null ? "退休" : text(current, post);
  }

  private List<AppraisalEntry> appraisals(Person person) {
    List<AppraisalEntry> result = new ArrayList<>();
    for (AppraisalEntry entry : person.appraisals) {
      result.add(
          new AppraisalEntry(
              entry.year(), entry.grade(), ids.unit(Integer.parseInt(entry.organUnitId()))));
    }
    return result;
  }

  private List<HonourEntry> honours(Person person, SplitRandom random) {
    List<HonourEntry> honours = new ArrayList<>();
    String county = person.county == 0 ? "地、厅、司、局级" : "县、处级";
    String giver = places.prefix(person.county) + "人民政府";
    int running = 0;
    for (AppraisalEntry entry : person.appraisals) {
      boolean excellent = entry.grade().equals(Appraisals.EXCELLENT);
      running = excellent ? running + 1 : 0;
      LocalDate date = LocalDate.of(entry.year() + 1, 3, 1 + person.index % 28);
      if (excellent && date.isBefore(asOf)) {
        honours.add(new HonourEntry("嘉奖", date, giver, county));
        if (running == 3 && date.plusDays(20).isBefore(asOf)) {
          honours.add(new HonourEntry("记三等功", date.plusDays(20), giver, county));
          running = 0;
        }
      }
    }
    if (person.quality > 2.2) {
      LocalDate date = asOf.minusDays(random.between(400, 3000));
      if (date.isAfter(person.workStart.plusYears(3))) {
        honours.add(new HonourEntry("授予荣誉称号", date, places.prefix(0) + "人民政府", "地、厅、司、局级"));
      }
    }
    if (person.fault == PlantedKind.FUTURE_DATE) {
      LocalDate date = asOf.plusDays(random.between(20, 240));
      honours.add(new HonourEntry("嘉奖", date, giver, county));
    }
    return honours;
  }

  private List<SanctionEntry> sanctions(Person person, SplitRandom random) {
    SanctionPlan plan = person.sanction;
    if (plan == null) {
      return List.of();
    }
    LocalDate end = plan.date().plusMonths(plan.months());
    LocalDate lifted = end.plusDays(random.below(20));
    boolean known = !plan.forgotten() && lifted.isBefore(asOf);
    String ground = random.pick(List.of("工作失职", "违反工作纪律", "违规收受礼品", "审批把关不严", "酒后驾驶", "填报材料不实"));
    boolean party = plan.name().contains("党员");
    return List.of(
        new SanctionEntry(
            plan.name(),
            plan.date(),
            plan.months(),
            end,
            known ? lifted : null,
            ground,
            places.prefix(person.county) + (party ? "纪律检查委员会" : "监察委员会")));
  }

  private static List<LanguageSkill> languages(Person person, SplitRandom random) {
    List<LanguageSkill> result = new ArrayList<>();
    if (person.education >= 2 && random.chance(0.25)) {
      result.add(new LanguageSkill("英语", random.chance(0.6) ? "四级" : "六级"));
    }
    String own =
        switch (person.ethnicity) {
          case "06" -> "苗语";
          case "12" -> "侗语";
          case "13" -> "瑶语";
          case "15" -> "土家语";
          case "07" -> "彝语";
          case "08" -> "壮语";
          case "04" -> "藏语";
          case "05" -> "维吾尔语";
          default -> "";
        };
    if (!own.isEmpty() && random.chance(0.6)) {
      result.add(new LanguageSkill(own, "熟练"));
    }
    return result;
  }

  private ArchiveReview archive(Person person, List<EducationEntry> education, SplitRandom random) {
    LocalDate birth = person.birth;
    LocalDate work = person.workStart;
    @Nullable LocalDate party = person.partyJoin;
    String highest =
        education.stream()
            .filter(EducationEntry::highest)
            .map(EducationEntry::educationCode)
            .findFirst()
            .orElse("37");
    if (person.fault == PlantedKind.ARCHIVE_MISMATCH) {
      switch (random.below(party == null ? 3 : 4)) {
        case 0 -> birth = birth.minusMonths(random.between(5, 26));
        case 1 -> work = work.plusMonths(random.between(6, 30));
        case 2 -> highest = highest.equals("37") ? "38" : "37";
        default -> party = person.partyJoin == null ? null : person.partyJoin.plusMonths(11);
      }
    }
    String identity =
        switch (person.sector) {
          case ORGAN -> "公务员";
          case INSTITUTION -> "事业编制";
          case ENTERPRISE -> "企业";
        };
    return new ArchiveReview(
        birth, work, party, highest, identity, asOf.minusDays(200 + person.index % 600));
  }
}
