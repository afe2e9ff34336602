package org.zhiren.statutes;

import java.util.List;
import java.util.Set;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/**
 * Recusal by kinship (公务员法 第七十四条, 条例 第五十二条, 任职回避暂行规定 第三、四条) and by place (公务员法 第七十五条, 任职回避暂行规定
 * 第五条).
 */
final class Recusal {
  private static final Set<WorkFunction> SENSITIVE =
      Set.of(
          WorkFunction.ORGANISATION,
          WorkFunction.PERSONNEL,
          WorkFunction.DISCIPLINE,
          WorkFunction.AUDIT,
          WorkFunction.FINANCE);

  private static final Text DECLARATION = Text.of("亲属关系申报", "declaration of relatives");
  private static final Text NO_RELATIVE = Text.of("无须回避的亲属关系", "no relative in a conflicting post");
  private static final Text SAME_LEADER =
      Text.of("双方直接隶属于同一领导人员", "both directly under the same leader");
  private static final Text SUPERIOR = Text.of("有直接上下级领导关系", "one is directly above the other");
  private static final Text LEADS_SENSITIVE =
      Text.of(
          "一方担任领导职务的机关，另一方从事组织、人事、纪检监察、审计、财务工作",
          "one leads the organ where the other does organisation, personnel, discipline, audit or"
              + " finance work");
  private static final Text RELATIVES_POST = Text.of("亲属所任职位", "post of the relative");
  private static final Text REGULATED =
      Text.of(
          "配偶、子女及其配偶经营的企业由拟任单位监管",
          "a business of the spouse, children or their spouses is supervised by the unit");
  private static final Text NO_BUSINESS = Text.of("无须回避的经商办企业情况", "no business in conflict");
  private static final Text NOT_LEADING =
      Text.of("拟任职务不是该单位领导成员", "the post is not among the leading members of the unit");
  private static final Text LEADS_UNIT =
      Text.of("拟任职务是否为单位领导成员", "whether the post is among the leading members");
  private static final Text GROWTH_PLACE = Text.of("成长地", "place of upbringing");
  private static final Text POST_PLACE = Text.of("拟任职务所在地", "place of the post");
  private static final Text IN_GROWTH_PLACE =
      Text.of("在本人成长地任{0}", "in the place of upbringing as {0}");
  private static final Text NO_PLACE_RULE =
      Text.of("拟任职务不适用地域回避", "recusal by place does not concern the post");

  private final Post post;
  private final boolean sensitivePost;
  private final Text inGrowthPlace;

  Recusal(Setting s, Post post) {
    this.post = post;
    this.sensitivePost = post.functions().stream().anyMatch(SENSITIVE::contains);
    PrincipalOf principal = post.principalOf();
    this.inGrowthPlace = principal == null ? NO_PLACE_RULE : IN_GROWTH_PLACE.fill(principal.text());
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("GWY-74-1", this::relatives);
    s.provision("GWY-74-2", this::businesses);
    s.provision("GWY-75", j -> place(j, PrincipalOf.TOWNSHIP));
    s.provision("HB-5-county", j -> place(j, PrincipalOf.COUNTY));
    s.provision("HB-5-city", j -> place(j, PrincipalOf.CITY));
  }

  /** 有夫妻、直系血亲、三代以内旁系血亲以及近姻亲关系的，不得担任下列职位。 */
  private Verdict relatives(Judge j) {
    Dossier p = j.person();
    if (p.declared() == Dossier.ABSENT) {
      return j.missing(DECLARATION);
    }
    Verdict verdict = Verdict.NOT_APPLICABLE;
    for (int i = 0; i < p.relatives(); i++) {
      verdict =
          verdict
              .and(holdsOneOf(j, i, post.sameLeader(), SAME_LEADER))
              .and(aboveOrBelow(j, i))
              .and(leadsWhereOtherIsSensitive(j, i));
    }
    return verdict == Verdict.NOT_APPLICABLE ? j.remark(Verdict.PASS, NO_RELATIVE) : verdict;
  }

  private Verdict aboveOrBelow(Judge j, int i) {
    return holdsOneOf(j, i, post.directSuperiors(), SUPERIOR)
        .and(holdsOneOf(j, i, post.directSubordinates(), SUPERIOR));
  }

  private Verdict holdsOneOf(Judge j, int i, List<String> posts, Text conflict) {
    if (posts.isEmpty()) {
      return Verdict.NOT_APPLICABLE;
    }
    int held = j.person().relativePost(i);
    if (held == Dossier.ABSENT) {
      return sameUnit(j, i) == Known.NO ? Verdict.PASS : j.missing(RELATIVES_POST);
    }
    boolean conflicts = false;
    for (String other : posts) {
      conflicts |= j.keyOf(other) == held;
    }
    return j.forbids(Known.of(conflicts), conflict);
  }

  private Known sameUnit(Judge j, int i) {
    String unit = post.unitId();
    int relatives = j.person().relativeUnit(i);
    return unit == null || relatives == Dossier.ABSENT
        ? Known.UNKNOWN
        : Known.of(j.keyOf(unit) == relatives);
  }

  private Verdict leadsWhereOtherIsSensitive(Judge j, int i) {
    Known here = sensitivePost ? j.person().relativeLeading(i) : Known.NO;
    Known there = Known.of(post.leadsUnit()).and(j.person().relativeSensitive(i));
    return j.forbids(sameUnit(j, i).and(here.or(there)), LEADS_SENSITIVE);
  }

  /** 不得在其配偶、子女及其配偶经营的企业的行业监管或者主管部门担任领导成员。 */
  private Verdict businesses(Judge j) {
    Dossier p = j.person();
    Known leads = Known.of(post.leadsUnit());
    if (leads == Known.NO) {
      return j.notApplicable(NOT_LEADING);
    }
    if (p.declared() == Dossier.ABSENT) {
      return j.missing(DECLARATION);
    }
    String unit = post.unitId();
    Known regulated = Known.NO;
    int events = j.has(EventKind.BUSINESS) ? p.events() : 0;
    for (int i = 0; i < events; i++) {
      if (p.eventKind(i) == EventKind.BUSINESS) {
        int regulator = p.eventCode(i);
        regulated =
            regulated.or(
                unit == null || regulator == Dossier.ABSENT
                    ? Known.UNKNOWN
                    : Known.of(j.keyOf(unit) == regulator));
      }
    }
    if (regulated == Known.NO) {
      return j.remark(Verdict.PASS, NO_BUSINESS);
    }
    return leads == Known.UNKNOWN ? j.missing(LEADS_UNIT) : j.forbids(regulated, REGULATED);
  }

  /** 不得在本人成长地担任主要领导职务。 */
  private Verdict place(Judge j, PrincipalOf concerned) {
    if (post.principalOf() != concerned) {
      return j.notApplicable(NO_PLACE_RULE);
    }
    String place = post.place();
    if (place == null) {
      return j.missing(POST_PLACE);
    }
    int grewUp = j.person().growthPlace();
    return grewUp == Dossier.ABSENT
        ? j.missing(GROWTH_PLACE)
        : j.forbids(Known.of(j.keyOf(place) == grewUp), inGrowthPlace);
  }
}
