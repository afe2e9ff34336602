package org.zhiren.platform.roster.exchange;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.zhiren.dossiers.Dossier;
import org.zhiren.dossiers.FamilyMember;
import org.zhiren.dossiers.Field;
import org.zhiren.dossiers.Resume;
import org.zhiren.explain.Text;
import org.zhiren.platform.roster.exchange.RowDetail.Fault;

/**
 * Looks at the cells of one person before anything is taken over. What stands in the way of a file
 * (no readable birth, no sex) is blocking; what is only doubtful is said and let through, because
 * the field's files hold much that no table knows.
 */
final class FormFaults {

  private static final int LONGEST_NAME = 30;
  private static final int MOST_CHOICES = 12;
  private static final Map<Field, String> TABLES =
      Map.of(
          Field.ETHNICITY, "GB3304",
          Field.HEALTH, "GB2261.3",
          Field.POLITICAL_STATUS, "GB4762",
          Field.FULL_TIME_EDUCATION, "ZB64",
          Field.IN_SERVICE_EDUCATION, "ZB64",
          Field.FULL_TIME_DEGREE, "GB6864",
          Field.IN_SERVICE_DEGREE, "GB6864");

  private final Map<String, Set<String>> names;
  private final LocalDate today;

  /** The names in force of the tables {@code GB3304, GB2261.3, GB4762, ZB64, GB6864, GB4761}. */
  FormFaults(Map<String, Set<String>> names, LocalDate today) {
    this.names = Map.copyOf(names);
    this.today = today;
  }

  /** The tables whose names are needed. */
  static List<String> tables() {
    return List.of("GB3304", "GB2261.3", "GB4762", "ZB64", "GB6864", "GB4761");
  }

  List<Fault> check(Dossier dossier) {
    List<Fault> faults = new ArrayList<>();
    unprintable(dossier, faults);
    name(dossier, faults);
    sexAndBirth(dossier, faults);
    idNumber(dossier, faults);
    dates(dossier, faults);
    TABLES.forEach((field, table) -> known(field.name(), dossier.get(field), table, faults));
    int row = 1;
    for (FamilyMember member : dossier.family()) {
      known("FAMILY." + row++, member.relation(), "GB4761", faults);
    }
    resume(dossier, faults);
    return faults;
  }

  private static void unprintable(Dossier dossier, List<Fault> faults) {
    dossier
        .fields()
        .forEach((field, text) -> {
          if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            faults.add(
                Fault.blocking(
                    field.name(),
                    text.replaceAll("\\p{Cntrl}", "�"),
                    Text.of("含有控制字符，请删除。", "It holds control characters. Remove them."),
                    List.of()));
          }
        });
  }

  private static void name(Dossier dossier, List<Fault> faults) {
    String name = dossier.name();
    if (name.isEmpty() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
      faults.add(
          Fault.blocking(
              Field.NAME.name(),
              name,
              Text.of("姓名应为 1–30 个字。", "A name has 1 to 30 characters."),
              List.of()));
    }
  }

  private void sexAndBirth(Dossier dossier, List<Fault> faults) {
    if (FileOfForm.sex(dossier).isEmpty()) {
      faults.add(
          Fault.blocking(
              Field.SEX.name(),
              dossier.get(Field.SEX),
              Text.of("应为代码表 GB/T 2261.1 中的名称。", "It should be a name of table GB/T 2261.1."),
              List.of("男", "女")));
    }
    Optional<LocalDate> birth = FileOfForm.birth(dossier);
    if (birth.isEmpty() || birth.get().isAfter(today)) {
      faults.add(
          Fault.blocking(
              Field.BIRTH_MONTH.name(),
              dossier.get(Field.BIRTH_MONTH),
              Text.of(
                  "应为已过去的年月，写作 yyyyMM，例如 198103。",
                  "It should be a month in the past, written yyyyMM, such as 198103."),
              List.of()));
    }
  }

  private static void idNumber(Dossier dossier, List<Fault> faults) {
    String number = dossier.get(Field.ID_NUMBER);
    if (number.isEmpty()) {
      return;
    }
    String part = Field.ID_NUMBER.name();
    if (number.matches("[0-9.]+[Ee]\\+?\\d+")) {
      faults.add(
          Fault.blocking(
              part,
              number,
              Text.of(
                  "身份证号被存为数字，末位已丢失，请重新填写。",
                  "The identity number was stored as a number and lost digits. Type it again."),
              List.of()));
      return;
    }
    if (!IdNumbers.isValid(number)) {
      faults.add(
          Fault.notice(
              part,
              number,
              Text.of(
                  "不是有效的 18 位身份证号（校验码或出生日期不符），请核对。",
                  "It is no valid number of 18 characters (check character or birth date). Please"
                      + " compare it."),
              List.of()));
      return;
    }
    Optional<YearMonth> inNumber = IdNumbers.birth(number).map(YearMonth::from);
    if (dossier.birthMonth().isPresent() && !dossier.birthMonth().equals(inNumber)) {
      faults.add(
          Fault.notice(
              Field.BIRTH_MONTH.name(),
              dossier.get(Field.BIRTH_MONTH),
              Text.of("与身份证号中的 {0} 不一致，请核对。", "It differs from {0} in the identity number.")
                  .fill(inNumber.map(YearMonth::toString).orElse("")),
              List.of()));
    }
    String sex = (number.charAt(16) - '0') % 2 == 1 ? "1" : "2";
    if (FileOfForm.sex(dossier).filter(s -> !s.equals(sex)).isPresent()) {
      faults.add(
          Fault.notice(
              Field.SEX.name(),
              dossier.get(Field.SEX),
              Text.of("与身份证号不一致，请核对。", "It does not agree with the identity number."),
              List.of()));
    }
  }

  private static void dates(Dossier dossier, List<Fault> faults) {
    for (Field field : List.of(Field.WORK_STARTED, Field.AGE_AS_OF, Field.FILLED_ON)) {
      String text = dossier.get(field);
      if (!text.isEmpty() && FileOfForm.month(text).isEmpty()) {
        faults.add(
            Fault.notice(
                field.name(),
                text,
                Text.of(
                    "不能读作日期（如 199807），将只保留文字。",
                    "It cannot be read as a date (such as 199807); only the text is kept."),
                List.of()));
      }
    }
  }

  private void known(String part, String value, String table, List<Fault> faults) {
    Set<String> known = names.getOrDefault(table, Set.of());
    if (value.isEmpty() || known.contains(value)) {
      return;
    }
    faults.add(
        Fault.notice(
            part,
            value,
            Text.of(
                "代码表中没有这个名称，将只保留文字。", "The code table has no such name; only the text is kept."),
            nearest(value, known)));
  }

  /** Names that share a beginning or contain the value first, then the head of the table. */
  private static List<String> nearest(String value, Collection<String> known) {
    List<String> near =
        known.stream()
            .filter(name -> name.contains(value) || value.contains(name))
            .limit(MOST_CHOICES)
            .toList();
    return near.isEmpty() ? known.stream().limit(MOST_CHOICES).toList() : near;
  }

  private static void resume(Dossier dossier, List<Fault> faults) {
    for (Resume.Entry entry : dossier.career().entries()) {
      Resume.Months period = entry.period();
      if (period.to().isPresent() && period.to().get().isBefore(period.from())) {
        faults.add(
            Fault.notice(
                Field.RESUME.name(),
                period.from() + "--" + period.to().get(),
                Text.of(
                    "起止时间颠倒，这一段将只保留文字。",
                    "The months run backwards; only the text of this entry is kept."),
                List.of()));
      }
    }
  }
}
