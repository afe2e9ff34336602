/**
 * Law as code: who may be appointed to what, on which day, by which article, and why.
 *
 * <h2>What</h2>
 *
 * <p>{@link org.zhiren.statutes.Statutes} holds regulations with their versions, provisions with
 * their wording and force, and numbers with the day from which they hold. It examines one {@link
 * org.zhiren.statutes.Person} for one {@link org.zhiren.statutes.Post} on one day and answers with
 * an {@link org.zhiren.explain.Explanation}; it screens a {@link org.zhiren.statutes.Population} of
 * a million people with the same code.
 *
 * <h2>Method</h2>
 *
 * <p><b>Text and number are data, the condition is Java.</b> The files beside this class say what
 * an article says, since when, how strongly it binds, which exceptions it has and how far its
 * wording was checked against the official text. A chapter class (for instance {@code
 * Qualifications}) has one method per item, in the order of the article and under its words. The
 * build fails if one side lacks the other.
 *
 * <p><b>Nothing is guessed.</b> A fact that is not on file is {@code UNKNOWN}, named in the tree,
 * and never turned into a yes. Where part of a fact is missing the condition is judged twice, for
 * the worst and for the best case; if both agree the verdict is sure all the same.
 *
 * <p><b>Time is explicit.</b> Each provision names how it counts: TENURE (an anniversary is
 * reached), SPAN (a closed period counts its last day), EFFECT (blocked until the same-numbered
 * day), VALIDITY, REPLY, WORKDAY, MONTH. One end-of-month policy holds for all. Separate periods of
 * service are added by the calendar, not by an average year.
 *
 * <p><b>Exceptions are edges.</b> A provision that is not met asks its exceptions in their order;
 * an exception is itself a provision with limits, grounds and approval. Two exceptions without an
 * order between them, or a circle of exceptions, stop the reading of the files.
 *
 * <p><b>One code for one and for a million.</b> Provisions read people only through {@code
 * Dossier}, which one person and one row of a population both offer. With a trace they write the
 * tree and say on which later day they may turn out otherwise; without it they only judge.
 *
 * <h2>Sources</h2>
 *
 * <p>The data files name for each wording and number the page on which it was seen. The design owes
 * citation at the condition to RegelRecht, checked exceptions and explicit date rounding to Catala,
 * dated parameters to OpenFisca; it avoids the silent default of DMN.
 */
@NullMarked
package org.zhiren.statutes;

import org.jspecify.annotations.NullMarked;
