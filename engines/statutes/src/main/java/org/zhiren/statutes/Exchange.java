package org.zhiren.statutes;

import java.util.EnumSet;
import java.util.Set;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** 条例 第五十一条 and 党政领导干部交流工作规定: how long one may stay in a post, at a level, in a place. */
final class Exchange {
  private static final Set<WorkFunction> ROTATED =
      EnumSet.of(
          WorkFunction.DISCIPLINE,
          WorkFunction.LAW_ENFORCEMENT,
          WorkFunction.ORGANISATION,
          WorkFunction.PERSONNEL,
          WorkFunction.AUDIT,
          WorkFunction.PROJECT_APPROVAL,
          WorkFunction.FUNDS);

  private static final Text IN_POST = Text.of("在同一职位任职", "service in the same post");
  private static final Text IN_PLACE =
      Text.of("在同一地区担任同一层次领导职务", "leading posts at this level in this place");
  private static final Text LEADS = Text.of("是否为领导成员", "whether among the leading members");
  private static final Text NOT_LEADING = Text.of("不是领导成员，不适用", "not among the leading members");
  private static final Text PLACE = Text.of("任职地区", "place of the post");
  private static final Text NOT_ROTATED =
      Text.of("不属于须定期交流的岗位", "not one of the functions that are exchanged");

  private final Post post;
  private final Threshold samePost;
  private final Threshold samePlace;
  private final Threshold sameFunction;

  Exchange(Setting s, Post post) {
    this.post = post;
    this.samePost = s.threshold("XB-51-1.years");
    this.samePlace = s.threshold("JL-5-place.years");
    this.sameFunction = s.threshold("JL-6.years");
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("XB-51-1", j -> ofLeaders(j, k -> inThisPost(k, samePost)));
    s.provision("JL-5-place", j -> ofLeaders(j, this::inThisPlace));
    s.provision("JL-6", this::inThisFunction);
    s.provision("XB-51-1-e", j -> ExceptionalPromotion.permission(j, "XB-51-1-e"));
  }

  private Verdict ofLeaders(Judge j, Provision.Condition condition) {
    return switch (Known.of(post.leadsUnit())) {
      case YES -> condition.judge(j);
      case NO -> j.notApplicable(NOT_LEADING);
      case UNKNOWN -> j.missing(LEADS);
    };
  }

  /** 在同一职位上任职满十年的，必须交流。 */
  private Verdict inThisPost(Judge j, Threshold limit) {
    Dossier p = j.person();
    int key = j.keyOf(post.id());
    j.startCounting();
    for (int i = 0; i < p.positions(); i++) {
      j.count(i, Known.of(p.positionPost(i) == key && p.positionTo(i) >= j.day()));
    }
    return j.lessThan(limit, IN_POST);
  }

  /** 在同一地区担任同一层次领导职务满十年的，应当交流。 */
  private Verdict inThisPlace(Judge j) {
    String place = post.place();
    Candidacy candidacy = j.candidacy();
    if (place == null || candidacy == null) {
      return j.missing(PLACE);
    }
    Dossier p = j.person();
    j.startCounting();
    for (int i = 0; i < p.positions(); i++) {
      int level = p.positionLevel(i);
      String there = candidacy.person().positions().get(i).place();
      Known atLevel =
          level == Dossier.UNKNOWN_LEVEL
              ? Known.UNKNOWN
              : Known.of(level == post.level().ordinal());
      j.count(i, atLevel.and(there == null ? Known.UNKNOWN : Known.of(there.equals(place))));
    }
    return j.lessThan(samePlace, IN_PLACE);
  }

  /** 执纪执法、干部人事、审计、项目审批、资金管理岗位 (years unverified). */
  private Verdict inThisFunction(Judge j) {
    return post.functions().stream().anyMatch(ROTATED::contains)
        ? inThisPost(j, sameFunction)
        : j.notApplicable(NOT_ROTATED);
  }
}
