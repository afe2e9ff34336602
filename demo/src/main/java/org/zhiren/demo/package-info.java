/**
 * An invented prefecture, complete enough to try every page and measure every engine.
 *
 * <h2>Why</h2>
 *
 * <p>Real personnel files may not leave the department, and made-up rows without history do not
 * exercise rules about years in a post, sanction periods or caps. So forty years are simulated:
 * people enter, are moved and promoted within the rules, retire; units are founded, renamed,
 * merged, split and moved. What results is coherent by construction, and the faults in it are known
 * because they were put in afterwards, one by one, with a list.
 *
 * <h2>Method</h2>
 *
 * <ol>
 *   <li>Places: two rare letters make a name; none of the combinations occurs in the table ZB01.
 *   <li>Units: more candidates than wanted, each with an importance; the most important are kept,
 *       so that small prefectures have the same make-up. Changes of the last five years are
 *       planned.
 *   <li>Posts: by kind of unit; deputies are added or removed until the total is exact.
 *   <li>People: age, education, sex and sector by cohort.
 *   <li>Careers: quarter by quarter, highest posts first. A vacancy is filled by the best of a
 *       sample of those who may hold it; posts that only people now retired could have held in
 *       early years count as taken by them.
 *   <li>Faults: a person carries at most one, so that a check for one kind finds nothing else.
 *   <li>Ranks, assessments and the remaining file follow from the career.
 * </ol>
 *
 * <p>Randomness comes from SplitMix64 with a stream for each prefecture and person, integer
 * arithmetic and sums of exact doubles: the same seed gives the same bytes everywhere. There is no
 * clock; the as-of date is a parameter.
 *
 * <h2>What is simplified</h2>
 *
 * <p>Quotas of ranks (职级职数) are not enforced, posts of courts and police use the common levels, and
 * every promotion keeps the rules, without the lawful exception of 破格.
 *
 * <h2>Sources</h2>
 *
 * <p>党政领导干部选拔任用工作条例 (2019) articles 8, 24, 43, 51, 52; 公务员职务与职级并行规定 (2019) articles 9, 18; 公务员考核规定
 * (2020) articles 25 to 29; the retirement decision of 2024-09-13; code tables GB/T 2261.1, 3304,
 * 4761, 4762, 6864, 8561, ZB01, 03, 04, 09, 18, 64, 65, 148; GB 11643 and GB 32100 for check
 * characters; Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014).
 */
@NullMarked
package org.zhiren.demo;

import org.jspecify.annotations.NullMarked;
