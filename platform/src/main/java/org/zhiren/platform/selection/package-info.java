/**
 * 选拔任用: cases of selection and appointment, from the motion to the confirmation in office.
 *
 * <p><b>What it does.</b> A case passes the stages of {@link
 * org.zhiren.platform.selection.procedure}; {@link org.zhiren.platform.selection.TakingSteps} is
 * the only way to write into it, {@link org.zhiren.platform.selection.Cases} the way to read,
 * {@link org.zhiren.platform.selection.CaseHistory} shows a case as it stood after any of its
 * entries. On its day an order enters the files of the roster ({@link
 * org.zhiren.platform.selection.TakingEffect}).
 *
 * <p><b>Who may see a case.</b> Whoever has a scope over selection in the unit of the post, and
 * never somebody who is considered in it, nor a near relative.
 *
 * <p><b>What it does not do.</b> It ranks nobody and proposes nobody. Recommendations are counted
 * and shown; whoever is chosen against them is chosen with a written reason.
 */
@ApplicationModule(
    displayName = "Selection",
    allowedDependencies = {
      "shell",
      "records",
      "access",
      "organization",
      "roster",
      "eligibility",
      "insight",
      "appraisal",
      "responsibility",
      "voting"
    })
@NullMarked
package org.zhiren.platform.selection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
