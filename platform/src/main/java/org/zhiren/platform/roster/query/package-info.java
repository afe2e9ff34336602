/**
 * Asking the roster: who fulfils these conditions as of a day?
 *
 * <p><b>The question.</b> {@link org.zhiren.platform.roster.query.Question} is a tree of {@link
 * org.zhiren.platform.roster.query.Condition}s: groups (all, any, none), tests of a field of the
 * person, and facts on file ("held a post of this level for at least three years"). What can be
 * asked stands in one catalogue, {@link org.zhiren.platform.roster.query.Field} and {@link
 * org.zhiren.platform.roster.query.FactKind}; everything else (JSON, reading in words, check, SQL,
 * columns) follows from it. Truth has three values: what is not on file, or not to be seen, is
 * unknown, and a person of whom the answer is unknown is neither found nor excluded by a "not".
 *
 * <p><b>Two ways to the answer.</b> {@code SqlCompiler} writes the question as SQL, plain and slow;
 * {@code Columns} keeps the roster in memory as columns and answers in milliseconds. {@link
 * org.zhiren.platform.roster.query.AskingPeople} uses the columns whenever they are provably up to
 * date with the database and the SQL otherwise. A test holds one against the other.
 *
 * <p><b>Who sees what.</b> Both ways count only people within the scopes of the acting account,
 * class by class, read anew for each question; the rows of a page are fetched through row-level
 * security in any case.
 */
@NullMarked
package org.zhiren.platform.roster.query;

import org.jspecify.annotations.NullMarked;
