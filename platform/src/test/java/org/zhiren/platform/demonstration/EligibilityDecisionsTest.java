package org.zhiren.platform.demonstration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhiren.platform.eligibility.Listing;
import org.zhiren.platform.eligibility.LocalRule;
import org.zhiren.platform.eligibility.PostProfile;
import org.zhiren.platform.eligibility.ProposingLocalRule;
import org.zhiren.platform.eligibility.Source;
import org.zhiren.platform.eligibility.Supposing;
import org.zhiren.platform.eligibility.Target;
import org.zhiren.platform.shell.InvalidInput;
import org.zhiren.platform.shell.StaleVersion;
import org.zhiren.statutes.Schooling;

/**
 * What people decide about the rules: suppositions change nothing, local rules and calendars take
 * two people, profiles keep their versions.
 */
class EligibilityDecisionsTest extends EligibilitySample {

  @Test
  void aSupposedNumberChangesResultsAndNothingElse() throws Exception {
    Target post = at(officer, this::division);
    Supposing.Answer stricter =
        at(
            officer,
            () ->
                supposing.compare(
                    post.id(),
                    TODAY,
                    Source.PROMOTION,
                    new Supposing.Hypothesis("XB-08-3b.years", new BigDecimal("50"), null, null)));
    assertThat(stricter.changes()).isNotEmpty();
    assertThat(stricter.changes()).noneMatch(c -> c.to() == Listing.LISTED);
    assertThat(stricter.after().totals().get(Listing.LISTED)).isZero();
    Supposing.Answer same =
        at(
            officer,
            () ->
                supposing.compare(
                    post.id(),
                    TODAY,
                    Source.PROMOTION,
                    new Supposing.Hypothesis("XB-08-3b.years", new BigDecimal("3"), null, null)));
    assertThat(same.changes()).isEmpty();
    assertThatThrownBy(() ->
            at(
                officer,
                () ->
                    supposing.compare(
                        post.id(),
                        TODAY,
                        Source.PROMOTION,
                        new Supposing.Hypothesis(null, null, "XB", "1995"))))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void aLocalRuleTakesTwoPeopleAndHoldsFromItsDayToItsEnd() throws Exception {
    LocalDate since = TODAY.plusMonths(1);
    ProposingLocalRule.Proposal lax =
        new ProposingLocalRule.Proposal(
            "XB-08-1.seniority", BigDecimal.valueOf(4), since, "细则", "第三条", "示〔2026〕1号", "试验");
    assertThatThrownBy(() -> at(officer, () -> proposing.propose(lax)))
        .isInstanceOfSatisfying(
            InvalidInput.class,
            refused -> {
              assertThat(refused.faults().getFirst().field()).isEqualTo("value");
              assertThat(refused.faults().getFirst().message().zh()).contains("5", "没有收紧");
            });
    ProposingLocalRule.Proposal strict =
        new ProposingLocalRule.Proposal(
            "XB-08-1.seniority", BigDecimal.valueOf(8), since, "细则", "第三条", "示〔2026〕1号", "从严");
    UUID rule = at(officer, () -> proposing.propose(strict));
    assertThat(value(since)).as("a proposal changes nothing").isEqualTo("5");
    assertThatThrownBy(() -> step(officer, () -> deciding.approve(rule, "")))
        .as("nobody approves the own proposal")
        .isInstanceOf(InvalidInput.class);
    step(second, () -> deciding.approve(rule, "核对无误"));
    assertThat(value(since.minusDays(1))).isEqualTo("5");
    assertThat(value(since)).isEqualTo("8");
    assertThatThrownBy(() -> step(second, () -> deciding.approve(rule, "")))
        .as("decided once")
        .isInstanceOf(InvalidInput.class);
    assertThat(recorded(rule)).isEqualTo(2);

    step(officer, () -> deciding.askToEnd(rule, "不再需要"));
    assertThat(value(since)).as("in force until a second person agrees").isEqualTo("8");
    assertThatThrownBy(() -> step(officer, () -> deciding.end(rule, "")))
        .isInstanceOf(InvalidInput.class);
    step(second, () -> deciding.end(rule, "同意"));
    assertThat(localRules.find(rule).orElseThrow().state()).isEqualTo(LocalRule.State.ENDED);
    assertThat(value(LocalDate.of(2099, 1, 1))).isEqualTo("5");
    assertThat(recorded(rule)).isEqualTo(4);
  }

  private String value(LocalDate day) {
    return law.on(day).parameter("XB-08-1.seniority", day).orElseThrow().value();
  }

  @Test
  void aProfileNarrowsTheListAndItsVersionsStay() throws Exception {
    Target post = at(officer, this::division);
    int before = at(officer, () -> listed(post));
    PostProfile.Conditions strict =
        new PostProfile.Conditions(
            Schooling.POSTGRADUATE, 60, null, List.of(), null, "", List.of(), List.of(), Set.of());
    int version = post.profile().version();
    int written = at(officer, () -> writing.write(post.id(), version, strict, "从严"));
    assertThat(written).isEqualTo(version + 1);
    assertThat(at(officer, () -> listed(post))).isLessThanOrEqualTo(before);
    assertThatThrownBy(() -> at(officer, () -> writing.write(post.id(), version, strict, "又一次")))
        .as("somebody wrote a version meanwhile")
        .isInstanceOf(StaleVersion.class);
    assertThatThrownBy(() ->
            at(officer, () -> writing.write(post.id(), written, PostProfile.Conditions.NONE, " ")))
        .isInstanceOf(InvalidInput.class);
    at(officer, () -> writing.write(post.id(), written, PostProfile.Conditions.NONE, "恢复"));
    assertThat(at(officer, () -> listed(post))).isEqualTo(before);
  }

  private int listed(Target post) {
    return who.screen(post.id(), TODAY, Source.PROMOTION).totals().get(Listing.LISTED);
  }

  @Test
  void aCalendarCountsOnceASecondPersonHasComparedIt() throws Exception {
    int year = 2031;
    List<LocalDate> off = List.of(LocalDate.of(year, 1, 1), LocalDate.of(year, 10, 1));
    assertThatThrownBy(() -> at(officer, () -> entering.propose(2026, off, List.of(), "通知")))
        .isInstanceOf(InvalidInput.class);
    UUID entry = at(officer, () -> entering.propose(year, off, List.of(), "通知"));
    assertThat(calendar.days().knows(year)).isFalse();
    assertThatThrownBy(() -> step(officer, () -> entering.approve(entry, "")))
        .isInstanceOf(InvalidInput.class);
    step(second, () -> entering.approve(entry, "已核对"));
    assertThat(calendar.days().isWorkingDay(LocalDate.of(year, 10, 1))).contains(false);
    assertThat(calendar.days().isWorkingDay(LocalDate.of(year, 10, 2))).contains(true);
  }
}
