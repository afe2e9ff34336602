/**
 * Data checks: what is wrong, doubtful or missing in the files, found before somebody relies on it.
 *
 * <p>A {@link org.zhiren.platform.roster.quality.Check} is data: a name, a class (simple, repeated,
 * of principle), a severity, what it is about, what to do, and a query; the files are {@code
 * roster/quality/*.sql}. A few need the organisation beside the files and are computed. A run goes
 * through all of them as the platform itself, after an intake, at night and on demand; what it
 * finds is kept as findings, each with a state. One that a later run does not find again is mended.
 *
 * <p>Findings belong to the unit of the person and to a class of information, and are seen by those
 * who see that class there; every count and trend is taken from what the acting account sees.
 */
@NullMarked
package org.zhiren.platform.roster.quality;

import org.jspecify.annotations.NullMarked;
