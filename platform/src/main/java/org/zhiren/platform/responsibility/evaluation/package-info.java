/**
 * Evaluation of a plan: from the trial run to what people decide.
 *
 * <h2>What</h2>
 *
 * <p>A {@link org.zhiren.platform.responsibility.evaluation.Scheme} says by which published formula
 * each kind of work is scored. After the last day of the plan its values are frozen: {@link
 * org.zhiren.platform.responsibility.evaluation.Freezing} computes one edition of results, each
 * with its explanation. Units confirm or {@linkplain
 * org.zhiren.platform.responsibility.evaluation.Appeals appeal}; a correction makes the next
 * edition and leaves the earlier one as it was. Then the results are {@linkplain
 * org.zhiren.platform.responsibility.evaluation.Releasing released} once.
 *
 * <h2>Method</h2>
 *
 * <p>Raw points stand beside points freed from conditions: how hard the targets were that a unit
 * was given, how large it is. Within each group of peers ({@link
 * org.zhiren.platform.responsibility.evaluation.Adjusting}) a mixed model of {@code
 * org.zhiren.fairness} tells them apart; where the data do not support it, nothing is shown and the
 * reason is said. Places are intervals. Highlights are judged by a panel whose members differ in
 * severity, which is taken off. What is not known stays unknown and counts neither as zero nor as a
 * mean.
 *
 * <p>Consequences are proposals with reasons; a person accepts or declines each with a reason.
 *
 * <p>An evaluation that was held before this platform was there is {@linkplain
 * org.zhiren.platform.responsibility.evaluation.PastEvaluations taken over} with everything that
 * was said in it, and scored by the same code.
 */
@NamedInterface("evaluation")
@NullMarked
package org.zhiren.platform.responsibility.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
