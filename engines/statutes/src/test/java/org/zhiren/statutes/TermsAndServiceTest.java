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

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.statutes.PersonFacts.TermServed;

@NullUnmarked // facts are left out on purpose
class TermsAndServiceTest {

  private static PostFixture forATerm(PostLevel level) {
    PostFixture post = aPostAt(level);
    post.termGoverned = true;
    return post;
  }

  @Test
  @Covers("RQ-6")
  void noThirdTermInOnePost() {
    PersonFixture p = aSectionChief();
    p.terms.add(new TermServed("bureau-deputy", day("2016-05-01"), day("2021-05-01")));
    p.terms.add(new TermServed("bureau-deputy", day("2021-05-02"), day("2026-05-01")));
    judging("RQ-6", p, forATerm(DIVISION_DEPUTY)).on("2026-04-30", PASS).on("2026-05-01", FAIL);
    PostFixture other = forATerm(DIVISION_DEPUTY);
    other.id = "another";
    judging("RQ-6", p, other).on("2026-05-01", PASS);
    judging("RQ-6", p, aPostAt(DIVISION_DEPUTY)).on("2026-05-01", NOT_APPLICABLE);
    PostFixture unclear = aPostAt(DIVISION_DEPUTY);
    unclear.termGoverned = null;
    judging("RQ-6", p, unclear).on("2026-05-01", UNKNOWN);
  }

  @Test
  @Covers("RQ-7")
  void fifteenYearsAtOneLevel() {
    PersonFixture p =
        aSectionChief().withoutPositions().held("a", DIVISION_CHIEF, "2011-04-01", null, true);
    judging("RQ-7", p, forATerm(DIVISION_CHIEF))
        .on("2026-02-28", PASS)
        .on("2026-03-31", PASS)
        .on("2026-04-01", FAIL);
    judging("RQ-7", p, forATerm(BUREAU_DEPUTY)).on("2026-04-01", PASS);
    judging("RQ-7", p, aPostAt(DIVISION_CHIEF)).on("2026-04-01", NOT_APPLICABLE);
    PersonFixture unclear =
        aSectionChief()
            .withoutPositions()
            .heldOfUnknownLevel("x", "2010-01-01", "2011-12-31")
            .held("a", DIVISION_CHIEF, "2012-01-01", null, true);
    judging("RQ-7", unclear, forATerm(DIVISION_CHIEF)).on("2026-04-01", UNKNOWN);
  }

  @Test
  @Covers("GWY-13")
  void nationalityAndAge() {
    PersonFixture p = aSectionChief().withoutPositions();
    p.birth = day("2008-03-02");
    judging("GWY-13", p, aPostAt(SECTION_CHIEF)).on("2026-03-01", FAIL).on("2026-03-02", PASS);
    p.birth = null;
    judging("GWY-13", p, aPostAt(SECTION_CHIEF)).on("2026-03-02", UNKNOWN);
    p.birth = day("1980-01-01");
    p.citizen = null;
    judging("GWY-13", p, aPostAt(SECTION_CHIEF)).on("2026-03-02", UNKNOWN);
    p.citizen = false;
    judging("GWY-13", p, aPostAt(SECTION_CHIEF)).on("2026-03-02", FAIL);
  }

  @Test
  @Covers("GWY-43")
  void aVacancyWithinTheQuota() {
    PostFixture post = aPostAt(DIVISION_DEPUTY);
    post.seats = 5;
    post.holders = 5;
    judging("GWY-43", aSectionChief(), post).on("2026-03-01", FAIL);
    post.holders = 4;
    judging("GWY-43", aSectionChief(), post).on("2026-03-01", PASS);
    post.holders = 6;
    judging("GWY-43", aSectionChief(), post).on("2026-03-01", FAIL);
    post.holders = null;
    judging("GWY-43", aSectionChief(), post).on("2026-03-01", UNKNOWN);
    post.holders = 4;
    post.seats = null;
    judging("GWY-43", aSectionChief(), post).on("2026-03-01", UNKNOWN);
  }

  @Test
  @Covers({"GWY-70"})
  void transferFromOutside() {
    PersonFixture p = aSectionChief();
    judging("GWY-70", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", NOT_APPLICABLE);
    p.civilServant = false;
    judging("GWY-70", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", PASS);
    p.barred = true;
    judging("GWY-70", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", FAIL);
    p.barred = null;
    judging("GWY-70", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", UNKNOWN);
    p.civilServant = null;
    judging("GWY-70", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", UNKNOWN);
  }

  @Test
  @Covers({"GWY-92", "TX-delay"})
  void belowTheRetirementAge() {
    PersonFixture p = aSectionChief();
    p.birth = day("1970-06-15");
    judging("GWY-92", p, aPostAt(DIVISION_DEPUTY)).on("2031-10-31", PASS).on("2031-11-01", FAIL);
    p.sex = Sex.FEMALE;
    judging("GWY-92", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", UNKNOWN);
    p.group = RetirementGroup.WOMEN_55;
    p.birth = day("1972-10-20");
    judging("GWY-92", p, aPostAt(DIVISION_DEPUTY)).on("2028-06-30", PASS).on("2028-07-01", FAIL);
    p.birth = null;
    judging("GWY-92", p, aPostAt(DIVISION_DEPUTY)).on("2026-03-01", UNKNOWN);
  }

  @Test
  @Covers({"GW-1", "GW-2", "GW-3"})
  void conditionsOfThePostItself() {
    PostFixture post = aPostAt(DIVISION_DEPUTY);
    for (String id : new String[] {"GW-1", "GW-2", "GW-3"}) {
      judging(id, aSectionChief(), post).on("2026-03-01", NOT_APPLICABLE);
    }
    post.profile = new Post.Profile(Schooling.POSTGRADUATE, 150, 96);
    judging("GW-1", aSectionChief(), post).on("2026-03-01", FAIL);
    judging("GW-2", aSectionChief(), post).on("2026-03-01", PASS);
    judging("GW-3", aSectionChief(), post).on("2026-02-28", FAIL).on("2026-03-01", PASS);
    post.profile = new Post.Profile(Schooling.BACHELOR, 200, 97);
    judging("GW-1", aSectionChief(), post).on("2026-03-01", PASS);
    judging("GW-2", aSectionChief(), post).on("2026-03-01", FAIL);
    PersonFixture unclear =
        aSectionChief()
            .withoutPositions()
            .heldOfUnknownLevel("x", "2015-01-01", "2017-12-31")
            .held("a", SECTION_CHIEF, "2018-03-01", null, null);
    judging("GW-3", unclear, post).on("2026-03-01", UNKNOWN);
    judging("GW-2", unclear, post).under(NATIONAL).on("2026-03-01", FAIL);
    judging("GW-1", unclear, post).on("2005-03-01", UNKNOWN);
    judging("XB-08-4", unclear, post).on("2026-03-01", PASS);
    judging("XB-08-2", aSectionChief().withoutPositions(), post).on("2026-03-01", WARN);
    judging("XB-08-1", aSectionChief().withoutPositions(), post).on("2026-03-01", NEEDS_APPROVAL);
  }
}
