/**
 * Fair appraisal: what a person's score would be had everybody been rated by the same raters.
 *
 * <h2>The problem</h2>
 *
 * <p>Many raters judge many people. Raters differ in severity and units in starting point, and not
 * everybody is rated by everybody, so the raw mean punishes whoever drew the severe raters. Leaving
 * out the highest and lowest mark, the usual remedy, corrects neither severity nor collusion.
 *
 * <h2>The model</h2>
 *
 * <p>A score is the sum of fixed effects (conditions, years, items), random effects (person, rater,
 * unit) and a residual, {@code y = Xβ + Zb + e} with {@code b ~ N(0, σ²G)} and {@code e ~ N(0,
 * σ²W⁻¹)}. A person's fair score is the mean of all plus the best linear unbiased prediction of the
 * person's effect (Henderson 1975). Its interval uses the prediction-error deviation, which
 * includes the uncertainty of the fixed effects. {@link org.zhiren.fairness.Fairness} is the entry;
 * {@link org.zhiren.fairness.FairModel} says what varies.
 *
 * <h2>The method</h2>
 *
 * <ol>
 *   <li>Ratings are collapsed to cross-products of cells, once ({@code CrossProducts}); nothing
 *       after that depends on the number of ratings.
 *   <li>A large factor is eliminated first, the one that leaves least work: its block of
 *       Henderson's equations is diagonal. What remains is a Schur complement over the others.
 *   <li>Raters who share persons only within a unit form small dense blocks; whoever connects units
 *       comes last ({@code BlockPlan}). The bordered block-diagonal matrix is factorised exactly
 *       ({@code BlockFactor}), with dense kernels that the compiler vectorises ({@code
 *       DenseKernel}).
 *   <li>The derivative of the criterion needs the inverse only on the pattern of the cells ({@code
 *       SelectedInverse}; Takahashi and others 1973).
 *   <li>Newton steps in logarithms of θ with the average information (Gilmour, Thompson and Cullis
 *       1995), corrected by the secant of earlier steps ({@code MixedOptimizer}). With derivatives,
 *       seven to nine steps reach the optimum to ten digits; from the optimum of a part of a long
 *       table ({@code Start}), four or five.
 * </ol>
 *
 * <p>The criterion is −2 log restricted likelihood (Patterson and Thompson 1971) or −2 log
 * likelihood, as in Bates, Mächler, Bolker and Walker, Fitting linear mixed-effects models using
 * lme4, Journal of Statistical Software 67 (2015). Results do not depend on the number of threads.
 * Small fits take the same scalar path: there is nothing to warm up.
 *
 * <p>Where memory or time do not allow a factorisation, the same equations are solved by conjugate
 * gradients ({@code SchurSystem}, {@code ConjugateGradients}) and the traces come from random
 * vectors ({@code SampledEvaluation}; Hutchinson 1989). Such a fit says so and states its Monte
 * Carlo error ({@link org.zhiren.fairness.Approximation}); exact and approximate are never mixed
 * silently ({@link org.zhiren.fairness.Accuracy}).
 *
 * <h2>Ordered categories</h2>
 *
 * <p>Where answers are grades and not points, {@link org.zhiren.fairness.RaschModel} puts persons,
 * items and raters on one logit scale (Andrich 1978; Linacre 1989). Marginally, persons are
 * integrated out by quadrature around each person's mode, and Newton steps use the exact observed
 * information (Louis 1982); jointly, persons are parameters and are eliminated first. Infit and
 * outfit say whose answers the model does not explain.
 *
 * <h2>What cannot be known</h2>
 *
 * <p>If two groups of persons share no raters, a lenient rater and a strong person cannot be told
 * apart across them. {@link org.zhiren.fairness.Connectivity} finds the parts and proposes ratings
 * that would connect them; {@link org.zhiren.fairness.Standing} ranks within parts only, and gives
 * ranks as intervals from draws of the joint distribution.
 *
 * <h2>Raters</h2>
 *
 * <p>{@link org.zhiren.fairness.Diagnosis} compares each rater with what the others see, leaving
 * the rater's own scores out. False discoveries are controlled after Benjamini and Hochberg (1995).
 * {@link org.zhiren.fairness.Cliques} says who favours whom in return: the strongest group found is
 * compared with what the same search finds in noise on the same network.
 */
@NullMarked
package org.zhiren.fairness;

import org.jspecify.annotations.NullMarked;
