package org.zhiren.platform.roster.web;

import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.zhiren.platform.organization.CodeNames;
import org.zhiren.platform.roster.Person;
import org.zhiren.platform.roster.PersonFile;
import org.zhiren.platform.shell.Page;

/** How lists and files put things in words. */
public final class Words {

  private Words() {}

  /** The level of a post in the language of the page; the code itself if it is not in the table. */
  public static String level(Page page, String code) {
    return CodeNames.level(page, code);
  }

  /** 男, 女. */
  public static String sex(Page page, String code) {
    return page.t("roster.sex." + code);
  }

  /** Birth year and month with the age beside it. */
  public static String birth(Page page, Person person) {
    return page.t(
        "roster.birth.age",
        YearMonth.from(person.birthDate()),
        String.valueOf(person.ageOn(page.today())));
  }

  /** Birth date with the age beside it. */
  public static String birth(Page page, PersonFile.Basics who) {
    LocalDate left = who.leftOn();
    LocalDate day = left != null && left.isBefore(page.today()) ? left : page.today();
    return page.t(
        "roster.birth.age",
        who.birthDate(),
        String.valueOf(Period.between(who.birthDate(), day).getYears()));
  }

  /** Year and month. */
  public static String month(@Nullable LocalDate day) {
    return day == null ? "—" : YearMonth.from(day).toString();
  }

  /** The identity number; whole for those who maintain it, else the first six and last four. */
  public static String idNumber(Page page, String number) {
    return page.may("ROSTER_EDIT") ? number : masked(number);
  }

  static String masked(String number) {
    return number.length() < 14
        ? "*".repeat(number.length())
        : number.substring(0, 6)
            + "*".repeat(number.length() - 10)
            + number.substring(number.length() - 4);
  }
}
