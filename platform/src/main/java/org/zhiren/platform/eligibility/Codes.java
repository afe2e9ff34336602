package org.zhiren.platform.eligibility;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhiren.statutes.Grade;
import org.zhiren.statutes.MeasureKind;
import org.zhiren.statutes.PersonFacts.Kinship;
import org.zhiren.statutes.PostLevel;
import org.zhiren.statutes.Rank;
import org.zhiren.statutes.Schooling;

/**
 * The national code tables of the files (ZB09, ZB148, ZB64, ZB18, ZB65, GB/T 4761) in the terms of
 * the rules. A value that a table does not name has no counterpart: it is not guessed.
 */
final class Codes {

  private static final Map<String, PostLevel> LEVELS =
      Map.of(
          "1A01", PostLevel.STATE_CHIEF,
          "1A02", PostLevel.STATE_DEPUTY,
          "1A11", PostLevel.MINISTRY_CHIEF,
          "1A12", PostLevel.MINISTRY_DEPUTY,
          "1A21", PostLevel.BUREAU_CHIEF,
          "1A22", PostLevel.BUREAU_DEPUTY,
          "1A31", PostLevel.DIVISION_CHIEF,
          "1A32", PostLevel.DIVISION_DEPUTY,
          "1A41", PostLevel.SECTION_CHIEF,
          "1A42", PostLevel.SECTION_DEPUTY);

  /** 科员, 办事员, 试用期人员, 其他: by their definition not leading levels. */
  private static final java.util.Set<String> BELOW_LEADING =
      java.util.Set.of("1A50", "1A60", "1A98", "1A99");

  private static final Map<String, Rank> RANKS =
      Map.ofEntries(
          Map.entry("11", Rank.COUNSEL_1),
          Map.entry("12", Rank.COUNSEL_2),
          Map.entry("13", Rank.CONSULTANT_1),
          Map.entry("14", Rank.CONSULTANT_2),
          Map.entry("15", Rank.CONSULTANT_3),
          Map.entry("16", Rank.CONSULTANT_4),
          Map.entry("17", Rank.SECTION_1),
          Map.entry("18", Rank.SECTION_2),
          Map.entry("19", Rank.SECTION_3),
          Map.entry("1A", Rank.SECTION_4),
          Map.entry("1B", Rank.CLERK_1),
          Map.entry("1C", Rank.CLERK_2));

  private static final Map<String, Grade> GRADES =
      Map.ofEntries(
          Map.entry("优秀", Grade.EXCELLENT),
          Map.entry("称职", Grade.COMPETENT),
          Map.entry("合格", Grade.COMPETENT),
          Map.entry("基本称职", Grade.BASICALLY_COMPETENT),
          Map.entry("基本合格", Grade.BASICALLY_COMPETENT),
          Map.entry("不称职", Grade.INCOMPETENT),
          Map.entry("不合格", Grade.INCOMPETENT),
          Map.entry("不定等次", Grade.UNGRADED),
          Map.entry("新录用人员试用期年度考核不确定等次", Grade.UNGRADED),
          Map.entry("被立案调查尚未结案年度考核不确定等次", Grade.UNGRADED),
          Map.entry("受政纪处分期间年度考核不确定等次", Grade.UNGRADED),
          Map.entry("不进行考核", Grade.NOT_APPRAISED),
          Map.entry("病、事假累计超过考核年度半年不进行考核", Grade.NOT_APPRAISED),
          Map.entry("其他原因不进行考核", Grade.NOT_APPRAISED),
          Map.entry("未参加考核", Grade.NOT_APPRAISED));

