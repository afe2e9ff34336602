/**
 * 知事识人: what is known about people at work, through which channels, and about whom too little is
 * known.
 *
 * <p><b>Evidence.</b> Six channels ({@link org.zhiren.platform.insight.Channel}), as the field
 * names them: 记名字, 识面孔, 留印象, 见本人, 多介绍, 听情况. An {@link org.zhiren.platform.insight.Entry} says what
 * somebody did in which situation and what came of it, on a day, by whose account; it is signed by
 * its author, never altered, replaced or withdrawn only with a reason. Everyday conduct and
 * critical events stand side by side. There are no scores: an entry informs and decides nothing.
 *
 * <p><b>Who sees it.</b> Evidence is information of the class {@code APPRAISAL} about the unit of
 * the person, opened for a stated purpose, each reading recorded; nobody meets himself or a near
 * relative, not even in a count. What its author has marked as open, the person reads on the page
 * of the own record and may answer; the answer stands beside the entry for good.
 *
 * <p><b>How it is asked.</b> {@link org.zhiren.platform.insight.Evidence} reads the entries about
 * one person, {@link org.zhiren.platform.insight.WritingEvidence} writes, replaces and withdraws
 * them, {@link org.zhiren.platform.insight.Talks} and {@link
 * org.zhiren.platform.insight.HoldingTalks} keep talks from plan to feedback, {@link
 * org.zhiren.platform.insight.Coverage} says who is known how well, {@link
 * org.zhiren.platform.insight.EvidenceIntake} brings in many entries at once.
 */
@ApplicationModule(
    displayName = "Insight",
    allowedDependencies = {"shell", "records", "access", "organization", "roster", "appraisal"})
@NullMarked
package org.zhiren.platform.insight;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
