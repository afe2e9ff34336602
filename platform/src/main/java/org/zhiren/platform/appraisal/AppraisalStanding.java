package org.zhiren.platform.appraisal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhiren.explain.Explanation;

/**
 * What the campaigns of some years say about a person taken together, in points from 0 to 100, with
 * the conditions of the units beside it.
 *
 * <p>Units hardly share raters: points of different units can be compared only as far as units are
 * equally strict. {@code peers} is the fair yardstick within the own campaigns.
 *
 * @param person the person
 * @param unit the unit of the latest campaign
 * @param campaigns how many campaigns are behind it
 * @param lastYear year of the latest
 * @param points mean of the fair scores, weighted by what each is known to
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param peers median of the people appraised in the same campaigns
 * @param hardship whether the latest unit is marked as one of hard conditions
 * @param adjusted {@code points} as they would be in usual conditions; equal to {@code points} for
 *     usual conditions; {@code null} if too few units of either kind were appraised to tell
 * @param adjustedLow lower end of its interval, which includes how well the conditions are known
 * @param adjustedHigh upper end
 * @param explanation how it came about
 */
public record AppraisalStanding(
    UUID person,
    UUID unit,
    int campaigns,
    int lastYear,
    double points,
    double low,
    double high,
    double peers,
    boolean hardship,
    @Nullable Double adjusted,
    @Nullable Double adjustedLow,
    @Nullable Double adjustedHigh,
    Explanation explanation) {}
