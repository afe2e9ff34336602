/**
 * Reckoning of targets: formulae, scores, lights, forecasts, roll-up.
 *
 * <h2>What</h2>
 *
 * <p>A target has a unit, a direction, a baseline and a value to reach by a day. From the values
 * that arrive this package says: what a {@link
 * org.zhiren.platform.responsibility.reckoning.FormulaBook formula} over other indicators comes to;
 * how many points an {@link org.zhiren.platform.responsibility.reckoning.Outcome} gets by a
 * published {@link org.zhiren.platform.responsibility.reckoning.Scoring}; which {@link
 * org.zhiren.platform.responsibility.reckoning.Light} is on as of a day ({@link
 * org.zhiren.platform.responsibility.reckoning.Lights}); where the year will end ({@link
 * org.zhiren.platform.responsibility.reckoning.Forecasts}); and how a whole tree of a million
 * targets stands ({@link org.zhiren.platform.responsibility.reckoning.Rollup}).
 *
 * <h2>Method</h2>
 *
 * <p><b>Pure.</b> No clock, no database, no framework: only the JDK and {@code org.zhiren.explain}.
 * A rule of the build holds this fast. Every question carries its day.
 *
 * <p><b>Exact.</b> Weights are whole basis points; formulae and scores are reckoned in fractions
 * and rounded once, at the end. Only forecasts, which are estimates, use floating point.
 *
 * <p><b>Unknown stays unknown.</b> A missing value is never zero. It makes a formula unknown, a
 * light grey, and a roll-up say which share of its weight is known.
 *
 * <p><b>Every result says why</b> in an {@link org.zhiren.explain.Explanation}. Scores inform
 * people and decide nothing.
 */
@NamedInterface("reckoning")
@NullMarked
package org.zhiren.platform.responsibility.reckoning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
