/**
 * Release and results of a campaign.
 *
 * <p>The path of a release: {@link org.zhiren.platform.appraisal.results.Answered} holds what was
 * marked; {@link org.zhiren.platform.appraisal.results.Shown} leaves out what too few people said,
 * once and before anything is worked out, so that no figure depends on it; {@link
 * org.zhiren.platform.appraisal.results.RaterUnits} sees to it that nothing published equals
 * anything about one sheet; {@link org.zhiren.platform.appraisal.results.Computing} works out raw
 * and fair figures with intervals; {@link org.zhiren.platform.appraisal.results.Releasing} writes
 * them once, in one transaction with the entry in the record. {@link
 * org.zhiren.platform.appraisal.results.Results} reads them.
 */
@NullMarked
package org.zhiren.platform.appraisal.results;

import org.jspecify.annotations.NullMarked;
