/**
 * 回避: who may not take part because of whom.
 *
 * <p><b>What it does.</b> {@link org.zhiren.platform.selection.recusal.KinGraph} is made from the
 * family rows on file and answers how two people are related, if at all: each row is spelt out in
 * steps to parent, child, spouse or sibling, paths are joined and shortened, and what remains is
 * looked up among the relations that 公务员回避规定 names (夫妻、直系血亲、三代以内旁系血亲、近姻亲). {@link
 * org.zhiren.platform.selection.recusal.Recusals} applies it to inspection teams, to the members of
 * a meeting and to the post itself, and returns every finding with its path and ground. The gates
 * of the procedure ask for an answer to what stands against a post.
 *
 * <p><b>Declarations.</b> What somebody on file declared in a case counts like a family row, as a
 * direct tie between the two.
 *
 * <p><b>What it does not know.</b> Only what is on file. A tie that rests on an equal name and
 * birth date of somebody without a file is a question to be asked, not a finding; nothing found is
 * not a proof that there is nothing.
 */
@NullMarked
package org.zhiren.platform.selection.recusal;

import org.jspecify.annotations.NullMarked;
