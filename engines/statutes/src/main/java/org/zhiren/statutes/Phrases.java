package org.zhiren.statutes;

import org.zhiren.explain.Fact;
import org.zhiren.explain.Parameter;
import org.zhiren.explain.Text;

/** Sentence templates that several provisions share. */
final class Phrases {
  static final Text VERSION_NOT_ON_FILE =
      Text.of("该日施行的版本未收录本条", "the version in force on that day is not on file for this provision");
  static final Text VALUE_NOT_ON_FILE =
      Text.of("{0}：该日的数值未收录", "{0}: no value is on file for that day");
  static final Text NOT_ON_FILE = Text.of("{0}：档案无记载", "{0}: not on file");
  static final Text AT_LEAST = Text.of("{0}应当达到{1}{2}，现为{3}", "{0}: at least {1} {2}, now {3}");
  static final Text EFFECT_UNTIL = Text.of("{0}：自{1}起，至{2}届满", "{0}: from {1}, over on {2}");
  static final Text NOT_A_PROMOTION = Text.of("不属于提拔任职", "this is not a promotion");
  static final Text NO_SPECIAL_QUALIFICATION =
      Text.of("该职务无特别法定资格和党龄要求", "the post has no special legal or Party-year requirement");
  static final Text NO_LEADING_POST = Text.of("未担任过领导职务", "has held no leading post");

  private static final Text REACHED =
      Text.of("{0}满{1}{2}：自{3}起算，已于{4}达到", "{0}: {1} {2} needed, counted from {3}, reached on {4}");
  private static final Text WILL_REACH =
      Text.of(
          "{0}满{1}{2}：自{3}起算，将于{4}达到",
          "{0}: {1} {2} needed, counted from {3}, will be reached on {4}");
  private static final Text ENDED_SHORT =
      Text.of("{0}满{1}{2}：截至{3}未达到", "{0}: {1} {2} needed, ended on {3} without reaching it");
  private static final Text NONE = Text.of("{0}满{1}{2}：无此经历", "{0}: {1} {2} needed, there is none");
  private static final Text UNSURE =
      Text.of(
          "{0}满{1}{2}：部分经历性质不明", "{0}: {1} {2} needed, the nature of some service is not on file");

  private static final Text YES = Text.of("是", "yes");
  private static final Text NO = Text.of("否", "no");
  private static final Text HOLDS = Text.of("{0}", "{0}");
  private static final Text DOES_NOT_HOLD = Text.of("未满足：{0}", "not so: {0}");
  private static final Text FOUND = Text.of("有此情形：{0}", "is the case: {0}");
  private static final Text NOT_FOUND = Text.of("无此情形：{0}", "not the case: {0}");
  private static final Text TO_BE_FOUND =
      Text.of("{0}：尚无记载或者认定", "{0}: neither on file nor decided");

  private Phrases() {}

  /** Says whether a fact that must hold does. */
  static Text required(Text name, Known known) {
    return switch (known) {
      case YES -> HOLDS.fill(name);
      case NO -> DOES_NOT_HOLD.fill(name);
      case UNKNOWN -> NOT_ON_FILE.fill(name);
    };
  }

  /** Says whether a situation that must not be there is. */
  static Text forbidden(Text name, Known known) {
    return switch (known) {
      case YES -> FOUND.fill(name);
      case NO -> NOT_FOUND.fill(name);
      case UNKNOWN -> TO_BE_FOUND.fill(name);
    };
  }

  static Text unit(Threshold t) {
    Parameter p = t.parameter();
    return p == null ? Text.of("个", "count") : p.unit();
  }

  static Text service(Text what, Service s, Known reached, Threshold needed, int day) {
    String number = needed.value().toPlainString();
    if (reached == Known.UNKNOWN) {
      return UNSURE.fill(what, number, unit(needed));
    }
    if (s.isEmpty()) {
      return NONE.fill(what, number, unit(needed));
    }
    String from = Days.date(s.effectiveStart()).toString();
    if (reached == Known.YES) {
      return REACHED.fill(what, number, unit(needed), from, Days.date(s.reachedOn(needed)));
    }
    return s.end() == day
        ? WILL_REACH.fill(what, number, unit(needed), from, Days.date(s.reachedOn(needed)))
        : ENDED_SHORT.fill(what, number, unit(needed), Days.date(s.end() - 1));
  }

  static Fact counted(Text what, Service s, Known reached) {
    if (reached == Known.UNKNOWN) {
      return Fact.missing(what);
    }
    if (s.isEmpty()) {
      return Fact.of(what, "0");
    }
    String periods =
        Days.date(s.firstDay())
            + "…"
            + Days.date(s.end() - 1)
            + (s.periods() > 1 ? " (" + s.periods() + ")" : "");
    return Fact.of(what, periods);
  }

  static Fact fact(Text name, Known known) {
    return known == Known.UNKNOWN
        ? Fact.missing(name)
        : Fact.of(name, known == Known.YES ? YES : NO);
  }
}
