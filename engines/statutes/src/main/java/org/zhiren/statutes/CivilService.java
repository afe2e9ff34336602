package org.zhiren.statutes;

import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * 公务员法: conditions of every civil servant (第十三条), quota (第四十三条), transfer from outside (第七十条 with
 * 第二十六条) and the retirement age (第九十二条 with the decision of 2024).
 */
final class CivilService {
  private static final Text CITIZEN = Text.of("具有中华人民共和国国籍", "nationality of the PRC");
  private static final Text BIRTH = Text.of("出生日期", "date of birth");
  private static final Text AGE = Text.of("年龄", "age");
  private static final Text VACANCY =
      Text.of("职数{0}，已配{1}，应当有职位空缺", "quota {0}, filled {1}: there must be a vacancy");
  private static final Text QUOTA = Text.of("职数和已配数", "quota and posts filled");
  private static final Text CIVIL_SERVANT = Text.of("是否公务员", "whether a civil servant");
  private static final Text NO_TRANSFER = Text.of("不属于调任", "not a transfer from outside");
  private static final Text BARRED =
      Text.of("有公务员法第二十六条所列情形", "one of the bars of article 26 applies");
  private static final Text GROUP =
      Text.of("适用的法定退休年龄类别", "group for the statutory retirement age");
  private static final Text RETIRES = Text.of("法定退休月份{0}", "statutory month of retirement {0}");

  private final Post post;
  private final Threshold adult;
  private final RetirementAge retirement;

  CivilService(Setting s, Post post) {
    this.post = post;
    this.adult = s.threshold("GWY-13.age");
    this.retirement = new RetirementAge(s);
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("GWY-13", this::conditionsOfAll);
    s.provision("GWY-43", this::vacancy);
    s.provision("GWY-70", this::transfer);
    s.provision("GWY-92", this::belowRetirementAge);
  }

  /** 具有中华人民共和国国籍；年满十八周岁。 */
  private Verdict conditionsOfAll(Judge j) {
    Verdict citizen = j.requires(j.person().citizen(), CITIZEN);
    int birth = j.person().birth();
    if (birth == Dossier.ABSENT) {
      return citizen.and(j.missing(BIRTH));
    }
    j.startCounting();
    j.count(birth, j.day());
    return citizen.and(j.atLeast(adult, AGE));
  }

  /** 公务员任职应当在规定的编制限额和职数内进行，并有相应的职位空缺。 */
  private Verdict vacancy(Judge j) {
    Integer seats = post.seats();
    Integer holders = post.holders();
    if (seats == null || holders == null) {
      return j.missing(QUOTA);
    }
    Verdict verdict = holders < seats ? Verdict.PASS : Verdict.FAIL;
    return j.writes()
        ? j.remark(verdict, VACANCY.fill(seats, holders), Fact.of(QUOTA, holders + "/" + seats))
        : verdict;
  }

  /** 调任人选不得有本法第二十六条规定的情形。 */
  private Verdict transfer(Judge j) {
    return switch (j.person().civilServant()) {
      case YES -> j.notApplicable(NO_TRANSFER);
      case NO -> j.forbids(j.person().barred(), BARRED);
      case UNKNOWN -> j.missing(CIVIL_SERVANT);
    };
  }

  /** 达到国家规定的退休年龄的，应当退休。 */
  private Verdict belowRetirementAge(Judge j) {
    int birth = j.person().birth();
    if (birth == Dossier.ABSENT) {
      return j.missing(BIRTH);
    }
    RetirementGroup group = RetirementAge.group(j.person());
    if (group == null) {
      return j.missing(GROUP);
    }
    if (!retirement.known(group)) {
      return j.missing(RETIRES);
    }
    int month = retirement.month(group, birth);
    int first = RetirementAge.firstDay(month);
    Verdict verdict = j.day() < first ? Verdict.PASS : Verdict.FAIL;
    if (j.writes()) {
      j.mayChangeOn(first);
      j.note(
          verdict,
          RETIRES.fill(RetirementAge.yearMonth(month)),
          retirement.delayLimit(group),
          Fact.of(BIRTH, Days.date(birth)),
          Fact.of(GROUP, group.text()));
    }
    return verdict;
  }
}
