/**
 * The procedure of selection and appointment as a state machine: no database, no web, no clock.
 *
 * <p><b>States are types.</b> A case stands in one {@link
 * org.zhiren.platform.selection.procedure.Stage}; each stage has a method for each step that it
 * allows and none for the others. Which stages a case passes, in which order, its {@link
 * org.zhiren.platform.selection.procedure.Form} says.
 *
 * <p><b>A gate between two stages.</b> {@link org.zhiren.platform.selection.procedure.Gates} names
 * everything that the regulation asks for before the next stage, with its article as {@code
 * org.zhiren.statutes} has it and how far that was checked, whether it is there, who has to act and
 * by when. {@link org.zhiren.platform.selection.procedure.Step.Proceed} passes only an open gate
 * and otherwise answers with all that is missing.
 *
 * <p><b>What departs from the rule is endorsed.</b> An exception to a recusal, or leave to do
 * without the meeting, counts after {@link org.zhiren.platform.selection.procedure.Step.Endorse} by
 * another account.
 *
 * <p><b>Entries are the whole truth.</b> A {@link org.zhiren.platform.selection.procedure.CaseFile}
 * is its entries in their order; everything else is derived from them, so a case as it stood after
 * its n-th entry is its first n entries. A mistake is put right by a later entry that says what the
 * earlier one should have said; the whole case is then judged anew and the correction is refused if
 * anything later rests on the mistake.
 */
@NamedInterface("procedure")
@NullMarked
package org.zhiren.platform.selection.procedure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