  private static final Map<String, MeasureKind> MEASURES =
      Map.ofEntries(
          Map.entry("警告（党员）", MeasureKind.PARTY_WARNING),
          Map.entry("严重警告（党员）", MeasureKind.PARTY_SERIOUS_WARNING),
          Map.entry("撤销党内职务（党员）", MeasureKind.PARTY_REMOVAL),
          Map.entry("留党察看（党员）", MeasureKind.PARTY_PROBATION),
          Map.entry("开除党籍（党员）", MeasureKind.PARTY_EXPULSION),
          Map.entry("警告（公务员）", MeasureKind.WARNING),
          Map.entry("警告（事业单位工作人员）", MeasureKind.WARNING),
          Map.entry("警告（企业职工）", MeasureKind.WARNING),
          Map.entry("记过（公务员）", MeasureKind.DEMERIT),
          Map.entry("记过（事业单位工作人员）", MeasureKind.DEMERIT),
          Map.entry("记过（企业职工）", MeasureKind.DEMERIT),
          Map.entry("记大过（公务员）", MeasureKind.MAJOR_DEMERIT),
          Map.entry("记大过（企业职工）", MeasureKind.MAJOR_DEMERIT),
          Map.entry("降级（公务员）", MeasureKind.DOWNGRADING),
          Map.entry("撤职（公务员）", MeasureKind.REMOVAL),
          Map.entry("撤职（企业职工）", MeasureKind.REMOVAL),
          Map.entry("降低岗位等级或者撤职（事业单位工作人员）", MeasureKind.REMOVAL),
          Map.entry("开除（公务员）", MeasureKind.DISMISSAL),
          Map.entry("开除（事业单位工作人员）", MeasureKind.DISMISSAL),
          Map.entry("开除（企业职工）", MeasureKind.DISMISSAL),
          Map.entry("诫勉", MeasureKind.ADMONITION),
          Map.entry("组织处理", MeasureKind.ORGANISATIONAL),
          Map.entry("引咎辞职", MeasureKind.RESIGNED_TAKING_BLAME),
          Map.entry("责令辞职", MeasureKind.RESIGNED_BY_ORDER),
          Map.entry("因问责被免职", MeasureKind.REMOVED_FOR_ACCOUNTABILITY),
          Map.entry("不适宜担任现职调离岗位", MeasureKind.UNFIT_MOVED),
          Map.entry("不适宜担任现职免职", MeasureKind.UNFIT_REMOVED),
          Map.entry("降职", MeasureKind.DEMOTED));

  private Codes() {}

  /** The level of a leading post (ZB09); empty for other codes. */
  static Optional<PostLevel> level(@Nullable String zb09) {
    return zb09 == null ? Optional.empty() : Optional.ofNullable(LEVELS.get(zb09));
  }

  /** Whether a post of this code is a leading post; {@code null} if the table does not say. */
  static @Nullable Boolean leading(@Nullable String zb09) {
    if (zb09 == null) {
      return null;
    }
    return LEVELS.containsKey(zb09) ? Boolean.TRUE : BELOW_LEADING.contains(zb09) ? false : null;
  }

  static Optional<Rank> rank(String zb148) {
    return Optional.ofNullable(RANKS.get(zb148));
  }

  static Optional<Grade> grade(String zb18) {
    return Optional.ofNullable(GRADES.get(zb18));
  }

  static Optional<MeasureKind> measure(String zb65) {
    return Optional.ofNullable(MEASURES.get(zb65));
  }

  /** ZB64: 1x postgraduate, 2x bachelor, 31–34 junior college, the rest below. */
  static Optional<Schooling> schooling(String zb64) {
    if (zb64.isEmpty()) {
      return Optional.empty();
    }
    return switch (zb64.charAt(0)) {
      case '1' -> Optional.of(Schooling.POSTGRADUATE);
      case '2' -> Optional.of(Schooling.BACHELOR);
      case '3' ->
          Optional.of(
              zb64.length() == 1 || zb64.charAt(1) <= '4'
                  ? Schooling.COLLEGE
                  : Schooling.BELOW_COLLEGE);
      default -> Optional.empty();
    };
  }

  /** GB/T 4761 by its name; empty for relations that the rules on recusal do not name. */
  static Optional<Kinship> kinship(String name) {
    return switch (name) {
      case "丈夫", "妻子", "夫", "妻", "配偶" -> Optional.of(Kinship.SPOUSE);
      case "父亲",
          "母亲",
          "父",
          "母",
          "儿子",
          "女儿",
          "子",
          "女",
          "独生子",
          "独生女",
          "长子",
          "次子",
          "长女",
          "次女",
          "祖父",
          "祖母",
          "外祖父",
          "外祖母",
          "孙子",
          "孙女",
          "外孙子",
          "外孙女",
          "养父",
          "养母",
          "养子",
          "养女" ->
          Optional.of(Kinship.DIRECT);
      case "哥哥",
          "弟弟",
          "姐姐",
          "妹妹",
          "兄",
          "弟",
          "姐",
          "妹",
          "伯父",
          "叔父",
          "姑母",
          "舅父",
          "姨母",
          "侄子",
          "侄女",
          "外甥",
          "外甥女",
          "堂兄弟",
          "堂姐妹",
          "表兄弟",
          "表姐妹" ->
          Optional.of(Kinship.COLLATERAL);
      case "公公", "婆婆", "岳父", "岳母", "儿媳", "女婿", "嫂子", "弟媳", "姐夫", "妹夫" ->
          Optional.of(Kinship.AFFINITY);
      default -> Optional.empty();
    };
  }
}
