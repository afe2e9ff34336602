package org.zhiren.statutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiren.statutes.PersonFixture.aSectionChief;
import static org.zhiren.statutes.PersonFixture.day;
import static org.zhiren.statutes.PostFixture.aPostAt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.zhiren.explain.Verdict;
import org.zhiren.statutes.PersonFacts.Education;

/** 事业单位领导人员管理规定. */
@NullUnmarked // facts are left out on purpose
class InstitutionsTest {

  private static PostFixture institution(PostLevel level) {
    PostFixture post = aPostAt(level);
    post.publicInstitution = true;
    return post;
  }

  private static OneProvision judging(String id, PersonFixture p, PostFixture post) {
    return OneProvision.judging(id, p, post);
  }

  @Test
  @Covers("SY-1")
  void aBachelorsDegreeAsARule() {
    PersonFixture p = aSectionChief();
    PostFixture post = institution(PostLevel.DIVISION_DEPUTY);
    judging("SY-1", p, post).on("2026-03-15", Verdict.PASS);
    p.education = List.of(new Education(Schooling.COLLEGE, day("2008-06-30")));
    judging("SY-1", p, post).on("2026-03-15", Verdict.WARN);
    judging("XB-08-4", p, post).on("2026-03-15", Verdict.NOT_APPLICABLE);
    p.education = new ArrayList<>();
    judging("SY-1", p, post).on("2026-03-15", Verdict.UNKNOWN);
  }

  @Test
  @Covers("SY-2")
  void fiveYearsOfWorkFromLevelSixUp() {
    PersonFixture p = aSectionChief();
    p.workStart = day("2021-03-16");
    PostFixture post = institution(PostLevel.DIVISION_DEPUTY);
    judging("SY-2", p, post).on("2026-03-15", Verdict.WARN).on("2026-03-16", Verdict.PASS);
    p.workStart = null;
    judging("SY-2", p, post).on("2026-03-15", Verdict.UNKNOWN);
    PersonFixture deputy =
        new PersonFixture().held("a", PostLevel.SECTION_DEPUTY, "2020-01-01", null, true);
    judging("SY-2", deputy, institution(PostLevel.SECTION_CHIEF))
        .on("2026-03-15", Verdict.NOT_APPLICABLE);
  }

  @Test
  @Covers("SY-3")
  void twoYearsAsDeputyThreeAsChiefBelow() {
    PersonFixture chief =
        new PersonFixture().held("a", PostLevel.SECTION_CHIEF, "2023-03-15", null, true);
    judging("SY-3", chief, institution(PostLevel.DIVISION_DEPUTY))
        .on("2026-03-14", Verdict.FAIL)
        .on("2026-03-15", Verdict.PASS);
    judging("XB-08-3b", chief, institution(PostLevel.DIVISION_DEPUTY))
        .on("2026-03-14", Verdict.NOT_APPLICABLE);
    PersonFixture deputy =
        new PersonFixture().held("a", PostLevel.SECTION_DEPUTY, "2023-03-15", null, true);
    judging("SY-3", deputy, institution(PostLevel.SECTION_CHIEF))
        .on("2025-03-14", Verdict.FAIL)
        .on("2025-03-15", Verdict.PASS);
    judging("SY-3", chief, institution(PostLevel.DIVISION_DEPUTY))
        .on("2014-03-14", Verdict.UNKNOWN);
  }

  @Test
  @Covers("SY-4")
  void healthAndTheQualificationOfTheTrade() {
    PersonFixture p = aSectionChief();
    PostFixture hospital = institution(PostLevel.DIVISION_DEPUTY);
    judging("SY-4", p, hospital).on("2026-03-15", Verdict.PASS);
    judging("XB-08-6", p, hospital).on("2026-03-15", Verdict.NOT_APPLICABLE);
    hospital.requiredLicences = List.of("physician");
    judging("SY-4", p, hospital).on("2026-03-15", Verdict.FAIL);
    p.licences.add("physician");
    judging("SY-4", p, hospital).on("2026-03-15", Verdict.PASS);
    p.health = Health.UNFIT;
    judging("SY-4", p, hospital).on("2026-03-15", Verdict.FAIL);
    p.health = null;
    judging("SY-4", p, hospital).on("2026-03-15", Verdict.UNKNOWN);
  }

  @Test
  void theyAreNotAskedOfOrgans() {
    assertThat(
            judging("XB-08-1", aSectionChief(), aPostAt(PostLevel.DIVISION_DEPUTY))
                .examination("2026-03-15")
                .verdicts())
        .doesNotContainKeys("SY-1", "SY-2", "SY-3", "SY-4");
  }

  @Test
  void theOtherConditionsOfOrgansDoNotApplyEither() {
    PersonFixture p = aSectionChief();
    for (String id : List.of("XB-08-1", "XB-08-2")) {
      judging(id, p, institution(PostLevel.DIVISION_DEPUTY))
          .on("2026-03-15", Verdict.NOT_APPLICABLE);
    }
    judging("XB-08-3a", p, institution(PostLevel.DIVISION_CHIEF))
        .on("2026-03-15", Verdict.NOT_APPLICABLE);
  }
}
