package org.zhiren.statutes;

import static org.zhiren.explain.Verdict.FAIL;
import static org.zhiren.explain.Verdict.NEEDS_APPROVAL;
import static org.zhiren.explain.Verdict.NOT_APPLICABLE;
import static org.zhiren.explain.Verdict.PASS;
import static org.zhiren.explain.Verdict.UNKNOWN;
import static org.zhiren.explain.Verdict.WARN;
import static org.zhiren.statutes.OneProvision.NATIONAL;
import static org.zhiren.statutes.OneProvision.judging;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PersonFixture.day;
import static org.zhiren.statutes.PostFixture.aPostAt;
import static org.zhiren.statutes.PostLevel.BUREAU_DEPUTY;
import static org.zhiren.statutes.PostLevel.DIVISION_CHIEF;
import static org.zhiren.statutes.PostLevel.DIVISION_DEPUTY;
import static org.zhiren.statutes.PostLevel.SECTION_CHIEF;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.statutes.PersonFacts.Business;
import org.zhiren.statutes.PersonFacts.Kinship;
import org.zhiren.statutes.PersonFacts.Relative;

@NullUnmarked // facts are left out on purpose
class RecusalTest {
  private static final String DAY = "2026-03-01";

  private static PersonFixture withRelative(
      String unit, String post, Boolean leading, Boolean sensitive) {
    PersonFixture p = aSectionChief();
    p.relatives.add(new Relative(Kinship.SPOUSE, unit, post, leading, sensitive));
    return p;
  }

  @Test
  @Covers({"GWY-74-1", "GWY-74-e"})
  void notDirectlyAboveBelowOrBesideARelative() {
    PostFixture post = aPostAt(DIVISION_DEPUTY);
    post.directSuperiors = List.of("bureau-chief", "bureau-secretary");
    post.directSubordinates = List.of("office-head");
    post.sameLeader = List.of("other-deputy");
    for (String conflict :
        List.of("bureau-chief", "bureau-secretary", "office-head", "other-deputy")) {
      PersonFixture p = withRelative("bureau", conflict, false, false);
      judging("GWY-74-1", p, post).on(DAY, NEEDS_APPROVAL);
      judging("GWY-74-1", p, post)
          .permitted("GWY-74-e", DAY)
          .on("2026-02-28", NEEDS_APPROVAL)
          .on(DAY, WARN);
    }
    judging("GWY-74-1", withRelative("bureau", "porter", false, false), post).on(DAY, PASS);
    judging("GWY-74-1", withRelative("elsewhere", null, false, false), post).on(DAY, PASS);
    judging("GWY-74-1", withRelative("bureau", null, false, false), post).on(DAY, UNKNOWN);
    judging("GWY-74-1", withRelative(null, null, false, false), post).on(DAY, UNKNOWN);
  }

  @Test
  @Covers("GWY-74-1")
  void noSensitiveWorkWhereARelativeLeads() {
    PostFixture finance = aPostAt(DIVISION_DEPUTY);
    finance.leadsUnit = false;
    for (WorkFunction f :
        List.of(
            WorkFunction.ORGANISATION,
            WorkFunction.PERSONNEL,
            WorkFunction.DISCIPLINE,
            WorkFunction.AUDIT,
            WorkFunction.FINANCE)) {
      finance.functions = List.of(f);
      judging("GWY-74-1", withRelative("bureau", "chief", true, false), finance)
          .on(DAY, NEEDS_APPROVAL);
    }
    judging("GWY-74-1", withRelative("bureau", "clerk", false, true), finance).on(DAY, PASS);
    judging("GWY-74-1", withRelative("bureau", "clerk", null, true), finance).on(DAY, UNKNOWN);
    judging("GWY-74-1", withRelative("elsewhere", "chief", true, true), finance).on(DAY, PASS);
    finance.functions = List.of(WorkFunction.FUNDS);
    judging("GWY-74-1", withRelative("bureau", "chief", true, false), finance).on(DAY, PASS);
  }

