package org.zhiren.statutes;

import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** 事业单位领导人员管理规定: qualifications for a leading post of a public institution. */
final class Institutions {
  private static final Text BELOW_LEVEL_SIX =
      Text.of("拟任职务低于六级管理岗位", "the post is below management level six");
  private static final Text WORK = Text.of("工作经历", "years of work");

  private final Post post;
  private final Qualifications qualifications;
  private final Threshold work;
  private final Threshold asDeputy;
  private final Threshold asChiefBelow;

  Institutions(Setting s, Post post, Qualifications qualifications) {
    this.post = post;
    this.qualifications = qualifications;
    this.work = s.threshold("SY-2.years");
    this.asDeputy = s.threshold("SY-3.as-deputy");
    this.asChiefBelow = s.threshold("SY-3.as-chief-below");
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("SY-1", j -> onPromotion(j, k -> Qualifications.schooling(k, Schooling.BACHELOR)));
    s.provision("SY-2", j -> onPromotion(j, this::yearsOfWork));
    s.provision("SY-3", j -> onPromotion(j, this::yearsBelow));
    s.provision("SY-4", this::healthAndTrade);
  }

  private Verdict onPromotion(Judge j, Provision.Condition condition) {
    return qualifications.onPromotion(j, condition);
  }

  /** 担任六级以上管理岗位领导职务的，一般应当具有五年以上工作经历。 Level six is 县处级副职. */
  private Verdict yearsOfWork(Judge j) {
    if (!post.level().isAtLeast(PostLevel.DIVISION_DEPUTY)) {
      return j.notApplicable(BELOW_LEVEL_SIX);
    }
    int start = j.person().workStart();
    if (start == Dossier.ABSENT) {
      return j.missing(WORK);
    }
    j.startCounting();
    j.count(start, j.day());
    return j.atLeast(work, WORK);
  }

  /** 从副职提任正职的两年以上；从下级正职提任上级副职的三年以上。 */
  private Verdict yearsBelow(Judge j) {
    return qualifications.yearsBelow(j, post.level().isChief() ? asDeputy : asChiefBelow);
  }

  /** 具有正常履行职责的身体条件，符合有关行业任职资格要求。 */
  private Verdict healthAndTrade(Judge j) {
    Verdict verdict = qualifications.health(j);
    for (String licence : post.requiredLicences()) {
      verdict = verdict.and(Qualifications.licence(j, licence));
    }
    return verdict;
  }
}
