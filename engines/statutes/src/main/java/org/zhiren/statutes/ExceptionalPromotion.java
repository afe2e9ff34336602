package org.zhiren.statutes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Fact;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.Candidacy.ExceptionRequest;
import org.zhiren.statutes.Candidacy.Permission;

/**
 * 条例 第九条: exceptional promotion (破格, 越级). It is an exception to the provisions that name it, never
 * a matter of course: its limits are hard, it needs a ground with evidence and the consent of the
 * superior organisation department (第三十六条).
 */
final class ExceptionalPromotion {
  private static final Text SINCE_PROMOTION =
      Text.of("上次提拔任职后的期限", "period since the last promotion");
  private static final Text LAST_EXCEPTION =
      Text.of("上次提拔是否破格", "whether the last promotion was exceptional");
  private static final Text IN_PROBATION = Text.of("任职试用期", "probation");
  private static final Text CONSECUTIVE =
      Text.of(
          "上次提拔已在任职年限上破格，不得连续破格",
          "the last promotion was already short of years: not twice in a row");
  private static final Text NOT_CONSECUTIVE =
      Text.of("上次提拔未在任职年限上破格", "the last promotion was not short of years");
  private static final Text NO_PROMOTION_YET = Text.of("此前未曾提拔", "no promotion so far");
  private static final Text SKIPS = Text.of("越级数：{0}，至多{1}", "levels skipped: {0}, at most {1}");
  private static final Text MAY_APPLY =
      Text.of(
          "可以破格提拔，须说明理由并在讨论决定前报经上级组织部门同意",
          "exceptional promotion is open: state the ground and obtain the superior organisation"
              + " department's consent before the decision");
  private static final Text AWAITS =
      Text.of(
          "破格理由：{0}；尚待上级组织部门同意",
          "ground: {0}; the superior organisation department has not yet consented");
  private static final Text CONSENTED =
      Text.of(
          "破格理由：{0}；上级组织部门已于{1}同意",
          "ground: {0}; the superior organisation department consented on {1}");
  private static final Text CONSENT = Text.of("上级组织部门同意日期", "day of consent");
  private static final Text MAY_PERMIT =
      Text.of("可以适用本例外，须记录理由和批准", "this exception is open: record the reason and the permission");
  private static final Text PERMITTED =
      Text.of("{0}已于{1}批准，理由：{2}", "permitted by {0} on {1}, reason: {2}");

  private final Post post;
  private final Qualifications qualifications;
  private final Setting setting;
  private final Threshold sincePromotion;
  private final Threshold skippable;

  ExceptionalPromotion(Setting s, Post post, Qualifications qualifications) {
    this.setting = s;
    this.post = post;
    this.qualifications = qualifications;
    this.sincePromotion = s.threshold("XB-09-3.since-promotion");
    this.skippable = s.threshold("XB-09-5.levels");
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("XB-09", j -> route(j, false));
    s.provision("XB-09-tenure", j -> route(j, true));
    s.provision("XB-09-2", this::keepsLegalQualification);
    s.provision("XB-09-3", this::notTooSoon);
    s.provision("XB-09-4", this::notTwiceInARow);
    s.provision("XB-09-5", this::skipsAtMostOneLevel);
    s.provision("XB-09-6", this::groundAndConsent);
    s.provision("XB-08-5-d", j -> permission(j, "XB-08-5-d"));
    s.provision("XB-24-5-e", j -> permission(j, "XB-24-5-e"));
    s.provision("GWY-74-e", j -> permission(j, "GWY-74-e"));
  }

  private Verdict route(Judge j, boolean shortOfTenure) {
    Verdict limits =
        setting
            .find("XB-09-2")
            .examine(j)
            .and(setting.find("XB-09-3").examine(j))
            .and(setting.find("XB-09-5").examine(j));
    if (shortOfTenure) {
      limits = limits.and(setting.find("XB-09-4").examine(j));
    }
    if (limits == Verdict.FAIL || limits == Verdict.UNKNOWN) {
      return limits;
    }
    return setting.find("XB-09-6").examine(j);
  }

