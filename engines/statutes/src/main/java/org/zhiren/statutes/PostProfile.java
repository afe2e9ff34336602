package org.zhiren.statutes;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Citation;
import org.zhiren.explain.Parameter;
import org.zhiren.explain.Text;
import org.zhiren.explain.Verdict;

/** Conditions of the post itself (岗位条件): they come on top of the law and can only narrow. */
final class PostProfile {
  private static final Text NONE = Text.of("岗位未设其他条件", "the post sets no further condition");
  private static final Text GRASSROOTS =
      Text.of("岗位要求的基层工作经历", "grass-roots service that the post demands");
  private static final Text LEVEL_BELOW =
      Text.of("岗位要求的下一级任职经历", "service at the level below that the post demands");

  private final Post.Profile profile;
  private final Threshold grassroots;
  private final Threshold below;
  private final int levelBelow;

  PostProfile(Setting s, Post post) {
    this.profile = post.profile() == null ? new Post.Profile(null, null, null) : post.profile();
    this.grassroots = ownCondition("GW-2", profile.minimumGrassrootsMonths(), s);
    this.below = ownCondition("GW-3", profile.minimumMonthsAtLevelBelow(), s);
    this.levelBelow = post.level().ordinal() - 1;
  }

  /** Names the provisions of this chapter and how each is judged. */
  void into(Setting s) {
    s.provision("GW-1", this::schooling);
    s.provision("GW-2", this::grassroots);
    s.provision("GW-3", this::levelBelow);
  }

  /** A number that the post profile sets, shown with the profile as its source. */
  private static Threshold ownCondition(String id, @Nullable Integer months, Setting s) {
    if (months == null) {
      return new Threshold(id, null, null, s.day());
    }
    ProvisionText text = s.law().text(id);
    Citation known = s.law().citation(text, s.day());
    Citation citation = known == null ? s.law().citationOfUnknownVersion(text, s.day()) : known;
    Parameter parameter =
        new Parameter(
            id + ".months",
            text.title(),
            months.toString(),
            Text.of("个月", "months"),
            null,
            citation);
    return new Threshold(id, parameter, BigDecimal.valueOf(months), s.day());
  }

  private Verdict schooling(Judge j) {
    Schooling needed = profile.minimumSchooling();
    return needed == null ? j.notApplicable(NONE) : Qualifications.schooling(j, needed);
  }

  private Verdict grassroots(Judge j) {
    if (!grassroots.known()) {
      return j.notApplicable(NONE);
    }
    Dossier p = j.person();
    j.startCounting();
    for (int i = 0; i < p.positions(); i++) {
      j.count(i, p.positionGrassroots(i));
    }
    return j.atLeast(grassroots, GRASSROOTS);
  }

  private Verdict levelBelow(Judge j) {
    if (!below.known()) {
      return j.notApplicable(NONE);
    }
    Dossier p = j.person();
    j.startCounting();
    for (int i = 0; i < p.positions(); i++) {
      int at = p.positionLevel(i);
      j.count(
          i, at == levelBelow ? Known.YES : at == Dossier.UNKNOWN_LEVEL ? Known.UNKNOWN : Known.NO);
    }
    return j.atLeast(below, LEVEL_BELOW);
  }
}