  @Test
  @Covers("GWY-74-1")
  void noLeadingPostWhereARelativeDoesSensitiveWork() {
    PostFixture leader = aPostAt(DIVISION_DEPUTY);
    judging("GWY-74-1", withRelative("bureau", "clerk", false, true), leader)
        .on(DAY, NEEDS_APPROVAL);
    judging("GWY-74-1", withRelative("bureau", "clerk", false, null), leader).on(DAY, UNKNOWN);
    leader.leadsUnit = null;
    judging("GWY-74-1", withRelative("bureau", "clerk", false, true), leader).on(DAY, UNKNOWN);
    judging("GWY-74-1", withRelative("bureau", "clerk", false, false), leader).on(DAY, PASS);
    leader.unitId = null;
    leader.leadsUnit = true;
    judging("GWY-74-1", withRelative("bureau", "clerk", false, true), leader).on(DAY, UNKNOWN);
  }

  @Test
  @Covers({"GWY-74-1", "GWY-74-2"})
  void nothingDeclaredIsUnknown() {
    PersonFixture p = aSectionChief();
    judging("GWY-74-1", p, aPostAt(DIVISION_DEPUTY)).on(DAY, PASS);
    p.declared = null;
    judging("GWY-74-1", p, aPostAt(DIVISION_DEPUTY)).on(DAY, UNKNOWN);
    judging("GWY-74-2", p, aPostAt(DIVISION_DEPUTY)).on(DAY, UNKNOWN);
  }

  @Test
  @Covers("GWY-74-2")
  void noLeadingPostInTheRegulatorOfAFamilyBusiness() {
    PersonFixture p = aSectionChief();
    PostFixture post = aPostAt(DIVISION_DEPUTY);
    judging("GWY-74-2", p, post).on(DAY, PASS);
    p.businesses.add(new Business("elsewhere"));
    judging("GWY-74-2", p, post).on(DAY, PASS);
    p.businesses.add(new Business(null));
    judging("GWY-74-2", p, post).on(DAY, UNKNOWN);
    p.businesses.add(new Business("bureau"));
    judging("GWY-74-2", p, post).on(DAY, NEEDS_APPROVAL);
    post.leadsUnit = null;
    judging("GWY-74-2", p, post).on(DAY, UNKNOWN);
    post.leadsUnit = false;
    judging("GWY-74-2", p, post).on(DAY, NOT_APPLICABLE);
    judging("GWY-74-1", p, post).under(NATIONAL).on(DAY, PASS);
  }

  @Test
  @Covers({"HB-5-county", "HB-5-city", "GWY-75"})
  void noPrincipalPostInThePlaceOfUpbringing() {
    PostFixture post = aPostAt(DIVISION_CHIEF);
    PersonFixture p = aSectionChief();
    p.growthPlace = "530100";
    String[] ids = {"GWY-75", "HB-5-county", "HB-5-city"};
    PrincipalOf[] kinds = {PrincipalOf.TOWNSHIP, PrincipalOf.COUNTY, PrincipalOf.CITY};
    for (int i = 0; i < ids.length; i++) {
      post.principalOf = kinds[i];
      for (int k = 0; k < ids.length; k++) {
        judging(ids[k], p, post)
            .on(DAY, k != i ? NOT_APPLICABLE : kinds[i] == PrincipalOf.CITY ? WARN : FAIL);
      }
      p.growthPlace = "539999";
      judging(ids[i], p, post).on(DAY, PASS);
      p.growthPlace = null;
      judging(ids[i], p, post).on(DAY, UNKNOWN);
      p.growthPlace = "530100";
      post.place = null;
      judging(ids[i], p, post).on(DAY, UNKNOWN);
      post.place = "530100";
    }
    judging("HB-5-county", p, aPostAt(SECTION_CHIEF)).on(DAY, NOT_APPLICABLE);
    judging("HB-5-county", p, aPostAt(BUREAU_DEPUTY)).on(DAY, NOT_APPLICABLE);
    judging("GWY-75", aSectionChief(), post).on(day(DAY).toString(), NOT_APPLICABLE);
  }
}
