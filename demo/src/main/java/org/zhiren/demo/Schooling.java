package org.zhiren.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiren.demo.Person.Stint;
import org.zhiren.demo.PersonRecord.EducationEntry;
import org.zhiren.demo.PersonRecord.TitleEntry;
import org.zhiren.demo.PersonRecord.TrainingEntry;

/** Education, professional titles and training of one person. */
final class Schooling {
  /** A field of study and the last two digits of its degree code in GB/T 6864. */
  private record Field(String major, String degree, String degreeName) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("法学", "03", "法学"),
          new Field("经济学", "02", "经济学"),
          new Field("汉语言文学", "05", "文学"),
          new Field("会计学", "12", "管理学"),
          new Field("行政管理", "12", "管理学"),
          new Field("土木工程", "08", "工学"),
          new Field("计算机科学与技术", "08", "工学"),
          new Field("水利水电工程", "08", "工学"),
          new Field("农学", "09", "农学"),
          new Field("林学", "09", "农学"),
          new Field("教育学", "04", "教育学"),
          new Field("数学与应用数学", "07", "理学"),
          new Field("历史学", "06", "历史学"),
          new Field("马克思主义理论", "03", "法学"),
          new Field("公共事业管理", "12", "管理学"),
          new Field("民族学", "03", "法学"));
  private static final Field MEDICINE = new Field("临床医学", "10", "医学");
  private static final List<String> SCHOOL_KINDS =
      List.of("大学", "师范大学", "农业大学", "理工学院", "民族学院", "财经学院");

  final List<EducationEntry> education = new ArrayList<>();
  final List<TitleEntry> titles = new ArrayList<>();
  final List<TrainingEntry> trainings = new ArrayList<>();
  final String major;
  private final Person person;
  private final SplitRandom random;
  private final LocalDate asOf;

  Schooling(Person person, SplitRandom random, LocalDate asOf) {
    this.person = person;
    this.random = random;
    this.asOf = asOf;
    String workplace = workplace();
    Field field = workplace.equals("医师") ? MEDICINE : random.pick(FIELDS);
    this.major = field.major();
    schools(field);
    if (!person.stints.isEmpty()) {
      titles(workplace);
      train();
    }
  }

  private String workplace() {
    for (Stint stint : person.stints.reversed()) {
      if (stint.post != null && stint.level == 0) {
        return stint.post.name;
      }
    }
    return "";
  }

  private void schools(Field field) {
    LocalDate done = LocalDate.of(person.workStart.getYear(), 6, 30);
    if (done.isAfter(person.workStart)) {
      done = done.minusYears(1);
    }
    switch (person.education) {
      case 0 -> full(done, 3, person.birth.getYear() > 1978 ? "37" : "35", "", field);
      case 1 -> full(done, 3, "31", "", field);
      case 2 -> full(done, 4, "21", "4", field);
      case 3 -> {
        full(done.minusYears(3), 4, "21", "4", field);
        full(done, 3, "11", "3", field);
      }
      default -> {
        full(done.minusYears(7), 4, "21", "4", field);
        full(done.minusYears(4), 3, "11", "3", field);
        full(done, 4, "11", "2", field);
      }
    }
    double later = person.education <= 1 ? 0.75 : person.education == 2 ? 0.15 : 0;
    LocalDate end = LocalDate.of(person.workStart.getYear() + random.between(6, 14), 7, 1);
    if (random.chance(later) && end.isBefore(asOf.minusMonths(3))) {
      inService(end);
    }
    education.sort(Comparator.comparing(EducationEntry::graduatedOn));
    int best = 0;
    for (int i = 1; i < education.size(); i++) {
      if (standing(education.get(i)) >= standing(education.get(best))) {
        best = i;
      }
    }
    education.set(best, highest(education.get(best)));
  }

  private static int standing(EducationEntry entry) {
    // ZB64 counts down from 1 (graduate) to 3 (college); 35 and above are secondary schools.
    int kind = 10 * ('4' - entry.educationCode().charAt(0));
    String degree = entry.degreeCode();
    int grade = degree == null ? 0 : '5' - degree.charAt(0);
    return kind + grade - (entry.educationCode().compareTo("34") > 0 ? 5 : 0);
  }

  private static EducationEntry highest(EducationEntry e) {
    return new EducationEntry(
        e.modeCode(),
        e.educationCode(),
        e.educationName(),
        e.degreeCode(),
        e.degreeName(),
        e.school(),
        e.major(),
        e.enrolledOn(),
        e.graduatedOn(),
        true);
  }

  private void full(LocalDate done, int years, String code, String degreeDigit, Field field) {
    boolean degree = !degreeDigit.isEmpty();
    String grade =
        switch (degreeDigit) {
          case "4" -> "学士";
          case "3" -> "硕士";
          default -> "博士";
        };
    String school =
        code.equals("37")
            ? "第一中学"
            : code.equals("35") ? "中等专业学校" : code.equals("31") ? "高等专科学校" : "";
    education.add(
        new EducationEntry(
            "1",
            code,
            educationName(code),
            degree ? degreeDigit + field.degree() : null,
            degree ? field.degreeName() + grade : null,
            place() + (school.isEmpty() ? random.pick(SCHOOL_KINDS) : school),
            code.equals("37") ? "" : field.major(),
            LocalDate.of(done.getYear() - years, 9, 1),
            done,
            false));
  }

  private void inService(LocalDate end) {
    boolean graduate = person.education == 2;
    boolean partySchool = random.chance(0.5);
    String code = graduate ? (partySchool ? "1B" : "11") : partySchool ? "23" : "21";
    boolean degree = graduate && !partySchool;
    education.add(
        new EducationEntry(
            "2",
            code,
            educationName(code),
            degree ? "349" : null,
            degree ? "公共管理硕士" : null,
            partySchool ? "沧岚省委党校" : place() + random.pick(SCHOOL_KINDS),
            partySchool ? "经济管理" : degree ? "公共管理" : random.pick(FIELDS).major(),
            LocalDate.of(end.getYear() - 3, 9, 1),
            end,
            false));
  }

  private String place() {
    return ""
        + Places.FIRST.charAt(random.below(Places.FIRST.length()))
        + Places.SECOND.charAt(random.below(Places.SECOND.length()));
  }

  static String educationName(String code) {
    return switch (code) {
      case "11" -> "研究生";
      case "1B" -> "省（区、市）委党校研究生";
      case "21" -> "大学";
      case "23" -> "省（区、市）委党校大学";
      case "31" -> "大专";
      case "35" -> "中专";
      default -> "高中";
    };
  }

  private void titles(String workplace) {
    boolean institution = person.sector == Sector.INSTITUTION;
    if (!random.chance(institution ? 0.75 : 0.08)) {
      return;
    }
    List<String> ladder =
        switch (institution ? workplace : "") {
          case "医师" -> List.of("234", "医师", "233", "主治医师", "232", "副主任医师");
          case "教师" -> List.of("054", "二级教师（中学）", "053", "一级教师（中学）", "052", "高级教师（中学）");
          case "专业技术人员" ->
              random.chance(0.5)
                  ? List.of("084", "助理工程师", "083", "工程师", "082", "高级工程师")
                  : List.of("094", "助理农艺师", "093", "农艺师", "092", "高级农艺师");
          default ->
              random.chance(0.5)
                  ? List.of("124", "助理经济师", "123", "经济师", "122", "高级经济师")
                  : List.of("134", "助理会计师", "133", "会计师", "132", "高级会计师");
        };
    LocalDate date = person.workStart.plusYears(1).plusMonths(random.below(20));
    for (int step = 0; step < 3 && date.isBefore(asOf.minusMonths(1)); step++) {
      String route = step == 0 ? "考核认定" : random.chance(0.8) ? "评审通过" : "考试合格";
      titles.add(new TitleEntry(ladder.get(step * 2), ladder.get(step * 2 + 1), date, route));
      date = date.plusYears(5).plusMonths(random.below(50));
      if (random.chance(0.35)) {
        return;
      }
    }
  }

  private void train() {
    boolean leader = person.highestLevel >= 3;
    boolean shortOf = person.fault == PlantedKind.TRAINING_SHORT;
    LocalDate left = person.leftOn == null ? asOf : person.leftOn;
    // One course in each year counted back from the as-of date, so that five lie in the window.
    for (int back = 5; back >= 0; back--) {
      LocalDate start = asOf.minusYears(back).minusDays(random.between(30, 340));
      int hours =
          shortOf
              ? random.between(40, 84)
              : leader ? random.between(116, 170) : random.between(90, 128);
      LocalDate end = start.plusDays(hours / 8 + 2L);
      if (start.isAfter(person.workStart) && end.isBefore(left)) {
        String course =
            leader
                ? random.pick(List.of("县处级领导干部进修班", "高质量发展专题研讨班", "民族团结进步专题班", "中青年干部培训班"))
                : random.pick(List.of("科级干部任职培训班", "业务能力提升班", "基层治理专题班", "依法行政培训班", "数字政务培训班"));
        trainings.add(
            new TrainingEntry(course, leader ? "州委党校" : "县级党校", start, end, hours, leader));
      }
    }
  }
}