  /** 不得突破第七条规定的基本条件和第八条第七项规定的资格要求。 */
  private Verdict keepsLegalQualification(Judge j) {
    return qualifications.legalQualification(j);
  }

  /** 任职试用期未满或者提拔任职不满一年的，不得破格提拔。 */
  private Verdict notTooSoon(Judge j) {
    Verdict verdict = Verdict.NOT_APPLICABLE;
    Dossier p = j.person();
    int events = j.has(EventKind.PROBATION) ? p.events() : 0;
    for (int i = 0; i < events; i++) {
      if (p.eventKind(i) == EventKind.PROBATION && p.eventFrom(i) <= j.day()) {
        boolean running = j.day() <= p.eventTo(i);
        verdict = verdict.and(j.forbids(Known.of(running), IN_PROBATION));
      }
    }
    if (j.standing().historyUnclear()) {
      return verdict.and(j.missing(SINCE_PROMOTION));
    }
    int last = j.standing().lastPromotion();
    if (last == Dossier.ABSENT) {
      return verdict.and(j.remark(Verdict.PASS, NO_PROMOTION_YET));
    }
    return verdict.and(j.periodOver(sincePromotion, last, SINCE_PROMOTION));
  }

  /** 不得在任职年限上连续破格。 */
  private Verdict notTwiceInARow(Judge j) {
    if (j.standing().lastPromotion() == Dossier.ABSENT) {
      return j.remark(Verdict.PASS, NO_PROMOTION_YET);
    }
    int how = j.standing().lastPromotionExceptional();
    if (how < 0 || j.standing().historyUnclear()) {
      return j.missing(LAST_EXCEPTION);
    }
    return how == Exceptional.TENURE.ordinal()
        ? j.remark(Verdict.FAIL, CONSECUTIVE)
        : j.remark(Verdict.PASS, NOT_CONSECUTIVE);
  }

  /** 不得越两级提拔。 */
  private Verdict skipsAtMostOneLevel(Judge j) {
    int present = j.standing().level();
    if (present == Standing.UNCLEAR) {
      return j.missing(SKIPS);
    }
    if (present == Standing.NONE) {
      return j.notApplicable(Phrases.NO_LEADING_POST);
    }
    int skipped = post.level().ordinal() - present - 1;
    Verdict verdict = skipped <= skippable.number() ? Verdict.PASS : Verdict.FAIL;
    if (j.writes()) {
      j.note(verdict, SKIPS.fill(Math.max(skipped, 0), skippable.number()), skippable);
    }
    return verdict;
  }

  /** The ground of 第九条 and the consent of 第三十六条. */
  private Verdict groundAndConsent(Judge j) {
    Candidacy candidacy = j.candidacy();
    @Nullable ExceptionRequest request = candidacy == null ? null : candidacy.request();
    if (request == null) {
      return j.remark(Verdict.NEEDS_APPROVAL, MAY_APPLY);
    }
    LocalDate consented = request.consented();
    if (consented == null || Days.day(consented) > j.day()) {
      if (consented != null) {
        j.mayChangeOn(Days.day(consented));
      }
      return j.remark(
          Verdict.NEEDS_APPROVAL, AWAITS.fill(request.ground().text()), Fact.missing(CONSENT));
    }
    return j.remark(
        Verdict.PASS,
        CONSENTED.fill(request.ground().text(), consented),
        Fact.of(CONSENT, consented));
  }

  /** A named exception that rests on a recorded permission. */
  static Verdict permission(Judge j, String id) {
    Candidacy candidacy = j.candidacy();
    if (candidacy != null) {
      for (Permission permission : candidacy.permissions()) {
        if (permission.provision().equals(id)) {
          int since = Days.day(permission.on());
          if (since <= j.day()) {
            return j.remark(
                Verdict.PASS,
                PERMITTED.fill(permission.by(), permission.on(), permission.reason()));
          }
          j.mayChangeOn(since);
        }
      }
    }
    return j.remark(Verdict.NEEDS_APPROVAL, MAY_PERMIT);
  }
}
