/**
 * Organization: units, posts and quotas, dated, so that "as it stood on that day" has an answer.
 *
 * <p><b>What is kept.</b> A unit (机构) has a code, names, kind, level, a place in the tree and an
 * order of precedence (排序); a post (职位) belongs to a unit and has a level, a kind and a number of
 * places; a quota (职数, 编制) says how many of something a unit may have. Each is a history of
 * periods. A period says when something was so in the world; beside it stands which change wrote it
 * and which change replaced it, so that corrections keep the earlier value, the reason and the
 * author. The database refuses histories that overlap, and the application's role can neither alter
 * nor remove what was written.
 *
 * <p><b>How it changes.</b> One class for each thing that the work knows: {@link
 * org.zhiren.platform.organization.FoundingUnit}, {@link
 * org.zhiren.platform.organization.MergingUnits}, {@link
 * org.zhiren.platform.organization.AbolishingPost} and so on. Each takes a {@link
 * org.zhiren.platform.organization.Basis}: the day, the document, the reason. Changes of one thing
 * go forward in time; what lies further back is corrected ({@link
 * org.zhiren.platform.organization.CorrectingHistory}) or undone ({@link
 * org.zhiren.platform.organization.UndoingChange}). After each change the tree is examined: no
 * circle, nobody below a unit that does not exist. If not, nothing was changed.
 *
 * <p><b>How it is asked.</b> {@link org.zhiren.platform.organization.Units} and {@link
 * org.zhiren.platform.organization.Posts} answer as of a day. Modules above listen to the events
 * ({@link org.zhiren.platform.organization.UnitsMerged}, …) and report who holds the posts through
 * {@link org.zhiren.platform.organization.PostOccupancy}.
 */
@ApplicationModule(
    displayName = "Organization",
    allowedDependencies = {"shell", "records", "access"})
@NullMarked
package org.zhiren.platform.organization;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
