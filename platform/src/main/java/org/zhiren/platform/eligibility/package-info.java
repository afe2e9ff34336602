/**
 * Eligibility: the rules in the officer's hands.
 *
 * <p><b>What it does.</b> It reads the files of the roster and the posts of the organisation as
 * {@code org.zhiren.statutes} wants them ({@link org.zhiren.platform.eligibility.RecordReading},
 * {@link org.zhiren.platform.eligibility.Targets}) and asks the rules: why may this person take
 * this post or not ({@link org.zhiren.platform.eligibility.ExaminingPerson}), who qualifies ({@link
 * org.zhiren.platform.eligibility.WhoQualifies}), which posts are open to a person ({@link
 * org.zhiren.platform.eligibility.OpenPosts}), what if a number or a version were another ({@link
 * org.zhiren.platform.eligibility.Supposing}), which posts fall vacant by rule ({@link
 * org.zhiren.platform.eligibility.ForeseenVacancies}).
 *
 * <p><b>What it keeps.</b> Post profiles in versions, local rules that tighten national ones, and
 * working-day calendars of later years. The latter two take two people: one proposes, another
 * decides; the engine refuses whatever would loosen the law.
 *
 * <p><b>What it does not do.</b> It decides nothing and ranks nobody. Missing facts stay unknown;
 * lists are in statutory precedence. Everything is narrowed to what the acting account may see, the
 * counts included, and nobody meets the own file or that of a near relative here.
 */
@ApplicationModule(
    displayName = "Eligibility",
    allowedDependencies = {"shell", "records", "access", "organization", "roster"})
@NullMarked
package org.zhiren.platform.eligibility;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
