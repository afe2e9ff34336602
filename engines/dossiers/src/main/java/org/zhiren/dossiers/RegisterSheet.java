package org.zhiren.dossiers;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The columns of the 名册 and what stands in them; PDF and .docx are made from the same sheet. */
final class RegisterSheet {

  static final double PAGE_WIDTH_MM = 297;
  static final double PAGE_HEIGHT_MM = 210;
  static final double MARGIN_MM = 12;
  static final double MARGIN_TOP_MM = 14;

  static final List<String> HEADINGS =
      List.of(
          "序号", "姓名", "工作单位及职务", "性别", "民族", "出生年月", "籍贯", "入党时间", "参加工作时间", "全日制学历学位", "在职学历学位",
          "专业技术职务");

  static final double[] COLUMNS_MM = {11, 20, 66, 10, 15, 22, 23, 19, 19, 27, 27, 14};

  private RegisterSheet() {}

  /** The cells of a person, in the order of the headings. */
  static List<String> cells(int number, Dossier person, LocalDate asOf) {
    return List.of(
        Integer.toString(number),
        person.name(),
        person.get(Field.CURRENT_POST).replace("\n", ""),
        person.get(Field.SEX),
        person.get(Field.ETHNICITY),
        birth(person, asOf),
        person.get(Field.ANCESTRAL_PLACE),
        FormDates.shown(person.get(Field.PARTY_JOINED)),
        FormDates.shown(person.get(Field.WORK_STARTED)),
        education(person, Field.FULL_TIME_EDUCATION, Field.FULL_TIME_DEGREE),
        education(person, Field.IN_SERVICE_EDUCATION, Field.IN_SERVICE_DEGREE),
        person.get(Field.PROFESSIONAL_TITLE));
  }

  private static String birth(Dossier person, LocalDate asOf) {
    String shown = FormDates.shown(person.get(Field.BIRTH_MONTH));
    OptionalInt age = person.ageYears(asOf);
    return age.isPresent() ? shown + "\n（" + age.getAsInt() + "岁）" : shown;
  }

  private static String education(Dossier person, Field education, Field degree) {
    return Stream.of(person.get(education), person.get(degree))
        .filter(text -> !text.isEmpty())
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /** The line under the title: who, when, how many, how secret. */
  static String note(Register register) {
    return Stream.of(
            register.classification(),
            register.copyNumber().isEmpty() ? "" : "份号：" + register.copyNumber(),
            "共 " + register.size() + " 人",
            "打印人：" + register.operator(),
            "打印日期：" + register.printedOn())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("    "));
  }
}
