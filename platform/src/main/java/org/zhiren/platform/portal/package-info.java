/**
 * Portal: what the public may see and say, without an account and without a trace.
 *
 * <p>Pages below {@code /public}: what is announced, the criteria, the heads of the record, ballots
 * to verify, the yearly questionnaire. Each is off until an officer switches it on ({@link
 * org.zhiren.platform.portal.PublicPages}). No session is opened there and no cookie is needed.
 *
 * <p>The totals of the questionnaire are taken over from released appraisals ({@link
 * org.zhiren.platform.portal.TakingOverReviews}); those counted on paper say that they were typed.
 *
 * <p>Feedback is taken in by {@link org.zhiren.platform.portal.SendingFeedback}, which keeps
 * neither address nor program nor time of day, seals what was written, and keeps away every account
 * that it names. The sender follows it with a receipt code by {@link
 * org.zhiren.platform.portal.FollowingFeedback}; officers work with {@link
 * org.zhiren.platform.portal.HandlingFeedback}, each step recorded.
 */
@ApplicationModule(
    displayName = "Portal",
    allowedDependencies = {
      "shell",
      "records",
      "access",
      "messages",
      "organization",
      "selection",
      "eligibility",
      "appraisal",
      "voting"
    })
@NullMarked
package org.zhiren.platform.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
